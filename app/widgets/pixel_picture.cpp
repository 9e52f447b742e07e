// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/pixel_picture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace inkling {

std::vector<int> firstPixelsOf(int count, int length)
{
    std::vector<int> places;
    places.reserve(static_cast<std::size_t>(count) + 1);
    for (int index = 0; index <= count; ++index)
        places.push_back(firstPixelOf(index, count, length));
    return places;
}

QImage enlarged(const PixelPicture& picture, int side)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    const std::vector<int> places = firstPixelsOf(picture.width, side);
    for (int row = 0; row < picture.height; ++row) {
        const int top = firstPixelOf(row, picture.height, side);
        const int bottom = firstPixelOf(row + 1, picture.height, side);
        if (top == bottom)
            continue;
        const auto colors = picture.colors.subspan(
            static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width));
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(top));
        for (std::size_t column = 0; column + 1 < places.size(); ++column)
            std::fill(line + places[column], line + places[column + 1], colors[column]);
        for (int y = top + 1; y < bottom; ++y)
            std::copy_n(line, side, reinterpret_cast<QRgb*>(image.scanLine(y)));
    }
    return image;
}

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

int deviceSideOf(const QPainter& painter, const QRect& rect)
{
    return std::max(1, qRound(rect.width() * painter.device()->devicePixelRatioF()));
}

void paintPixels(QPainter& painter, const QRect& rect, const PixelPicture& picture, qreal radius)
{
    paintRounded(painter, rect, enlarged(picture, deviceSideOf(painter, rect)), radius);
}

void paintRounded(QPainter& painter, const QRect& rect, QImage image, qreal radius)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    roundCorners(image, radius * ratio);
    image.setDevicePixelRatio(ratio);
    painter.drawImage(rect.topLeft(), image);
}

} // namespace inkling
