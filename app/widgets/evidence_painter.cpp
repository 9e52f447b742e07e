// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/evidence_painter.h"

#include "core/digit/normalize.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
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

    using Colors = std::array<QRgb, std::size_t { digitSide } * digitSide>;

    Colors colorsOf(const EvidencePicture& picture)
    {
        Colors colors {};
        colors.fill(evidenceColor(picture.look.palette, 0));
        for (std::size_t i = 0; i < picture.values.size(); ++i)
            colors.at(i) = evidenceColor(picture.look.palette, picture.values[i] / picture.scale);
        return colors;
    }

    // Ten maps are painted at every move of a pen: written pixel by pixel they take a tenth of what a brush takes.
    QImage enlarged(const Colors& colors, int side)
    {
        QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
        int lineAbove = -1;
        for (int y = 0; y < side; ++y) {
            auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
            const int row = y * digitSide / side;
            if (row == lineAbove) {
                std::copy_n(reinterpret_cast<const QRgb*>(image.constScanLine(y - 1)), side, line);
                continue;
            }
            lineAbove = row;
            for (int x = 0; x < side; ++x)
                line[x] = colors[indexOf(x * digitSide / side, row)];
        }
        return image;
    }

    // Takes off what lies outside the arcs in the corners, smoothly.
    void roundCorners(QImage& image, qreal radius)
    {
        const int side = image.width();
        const int reach = std::min(static_cast<int>(std::ceil(radius)), side / 2);
        for (int y = 0; y < reach; ++y) {
            for (int x = 0; x < reach; ++x) {
                const qreal distance = std::hypot(radius - x - 0.5, radius - y - 0.5);
                const qreal cover = std::clamp(radius - distance + 0.5, 0.0, 1.0);
                for (const int row : { y, side - 1 - y }) {
                    auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
                    for (const int column : { x, side - 1 - x })
                        line[column] = qPremultiply(qRgba(qRed(line[column]), qGreen(line[column]),
                            qBlue(line[column]), qRound(cover * 255)));
                }
            }
        }
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

void paintEvidence(
    QPainter& painter, const QRect& rect, const EvidencePicture& picture, qreal radius)
{
    painter.save();
    const qreal ratio = painter.device()->devicePixelRatioF();
    QImage image = enlarged(colorsOf(picture), qRound(rect.width() * ratio));
    roundCorners(image, radius * ratio);
    image.setDevicePixelRatio(ratio);
    painter.drawImage(rect.topLeft(), image);
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
