// SPDX-License-Identifier: GPL-3.0-or-later
// Says what went wrong in a sentence that a person understands, in the language of the program.
// Core knows only codes and arguments; every word about them is here.
#pragma once

#include "core/base/error.h"

#include <QString>

namespace inkling {

/// Returns one whole sentence: what failed, with which file, why, and what to do about it.
QString errorText(const Error& error);

} // namespace inkling
