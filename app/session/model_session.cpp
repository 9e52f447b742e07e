// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/model_session.h"

#include "app/base/background.h"
#include "core/model/model_file.h"

#include <QFile>

#include <utility>

namespace inkling {

namespace {

    using Loading = Result<ModelInUse>;

    Loading loadInUse(const QString& path)
    {
        Result<Model> loading = loadModel(QFile::encodeName(path).toStdString());
        if (!loading)
            return loading.error();
        const auto model = std::make_shared<const Model>(std::move(*loading));
        return ModelInUse { path, model, std::make_shared<const SampleForward>(model->mlp) };
    }

} // namespace

ModelSession::ModelSession(QObject* parent)
    : QObject(parent)
{
}

void ModelSession::offer(const QStringList& paths)
{
    QStringList choices = paths + m_choices;
    choices.removeDuplicates();
    if (choices == m_choices)
        return;
    m_choices = choices;
    Q_EMIT choicesChanged(m_choices);
}

void ModelSession::load(const QString& path)
{
    const int request = ++m_requests;
    m_loading = true;
    runInBackground(
        this, [path] { return loadInUse(path); },
        [this, path, request](const Loading& loading) {
            if (request != m_requests)
                return;
            m_loading = false;
            if (!loading) {
                if (!m_inUse.model && !m_fallback.isEmpty() && path != m_fallback)
                    load(m_fallback);
                Q_EMIT loadFailed(path, loading.error());
                return;
            }
            m_inUse = *loading;
            offer(m_choices + QStringList { path });
            Q_EMIT modelChanged(m_inUse);
        });
}

void ModelSession::use(std::shared_ptr<const Model> model)
{
    ++m_requests; // what is still being loaded was asked for earlier
    m_loading = false;
    m_inUse.model = std::move(model);
    m_inUse.forward.reset(); // laying a large one out anew would hold up the window
    m_inUse.changed = true;
    Q_EMIT modelChanged(m_inUse);
}

} // namespace inkling
