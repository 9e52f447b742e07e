// SPDX-License-Identifier: GPL-3.0-or-later
// One layer of a model file, read with suspicion and written. For core/model alone.
#pragma once

#include "core/base/json.h"
#include "core/model/model_file.h"

namespace inkling {

/// Reads the key "layers" of the model file \p path: dense layers that fit one another, from \p inputs values to
/// \p outputs logits.
/// *Errors*: JsonKeyMissing, JsonKeyWrongType, and those beginning with Model that name a layer; ModelNoLayers.
Result<Mlp> readLayers(const Json& layers, int inputs, int outputs, const std::string& path);

/// Returns \p layer as it stands in a model file.
Json toJson(const DenseLayer& layer, WeightType type);

} // namespace inkling
