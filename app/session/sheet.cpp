// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sheet.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace inkling {

namespace {

    // Ink from elsewhere fills this share of the field, so that one can still draw around it.
    constexpr float importedShare = 0.7F;

    // One pixel for each unit of the field is as fine as a mouse can draw.
    constexpr int pictureSideMost = static_cast<int>(sheetSide);

    bool isOurs(const InkRecord& record, const Bounds& bounds)
    {
        const bool inside = bounds.left >= 0 && bounds.top >= 0 && bounds.right <= sheetSide
            && bounds.bottom <= sheetSide;
        return inside
            && std::all_of(record.strokes.begin(), record.strokes.end(),
                [](const Stroke& stroke) { return stroke.penWidth > 0; });
    }

    void fitIntoField(std::vector<Stroke>& strokes, const Bounds& bounds, float penWidth)
    {
        const float longer = std::max(bounds.width(), bounds.height());
        // A single dot has no size to scale by.
        const float scale = longer > 0 ? importedShare * sheetSide / longer : 1;
        const float centerX = (bounds.left + bounds.right) / 2;
        const float centerY = (bounds.top + bounds.bottom) / 2;
        for (Stroke& stroke : strokes) {
            for (InkPoint& point : stroke.points) {
                point.x = sheetSide / 2 + (point.x - centerX) * scale;
                point.y = sheetSide / 2 + (point.y - centerY) * scale;
            }
            stroke.penWidth = penWidth;
        }
    }

    // The mean over a square of pixels; what lies beyond the picture's edge is left out.
    std::uint8_t meanGray(const GrayImage& picture, int left, int top, int side)
    {
        const int right = std::min(left + side, picture.width);
        const int bottom = std::min(top + side, picture.height);
        std::int64_t sum = 0;
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x)
                sum += picture.at(x, y);
        }
        const std::int64_t count = std::int64_t { right - left } * (bottom - top);
        return static_cast<std::uint8_t>((sum + count / 2) / count);
    }

    // Averages squares of pixels until no side exceeds \p limit. A digit becomes 20×20 in the end, and a photo of many
    // megapixels under every stroke would cost more than the pen has time for.
    GrayImage shrunkTo(GrayImage picture, int limit)
    {
        const int factor = (std::max(picture.width, picture.height) + limit - 1) / limit;
        if (factor <= 1)
            return picture;
        GrayImage small(
            (picture.width + factor - 1) / factor, (picture.height + factor - 1) / factor);
        for (int y = 0; y < small.height; ++y) {
            for (int x = 0; x < small.width; ++x)
                small.at(x, y) = meanGray(picture, x * factor, y * factor, factor);
        }
        return small;
    }

    // Underlays fill the whole square field, so a picture that is not square gets black margins first.
    GrayImage paddedToSquare(GrayImage picture)
    {
        const int side = std::max(picture.width, picture.height);
        if (picture.width == side && picture.height == side)
            return picture;
        GrayImage square(side, side);
        const int left = (side - picture.width) / 2;
        const int top = (side - picture.height) / 2;
        for (int y = 0; y < picture.height; ++y) {
            for (int x = 0; x < picture.width; ++x)
                square.at(left + x, top + y) = picture.at(x, y);
        }
        return square;
    }

} // namespace

Sheet emptySheet()
{
    Sheet sheet;
    sheet.drawing.width = sheetSide;
    sheet.drawing.height = sheetSide;
    return sheet;
}

Sheet sheetFromInk(const InkRecord& record, float penWidth)
{
    Sheet sheet = emptySheet();
    sheet.drawing.strokes = record.strokes;
    sheet.label = record.label;
    sheet.source = record.source;
    sheet.writer = record.writer;
    sheet.furtherKeys = record.furtherKeys;
    const std::optional<Bounds> bounds = boundsOf(record.strokes);
    if (bounds && !isOurs(record, *bounds))
        fitIntoField(sheet.drawing.strokes, *bounds, penWidth);
    return sheet;
}

Sheet sheetFromPicture(GrayImage picture, bool normalized)
{
    Sheet sheet = emptySheet();
    sheet.drawing.underlay = normalized ? Underlay::NormalizedDigit : Underlay::Bitmap;
    sheet.drawing.picture = paddedToSquare(shrunkTo(std::move(picture), pictureSideMost));
    return sheet;
}

InkRecord toInkRecord(const Sheet& sheet)
{
    InkRecord record;
    record.strokes = sheet.drawing.strokes;
    record.label = sheet.label;
    record.source = sheet.source.empty() ? "inkling" : sheet.source;
    record.writer = sheet.writer;
    record.furtherKeys = sheet.furtherKeys;
    return record;
}

} // namespace inkling
