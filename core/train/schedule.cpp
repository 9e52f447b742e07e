// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedule.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace inkling {

namespace {

    constexpr std::array<std::pair<Schedule, std::string_view>, 3> scheduleNames { {
        { Schedule::Constant, "constant" },
        { Schedule::Step, "step" },
        { Schedule::Cosine, "cosine" },
    } };

} // namespace

std::string_view nameOf(Schedule schedule)
{
    for (const auto& [value, name] : scheduleNames) {
        if (value == schedule)
            return name;
    }
    assert(false);
    return {};
}

std::optional<Schedule> scheduleNamed(std::string_view name)
{
    for (const auto& [value, known] : scheduleNames) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

double rateFactor(const RecipeSchedule& schedule, const ScheduleProgress& progress)
{
    const auto step = static_cast<double>(progress.step);
    const auto steps = static_cast<double>(progress.steps);
    const auto stepsPerEpoch = static_cast<double>(progress.stepsPerEpoch);
    const double warmup = schedule.warmup * stepsPerEpoch;
    if (step + 1 < warmup)
        return (step + 1) / warmup;
    switch (schedule.kind) {
    case Schedule::Constant:
        return 1;
    case Schedule::Step:
        return std::pow(schedule.factor, std::floor(step / (schedule.every * stepsPerEpoch)));
    case Schedule::Cosine:
        break;
    }
    constexpr double pi = 3.14159265358979323846;
    // A warm-up longer than the run never comes here; one that ends within its last minibatch is at its top then.
    const double begin = std::min(warmup, step);
    return (1 + std::cos(pi * (step - begin) / (steps - begin))) / 2;
}

} // namespace inkling
