// SPDX-License-Identifier: GPL-3.0-or-later
// Marks the functions that the shared library inkling-kernels offers. Everything else in it stays hidden, so that no
// code that was compiled for one processor level is ever taken for that of another.
#pragma once

#if defined(_WIN32)
#if defined(INKLING_KERNELS_BUILD)
#define INKLING_KERNELS_EXPORT __declspec(dllexport)
#else
#define INKLING_KERNELS_EXPORT __declspec(dllimport)
#endif
#else
#define INKLING_KERNELS_EXPORT __attribute__((visibility("default")))
#endif
