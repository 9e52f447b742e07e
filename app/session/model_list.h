// SPDX-License-Identifier: GPL-3.0-or-later
// The models that come with the program or lie in the user's folder.
#pragma once

#include <QStringList>

namespace inkling {

/// Returns the model files in \p folders, by name; of two with the same name the one in the earlier folder counts.
/// \p first, a path, leads the list if it is there.
QStringList listModels(const QStringList& folders, const QString& first);

} // namespace inkling
