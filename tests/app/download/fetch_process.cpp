// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches the first set of a catalog over plain HTTP: fetch_process CATALOG DATA_FOLDER.
#include "app/download/set_download.h"
#include "core/base/file.h"

#include <QCoreApplication>
#include <QTimer>

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const auto text = inkling::readTextFile(arguments[1].toStdString(), 1U << 20U);
    const auto catalog = text ? inkling::parseCatalog(*text, "catalog") : text.error();
    if (!catalog)
        return 2;
    inkling::DownloadPolicy policy;
    policy.schemes = { QStringLiteral("http") };
    inkling::SetDownload download(catalog->front(), arguments[2], policy);
    QObject::connect(&download, &inkling::SetDownload::finished, &application,
        [](const std::optional<inkling::Error>& failure) {
            QCoreApplication::exit(failure ? 1 : 0);
        });
    QTimer::singleShot(0, &download, &inkling::SetDownload::start);
    return QCoreApplication::exec();
}
