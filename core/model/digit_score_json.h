// SPDX-License-Identifier: GPL-3.0-or-later
// The key "is_digit" of a model file, read with suspicion and written. For core/model alone.
#pragma once

#include "core/base/json.h"
#include "core/model/model.h"

namespace inkling {

/// Reads the score \p json of the model file \p path, which belongs to the network \p mlp.
/// *Errors*: JsonKeyMissing, JsonKeyWrongType, and those of checkScore.
Result<DigitScore> readScore(const Json& json, const Mlp& mlp, const std::string& path);

/// Tells whether \p score fits to the network \p mlp and can be stored in the model file \p path.
/// *Errors*: ModelScoreWithoutHidden, ModelKeyWrongSize, ModelKeyNotNumbers.
Result<void> checkScore(const DigitScore& score, const Mlp& mlp, const std::string& path);

/// Returns \p score as it stands in a model file: always f32, whatever the layers are stored in, for it is small and
/// decides at a threshold.
Json toJson(const DigitScore& score);

} // namespace inkling
