// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/shelf_keeper.h"

#include "app/base/background.h"
#include "app/session/drawing_shelf.h"
#include "app/session/keep_queue.h"

#include <QTimerEvent>

#include <utility>

namespace inkling {

namespace {

    // Soon enough after space was freed, and rare enough for a disk that stays full.
    constexpr int retryMs = 5000;

} // namespace

ShelfKeeper::ShelfKeeper(DrawingShelf& shelf, QString folder, QObject* parent)
    : QObject(parent)
    , m_shelf(shelf)
    , m_folder(std::move(folder))
    , m_queue(std::make_shared<KeepQueue>(m_folder))
{
    connect(&shelf, &DrawingShelf::shelfChanged, this, &ShelfKeeper::follow);
}

ShelfKeeper::~ShelfKeeper() { finish(); }

void ShelfKeeper::load()
{
    runInBackground(
        this, [folder = m_folder] { return loadKeptDrawings(folder, DrawingShelf::limit); },
        [this](const KeptDrawings& kept) { takeIn(kept); });
}

void ShelfKeeper::takeIn(const KeptDrawings& kept)
{
    // They are on the disk already.
    for (const ShelvedDrawing& drawing : kept.drawings)
        m_known.insert(drawing.id, drawing.sheet);
    m_shelf.takeIn(kept.drawings, kept.lastChanged);
    for (const Error& error : kept.putAside)
        Q_EMIT putAside(error);
    Q_EMIT loaded();
}

void ShelfKeeper::follow(const Shelf& shelf)
{
    QHash<QString, std::shared_ptr<const Sheet>> present;
    for (const ShelvedDrawing& drawing : shelf.drawings) {
        if (drawing.sheet->drawing.isEmpty())
            continue;
        present.insert(drawing.id, drawing.sheet);
        if (m_known.value(drawing.id) != drawing.sheet)
            m_queue->keep(drawing);
    }
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        if (!present.contains(known.key()))
            m_queue->drop(known.key());
    }
    m_known = std::move(present);
    write();
}

void ShelfKeeper::write()
{
    if (m_writing) {
        m_askedAgain = true;
        return;
    }
    m_askedAgain = false;
    if (m_queue->isEmpty())
        return;
    m_writing = true;
    runInBackground(
        this, [queue = m_queue] { return queue->drain(); },
        [this](const std::optional<Error>& failure) { written(failure); });
}

void ShelfKeeper::written(const std::optional<Error>& failure)
{
    m_writing = false;
    const bool changed = failure.has_value() != m_trouble.has_value();
    m_trouble = failure;
    if (failure)
        m_retry.start(retryMs, this);
    else
        m_retry.stop();
    if (changed)
        Q_EMIT troubleChanged();
    if (!failure && m_queue->isEmpty())
        Q_EMIT kept();
    // What was asked while writing. After a failure the same would only fail again; with something new it is tried at once.
    if (!failure || m_askedAgain)
        write();
}

void ShelfKeeper::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_retry.timerId())
        write();
    else
        QObject::timerEvent(event);
}

void ShelfKeeper::finish() { m_queue->drain(); }

} // namespace inkling
