// SPDX-License-Identifier: GPL-3.0-or-later
// Enlarges small pictures so that every pixel is a square. What follows a pen is painted many times a second: written
// line by line this takes a tenth of what a scaled brush takes.
#pragma once

#include <QColor>
#include <QImage>
#include <QRect>

#include <span>
#include <vector>

class QPainter;

namespace inkling {

/// Pixels of a small picture, row by row.
struct PixelPicture {
    std::span<const QRgb> colors; ///< [width × height], opaque
    int width = 0;
    int height = 0;
};

/// Returns the first of \p length pixels that shows place \p index of \p count; \p length for \p index = \p count.
constexpr int firstPixelOf(int index, int count, int length)
{
    return (index * length + count - 1) / count;
}

/// Returns firstPixelOf() of every place and of the end, counted once for all rows. *Shapes*: [count + 1].
std::vector<int> firstPixelsOf(int count, int length);

/// Returns \p picture in \p side × \p side pixels. \p picture must not be empty.
QImage enlarged(const PixelPicture& picture, int side);

/// Takes off what lies outside the arcs in the corners of \p image, smoothly. *Units*: pixels of \p image.
void roundCorners(QImage& image, qreal radius);

/// Returns how many pixels of its device \p painter fills for the width of \p rect.
int deviceSideOf(const QPainter& painter, const QRect& rect);

/// Paints \p picture into the square \p rect with corners of \p radius.
void paintPixels(QPainter& painter, const QRect& rect, const PixelPicture& picture, qreal radius);

/// Paints \p image, as large as deviceSideOf() says, into the square \p rect with corners of \p radius.
void paintRounded(QPainter& painter, const QRect& rect, QImage image, qreal radius);

} // namespace inkling
