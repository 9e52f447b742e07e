// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/digit_score_fit.h"

#include "core/model/predict.h"
#include "core/nn/forward.h"
#include "core/train/digit_score_shift.h"
#include "core/train/minibatch_buffer.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace inkling {

namespace {

    using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    constexpr std::size_t mostOfAKind = 20'000; // 40,000 × 500 features are 80 MB
    constexpr Eigen::Index rowsAtOnce
        = 1024; // of features that are read, and of sums in single precision
    constexpr int newtonSteps = 12; // half of them reach the end to six digits
    // Share of the digits that are let go: so rarely may somebody be told that a digit is none. That hurts more than a letter
    // that passes; at 0.005 zeros with a long slash were called none, and half as many letters passed.
    constexpr double missedDigits = 0.002;
    // Of the squares of the weights, for features of mean square 1. On what is held out 1e-4 to 1e-2 give the same.
    constexpr double penalty = 1e-3;

    /// Features and a 1 for the bias, as they enter the products.
    Rows withBias(const ScoredFeatures& features, const Eigen::VectorXf& scale)
    {
        const auto count = static_cast<Eigen::Index>(features.isDigit.size());
        const auto width = static_cast<Eigen::Index>(features.width);
        Rows rows(count, width + 1);
        rows.leftCols(width)
            = Eigen::Map<const Rows>(features.rows.data(), count, width) * scale.asDiagonal();
        rows.col(width).setOnes();
        return rows;
    }

    /// One over the root of the mean square of each feature; 0 for one that is always 0.
    Eigen::VectorXf scaleOf(const ScoredFeatures& features)
    {
        const auto count = static_cast<Eigen::Index>(features.isDigit.size());
        const Eigen::Map<const Rows> rows(
            features.rows.data(), count, static_cast<Eigen::Index>(features.width));
        Eigen::VectorXf scale
            = (rows.colwise().squaredNorm() / static_cast<float>(count)).transpose().cwiseSqrt();
        for (float& each : scale)
            each = each > 0 ? 1 / each : 0;
        return scale;
    }

    /// The slope and the curvature of the penalized loss at one place.
    struct Surface {
        Eigen::VectorXd slope;
        Eigen::MatrixXd curvature;
    };

    Surface surfaceAt(const Eigen::VectorXd& place, const Rows& rows,
        const ScoredFeatures& features, const std::array<double, 2>& shares)
    {
        const Eigen::Index width = rows.cols();
        Surface surface { Eigen::VectorXd::Zero(width), Eigen::MatrixXd::Zero(width, width) };
        surface.slope.head(width - 1) = penalty * place.head(width - 1);
        surface.curvature.diagonal().head(width - 1).setConstant(penalty);
        for (Eigen::Index first = 0; first < rows.rows(); first += rowsAtOnce) {
            const Eigen::Index count = std::min(rowsAtOnce, rows.rows() - first);
            const auto block = rows.middleRows(first, count);
            const Eigen::VectorXf z = block * place.cast<float>();
            Eigen::VectorXf error(count);
            Eigen::VectorXf bend(count);
            for (Eigen::Index i = 0; i < count; ++i) {
                const bool isDigit = features.isDigit[static_cast<std::size_t>(first + i)];
                const double share = shares.at(isDigit ? 1 : 0);
                const double p = 1 / (1 + std::exp(-static_cast<double>(z[i])));
                error[i] = static_cast<float>(share * (p - (isDigit ? 1 : 0)));
                bend[i] = static_cast<float>(share * p * (1 - p));
            }
            surface.slope += (block.transpose() * error).cast<double>();
            surface.curvature += (block.transpose() * (bend.asDiagonal() * block)).cast<double>();
        }
        return surface;
    }

    /// The scores of the digits among \p features.
    std::vector<double> shownDigitLogits(const DigitScore& score, const ScoredFeatures& features)
    {
        const std::span<const float> rows = features.rows;
        std::vector<double> logits;
        for (std::size_t i = 0; i < features.isDigit.size(); ++i) {
            if (features.isDigit[i])
                logits.push_back(
                    digitLogit(score, rows.subspan(i * features.width, features.width)));
        }
        return logits;
    }

    /// Collects what the last hidden layer puts out.
    class FeatureReader {
    public:
        explicit FeatureReader(const Mlp& mlp)
            : m_mlp(mlp)
        {
            m_features.width = static_cast<std::size_t>(mlp.layers.back().inputs);
        }

