// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/evidence_painter.h"

#include "app/widgets/pixel_picture.h"
#include "core/digit/normalize.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

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
        const EvidenceColors table(picture.look.palette);
        colors.fill(table.at(0));
        const float perScale = 1 / picture.scale;
        for (std::size_t i = 0; i < picture.values.size(); ++i)
            colors[i] = table.at(picture.values[i] * perScale);
        return colors;
    }

    // Lays a color over a line of pixels.
    void blendLine(QImage& image, const QRect& line, QRgb color)
    {
        const QRect inside = line.intersected(image.rect());
        const int alpha = qAlpha(color);
        const auto mixed
            = [alpha](int over, int under) { return (over * alpha + under * (255 - alpha)) / 255; };
        for (int y = inside.top(); y <= inside.bottom(); ++y) {
            auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int x = inside.left(); x <= inside.right(); ++x)
                pixels[x] = qRgb(mixed(qRed(color), qRed(pixels[x])),
                    mixed(qGreen(color), qGreen(pixels[x])), mixed(qBlue(color), qBlue(pixels[x])));
        }
    }

    // With a rim around the picture, so that nobody need ask whether a neighbor exists.
    constexpr std::size_t rimmedSide = digitSide + 2;
    using RimmedInk = std::array<bool, rimmedSide * rimmedSide>;

    constexpr std::size_t rimmedIndexOf(std::size_t x, std::size_t y)
    {
        return (y + 1) * rimmedSide + x + 1;
    }

    RimmedInk insideOf(std::span<const float> ink)
    {
        RimmedInk inside {};
        for (std::size_t y = 0; y < digitSide; ++y)
            for (std::size_t x = 0; x < digitSide; ++x)
                inside[rimmedIndexOf(x, y)] = ink[y * digitSide + x] >= inkEdge;
        return inside;
    }

    // Along the pixels whose neighbor above or at the left is not on the same side of the edge of the ink.
    void outlineInk(QImage& image, const EvidencePicture& picture, int thickness)
    {
        QColor color = evidenceOverlay(picture.look.palette);
        color.setAlpha(outlineAlpha);
        const QRgb overlay = color.rgba();
        const RimmedInk inside = insideOf(picture.ink);
        std::vector<int> places = firstPixelsOf(digitSide, image.width());
        for (int& place : places)
            place = std::min(place, image.width() - thickness);
        places.push_back(places.back());
        for (std::size_t y = 0; y <= digitSide; ++y) {
            for (std::size_t x = 0; x <= digitSide; ++x) {
                const std::size_t here = rimmedIndexOf(x, y);
                const QPoint corner(places[x], places[y]);
                if (inside[here] != inside[here - rimmedSide])
                    blendLine(
                        image, { corner, QSize(places[x + 1] - corner.x(), thickness) }, overlay);
                if (inside[here] != inside[here - 1])
                    blendLine(
                        image, { corner, QSize(thickness, places[y + 1] - corner.y()) }, overlay);
            }
        }
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
    const Colors colors = colorsOf(picture);
    QImage image = enlarged({ colors, digitSide, digitSide }, deviceSideOf(painter, rect));
    if (picture.look.ink && !picture.ink.empty())
        outlineInk(image, picture, std::max(1, qRound(painter.device()->devicePixelRatioF())));
    paintRounded(painter, rect, std::move(image), radius);
    if (!picture.look.marks() || picture.values.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarks(painter, rect, picture);
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
