// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/shelf_commands.h"

#include "app/base/action_registry.h"
#include "app/base/error_text.h"
#include "app/pages/dialogs.h"
#include "app/session/digit_session.h"
#include "app/session/drawing_shelf.h"
#include "app/session/shelf_keeper.h"
#include "app/widgets/history_strip.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    void showShelf(HistoryStrip* strip, const Shelf& shelf)
    {
        QList<StripDrawing> drawings;
        for (const ShelvedDrawing& drawing : shelf.drawings) {
            // It shares its life with the sheet that it is part of.
            drawings.append({ drawing.id, drawing.date, drawing.sheet->label,
                { drawing.sheet, &drawing.sheet->drawing } });
        }
        strip->setDrawings(drawings, shelf.onTable);
    }

} // namespace

ShelfCommands::ShelfCommands(const Services& services, QWidget* page)
    : QObject(page)
    , m_services(services)
{
    DrawingShelf& shelf = services.shelf;
    ActionSpec begin { u"draw.new"_s, tr("New drawing"),
        tr("Begin a new drawing; this one stays in the row of your last drawings.") };
    begin.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_N) };
    begin.icon = IconName::Plus;
    m_new = services.actions.add(begin, &shelf, [&shelf](bool) { shelf.begin(); });
    const ActionSpec remove { u"draw.delete"_s, tr("Delete the drawing"),
        tr("Delete this drawing; it can be brought back until Inkling is closed.") };
    m_delete = services.actions.add(
        remove, &shelf, [&shelf](bool) { shelf.remove(shelf.shelf().onTable); });
    ActionSpec restore { u"draw.restore"_s, tr("Bring back the deleted drawing"),
        tr("Bring back the drawing that was deleted last.") };
    restore.shortcuts = { QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N) };
    m_restore = services.actions.add(restore, &shelf, [&shelf](bool) { shelf.restore(); });
    connect(&shelf, &DrawingShelf::shelfChanged, this, &ShelfCommands::follow);
    connect(&services.keeper, &ShelfKeeper::putAside, this,
        [this, page](const Error& error) { m_services.dialogs.showError(page, errorText(error)); });
    follow(shelf.shelf());
}

HistoryStrip* ShelfCommands::makeStrip(QWidget* parent)
{
    DrawingShelf& shelf = m_services.shelf;
    auto* strip = new HistoryStrip(m_services.theme, m_new, parent);
    connect(&shelf, &DrawingShelf::shelfChanged, strip,
        [strip](const Shelf& now) { showShelf(strip, now); });
    connect(strip, &HistoryStrip::openWanted, &shelf, &DrawingShelf::bringBack);
    connect(strip, &HistoryStrip::removeWanted, &shelf, &DrawingShelf::remove);
    showShelf(strip, shelf.shelf());
    return strip;
}

void ShelfCommands::follow(const Shelf& /*shelf*/)
{
    const bool hasInk = !m_services.digit.sheet().drawing.isEmpty();
    m_new->setEnabled(hasInk);
    m_delete->setEnabled(hasInk);
    m_restore->setEnabled(m_services.shelf.canRestore());
}

} // namespace inkling
