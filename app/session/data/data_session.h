// SPDX-License-Identifier: GPL-3.0-or-later
// The data on this machine: what is there, what can be fetched, and fetching it.
#pragma once

#include "app/download/download_policy.h"
#include "app/session/data/data_state.h"
#include "core/data/catalog.h"

#include <QObject>

#include <memory>

namespace inkling {

/// Owns the choice of the data folder and the download under way. *Threading*: the window's thread.
class DataSession : public QObject {
    Q_OBJECT

public:
    /// Looks below \p folder for what \p catalog knows.
    DataSession(
        QString folder, Catalog catalog, DownloadPolicy policy = {}, QObject* parent = nullptr);
    ~DataSession() override;

    const DataState& state() const { return m_state; }

    /// Returns what is known of the catalog's set \p name; null when nothing is.
    const CatalogSet* catalogSet(const std::string& name) const;

    /// Looks again what is there.
    void refresh();

    /// Looks into \p folder from now on.
    void setFolder(const QString& folder);

    /// Fetches the set of the catalog called \p name, unless something is being fetched. stateChanged tells how it goes.
    void fetch(const std::string& name);

    /// Breaks the download off; what has arrived is kept.
    void cancelFetch();

Q_SIGNALS:
    void stateChanged(const inkling::DataState& state);
    /// The set of the catalog called \p name is in place.
    void fetched(const QString& name);

private:
    void fetchEnded(const QString& name, const std::optional<Error>& failure);
    QList<KnownData> look() const;

    Catalog m_catalog;
    DownloadPolicy m_policy;
    DataState m_state;
    std::unique_ptr<SetDownload> m_download;
};

} // namespace inkling
