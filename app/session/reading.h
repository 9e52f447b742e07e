// SPDX-License-Identifier: GPL-3.0-or-later
// A Reading is everything that the window shows of a drawing at one moment: ink, stages, answer. It travels as one
// value, so that no two views ever disagree.
#pragma once

#include "core/digit/normalize.h"
#include "core/ink/drawing.h"
#include "core/model/predict.h"

#include <memory>
#include <optional>

namespace inkling {

/// What is on the sheet and how the network reads it.
struct Reading {
    std::shared_ptr<const Drawing> drawing; ///< never null; a stroke under way is its last stroke
    bool strokeUnderWay = false;
    std::optional<NormalizationStages> stages; ///< nothing while there is no ink
    std::optional<Prediction> prediction; ///< nothing while there is no ink or no model
    NormalizationOptions preparation; ///< how the stages came about
    std::optional<int> label; ///< the digit that the user says it is
    bool canUndo = false;
    bool canRedo = false;
};

} // namespace inkling
