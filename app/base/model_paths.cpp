// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/model_paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace inkling {

namespace {

    /// The same for both programs, whatever they call themselves.
    QString userFolder()
    {
        return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + QStringLiteral("/inkling");
    }

} // namespace

QStringList modelFolders(const QString& programFolder)
{
    QStringList folders;
    for (const QString& place : { QStringLiteral("models"), QStringLiteral("../models"),
             QStringLiteral("../share/inkling/models") })
        folders.append(QDir::cleanPath(programFolder + QLatin1Char('/') + place));
    folders.append(userModelsFolder());
    return folders;
}

QString findModel(const QString& name, const QString& programFolder)
{
    const QStringList folders = modelFolders(programFolder);
    for (const QString& folder : folders) {
        const QString candidate = folder + QLatin1Char('/') + name;
        if (QFileInfo::exists(candidate))
            return candidate;
    }
    // The second is where a build and an unpacked archive have them.
    return folders.at(1) + QLatin1Char('/') + name;
}

QString userModelsFolder() { return userFolder() + QStringLiteral("/models"); }

QString runsFolder() { return userFolder() + QStringLiteral("/runs"); }

QString drawingsFolder() { return userFolder() + QStringLiteral("/drawings"); }

QString dataFolder(const QString& chosen)
{
    if (!chosen.isEmpty())
        return chosen;
    const QString fromEnvironment = qEnvironmentVariable("INKLING_DATA_DIR");
    return fromEnvironment.isEmpty() ? userFolder() + QStringLiteral("/data") : fromEnvironment;
}

} // namespace inkling
