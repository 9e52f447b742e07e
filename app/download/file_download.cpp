// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/file_download.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QRegularExpression>

#include <utility>

namespace inkling {

namespace {

    constexpr int statusOk = 200;
    constexpr int statusPartial = 206;
    constexpr int statusRangeUnsatisfiable = 416;
    constexpr int firstErrorStatus = 400;

    int statusOf(const QNetworkReply& reply)
    {
        return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    /// Returns where the bytes of a partial answer begin: "Content-Range: bytes 100-199/200".
    std::optional<std::uint64_t> rangeStart(const QNetworkReply& reply)
    {
        static const QRegularExpression pattern(QStringLiteral("^bytes (\\d{1,15})-"));
        const QRegularExpressionMatch match
            = pattern.match(QString::fromLatin1(reply.rawHeader("Content-Range")));
        if (!match.hasMatch())
            return std::nullopt;
        return match.captured(1).toULongLong();
    }

} // namespace

FileDownload::FileDownload(QNetworkAccessManager& network, DownloadPolicy policy, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_policy(std::move(policy))
{
}

FileDownload::~FileDownload() { cancel(); }

void FileDownload::start(const FileRequest& request)
{
    cancel();
    m_request = request;
    m_redirects = 0;
    m_file.setFileName(request.path);
    if (!m_file.open(QIODevice::ReadWrite)) {
        end(unwritable());
        return;
    }
    // Longer than the whole file: none of it can be trusted.
    if (static_cast<std::uint64_t>(m_file.size()) > request.bytes && !m_file.resize(0)) {
        end(unwritable());
        return;
    }
    m_file.seek(m_file.size());
    if (static_cast<std::uint64_t>(m_file.size()) == request.bytes)
        end(std::nullopt);
    else
        ask(request.address);
}

void FileDownload::cancel()
{
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        m_reply->abort();
        std::exchange(m_reply, nullptr)->deleteLater();
    }
    m_file.close();
}

void FileDownload::ask(const QUrl& address)
{
    if (!m_policy.schemes.contains(address.scheme())) {
        end(Error { ErrorCode::DownloadNotSecure,
            { addressText(), address.toDisplayString().toStdString() } });
        return;
    }
    QNetworkRequest request(address);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(static_cast<int>(m_policy.stallTimeout.count()));
    // Packed as it lies there: otherwise Qt asks for compression and unpacks what it gets.
    request.setRawHeader("Accept-Encoding", "identity");
    if (m_file.size() > 0)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_file.size()) + "-");
    m_headersJudged = false;
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &FileDownload::headersArrived);
    connect(m_reply, &QIODevice::readyRead, this, &FileDownload::bytesArrived);
    connect(m_reply, &QNetworkReply::finished, this, &FileDownload::replyFinished);
}

void FileDownload::headersArrived()
{
    if (m_reply != nullptr && !m_headersJudged && statusOf(*m_reply) != 0) {
        m_headersJudged = true;
        judgeHeaders();
    }
}

void FileDownload::judgeHeaders()
{
    const int status = statusOf(*m_reply);
    // What else there is (errors, redirects) is seen when the answer is complete.
    if (status != statusOk && status != statusPartial)
        return;
    const bool isPart = status == statusPartial;
    const auto there = static_cast<std::uint64_t>(m_file.size());
    if (isPart && rangeStart(*m_reply) != there) {
        end(Error { ErrorCode::DownloadDamaged, { addressText() } });
        return;
    }
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (length.isValid() && !judgeLength((isPart ? there : 0) + length.toULongLong()))
        return;
    // The server may send everything from the beginning, whatever was asked for.
    if (!isPart && !(m_file.resize(0) && m_file.seek(0)))
        end(unwritable());
}

bool FileDownload::judgeLength(std::uint64_t offered)
{
    if (offered == m_request.bytes)
        return true;
    end(Error { ErrorCode::DownloadWrongSize,
        { addressText(), std::to_string(m_request.bytes), std::to_string(offered) } });
    return false;
}

void FileDownload::bytesArrived()
{
    headersArrived();
    // A reply that was aborted for silence is closed already.
    if (m_reply == nullptr || !m_reply->isOpen())
        return;
    const int status = statusOf(*m_reply);
    const QByteArray bytes = m_reply->readAll();
    if (status != statusOk && status != statusPartial)
        return;
    const auto total = static_cast<std::uint64_t>(m_file.size() + bytes.size());
    if (total > m_request.bytes) {
        judgeLength(total);
        return;
    }
    if (m_file.write(bytes) != bytes.size() || !m_file.flush()) {
        end(unwritable());
        return;
    }
    Q_EMIT progressed(total);
}

void FileDownload::replyFinished()
{
    bytesArrived();
    if (m_reply == nullptr)
        return;
    const int status = statusOf(*m_reply);
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (target.isValid()) {
        follow(m_reply->url().resolved(target));
        return;
    }
    if (status == statusRangeUnsatisfiable && m_file.size() > 0 && m_file.resize(0)) {
        // What is there does not belong to the file at that address: all of it anew.
        m_reply->deleteLater();
        m_reply = nullptr;
        ask(m_request.address);
        return;
    }
    if (m_reply->error() == QNetworkReply::OperationCanceledError) {
        const auto seconds
            = std::chrono::duration_cast<std::chrono::seconds>(m_policy.stallTimeout).count();
        end(Error { ErrorCode::DownloadStalled, { addressText(), std::to_string(seconds) } });
    } else if (m_reply->error() != QNetworkReply::NoError || status >= firstErrorStatus) {
        end(Error {
            ErrorCode::DownloadFailed, { addressText(), m_reply->errorString().toStdString() } });
    } else if (judgeLength(static_cast<std::uint64_t>(m_file.size()))) {
        end(std::nullopt);
    }
}

void FileDownload::follow(const QUrl& target)
{
    m_reply->deleteLater();
    m_reply = nullptr;
    if (++m_redirects > m_policy.redirectLimit)
        end(Error { ErrorCode::DownloadFailed,
            { addressText(), tr("it redirects without end").toStdString() } });
    else
        ask(target);
}

void FileDownload::end(const std::optional<Error>& failure)
{
    cancel();
    Q_EMIT finished(failure);
}

std::string FileDownload::addressText() const
{
    return m_request.address.toDisplayString().toStdString();
}

Error FileDownload::unwritable() const
{
    return { ErrorCode::FileUnwritable,
        { m_request.path.toStdString(), m_file.errorString().toStdString() } };
}

} // namespace inkling
