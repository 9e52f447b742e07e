// SPDX-License-Identifier: GPL-3.0-or-later
// How low a digit may score before it is taken for none: chosen on digits that nothing was learned from.
#pragma once

#include "core/model/model.h"
#include "core/train/sample_pool.h"

#include <optional>
#include <span>
#include <vector>

namespace inkling {

class ThreadTeam;

/// Returns what \p score makes of each sample of \p pool, before the sigmoid; of each its first image.
/// The number of threads in \p team changes no bit of it.
std::vector<double> digitLogits(
    const Mlp& mlp, const DigitScore& score, const SamplePool& pool, ThreadTeam& team);

/// Returns the most that digits can lose, and all else with them, while in no set more than the share \p missed of them
/// falls below 0; it is negative when they have to gain. Each element of \p scoresBySet holds the scores of the digits of one
/// data set. Sets in which the share is less than three digits count together, as one, and not at all while that is less than
/// three, too, and there are others; returns nothing when they are all there is and the share is less than one digit.
std::optional<double> digitMargin(double missed, std::span<const std::vector<double>> scoresBySet);

} // namespace inkling
