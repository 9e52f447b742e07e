// SPDX-License-Identifier: GPL-3.0-or-later
// What may be changed while a training run goes on, and what may be asked of it. The window's thread sets it, the thread
// that trains looks at it between two minibatches; they share atomics and no lock.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stop_token>
#include <string_view>

namespace inkling {

/// A number of the recipe that may be changed while a run goes on.
enum class TrainingField {
    LearningRate, ///< the rate that the schedule starts from
    WeightDecay,
};

constexpr std::size_t trainingFieldCount = 2;

/// Returns the name in files, as the recipe calls it: "optimizer.learning_rate" or "optimizer.weight_decay".
std::string_view nameOf(TrainingField field);

/// Returns the field called \p name, or nothing.
std::optional<TrainingField> trainingFieldNamed(std::string_view name);

/// Tells whether \p field may have \p value; the ranges are those of recipes.
bool isAllowed(TrainingField field, double value);

/// One change as it is logged: the value holds from minibatch \p step on, counted from 0.
struct TrainingChange {
    std::uint64_t step = 0;
    TrainingField field = TrainingField::LearningRate;
    double value = 0;

    bool operator==(const TrainingChange&) const = default;
};

/// The controls of one run. They must outlive it; before it begins they may be set as well.
/// *Threading*: what is listed first may be called from any thread at any time and never waits.
class TrainingControls {
public:
    /// Holds the run before its next minibatch. Steps and epochs that were granted and not yet done are forgotten.
    void pause();

    /// Lets the run go on.
    void resume();

    /// Lets a paused run do \p minibatches more; one that runs is paused after so many.
    void step(std::uint32_t minibatches = 1);

    /// Lets the run go on to the end of the epoch that it is in, and holds it there.
    void stepEpoch();

    /// Tells whether the run is held, or will be after the steps that were granted.
    bool isPaused() const;

    /// Changes \p field from the next minibatch on. Returns false, and changes nothing, when the value is not allowed.
    bool change(TrainingField field, double value);

    /// Says whether snapshots shall carry the parameters: only while somebody looks at them.
    void wantParameters(bool wanted);

    /// Says whether snapshots shall carry histograms of weights and gradients: only while somebody looks at them.
    void wantHistograms(bool wanted);

    bool areParametersWanted() const { return m_parameters.load(std::memory_order_relaxed); }

    bool areHistogramsWanted() const { return m_histograms.load(std::memory_order_relaxed); }

    // What follows is for the thread that trains alone.

    /// Takes leave to do one minibatch. Returns false when the run is to be held.
    bool takeMinibatch();

    /// Tells that an epoch ended, with which the leave of stepEpoch is used up.
    void endEpoch();

    /// Takes the newest value that \p field was changed to since the last call.
    std::optional<double> takeChange(TrainingField field);

    /// Returns a mark for waitForChange.
    std::uint32_t mark() const { return m_signal.load(std::memory_order_acquire); }

    /// Waits until anything was set after \p mark was taken, or \p stop is asked for.
    void waitForChange(std::uint32_t mark, const std::stop_token& stop);

private:
    static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    /// What the run may still do. One value, so that pausing and taking cannot get between each other.
    struct Leave {
        std::uint32_t minibatches = 0;
        std::uint16_t isHeld = 0; ///< only what is granted may be done
        std::uint16_t toEndOfEpoch = 0;
    };

    template <typename Function> void update(Function function);
    void signal();

    std::atomic<Leave> m_leave { Leave {} };
    std::array<std::atomic<double>, trainingFieldCount> m_changes { nothing, nothing };
    std::atomic<bool> m_parameters { false };
    std::atomic<bool> m_histograms { false };
    std::atomic<std::uint32_t> m_signal { 0 };
};

} // namespace inkling
