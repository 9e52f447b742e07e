// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the models and the data, wherever the program was built, unpacked or installed.
// Nothing here knows a folder of one machine.
#pragma once

#include <QString>
#include <QStringList>

namespace inkling {

/// Returns the folders in which models are looked for, in this order: beside the program (build tree, unpacked
/// archive), the installed data folder, the user's data folder. They need not exist.
/// \p programFolder is the folder of the running program.
QStringList modelFolders(const QString& programFolder);

/// Returns the file called \p name, such as "default.json", in the first of modelFolders that has it, or else the path
/// that it would have beside a program that was built or unpacked, so that an error can name it.
QString findModel(const QString& name, const QString& programFolder);

/// Returns the user's folder for models that were trained here. It need not exist.
QString userModelsFolder();

/// Returns the user's folder for training runs that are kept between starts. It need not exist.
QString runsFolder();

/// Returns the user's folder for the drawings that are kept between starts. It need not exist.
QString drawingsFolder();

/// Returns the data folder: \p chosen when it is not empty, else $INKLING_DATA_DIR, else the user's data folder.
QString dataFolder(const QString& chosen);

} // namespace inkling
