// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/model_list.h"

#include <QDir>
#include <QMap>

using namespace Qt::StringLiterals;

namespace inkling {

QStringList listModels(const QStringList& folders, const QString& first)
{
    QMap<QString, QString> pathByName;
    for (const QString& folder : folders) {
        const QDir dir(folder);
        const QStringList names = dir.entryList({ u"*.json"_s }, QDir::Files | QDir::Readable);
        for (const QString& name : names) {
            if (!pathByName.contains(name))
                pathByName.insert(name, dir.filePath(name));
        }
    }
    QStringList paths = pathByName.values();
    if (paths.removeAll(first) > 0)
        paths.prepend(first);
    return paths;
}

} // namespace inkling
