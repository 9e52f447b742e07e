// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/download/local_server.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpSocket>

#include <algorithm>

namespace inkling::test {

LocalServer::LocalServer()
{
    connect(this, &QTcpServer::newConnection, this, &LocalServer::accept);
    if (!listen(QHostAddress::LocalHost))
        qFatal("cannot listen on the loopback");
}

QString LocalServer::address(const QString& path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path);
}

void LocalServer::accept()
{
    while (QTcpSocket* socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray request = socket->peek(socket->bytesAvailable());
            if (request.contains("\r\n\r\n")) {
                socket->readAll();
                answer(socket, request);
            }
        });
    }
}

void LocalServer::answer(QTcpSocket* socket, const QByteArray& request)
{
    static const QRegularExpression range(
        QStringLiteral("\r\nRange: bytes=(\\d+)-"), QRegularExpression::CaseInsensitiveOption);
    Asked asked { request.split(' ').value(1), std::nullopt };
    const auto match = range.match(QString::fromLatin1(request));
    if (match.hasMatch())
        asked.rangeStart = match.captured(1).toLongLong();
    m_asked.append(asked);
    Behavior behavior = m_paths.value(asked.path);
    if (!m_paths.contains(asked.path))
        behavior.status = 404;
    if (!behavior.location.isEmpty())
        behavior.status = 302;
    if (behavior.status != 0) {
        socket->write("HTTP/1.1 " + QByteArray::number(behavior.status) + " So\r\n"
            + (behavior.location.isEmpty() ? "" : "Location: " + behavior.location + "\r\n")
            + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        socket->disconnectFromHost();
        return;
    }
    const bool isPart = asked.rangeStart && behavior.knowsRanges;
    if (isPart && *asked.rangeStart >= behavior.content.size()) {
        socket->write("HTTP/1.1 416 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        socket->disconnectFromHost();
        return;
    }
    sendBody(socket, behavior, isPart ? *asked.rangeStart : -1);
}

void LocalServer::sendBody(QTcpSocket* socket, const Behavior& behavior, qsizetype start)
{
    const bool isPart = start >= 0;
    const QByteArray body = behavior.content.mid(std::max<qsizetype>(start, 0));
    QByteArray head = isPart ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n";
    if (behavior.tellsLength)
        head += "Content-Length: " + QByteArray::number(body.size() + behavior.lengthLie) + "\r\n";
    if (isPart)
        head += "Content-Range: bytes " + QByteArray::number(start) + "-"
            + QByteArray::number(behavior.content.size() - 1) + "/"
            + QByteArray::number(behavior.content.size()) + "\r\n";
    socket->write(head + "Connection: close\r\n\r\n");
    if (behavior.stallAfter >= 0) {
        socket->write(body.first(std::min(behavior.stallAfter, body.size())));
        socket->flush();
        Q_EMIT stalled();
        return;
    }
    socket->write(behavior.breakOffAfter < 0
            ? body
            : body.first(std::min(behavior.breakOffAfter, body.size())));
    socket->disconnectFromHost();
}

QByteArray noise(qsizetype size, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    std::generate(
        bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random.bounded(256)); });
    return bytes;
}

} // namespace inkling::test
