// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digit/normalize.h"

#include "core/digit/field.h"
#include "core/digit/fit.h"
#include "core/digit/settled_ink.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    struct Mass {
        double x = 0;
        double y = 0;
        double total = 0;
    };

    GrayImage toGrays(const CoverageImage& coverage)
    {
        GrayImage grays(coverage.width, coverage.height);
        const float darkest = *std::max_element(coverage.pixels.begin(), coverage.pixels.end());
        const float full = std::min(1.0F, darkest);
        if (full <= 0)
            return grays;
        std::transform(coverage.pixels.begin(), coverage.pixels.end(), grays.pixels.begin(),
            [full](float value) {
                return static_cast<std::uint8_t>(
                    std::clamp(std::floor(255 * value / full + 0.5F), 0.0F, 255.0F));
            });
        return grays;
    }

    Mass centerOfMass(const GrayImage& image)
    {
        Mass mass;
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < image.width; ++x) {
                const double gray = image.at(x, y);
                mass.x += gray * (x + 0.5);
                mass.y += gray * (y + 0.5);
                mass.total += gray;
            }
        }
        if (mass.total > 0) {
            mass.x /= mass.total;
            mass.y /= mass.total;
        }
        return mass;
    }

    GrayImage pasted(const GrayImage& field, int offsetX, int offsetY)
    {
        GrayImage image(digitSide, digitSide);
        for (int y = 0; y < field.height; ++y) {
            for (int x = 0; x < field.width; ++x) {
                const int toX = x + offsetX;
                const int toY = y + offsetY;
                if (toX >= 0 && toY >= 0 && toX < digitSide && toY < digitSide)
                    image.at(toX, toY) = field.at(x, y);
            }
        }
        return image;
    }

    std::optional<NormalizationStages> finish(
        const Field& field, const NormalizationOptions& options, double tolerance)
    {
        NormalizationStages stages;
        stages.box = field.box;
        stages.toField = field.toField;
        stages.field = toGrays(field.coverage);
        const Mass mass = centerOfMass(stages.field);
        if (mass.total <= 0)
            return std::nullopt; // point sampling can miss the only ink there is
        stages.massX = static_cast<float>(mass.x);
        stages.massY = static_cast<float>(mass.y);
        const int middle = (digitSide - stages.field.width) / 2;
        stages.offsetX = options.centerOfMass ? massOffset(mass.x, tolerance) : middle;
        stages.offsetY = options.centerOfMass ? massOffset(mass.y, tolerance) : middle;
        stages.offsetX += options.shiftX;
        stages.offsetY += options.shiftY;
        stages.image = pasted(stages.field, stages.offsetX, stages.offsetY);
        return stages;
    }

    FieldTransform combined(const FieldTransform& first, const FieldTransform& second)
    {
        return { first.scaleX * second.scaleX, first.scaleY * second.scaleY,
            first.offsetX * second.scaleX + second.offsetX,
            first.offsetY * second.scaleY + second.offsetY };
    }

    Bounds toDrawingUnits(const Bounds& pixels, const FieldTransform& toPixels)
    {
        const auto backX = [&](float x) { return (x - toPixels.offsetX) / toPixels.scaleX; };
        const auto backY = [&](float y) { return (y - toPixels.offsetY) / toPixels.scaleY; };
        return { backX(pixels.left), backY(pixels.top), backX(pixels.right), backY(pixels.bottom) };
    }

    std::optional<NormalizationStages> normalizeBitmap(
        const Drawing& drawing, const NormalizationOptions& options)
    {
        const RasterizedDrawing raster = rasterizeDrawing(drawing);
        std::optional<Field> field = bitmapField(raster.bitmap, options);
        if (!field)
            return std::nullopt;
        field->box = toDrawingUnits(field->box, raster.toBitmap);
        field->toField = combined(raster.toBitmap, field->toField);
        return finish(*field, options, 0);
    }

    std::optional<NormalizationStages> normalizeInk(
        const Drawing& drawing, const NormalizationOptions& options, SettledInk& settled)
    {
        if (!options.standardPen)
            return normalizeBitmap(drawing, options);
        const std::optional<Field> field = inkField(drawing, options, settled);
        return field ? finish(*field, options, inkMassTolerance) : std::nullopt;
    }

    /// A digit of MNIST with what was drawn over it: strokes get the standard pen, nothing is
    /// moved.
    std::optional<NormalizationStages> takeAsItIs(
        const Drawing& drawing, const NormalizationOptions& options, SettledInk& settled)
    {
        NormalizationOptions inPlace = options;
        inPlace.fitField = false;
        inPlace.centerOfMass = false;
        inPlace.shiftX = 0;
        inPlace.shiftY = 0;
        Drawing field { drawing.strokes, Underlay::None, {}, drawing.width, drawing.height };
        if (field.width <= 0 || field.height <= 0)
            field.width = field.height = digitSide;

        NormalizationStages stages;
        stages.field = drawing.picture;
        if (const std::optional<NormalizationStages> ink = normalizeInk(field, inPlace, settled)) {
            for (std::size_t i = 0; i < stages.field.pixels.size(); ++i)
                stages.field.pixels[i] = std::max(stages.field.pixels[i], ink->field.pixels[i]);
        }
        const Mass mass = centerOfMass(stages.field);
        if (mass.total <= 0)
            return std::nullopt;
        stages.massX = static_cast<float>(mass.x);
        stages.massY = static_cast<float>(mass.y);
        stages.toField = { digitSide / field.width, digitSide / field.height, 0, 0 };
        if (const std::optional<Field> found = bitmapField(stages.field, {}))
            stages.box = toDrawingUnits(found->box, stages.toField);
        stages.offsetX = options.shiftX;
        stages.offsetY = options.shiftY;
        stages.image = pasted(stages.field, stages.offsetX, stages.offsetY);
        return stages;
    }

} // namespace

Normalizer::Normalizer()
    : m_settled(std::make_unique<SettledInk>())
{
}

Normalizer::~Normalizer() = default;

std::optional<NormalizationStages> Normalizer::normalize(
    const Drawing& drawing, const NormalizationOptions& options)
{
    switch (drawing.underlay) {
    case Underlay::NormalizedDigit:
        return takeAsItIs(drawing, options, *m_settled);
    case Underlay::Bitmap:
        return normalizeBitmap(drawing, options);
    case Underlay::None:
        break;
    }
    return normalizeInk(drawing, options, *m_settled);
}

std::optional<NormalizationStages> normalize(
    const Drawing& drawing, const NormalizationOptions& options)
{
    return Normalizer().normalize(drawing, options);
}

} // namespace inkling
