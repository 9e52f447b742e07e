// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/evidence_painter.h"

#include "core/digit/normalize.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    // From here on a pixel counts as inside the ink when it is outlined.
    constexpr float inkEdge = 0.4F;
    constexpr int outlineAlpha = 205;
    // Marks stand on the pixels that are this strong, where they are large enough to be read.
    constexpr float markedStrength = 0.45F;
    constexpr qreal markShare = 0.5; ///< of a pixel
    constexpr qreal leastMarkPixel = 2.5;

    std::size_t indexOf(int x, int y)
    {
        return static_cast<std::size_t>(y) * digitSide + static_cast<std::size_t>(x);
    }

    void paintOutline(QPainter& painter, const QRect& rect, const EvidencePicture& picture)
    {
        const qreal side = static_cast<qreal>(rect.width()) / digitSide;
        const auto inside = [&](int x, int y) {
            return x >= 0 && y >= 0 && x < digitSide && y < digitSide
                && picture.ink[indexOf(x, y)] >= inkEdge;
        };
        QList<QLineF> lines;
        for (int y = 0; y <= digitSide; ++y) {
            for (int x = 0; x <= digitSide; ++x) {
                const QPointF corner(rect.left() + x * side, rect.top() + y * side);
                if (inside(x, y) != inside(x, y - 1))
                    lines.append({ corner, corner + QPointF(side, 0) });
                if (inside(x, y) != inside(x - 1, y))
                    lines.append({ corner, corner + QPointF(0, side) });
            }
        }
        QColor color = evidenceOverlay(picture.look.palette);
        color.setAlpha(outlineAlpha);
        painter.setPen(QPen(color, 1));
        painter.drawLines(lines);
    }

    void paintMarks(QPainter& painter, const QRect& rect, const EvidencePicture& picture)
    {
        const qreal side = static_cast<qreal>(rect.width()) / digitSide;
        if (side < leastMarkPixel)
            return;
        // In small maps every other pixel carries a mark twice as large: one that can still be told.
        const int spacing = side < 3 * leastMarkPixel ? 2 : 1;
        const qreal reach = side * spacing * markShare / 2;
        QList<QLineF> lines;
        for (int y = 0; y < digitSide; y += spacing) {
            for (int x = 0; x < digitSide; x += spacing) {
                const float strength = picture.values[indexOf(x, y)] / picture.scale;
                if (std::abs(strength) < markedStrength)
                    continue;
                const QPointF center(rect.left() + (x + spacing / 2.0) * side,
                    rect.top() + (y + spacing / 2.0) * side);
                lines.append({ center - QPointF(reach, 0), center + QPointF(reach, 0) });
                if (strength > 0)
                    lines.append({ center - QPointF(0, reach), center + QPointF(0, reach) });
            }
        }
        painter.setPen(QPen(evidenceOverlay(picture.look.palette), 1));
        painter.drawLines(lines);
    }

} // namespace

QImage evidenceImage(const EvidencePicture& picture)
{
    QImage image(digitSide, digitSide, QImage::Format_RGB32);
    if (picture.values.empty()) {
        image.fill(evidenceColor(picture.look.palette, 0));
        return image;
    }
    for (int y = 0; y < digitSide; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < digitSide; ++x)
            line[x] = evidenceColor(
                picture.look.palette, picture.values[indexOf(x, y)] / picture.scale);
    }
    return image;
}

void paintEvidence(
    QPainter& painter, const QRect& rect, const EvidencePicture& picture, qreal radius)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    QBrush pixels(evidenceImage(picture));
    pixels.setTransform(QTransform::fromTranslate(rect.left(), rect.top())
                            .scale(static_cast<qreal>(rect.width()) / digitSide,
                                static_cast<qreal>(rect.height()) / digitSide));
    painter.setBrush(pixels);
    painter.drawRoundedRect(rect, radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (picture.look.marks() && !picture.values.empty())
        paintMarks(painter, rect, picture);
    if (picture.look.ink && !picture.ink.empty())
        paintOutline(painter, rect, picture);
    painter.restore();
}

std::optional<QPoint> evidencePixelAt(const QRect& rect, const QPointF& place)
{
    if (!QRectF(rect).contains(place))
        return std::nullopt;
    const auto pixel = [](qreal distance, int length) {
        return std::clamp(static_cast<int>(distance * digitSide / length), 0, digitSide - 1);
    };
    return QPoint(
        pixel(place.x() - rect.left(), rect.width()), pixel(place.y() - rect.top(), rect.height()));
}

QRectF evidencePixelRect(const QRect& rect, const QPoint& pixel)
{
    const qreal side = static_cast<qreal>(rect.width()) / digitSide;
    return { rect.left() + pixel.x() * side, rect.top() + pixel.y() * side, side, side };
}

} // namespace inkling
