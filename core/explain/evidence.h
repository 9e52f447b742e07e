// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence maps: what each pixel says for and against each class, so that pixels and bias together make up the logit.
#pragma once

#include "core/base/image.h"
#include "core/explain/backpropagation.h"
#include "core/model/model.h"
#include "core/nn/sample_forward.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace inkling {

/// How the evidence is shared out among the pixels. The kind of network decides.
enum class EvidenceMethod {
    Weights, ///< no hidden layer: weight × gray, exact
    Jacobian, ///< rectifiers: the network is linear around each image, logits = J x + c, exact
    IntegratedGradients, ///< sigmoid or tanh: the slopes, averaged on the way from the empty image
};

/// Returns the method for \p mlp.
EvidenceMethod evidenceMethodOf(const Mlp& mlp);

/// Ten evidence maps of one image. For each class, the sum of slope × gray over all pixels, plus the bias, is the logit.
struct EvidenceMaps {
    EvidenceMethod method = EvidenceMethod::Weights;
    std::vector<float> grays; ///< [784]: the image, 0 to 1
    std::vector<float>
        slopes; ///< [10 × 784]: evidence for one full pixel of ink, also where none is
    std::array<float, classCount>
        bias {}; ///< what no pixel brings: the logit that is left without ink
    std::array<float, classCount> logits {};
    std::array<float, classCount> probabilities {};
    int answer = 0; ///< the class of the greatest logit
    float mismatch
        = 0; ///< the greatest difference between a logit and its sum, over the ten classes

    std::size_t pixels() const { return grays.size(); }

    std::span<const float> slopesOf(int digit) const
    {
        return std::span(slopes).subspan(static_cast<std::size_t>(digit) * pixels(), pixels());
    }

    /// Returns slope × gray of \p pixel for \p digit.
    float contribution(int digit, std::size_t pixel) const
    {
        return slopesOf(digit)[pixel] * grays[pixel];
    }

    /// Returns the sum of the contributions of all pixels to \p digit, without the bias.
    double sumOf(int digit) const;
};

/// Turns an image into what a network reads. *Units and range*: grays / 255.
std::vector<float> graysOf(const GrayImage& image);

/// Finds evidence maps, again and again while somebody draws. *Threading*: one thread at a time.
class EvidenceFinder {
public:
    /// Returns the maps of \p image under \p model. Integrated gradients go from the empty image to \p image in steps;
    /// over a step a unit passes on its mean slope, (a(z') - a(z)) / (z' - z), so that the changes add up exactly,
    /// for rectifiers among the units too.
    /// *Shapes*: \p image 28×28; the model has 784 inputs and 10 outputs.
    /// *Source*: Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks", 2017, section 3; the mean slopes:
    /// Shrikumar, Greenside and Kundaje, "Learning Important Features Through Propagating Activation Differences", 2017,
    /// section 3.5.1. For rectifiers: Montúfar, Pascanu, Cho and Bengio, "On the Number of Linear Regions of Deep Neural
    /// Networks", 2014, section 2.
    /// Who asks again and again hands in \p forward, made from model.mlp, which is faster.
    EvidenceMaps find(
        const Model& model, const GrayImage& image, const SampleForward* forward = nullptr);

    /// The steps of integrated gradients: four times as many move no map by more than a percent of its scale.
    static constexpr std::size_t steps = 16;

private:
    void findExactly(const Mlp& mlp, EvidenceMaps& maps);
    void integrate(const Mlp& mlp, EvidenceMaps& maps);
    void forwardAlong(const Mlp& mlp, const std::vector<float>& grays);
    void meanSlopes(const Mlp& mlp, std::size_t step);

    Backpropagation m_back;
    Activations m_activations;
    UnitSlopes m_units;
    std::vector<std::vector<float>>
        m_inner; ///< per layer, [places × outputs]: pre-activations on the way
    std::vector<float> m_slopes; ///< [10 × first layer], over the steps
};

/// Returns what the size of \p values comes to at most, apart from the share \p outliers that exceeds it: the end of the
/// scale on which maps are shown. *Range*: \p outliers 0 to 1; the result above 0.
float scaleOf(std::span<const float> values, double outliers = 0.002);

} // namespace inkling