        void add(const MinibatchSamples& samples)
        {
            m_buffer.clear();
            std::vector<bool> isDigit;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const bool digit = samples.label(i) != noDigit;
                std::size_t& taken = m_taken.at(digit ? 1 : 0);
                if (taken == mostOfAKind)
                    continue;
                ++taken;
                m_buffer.append(samples.image(i, m_scratch), samples.label(i));
                isDigit.push_back(digit);
            }
            if (isDigit.empty())
                return;
            forward(m_mlp, m_buffer.minibatch().inputs, isDigit.size(), m_activations);
            const std::vector<float>& hidden = m_activations.outputs[m_mlp.layers.size() - 2];
            m_features.rows.insert(m_features.rows.end(), hidden.begin(),
                hidden.begin() + static_cast<std::ptrdiff_t>(isDigit.size() * m_features.width));
            m_features.isDigit.insert(m_features.isDigit.end(), isDigit.begin(), isDigit.end());
        }

        const ScoredFeatures& features() const { return m_features; }

    private:
        const Mlp& m_mlp;
        ScoredFeatures m_features;
        std::array<std::size_t, 2> m_taken {}; ///< of what is no digit, and of digits
        MinibatchSamples::Scratch m_scratch;
        MinibatchBuffer m_buffer;
        Activations m_activations;
    };

    /// What one more epoch would show of the digits, and all that is none, however seldom the network saw it: what hardly
    /// bends its answers is still enough to tell the two apart.
    std::vector<Draw> scoredDraws(const Recipe& recipe, std::span<const MixtureSet> sets)
    {
        std::vector<Draw> draws = drawEpoch(sets, recipe.seed, recipe.epochs);
        const auto isOther = [&recipe](std::size_t set) { return recipe.data[set].noDigits; };
        draws.erase(std::remove_if(draws.begin(), draws.end(),
                        [&isOther](const Draw& draw) { return isOther(draw.set); }),
            draws.end());
        std::size_t others = 0;
        for (std::size_t set = 0; set < sets.size(); ++set)
            others += isOther(set) ? sets[set].pool.size() : 0;
        const std::size_t step = std::max(std::size_t { 1 }, others / mostOfAKind);
        std::size_t number = 0;
        for (std::size_t set = 0; set < sets.size(); ++set) {
            for (std::size_t i = 0; isOther(set) && i < sets[set].pool.size(); ++i, ++number) {
                if (number % step == 0)
                    draws.push_back({ static_cast<std::uint32_t>(set),
                        static_cast<std::uint32_t>(i), 0, static_cast<std::uint32_t>(number) });
            }
        }
        return draws;
    }

} // namespace

std::optional<DigitScore> fitDigitScore(const ScoredFeatures& features)
{
    const auto digits
        = static_cast<double>(std::count(features.isDigit.begin(), features.isDigit.end(), true));
    const double others = static_cast<double>(features.isDigit.size()) - digits;
    if (digits == 0 || others == 0)
        return std::nullopt;
    const std::array<double, 2> shares { 0.5 / others, 0.5 / digits };
    const Eigen::VectorXf scale = scaleOf(features);
    const Rows rows = withBias(features, scale);
    Eigen::VectorXd place = Eigen::VectorXd::Zero(rows.cols());
    for (int step = 0; step < newtonSteps; ++step) {
        const Surface surface = surfaceAt(place, rows, features, shares);
        place -= surface.curvature.ldlt().solve(surface.slope);
    }
    DigitScore result;
    for (Eigen::Index i = 0; i + 1 < place.size(); ++i)
        result.weights.push_back(static_cast<float>(place[i]) * scale[i]);
    result.bias = static_cast<float>(place[place.size() - 1]);
    return result;
}

std::optional<DigitScore> fitDigitScore(
    const Mlp& mlp, const Recipe& recipe, const RunPools& pools, ThreadTeam& team)
{
    const bool hasOthers = std::any_of(recipe.data.begin(), recipe.data.end(),
        [](const RecipeData& entry) { return entry.noDigits; });
    if (mlp.layers.size() < 2 || !hasOthers)
        return std::nullopt;
    const std::vector<Draw> draws = scoredDraws(recipe, pools.training);
    FeatureReader reader(mlp);
    constexpr auto atOnce = static_cast<std::size_t>(rowsAtOnce);
    for (std::size_t first = 0; first < draws.size(); first += atOnce) {
        const std::size_t count = std::min(atOnce, draws.size() - first);
        reader.add(EpochSamples(
            recipe, pools.training, recipe.epochs, std::span(draws).subspan(first, count)));
    }
    std::optional<DigitScore> score = fitDigitScore(reader.features());
    if (!score)
        return std::nullopt;
    std::vector<std::vector<double>> heldOut;
    for (const SamplePool& pool : pools.validation)
        heldOut.push_back(digitLogits(mlp, *score, pool, team));
    std::optional<double> margin = digitMargin(missedDigits, heldOut);
    if (!margin)
        margin
            = digitMargin(missedDigits, std::array { shownDigitLogits(*score, reader.features()) });
    // Of fewer than 500 digits none may be missed, and none can say how rare a miss is: they leave the score as it is.
    score->bias = static_cast<float>(score->bias - margin.value_or(0));
    return score;
}

} // namespace inkling
