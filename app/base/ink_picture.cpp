// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/ink_picture.h"

#include "core/ink/spline.h"

#include <QImage>
#include <QPainter>

#include <array>

namespace inkling {

namespace {

    /// Ink from a file that does not tell its pen is shown with one of this share of the field: 22
    /// units of 500.
    constexpr float unknownPenShare = 0.044F;

    /// Ink of a picture as an image in the color of the pen, its gray as opacity.
    QImage inked(const GrayImage& picture, const QColor& ink)
    {
        QColor color = ink;
        std::array<QRgb, 256> levels {};
        for (std::size_t gray = 0; gray < levels.size(); ++gray) {
            color.setAlpha(static_cast<int>(gray));
            levels[gray] = color.rgba();
        }
        QImage image(picture.width, picture.height, QImage::Format_ARGB32);
        for (int y = 0; y < picture.height; ++y) {
            auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int x = 0; x < picture.width; ++x)
                row[x] = levels[picture.at(x, y)];
        }
        return image;
    }

} // namespace

InkPen inkPenOf(const Stroke& stroke, const InkSquare& square)
{
    const float width = stroke.penWidth > 0 ? stroke.penWidth : square.fieldUnits * unknownPenShare;
    return { width, square.scale(), square.ink };
}

void paintUnderlay(QPainter& painter, const Drawing& drawing, const InkSquare& square)
{
    if (drawing.picture.width <= 0)
        return;
    // A picture is scaled softly; the 28×28 squares of a normalized digit are what one is to see.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, drawing.underlay == Underlay::Bitmap);
    QImage image = inked(drawing.picture, square.ink);
    // Painting looks at four pixels at most; to shrink by more than half takes them all.
    const qreal pixels = square.side * painter.device()->devicePixelRatioF();
    if (image.width() > 2 * pixels)
        image = image.scaled(
            QSizeF(pixels, pixels).toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(QRectF(0, 0, square.side, square.side), image);
}

void paintDrawing(
    QPainter& painter, const Drawing& drawing, const InkSquare& square, qreal curveStep)
{
    paintUnderlay(painter, drawing, square);
    const auto step = static_cast<float>(curveStep / square.scale());
    const QRectF everything(0, 0, square.side, square.side);
    for (const Stroke& stroke : drawing.strokes)
        paintLine(painter, smooth(stroke.points, step), inkPenOf(stroke, square), everything);
}

} // namespace inkling
