// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_controls.h"

#include "core/train/recipe.h"

#include <cmath>

namespace inkling {

namespace {

    constexpr std::array<std::string_view, trainingFieldCount> names { "optimizer.learning_rate",
        "optimizer.weight_decay" };

    std::size_t indexOf(TrainingField field) { return static_cast<std::size_t>(field); }

} // namespace

std::string_view nameOf(TrainingField field) { return names[indexOf(field)]; }

std::optional<TrainingField> trainingFieldNamed(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return static_cast<TrainingField>(i);
    }
    return std::nullopt;
}

bool isAllowed(TrainingField field, double value)
{
    if (field == TrainingField::LearningRate)
        return value > 0 && value <= learningRateLimit;
    return value >= 0 && value <= weightDecayLimit;
}

void TrainingControls::signal()
{
    m_signal.fetch_add(1, std::memory_order_acq_rel);
    m_signal.notify_all();
}

template <typename Function> void TrainingControls::update(Function function)
{
    static_assert(std::atomic<Leave>::is_always_lock_free);
    Leave seen = m_leave.load(std::memory_order_acquire);
    while (!m_leave.compare_exchange_weak(
        seen, function(seen), std::memory_order_acq_rel, std::memory_order_acquire)) { }
}

void TrainingControls::pause()
{
    m_leave.store({ 0, 1, 0 }, std::memory_order_release);
    signal();
}

void TrainingControls::resume()
{
    m_leave.store({}, std::memory_order_release);
    signal();
}

void TrainingControls::step(std::uint32_t minibatches)
{
    update([minibatches](const Leave& leave) {
        constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
        const bool fits = minibatches < most - leave.minibatches;
        return Leave { fits ? leave.minibatches + minibatches : most, 1, leave.toEndOfEpoch };
    });
    signal();
}

void TrainingControls::stepEpoch()
{
    update([](const Leave& leave) { return Leave { leave.minibatches, 1, 1 }; });
    signal();
}

bool TrainingControls::isPaused() const
{
    return m_leave.load(std::memory_order_acquire).isHeld != 0;
}

bool TrainingControls::change(TrainingField field, double value)
{
    if (!isAllowed(field, value))
        return false;
    m_changes[indexOf(field)].store(value, std::memory_order_release);
    signal();
    return true;
}

void TrainingControls::wantParameters(bool wanted)
{
    m_parameters.store(wanted, std::memory_order_relaxed);
    signal();
}

void TrainingControls::wantHistograms(bool wanted)
{
    m_histograms.store(wanted, std::memory_order_relaxed);
    signal();
}

bool TrainingControls::takeMinibatch()
{
    // Most runs are never held: one load, and nothing is written.
    if (!isPaused())
        return true;
    bool isGranted = false;
    update([&isGranted](Leave leave) {
        isGranted = leave.isHeld == 0 || leave.toEndOfEpoch != 0 || leave.minibatches > 0;
        if (leave.minibatches > 0)
            --leave.minibatches;
        return leave;
    });
    return isGranted;
}

void TrainingControls::endEpoch()
{
    update([](const Leave& leave) { return Leave { leave.minibatches, leave.isHeld, 0 }; });
}

std::optional<double> TrainingControls::takeChange(TrainingField field)
{
    std::atomic<double>& slot = m_changes[indexOf(field)];
    if (std::isnan(slot.load(std::memory_order_relaxed)))
        return std::nullopt;
    const double value = slot.exchange(nothing, std::memory_order_acq_rel);
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

void TrainingControls::waitForChange(std::uint32_t mark, const std::stop_token& stop)
{
    const std::stop_callback wake(stop, [this] { signal(); });
    m_signal.wait(mark, std::memory_order_acquire);
}

} // namespace inkling
