// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/thread_priority.h"

#ifdef _WIN32
#include <windows.h>
#elif defined(__linux__)
#include <sys/resource.h>
#endif

namespace inkling {

void lowerThreadPriority()
{
#ifdef _WIN32
    SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL);
#elif defined(__linux__)
    // Linux keeps a nice value for each thread, and 0 names the calling one; threads inherit it.
    constexpr int belowWindow = 5;
    setpriority(PRIO_PROCESS, 0, belowWindow);
#endif
}

} // namespace inkling
