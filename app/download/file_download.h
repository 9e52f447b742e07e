// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches one file from one address into a file on the disk, and goes on where an earlier attempt
// broke off. Whether it is the right file is for others to check.
#pragma once

#include "app/download/download_policy.h"
#include "core/base/result.h"

#include <QFile>
#include <QNetworkReply>
#include <QObject>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <optional>

class QNetworkAccessManager;

namespace inkling {

/// What to fetch, and where to.
struct FileRequest {
    QUrl address;
    QString path; ///< of the file that grows; its folder is there
    std::uint64_t bytes = 0; ///< how long it must become
};

/// One transfer. *Threading*: the thread of its event loop.
class FileDownload : public QObject {
    Q_OBJECT

public:
    /// \p network must outlive this.
    FileDownload(QNetworkAccessManager& network, DownloadPolicy policy, QObject* parent = nullptr);
    ~FileDownload() override;

    /// Begins. Bytes that are there already are not fetched again, where the server can leave them out.
    /// *Errors*, by finished: DownloadFailed, DownloadStalled, DownloadNotSecure, DownloadWrongSize, FileUnwritable.
    void start(const FileRequest& request);

    /// Breaks off without a word; what has arrived is kept.
    void cancel();

Q_SIGNALS:
    /// So many bytes of the file are on the disk.
    void progressed(quint64 bytes);
    /// It ended, once for each start. No error: the file has its length.
    void finished(const std::optional<inkling::Error>& failure);

private:
    void ask(const QUrl& address);
    void headersArrived();
    void bytesArrived();
    void replyFinished();
    void judgeHeaders();
    bool judgeLength(std::uint64_t offered);
    void follow(const QUrl& target);
    void end(const std::optional<Error>& failure);
    std::string addressText() const;
    Error unwritable() const;

    QNetworkAccessManager& m_network;
    DownloadPolicy m_policy;
    FileRequest m_request;
    QFile m_file;
    QNetworkReply* m_reply = nullptr;
    int m_redirects = 0;
    bool m_headersJudged = false;
};

} // namespace inkling
