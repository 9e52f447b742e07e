// SPDX-License-Identifier: GPL-3.0-or-later
// The model in use and those one could use. Files are read off the window's thread, and a file that cannot be used
// leaves the model in use as it was.
#pragma once

#include "core/base/error.h"
#include "core/model/model.h"
#include "core/nn/sample_forward.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace inkling {

/// A model and the file it came from. It is empty (no path, null model) until the first one was loaded.
struct ModelInUse {
    QString path;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const SampleForward>
        forward; ///< of the model as it was loaded; null once it has learned
    bool changed = false; ///< the model has learned since it was loaded, and differs from its file
};

/// Owns the choice of the model. *Threading*: the window's thread.
class ModelSession : public QObject {
    Q_OBJECT

public:
    explicit ModelSession(QObject* parent = nullptr);

    const ModelInUse& modelInUse() const { return m_inUse; }

    /// Returns the paths of the models that can be chosen, without doubles.
    const QStringList& choices() const { return m_choices; }

    /// Offers the models at \p paths, in this order, before those that were opened from elsewhere.
    void offer(const QStringList& paths);

    /// Returns true while a file is being read.
    bool isLoading() const { return m_loading; }

    /// Returns true when models were tried and none could be loaded.
    bool lacksModel() const { return !m_inUse.model && m_requests > 0 && !m_loading; }

    /// Names the model to fall back on when there is none in use and another cannot be loaded.
    void setFallback(const QString& path) { m_fallback = path; }

    /// Loads the model at \p path and uses it. Of several requests under way the last one counts.
    /// *Errors*: loadFailed tells; the model in use stays.
    void load(const QString& path);

    /// Uses \p model, which came of the one in use by learning, in its place. Its file stays as it is.
    void use(std::shared_ptr<const Model> model);

Q_SIGNALS:
    void modelChanged(const inkling::ModelInUse& inUse);
    void loadFailed(const QString& path, const inkling::Error& error);
    void choicesChanged(const QStringList& paths);

private:
    ModelInUse m_inUse;
    QStringList m_choices;
    QString m_fallback;
    int m_requests = 0;
    bool m_loading = false;
};

} // namespace inkling
