// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/set_download.h"

#include "app/base/background.h"
#include "app/download/file_download.h"
#include "app/download/verified_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <utility>

namespace inkling {

SetDownload::SetDownload(CatalogSet set, QString dataFolder, DownloadPolicy policy, QObject* parent)
    : QObject(parent)
    , m_set(std::move(set))
    , m_dataFolder(std::move(dataFolder))
    , m_download(new FileDownload(m_network, std::move(policy), this))
{
    connect(m_download, &FileDownload::progressed, this, &SetDownload::fileProgressed);
    connect(m_download, &FileDownload::finished, this, &SetDownload::fileFetched);
}

SetDownload::~SetDownload()
{
    // It uses the network, which goes before the children do.
    delete m_download;
}

QString SetDownload::growingFolder(const CatalogSet& set, const QString& dataFolder)
{
    return dataFolder + QLatin1Char('/') + QString::fromStdString(set.folder)
        + QStringLiteral(".download");
}

void SetDownload::start()
{
    const QString folder = growingFolder(m_set, m_dataFolder);
    if (!QDir().mkpath(folder)) {
        Q_EMIT finished(Error { ErrorCode::FileUnwritable,
            { folder.toStdString(), tr("the folder cannot be made").toStdString() } });
        return;
    }
    fetchFile();
}

void SetDownload::cancel()
{
    ++m_checks;
    m_download->cancel();
}

QString SetDownload::growingPath() const
{
    return growingFolder(m_set, m_dataFolder) + QLatin1Char('/')
        + QString::fromStdString(file().name);
}

QString SetDownload::address() const
{
    return QString::fromStdString(m_set.mirrors[m_mirror] + file().name);
}

void SetDownload::fetchFile()
{
    // The address is one of this mirror, but what is there already may be of another one.
    m_isContinued = QFileInfo(growingPath()).size() > 0;
    m_download->start({ QUrl(address()), growingPath(), file().bytes });
}

void SetDownload::fileProgressed(quint64 bytes)
{
    Q_EMIT progressed({ m_bytesBefore + bytes, m_set.downloadBytes(), false });
}

void SetDownload::fileFetched(const std::optional<Error>& failure)
{
    if (failure) {
        tryNextMirror(*failure);
        return;
    }
    Q_EMIT progressed({ m_bytesBefore + file().bytes, m_set.downloadBytes(), true });
    const int check = ++m_checks;
    runInBackground(
        this,
        [path = growingPath(), wanted = file(), from = address().toStdString()] {
            return verifyFile(path, wanted, from);
        },
        [this, check](const Result<void>& right) {
            if (check == m_checks)
                fileChecked(right);
        });
}

void SetDownload::fileChecked(const Result<void>& right)
{
    if (!right) {
        // Nothing of it can be used. When a part came from elsewhere, this mirror may still be a good one.
        const bool isGone = QFile::remove(growingPath());
        if (m_isContinued && isGone)
            fetchFile();
        else
            tryNextMirror(right.error());
        return;
    }
    m_bytesBefore += file().bytes;
    m_mirrorsTried = 0;
    if (++m_file < m_set.files.size())
        fetchFile();
    else
        placeAll();
}

void SetDownload::tryNextMirror(const Error& failure)
{
    // Another mirror does not make the disk writable.
    if (failure.code == ErrorCode::FileUnwritable || ++m_mirrorsTried >= m_set.mirrors.size()) {
        Q_EMIT finished(failure);
        return;
    }
    m_mirror = (m_mirror + 1) % m_set.mirrors.size();
    fetchFile();
}

void SetDownload::placeAll()
{
    const Result<void> placed = putInPlace(m_set, growingFolder(m_set, m_dataFolder),
        m_dataFolder + QLatin1Char('/') + QString::fromStdString(m_set.folder));
    Q_EMIT finished(placed ? std::nullopt : std::optional<Error>(placed.error()));
}

} // namespace inkling
