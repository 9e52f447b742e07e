// SPDX-License-Identifier: GPL-3.0-or-later
// A data set of two small files and what a mirror must hold of it.
#pragma once

#include "core/base/gzip.h"
#include "core/data/catalog.h"
#include "tests/app/download/local_server.h"

#include <QCryptographicHash>

#include <span>

namespace inkling::test {

/// Returns \p content gzipped.
inline QByteArray packed(const QByteArray& content)
{
    const auto bytes = gzip(
        std::as_bytes(std::span(content.constData(), static_cast<std::size_t>(content.size()))));
    return { reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()) };
}

/// Returns the entry of a catalog for a file that unpacks to \p content.
inline CatalogFile catalogFile(const std::string& name, const QByteArray& content)
{
    return { name, static_cast<std::uint64_t>(packed(content).size()),
        static_cast<std::uint64_t>(content.size()),
        QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().toStdString() };
}

/// Two files, larger than what a socket sends at once.
struct TestSet {
    QByteArray labels = noise(3'000, 1);
    QByteArray images = noise(300'000, 2);

    /// Returns the set, to be fetched from the folders called \p mirrors of \p server.
    CatalogSet set(const LocalServer& server, const QStringList& mirrors) const
    {
        CatalogSet result { "small", "Small", "A set", "We", "Free", "small", {}, {}, {} };
        for (const QString& mirror : mirrors)
            result.mirrors.push_back(
                server.address(QLatin1Char('/') + mirror + QLatin1Char('/')).toStdString());
        result.parts = { { "small:train", "Small", 3000 } };
        result.files = { catalogFile("labels.gz", labels), catalogFile("images.gz", images) };
        return result;
    }

    /// Makes \p mirror of \p server a good one.
    void serve(LocalServer& server, const QByteArray& mirror) const
    {
        server.serve("/" + mirror + "/labels.gz", { packed(labels) });
        server.serve("/" + mirror + "/images.gz", { packed(images) });
    }
};

} // namespace inkling::test
