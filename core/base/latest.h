// SPDX-License-Identifier: GPL-3.0-or-later
// Latest<T> hands the newest value from one thread to another through a single atomic slot: no
// lock, no queue, nothing torn. A value that nobody took is replaced by the next.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace inkling {

/// A slot for the newest value. *Threading*: put and take may be called from any number of threads
/// at once.
template <typename T> class Latest {
public:
    Latest() = default;
    Latest(const Latest&) = delete;
    Latest& operator=(const Latest&) = delete;

    ~Latest()
    {
        delete m_slot.load(std::memory_order_acquire);
    } // NOLINT(cppcoreguidelines-owning-memory)

    /// Puts \p value into the slot. Returns whether the slot was empty, that is, whether the taker
    /// must be told: with this, at most one notification is ever queued.
    bool put(std::unique_ptr<const T> value)
    {
        const std::unique_ptr<const T> replaced(
            m_slot.exchange(value.release(), std::memory_order_acq_rel));
        return replaced == nullptr;
    }

    /// Takes the newest value out; null when there is none since the last take.
    std::unique_ptr<const T> take()
    {
        return std::unique_ptr<const T>(m_slot.exchange(nullptr, std::memory_order_acq_rel));
    }

private:
    std::atomic<const T*> m_slot { nullptr };
};

} // namespace inkling
