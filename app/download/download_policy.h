// SPDX-License-Identifier: GPL-3.0-or-later
// What a download may do and how long it waits. Programs use the defaults; tests allow themselves
// plain HTTP and less patience.
#pragma once

#include <QStringList>

#include <chrono>

namespace inkling {

/// The rules of a download.
struct DownloadPolicy {
    QStringList schemes { QStringLiteral("https") }; ///< all that is spoken, also after redirects
    std::chrono::milliseconds stallTimeout {
        20'000
    }; ///< without a byte; longer than a slow line takes to begin
    int redirectLimit = 5;
};

} // namespace inkling
