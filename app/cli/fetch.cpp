// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/download/known_data_sets.h"
#include "app/download/set_download.h"

#include <QEventLoop>
#include <QFile>
#include <QLocale>

#include <cstdio>
#include <optional>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace inkling::cli {

namespace {

    bool errorStreamIsTerminal()
    {
#ifdef _WIN32
        return _isatty(_fileno(stderr)) != 0;
#else
        return isatty(fileno(stderr)) != 0;
#endif
    }

    /// The one line that grows on a terminal; nothing is written elsewhere.
    class ProgressLine {
    public:
        void report(const DownloadProgress& progress)
        {
            if (!m_isTerminal)
                return;
            const QLocale locale;
            const QString text
                = Text::tr("%1 of %2")
                      .arg(locale.formattedDataSize(static_cast<qint64>(progress.bytes)),
                          locale.formattedDataSize(static_cast<qint64>(progress.total)));
            const QString line = progress.isChecking ? text + Text::tr(", checking") : text;
            std::fprintf(stderr, "\r%s", qPrintable(line.leftJustified(m_length)));
            std::fflush(stderr);
            m_length = line.size();
        }

        void end() const
        {
            if (m_length > 0)
                std::fputc('\n', stderr);
        }

    private:
        bool m_isTerminal = errorStreamIsTerminal();
        qsizetype m_length = 0;
    };

    ExitStatus fetchSet(const CatalogSet& set, const QString& folder)
    {
        printMessage(Text::tr("Fetching %1 (%2) to “%3”. %4")
                         .arg(QString::fromStdString(set.title),
                             QLocale().formattedDataSize(static_cast<qint64>(set.downloadBytes())),
                             folder, QString::fromStdString(set.terms)));
        QEventLoop loop;
        ProgressLine line;
        std::optional<Error> failure;
        SetDownload download(set, folder, {});
        QObject::connect(&download, &SetDownload::progressed, &loop,
            [&line](const DownloadProgress& progress) { line.report(progress); });
        QObject::connect(
            &download, &SetDownload::finished, &loop, [&](const std::optional<Error>& ended) {
                failure = ended;
                loop.quit();
            });
        // Queued, so that it cannot end before the loop begins.
        QMetaObject::invokeMethod(&download, &SetDownload::start, Qt::QueuedConnection);
        loop.exec();
        line.end();
        if (failure)
            return fail(*failure);
        printResult(folder + QLatin1Char('/') + QString::fromStdString(set.folder));
        return ExitStatus::Done;
    }

} // namespace

ExitStatus fetchData(const Invocation& invocation)
{
    CommandLine line(invocation,
        Text::tr(
            "Download a known data set into the data folder, checked; what broke off goes on."));
    line.setPaths(Text::tr("NAME"), Text::tr("The data set, such as mnist."), 1, 1);
    line.addDataDir();
    if (const std::optional<ExitStatus> status = line.parse())
        return *status;
    const Result<Catalog> catalog = knownDataSets();
    if (!catalog)
        return fail(catalog.error());
    const Result<CatalogSet> set = findInCatalog(*catalog, line.paths().first().toStdString());
    if (!set)
        return fail(set.error());
    return fetchSet(*set, QFile::decodeName(QByteArray::fromStdString(line.dataDir())));
}

} // namespace inkling::cli
