// SPDX-License-Identifier: GPL-3.0-or-later
// How the learning rate goes on from its first value: constant, in steps or along a cosine, each after a warm-up.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace inkling {

/// The ways in which a learning rate may fall.
enum class Schedule {
    Constant,
    Step, ///< multiplied by a factor every so many epochs
    Cosine, ///< falls to nearly 0 at the last minibatch along half a cosine (Loshchilov and Hutter, 2017, section 3)
};

/// Returns the name in files: "constant", "step" or "cosine".
std::string_view nameOf(Schedule schedule);

/// Returns the schedule called \p name, or nothing.
std::optional<Schedule> scheduleNamed(std::string_view name);

/// A schedule with its constants.
struct RecipeSchedule {
    Schedule kind = Schedule::Constant;
    double warmup = 0; ///< epochs, whole or not, over which the rate rises from nearly 0
    double every = 10; ///< epochs between two steps; for Step alone
    double factor = 0.1; ///< by which each step multiplies the rate; for Step alone

    bool operator==(const RecipeSchedule&) const = default;
};

/// Where a run is, in minibatches.
struct ScheduleProgress {
    std::uint64_t step = 0; ///< the minibatch to come, from 0
    std::uint64_t stepsPerEpoch = 1;
    std::uint64_t steps = 1; ///< of the whole run
};

/// Returns what the first learning rate is multiplied by, in (0, 1]. Over W minibatches of warm-up it is (t + 1) / W; then
/// 1, or factor^⌊t / every⌋, or (1 + cos(π (t - W) / (T - W))) / 2, for minibatch t of T.
double rateFactor(const RecipeSchedule& schedule, const ScheduleProgress& progress);

} // namespace inkling
