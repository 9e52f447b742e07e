// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches a whole data set of the catalog: file by file, mirror after mirror, checked, and put in place
// only when all of it is right.
#pragma once

#include "app/download/download_policy.h"
#include "core/base/result.h"
#include "core/data/catalog.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>

namespace inkling {

class FileDownload;

/// How far a download is.
struct DownloadProgress {
    std::uint64_t bytes = 0; ///< arrived, also by earlier attempts
    std::uint64_t total = 0;
    bool isChecking = false; ///< everything of a file is there and is being checked
};

/// One download of one data set. *Threading*: the thread of its event loop; checking is done on another one.
class SetDownload : public QObject {
    Q_OBJECT

public:
    /// Will put \p set below the data folder \p dataFolder, which need not exist.
    SetDownload(
        CatalogSet set, QString dataFolder, DownloadPolicy policy, QObject* parent = nullptr);
    ~SetDownload() override;

    /// Begins, once.
    void start();

    /// Breaks off without a word; what has arrived is kept for the next attempt.
    void cancel();

    /// Returns the folder in which \p set grows below \p dataFolder.
    static QString growingFolder(const CatalogSet& set, const QString& dataFolder);

Q_SIGNALS:
    void progressed(const inkling::DownloadProgress& progress);
    /// It ended: no error, and the data set is in place, or what the last mirror failed with.
    void finished(const std::optional<inkling::Error>& failure);

private:
    const CatalogFile& file() const { return m_set.files[m_file]; }

    QString growingPath() const;
    QString address() const;
    void fetchFile();
    void fileProgressed(quint64 bytes);
    void fileFetched(const std::optional<Error>& failure);
    void fileChecked(const Result<void>& right);
    void tryNextMirror(const Error& failure);
    void placeAll();

    CatalogSet m_set;
    QString m_dataFolder;
    QNetworkAccessManager m_network;
    FileDownload* m_download;
    std::size_t m_file = 0;
    std::size_t m_mirror = 0;
    std::size_t m_mirrorsTried = 0; ///< for this file
    std::uint64_t m_bytesBefore = 0; ///< of the files that are complete
    bool m_isContinued = false; ///< a part of the file was there before this mirror was asked
    int m_checks = 0; ///< names the check under way
};

} // namespace inkling
