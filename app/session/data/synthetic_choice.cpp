// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/data/synthetic_choice.h"

#include "core/data/synthetic_data.h"

#include <QCoreApplication>

namespace inkling {

namespace {

    class Text {
        Q_DECLARE_TR_FUNCTIONS(SyntheticChoice)
    };

    // Two thousand of each digit, from enough hands that those held out are read as well as those learned from, and
    // still made within the second that one waits after Start without wondering.
    constexpr std::uint32_t sampleCount = 20'000;
    static_assert(sampleCount <= syntheticLimit);

} // namespace

KnownData syntheticChoice()
{
    KnownData choice;
    // As one types it on the command line: the seed is the usual one.
    choice.specification = "synthetic:" + std::to_string(sampleCount);
    choice.title = Text::tr("Synthetic digits");
    choice.explanation
        = Text::tr("Digits from geometry, no download needed: %L1 samples.").arg(sampleCount);
    choice.samples = sampleCount;
    choice.isThere = true;
    choice.isInk = true;
    return choice;
}

} // namespace inkling
