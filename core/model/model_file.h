// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON model file, version 1. models/README.md documents it for readers outside this program.
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <cstddef>
#include <string>

namespace inkling {

/// How weights are stored. F16 halves the file and costs at most half a unit in the eleventh bit of
/// each weight.
enum class WeightType { F32, F16 };

/// A model file larger than this is refused before it is read, and is not written. Reading takes about four times as
/// much memory. The largest perceptron that was ever published for MNIST has 12 million parameters, which are 64 MB.
constexpr std::size_t modelFileLimit = std::size_t { 160 } << 20U;
/// A layer of more parameters than this is refused before anything is allocated; one of them fits into a file.
constexpr std::size_t layerParameterLimit = std::size_t { 16 } << 20U;

/// Reads the model file at \p path.
/// *Errors*: those of readFile, JsonInvalid, JsonKeyMissing, JsonKeyWrongType and everything that
/// begins with Model.
Result<Model> loadModel(const std::string& path);

/// Returns \p mlp with its numbers rounded as a file of \p type would round them.
Mlp asStored(Mlp mlp, WeightType type);

/// Writes \p model as a model file, atomically.
/// *Errors*: those of writeFile, FileTooLarge beyond modelFileLimit, and ModelNotFinite when a number is not finite or too large for
/// \p type; for a score that does not fit, ModelScoreWithoutHidden, ModelKeyWrongSize and ModelKeyNotNumbers.
Result<void> saveModel(const std::string& path, const Model& model, WeightType type);

} // namespace inkling
