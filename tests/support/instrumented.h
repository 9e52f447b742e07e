// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a sanitizer is at work: it looks for the same in a part of what takes long.
#pragma once

namespace inkling::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isInstrumented = true;
#else
constexpr bool isInstrumented = false;
#endif

} // namespace inkling::test
