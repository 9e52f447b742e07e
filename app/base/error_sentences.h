// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences for all error codes, as a table that the compiler checks for completeness.
// Only error_text and its test look in here.
#pragma once

#include "core/base/error.h"

#include <string_view>

namespace inkling {

/// The English sentence for one code; %1, %2, ... stand for the arguments.
struct ErrorSentence {
    ErrorCode code;
    std::string_view
        kinds; ///< one letter an argument: p path, n number, y type of JSON, t any text
    const char* text; ///< source text for translation, context "ErrorText"
};

/// Returns the sentence for \p code.
const ErrorSentence& sentenceOf(ErrorCode code);

} // namespace inkling
