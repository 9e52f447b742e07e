// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/augmentation_recipe.h"

namespace inkling {

namespace {

    constexpr NumberRange rotationRange { 0, 180 };
    constexpr NumberRange shearRange { 0, 2 };
    constexpr NumberRange scaleRange { 0, 0.9 }; // at 1 a digit could vanish in a point
    constexpr NumberRange pixelRange { 0, digitSide };
    constexpr NumberRange sigmaRange { 1, 20 }; // from trembling to hardly more than a shift
    constexpr NumberRange noiseRange { 0, 1 };
    constexpr NumberRange drawnPenRange { 0.05, penWidthRange.greatest }; // from a hairline on
    constexpr std::size_t rangeEnds = 2;

    void readPen(const JsonFields& fields, PenRange& pen)
    {
        const Json* array = fields.array("pen_width", rangeEnds);
        if (array == nullptr)
            return;
        const auto isPen = [](const Json& value) {
            return value.is_number() && value.get<double>() >= drawnPenRange.least
                && value.get<double>() <= drawnPenRange.greatest;
        };
        if (array->size() == rangeEnds && isPen(array->front()) && isPen(array->back())
            && array->front().get<double>() <= array->back().get<double>())
            pen = { array->front().get<double>(), array->back().get<double>() };
        else
            fields.reject(
                "pen_width", *array, "[least, greatest], each " + textOf(drawnPenRange, false));
    }

} // namespace

std::optional<Augmentation> readAugmentation(const JsonFields& owner, JsonCheck& check)
{
    const Json* value = owner.find("augmentation");
    if (value == nullptr)
        return std::nullopt;
    Augmentation limits;
    const JsonFields fields(*value, owner.nameOf("augmentation"),
        { "rotation", "shear", "scale", "shift", "elastic", "elastic_sigma", "noise", "pen_width" },
        check);
    fields.number("rotation", rotationRange, limits.rotation);
    fields.number("shear", shearRange, limits.shear);
    fields.number("scale", scaleRange, limits.scale);
    fields.number("shift", pixelRange, limits.shift);
    fields.number("elastic", pixelRange, limits.elastic);
    fields.number("elastic_sigma", sigmaRange, limits.elasticSigma);
    fields.number("noise", noiseRange, limits.noise);
    readPen(fields, limits.pen);
    return limits;
}

Json augmentationToJson(const Augmentation& augmentation)
{
    Json section { { "rotation", augmentation.rotation }, { "shear", augmentation.shear },
        { "scale", augmentation.scale }, { "shift", augmentation.shift },
        { "elastic", augmentation.elastic }, { "elastic_sigma", augmentation.elasticSigma },
        { "noise", augmentation.noise } };
    if (augmentation.pen != PenRange {})
        section["pen_width"] = { augmentation.pen.least, augmentation.pen.greatest };
    return section;
}

} // namespace inkling
