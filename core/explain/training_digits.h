// SPDX-License-Identifier: GPL-3.0-or-later
// Digits of a data set that tell something about a drawing: those that excite a hidden unit, and those that the network
// finds most alike.
#pragma once

#include "core/base/image.h"
#include "core/data/data_set.h"
#include "core/model/model.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace inkling {

/// A digit of a data set and how strongly it answers to what was asked.
struct FoundDigit {
    std::size_t sample = 0; ///< index into the data set
    int label = unknownLabel;
    float measure = 0; ///< an activation, or a distance
};

/// Returns the image of \p sample. *Errors*: the sample must not be ink.
GrayImage imageOf(const DataSet& data, std::size_t sample);

/// Returns the images of \p data that excite \p unit of the first hidden layer most, the strongest first, or nothing
/// when \p stop asks to stop. Ink samples are passed over. *Range*: the model has a hidden layer, \p unit is one of it.
std::optional<std::vector<FoundDigit>> mostExciting(const Model& model, int unit,
    const DataSet& data, std::size_t count, const std::stop_token& stop);

/// What a network makes of every digit of a data set in its last hidden layer (without one: the image itself), packed
/// into a byte a number. *Threading*: any number of threads may ask at once.
class NeighborIndex {
public:
    /// Told now and then how much is done, 0 to 1.
    using Progress = std::function<void(double)>;

    /// Reads all of \p data, or returns nothing when \p stop asks to stop. Both are kept, and must not change.
    static std::optional<NeighborIndex> build(std::shared_ptr<const Model> model,
        std::shared_ptr<const DataSet> data, const std::stop_token& stop, const Progress& progress);

    /// Returns the \p count digits nearest to \p image, the nearest first; the measure is the Euclidean distance in the
    /// layer. Candidates are found with the packed numbers and put in order with the exact ones.
    /// *Shapes*: \p image 28×28.
    std::vector<FoundDigit> nearest(const GrayImage& image, std::size_t count) const;

    const std::shared_ptr<const Model>& model() const { return m_model; }

    const std::shared_ptr<const DataSet>& data() const { return m_data; }

    /// Returns the numbers that the layer has for each digit.
    std::size_t features() const { return m_features; }

private:
    std::shared_ptr<const Model> m_model;
    std::shared_ptr<const DataSet> m_data;
    std::size_t m_features = 0;
    std::vector<std::uint32_t> m_samples; ///< the images among the samples
    std::vector<float> m_lowest; ///< per feature, over the digits that the scale was taken from
    float m_step
        = 1; ///< one step of the byte; the same for all features, so that distances stay distances
    std::vector<std::uint8_t> m_packed; ///< [samples × features]
};

} // namespace inkling
