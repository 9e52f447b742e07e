// SPDX-License-Identifier: GPL-3.0-or-later
// Gives the window precedence over threads that compute.
#pragma once

namespace inkling {

/// Lowers the priority of the calling thread, and of the threads that it starts from now on, below that of the window.
/// Where the system knows no such thing, nothing happens.
void lowerThreadPriority();

} // namespace inkling
