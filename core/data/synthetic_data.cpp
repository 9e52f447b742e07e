// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic_data.h"

#include "core/ink/synthetic_pen.h"

#include <charconv>
#include <optional>
#include <utility>

namespace inkling {

namespace {

    constexpr std::string_view digitsPrefix = "synthetic:";
    constexpr std::string_view othersPrefix = "synthetic-not:";

    template <typename Number> std::optional<Number> wholeNumber(std::string_view text)
    {
        Number number = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure != std::errc() || end != text.data() + text.size())
            return std::nullopt;
        return number;
    }

    SyntheticInk inkOf(const SyntheticSpec& spec, std::uint32_t index)
    {
        return spec.isDigits ? synthesizeDigit(spec.seed, index)
                             : synthesizeOther(spec.seed, index);
    }

    std::string writerOf(const SyntheticSpec& spec, std::uint32_t index)
    {
        return "synthetic-" + std::to_string(spec.seed) + '-' + std::to_string(handOf(index) + 1);
    }

} // namespace

bool namesSynthetic(std::string_view specification)
{
    return specification.starts_with(digitsPrefix) || specification.starts_with(othersPrefix);
}

Result<SyntheticSpec> parseSyntheticSpec(const std::string& specification)
{
    const Error invalid { ErrorCode::DataSpecInvalid, { specification } };
    if (!namesSynthetic(specification))
        return invalid;
    SyntheticSpec spec;
    spec.isDigits = specification.starts_with(digitsPrefix);
    std::string_view rest = specification;
    rest.remove_prefix(spec.isDigits ? digitsPrefix.size() : othersPrefix.size());
    const std::size_t colon = rest.find(':');
    const auto count = wholeNumber<std::uint32_t>(rest.substr(0, colon));
    const auto seed = colon == std::string_view::npos
        ? std::optional(spec.seed)
        : wholeNumber<std::uint64_t>(rest.substr(colon + 1));
    if (!count || *count < 1 || *count > syntheticLimit || !seed)
        return invalid;
    spec.count = *count;
    spec.seed = *seed;
    return spec;
}

std::string nameOf(const SyntheticSpec& spec)
{
    return std::string(spec.isDigits ? digitsPrefix : othersPrefix) + std::to_string(spec.count)
        + ':' + std::to_string(spec.seed);
}

InkRecord makeSyntheticRecord(const SyntheticSpec& spec, std::uint32_t index)
{
    SyntheticInk ink = inkOf(spec, index);
    InkRecord record;
    record.strokes = std::move(ink.strokes);
    record.label = ink.label;
    record.source = nameOf(spec);
    record.writer = writerOf(spec, index);
    // The names of forms are ours: no sign in them needs escaping.
    record.furtherKeys = R"({"form":")" + std::string(ink.form) + R"("})";
    return record;
}

DataSet makeSyntheticData(const SyntheticSpec& spec, const std::string& name)
{
    DataSet data;
    const int source = data.sourceIndex(name);
    for (std::uint32_t index = 0; index < spec.count; ++index) {
        SyntheticInk ink = inkOf(spec, index);
        const SampleInfo info { ink.label.value_or(unknownLabel),
            data.writerIndex(writerOf(spec, index)), source, index };
        data.appendInk(std::move(ink.strokes), info);
    }
    return data;
}

} // namespace inkling
