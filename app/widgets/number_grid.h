// SPDX-License-Identifier: GPL-3.0-or-later
// A gray image as what it is to a network: numbers. Each stands on the gray that it means.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/base/image.h"

namespace inkling {

/// Shows every pixel of a small image as its gray level, 0 to 255.
class NumberGrid : public ThemedWidget {
    Q_OBJECT

public:
    explicit NumberGrid(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p image; an empty one shows as many zeros as a digit has pixels.
    void setImage(const GrayImage& image);

    /// Returns the number shown in column \p x of row \p y.
    QString numberAt(int x, int y) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QFont numberFont() const;
    QSize cellSize() const;
    QRect cellRect(int x, int y) const;

    GrayImage m_image;
};

} // namespace inkling
