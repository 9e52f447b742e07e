// SPDX-License-Identifier: GPL-3.0-or-later
// Digits of a data set side by side, each with its label and a number below.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/base/image.h"

#include <QString>

#include <vector>

namespace inkling {

/// A digit with what stands below it.
struct GalleryDigit {
    GrayImage image;
    QString caption;
    QString toolTip;
    bool marked = false; ///< the caption stands out
};

/// Shows digits in rows of \p columns, each as large as the room allows.
class DigitGallery : public ThemedWidget {
    Q_OBJECT

public:
    DigitGallery(const ThemeSource& themeSource, int columns, int rows, QWidget* parent = nullptr);

    void setDigits(const std::vector<GalleryDigit>& digits);

    const std::vector<GalleryDigit>& digits() const { return m_digits; }

    /// Sets the least and the usual side of a digit. *Units*: design units.
    void setSideRange(qreal least, qreal usual);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRect pictureRect(int index) const;
    int captionHeight() const;
    QSize sizeFor(qreal side) const;

    int m_columns;
    int m_rows;
    std::vector<GalleryDigit> m_digits;
    qreal m_leastSide = 56;
    qreal m_usualSide = 112;
};

} // namespace inkling
