// SPDX-License-Identifier: GPL-3.0-or-later
// A folder for the files of one test, gone with it.
// Paths come as std::string, as core takes them.
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <string>

namespace inkling::test {

class TemporaryFolder {
public:
    /// Returns the path of \p name in the folder, whether it is there or not.
    std::string path(const QString& name) const
    {
        return QFile::encodeName(m_folder.filePath(name)).toStdString();
    }

    /// Writes \p content to the file \p name, makes its folders, and returns its path.
    std::string write(const QString& name, const QByteArray& content) const
    {
        QDir(m_folder.path()).mkpath(QFileInfo(name).path());
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return path(name);
    }

    /// Returns what the file \p name holds.
    QByteArray read(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Returns the names of everything in the folder.
    QStringList names() const
    {
        return QDir(m_folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace inkling::test
