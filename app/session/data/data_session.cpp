// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/data/data_session.h"

#include "app/session/data/synthetic_choice.h"
#include "core/data/data_spec.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace inkling {

DataSession::DataSession(QString folder, Catalog catalog, DownloadPolicy policy, QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
    , m_policy(std::move(policy))
{
    m_state.folder = std::move(folder);
    m_state.sets = look();
}

DataSession::~DataSession() = default;

const CatalogSet* DataSession::catalogSet(const std::string& name) const
{
    for (const CatalogSet& set : m_catalog)
        if (set.name == name)
            return &set;
    return nullptr;
}

QList<KnownData> DataSession::look() const
{
    QList<KnownData> found;
    const std::string folder = QFile::encodeName(m_state.folder).toStdString();
    for (const CatalogSet& set : m_catalog)
        for (const CatalogPart& part : set.parts)
            if (part.isForTraining)
                found.append({ part.name, QString::fromStdString(part.title), part.samples,
                    isDataSetThere(part.name, folder), set.name });
    found.append(syntheticChoice());
    for (const QString& place : { QStringLiteral("pen"), QString() }) {
        const QDir inks(m_state.folder + QLatin1Char('/') + place);
        for (const QString& file :
            inks.entryList({ QStringLiteral("*.jsonl") }, QDir::Files | QDir::Readable, QDir::Name))
            found.append({ "pen:" + QFile::encodeName(file).toStdString(),
                file.chopped(static_cast<int>(qstrlen(".jsonl"))), 0, true, {}, true });
    }
    return found;
}

void DataSession::refresh()
{
    m_state.sets = look();
    Q_EMIT stateChanged(m_state);
}

void DataSession::setFolder(const QString& folder)
{
    m_state.folder = folder;
    m_state.failure.reset();
    refresh();
}

void DataSession::fetch(const std::string& name)
{
    const CatalogSet* set = catalogSet(name);
    if (set == nullptr || m_download)
        return;
    m_download = std::make_unique<SetDownload>(*set, m_state.folder, m_policy);
    connect(
        m_download.get(), &SetDownload::progressed, this, [this](const DownloadProgress& progress) {
            m_state.progress = progress;
            Q_EMIT stateChanged(m_state);
        });
    // Queued: the download must not be deleted within its own signal.
    connect(
        m_download.get(), &SetDownload::finished, this,
        [this, name](const std::optional<Error>& failure) {
            fetchEnded(QString::fromStdString(name), failure);
        },
        Qt::QueuedConnection);
    m_state.failure.reset();
    m_state.progress = DownloadProgress { 0, set->downloadBytes(), false };
    Q_EMIT stateChanged(m_state);
    m_download->start();
}

void DataSession::cancelFetch()
{
    m_download.reset();
    m_state.progress.reset();
    refresh();
}

void DataSession::fetchEnded(const QString& name, const std::optional<Error>& failure)
{
    // Canceled meanwhile.
    if (!m_download)
        return;
    m_download.reset();
    m_state.progress.reset();
    m_state.failure = failure;
    refresh();
    if (!failure)
        Q_EMIT fetched(name);
}

} // namespace inkling
