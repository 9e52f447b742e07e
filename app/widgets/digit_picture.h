// SPDX-License-Identifier: GPL-3.0-or-later
// A small picture of a digit as the network sees it: white on black, every pixel a square, with a
// caption.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/base/image.h"
#include "core/ink/ink.h"

#include <QPointF>

#include <optional>

namespace inkling {

/// What is drawn over the picture. *Units*: shares of its width and height, 0 to 1.
struct DigitOverlay {
    std::optional<QRectF> box; ///< dashed
    std::optional<QPointF> cross; ///< lines through the whole picture, a dot where they meet
};

/// Shows a gray image and a caption below it; a faint placeholder while there is no image.
class DigitPicture : public ThemedWidget {
    Q_OBJECT

public:
    explicit DigitPicture(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p image, each pixel a square; an empty image shows the placeholder.
    void setImage(const GrayImage& image, const DigitOverlay& overlay = {});

    /// Shows \p caption below the picture.
    void setCaption(const QString& caption);

    QString caption() const { return m_caption; }

    /// Sets the least and the most that the picture takes along an edge. *Units*: design units.
    void setSideRange(qreal least, qreal usual);

    /// Takes no more height than the picture and its caption need, so that the rest goes to others.
    void setFitted();

    /// Dims the picture, so that what is drawn over it stands out.
    void setDimmed(bool dimmed);

    /// Returns true when there is something to see.
    virtual bool hasPicture() const { return m_image.width > 0; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Paints the picture and what is drawn over it into the square \p rect of \p painter, as large as
    /// that is.
    void paintContent(QPainter& painter, const QRect& rect);

    /// Returns where the picture is painted: the largest square at the top, centered.
    QRect pictureRect() const;

Q_SIGNALS:
    /// The pointer or the keyboard came to the view, or left it.
    void pointedAt(bool here);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

    /// Paints the picture into the square \p rect, clipped to it.
    virtual void paintPicture(QPainter& painter, const QRect& rect);

    void setOverlay(const DigitOverlay& overlay);

private:
    void paintOverlay(QPainter& painter, const QRect& rect) const;
    void paintFocus(QPainter& painter, const QRect& rect) const;
    int captionHeight() const;

    GrayImage m_image;
    DigitOverlay m_overlay;
    QString m_caption;
    bool m_dimmed = false;
    bool m_fitted = false;
    qreal m_leastSide;
    qreal m_usualSide;
};

} // namespace inkling
