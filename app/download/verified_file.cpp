// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/verified_file.h"

#include "core/base/file.h"
#include "core/base/gzip.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <filesystem>
#include <span>
#include <system_error>
#include <vector>

namespace inkling {

namespace {

    std::string sha256(std::span<const std::byte> bytes)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        return hash.result().toHex().toStdString();
    }

    std::string nativePath(const QString& folder, const std::string& name)
    {
        return QFile::encodeName(folder + QLatin1Char('/') + QString::fromStdString(name))
            .toStdString();
    }

} // namespace

Result<void> verifyFile(const QString& path, const CatalogFile& file, const std::string& address)
{
    const std::string name = QFile::encodeName(path).toStdString();
    const Result<std::vector<std::byte>> packed = readFile(name, catalogFileLimit);
    if (!packed)
        return packed.error();
    if (packed->size() != file.bytes)
        return Error { ErrorCode::DownloadWrongSize,
            { address, std::to_string(file.bytes), std::to_string(packed->size()) } };
    const Result<std::vector<std::byte>> unpacked = gunzip(*packed, file.unpackedBytes, name);
    const bool isRight = unpacked && unpacked->size() == file.unpackedBytes
        && sha256(*unpacked) == file.unpackedSha256;
    if (!isRight)
        return Error { ErrorCode::DownloadDamaged, { address } };
    return {};
}

Result<void> putInPlace(const CatalogSet& set, const QString& source, const QString& target)
{
    if (!QDir().mkpath(target))
        return Error { ErrorCode::FileUnwritable,
            { target.toStdString(),
                std::make_error_code(std::errc::permission_denied).message() } };
    for (const CatalogFile& file : set.files) {
        std::error_code failure;
        std::filesystem::rename(
            nativePath(source, file.name), nativePath(target, file.name), failure);
        if (failure)
            return Error { ErrorCode::FileUnwritable,
                { nativePath(target, file.name), failure.message() } };
    }
    QDir().rmdir(source);
    return {};
}

} // namespace inkling
