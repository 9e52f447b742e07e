// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/keep_queue.h"

#include <utility>

namespace inkling {

KeepQueue::KeepQueue(QString folder)
    : m_folder(std::move(folder))
{
}

void KeepQueue::keep(const ShelvedDrawing& drawing) { ask(drawing.id, drawing); }

void KeepQueue::drop(const QString& id) { ask(id, std::nullopt); }

void KeepQueue::ask(const QString& id, std::optional<ShelvedDrawing> state)
{
    const std::lock_guard asking(m_asking);
    m_work.insert_or_assign(id, std::move(state));
}

bool KeepQueue::isEmpty() const
{
    const std::lock_guard asking(m_asking);
    return m_work.empty();
}

std::optional<Error> KeepQueue::drain()
{
    const std::lock_guard draining(m_draining);
    Work work;
    {
        const std::lock_guard asking(m_asking);
        work.swap(m_work);
    }
    std::optional<Error> failure;
    for (auto& [id, state] : work) {
        const Result<void> done = state ? keepDrawing(m_folder, *state) : dropDrawing(m_folder, id);
        if (done)
            continue;
        if (!failure)
            failure = done.error();
        // What was asked in the meantime is newer.
        const std::lock_guard asking(m_asking);
        m_work.try_emplace(id, std::move(state));
    }
    return failure;
}

} // namespace inkling
