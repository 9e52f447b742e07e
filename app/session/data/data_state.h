// SPDX-License-Identifier: GPL-3.0-or-later
// Which data sets there are and which could be fetched, as one value.
#pragma once

#include "app/download/set_download.h"
#include "core/base/error.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace inkling {

/// One data set that can be named in a recipe.
struct KnownData {
    std::string specification; ///< as recipes name it
    QString title;
    std::uint64_t samples = 0; ///< 0: not known
    bool isThere = false;
    std::string catalogSet {}; ///< what to fetch to have it; empty when it cannot be fetched
    bool isInk = false; ///< held out by writers, else by images
    QString
        explanation {}; ///< a sentence; empty when there is no more to say than whether it is there
};

/// Everything that is shown about data.
struct DataState {
    QString folder; ///< that is looked into
    QList<KnownData> sets; ///< to train on; those of the catalog first, then what is always there
    std::optional<DownloadProgress> progress; ///< while something is fetched
    std::optional<Error> failure; ///< why the last download ended
};

} // namespace inkling
