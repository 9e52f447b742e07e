// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/known_data_sets.h"

#include <QFile>

// A macro of Qt's that must not stand in a namespace.
static void initializeCatalog() { Q_INIT_RESOURCE(datasets); }

namespace inkling {

Result<Catalog> knownDataSets()
{
    initializeCatalog();
    QFile file(QStringLiteral(":/inkling/datasets.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error { ErrorCode::FileUnreadable,
            { file.fileName().toStdString(), file.errorString().toStdString() } };
    return parseCatalog(file.readAll().toStdString(), "datasets.json");
}

} // namespace inkling
