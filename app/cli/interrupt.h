// SPDX-License-Identifier: GPL-3.0-or-later
// Turns Ctrl+C into a polite request to stop, so that nothing is left half written.
// A second Ctrl+C ends the program at once, as anywhere.
#pragma once

#include <stop_token>
#include <thread>

namespace inkling::cli {

/// While it lives, the first Ctrl+C requests a stop instead of ending the program. One at a time.
class InterruptWatch {
public:
    InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
    ~InterruptWatch();

    /// Returns the token that tells of the request.
    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_watcher;
};

} // namespace inkling::cli
