// SPDX-License-Identifier: GPL-3.0-or-later
// A small HTTP server on the loopback that can misbehave in every way that a mirror might.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTcpServer>

#include <optional>

class QTcpSocket;

namespace inkling::test {

/// What the server does when it is asked for a path.
struct Behavior {
    QByteArray content;
    bool knowsRanges = true; ///< false: it sends everything whatever was asked for
    qsizetype breakOffAfter = -1; ///< so many bytes of the body, then the connection is cut
    qsizetype stallAfter = -1; ///< so many bytes of the body, then silence
    qsizetype lengthLie = 0; ///< is added to the Content-Length that is told
    bool tellsLength = true;
    int status = 0; ///< answers with this one and no content
    QByteArray location {}; ///< of a redirect, with status 302
};

/// What the server was asked.
struct Asked {
    QByteArray path;
    std::optional<qsizetype> rangeStart;
};

/// Serves one request a connection. *Threading*: the thread of its event loop.
class LocalServer : public QTcpServer {
    Q_OBJECT

public:
    LocalServer();

    /// Answers for \p path, such as "/a/file.gz", from now on as \p behavior says. Other paths are 404.
    void serve(const QByteArray& path, const Behavior& behavior) { m_paths.insert(path, behavior); }

    /// Returns the address of \p path.
    QString address(const QString& path) const;

    const QList<Asked>& asked() const { return m_asked; }

Q_SIGNALS:
    /// The server has sent the part after which it stalls.
    void stalled();

private:
    void accept();
    void answer(QTcpSocket* socket, const QByteArray& request);
    void sendBody(QTcpSocket* socket, const Behavior& behavior, qsizetype start);

    QHash<QByteArray, Behavior> m_paths;
    QList<Asked> m_asked;
};

/// Returns \p size bytes that look like nothing, the same in every run.
QByteArray noise(qsizetype size, quint32 seed);

} // namespace inkling::test
