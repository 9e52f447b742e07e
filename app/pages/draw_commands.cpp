// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/draw_commands.h"

#include "app/base/action_registry.h"
#include "app/base/error_text.h"
#include "app/pages/dialogs.h"
#include "app/session/digit_session.h"
#include "app/session/model_session.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace inkling {

DrawCommands::DrawCommands(const Services& services, QWidget* page)
    : QObject(page)
    , m_services(services)
    , m_page(page)
{
    registerEditing();
    registerPen();
    registerFiles();
    registerLabels();
    registerViews();
    connect(&services.digit, &DigitSession::readingChanged, this, &DrawCommands::follow);
    follow(services.digit.reading());
}

void DrawCommands::registerEditing()
{
    DigitSession& digit = m_services.digit;
    ActionSpec undo { u"draw.undo"_s, tr("Undo"), tr("Take the last stroke back.") };
    undo.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_Z) };
    undo.icon = IconName::Undo;
    m_undo = m_services.actions.add(undo, &digit, [&digit](bool) { digit.undo(); });
    ActionSpec redo { u"draw.redo"_s, tr("Redo"), tr("Bring back what was taken back.") };
    redo.shortcuts = { QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z) };
    redo.icon = IconName::Redo;
    m_redo = m_services.actions.add(redo, &digit, [&digit](bool) { digit.redo(); });
    ActionSpec clear { u"draw.clear"_s, tr("Clear"),
        tr("Empty the paper; undo brings the drawing back.") };
    clear.shortcuts = { QKeySequence(Qt::Key_Delete) };
    clear.icon = IconName::Clear;
    m_clear = m_services.actions.add(clear, &digit, [&digit](bool) { digit.clear(); });
}

void DrawCommands::registerPen()
{
    DigitSession& digit = m_services.digit;
    ActionSpec eraser { u"draw.eraser"_s, tr("Eraser"),
        tr("Erase the strokes that are touched; E takes the pen again.") };
    eraser.shortcuts = { QKeySequence(Qt::Key_E) };
    eraser.icon = IconName::Eraser;
    eraser.checkable = true;
    m_eraser = m_services.actions.add(eraser, this, [](bool) {});
    ActionSpec abandon { u"draw.abandon"_s, tr("Abandon the stroke"),
        tr("Drop the stroke that is being drawn.") };
    abandon.shortcuts = { QKeySequence(Qt::Key_Escape) };
    m_abandon = m_services.actions.add(abandon, &digit, [&digit](bool) { digit.abandonStroke(); });
}

void DrawCommands::registerViews()
{
    ActionSpec sort { u"draw.sortBars"_s, tr("Most probable first"),
        tr("Sort the digits by their probability.") };
    sort.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_P) };
    sort.icon = IconName::Sort;
    sort.checkable = true;
    m_sortBars = m_services.actions.add(sort, this, [](bool) {});
    ActionSpec numbers { u"draw.numbers"_s, tr("Numbers"),
        tr("Show the 784 gray levels as numbers.") };
    numbers.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_G) };
    numbers.icon = IconName::Numbers;
    numbers.checkable = true;
    m_numbers = m_services.actions.add(numbers, this, [](bool) {});
}

void DrawCommands::registerFiles()
{
    ActionSpec open { u"file.open"_s, tr("Open…"), tr("Open a drawing or a picture of a digit.") };
    open.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_O) };
    open.icon = IconName::Open;
    m_open = m_services.actions.add(open, this, [this](bool) { Q_EMIT openWanted(); });
    ActionSpec save { u"file.save"_s, tr("Save…"), tr("Save the drawing as ink.") };
    save.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_S) };
    save.icon = IconName::Save;
    m_save = m_services.actions.add(save, this, [this](bool) { askWhereToSave(); });
    const ActionSpec model { u"file.openModel"_s, tr("Open a model…"),
        tr("Read with a model from a file.") };
    m_services.actions.add(model, this, [this](bool) { askForModel(); });
}

void DrawCommands::registerLabels()
{
    DigitSession& digit = m_services.digit;
    for (int label = 0; label < classCount; ++label) {
        ActionSpec spec { u"draw.label.%1"_s.arg(label), QString::number(label) };
        spec.toolTip = tr("Say that the drawing is a %1; it is saved with the ink.").arg(label);
        spec.shortcuts = { QKeySequence(Qt::Key_0 + label) };
        spec.checkable = true;
        // Naming it once more takes the name back.
        m_labels.append(m_services.actions.add(spec, &digit, [&digit, label](bool named) {
            digit.setLabel(named ? std::optional(label) : std::nullopt);
        }));
    }
}

QList<QAction*> DrawCommands::canvasCommands() const
{
    return QList<QAction*> { m_clear, m_eraser, m_abandon } + m_labels;
}

void DrawCommands::follow(const Reading& reading)
{
    const bool hasInk = !reading.drawing->isEmpty();
    m_undo->setEnabled(reading.canUndo || reading.strokeUnderWay);
    m_redo->setEnabled(reading.canRedo);
    m_clear->setEnabled(hasInk);
    m_abandon->setEnabled(reading.strokeUnderWay);
    // Ink files hold strokes; a picture without any has nothing to save in them.
    m_save->setEnabled(!reading.drawing->strokes.empty());
    for (int label = 0; label < classCount; ++label) {
        m_labels.at(label)->setEnabled(hasInk);
        m_labels.at(label)->setChecked(reading.label == label);
    }
}

void DrawCommands::askForModel()
{
    const FileQuestion question { tr("Open a model"), tr("Models (*.json);;All files (*)") };
    ModelSession& models = m_services.models;
    m_services.dialogs.chooseFileToOpen(
        m_page, question, [&models](const QString& path) { models.load(path); });
}

void DrawCommands::askWhereToSave()
{
    const FileQuestion question { tr("Save the drawing"), tr("Drawings (*.jsonl)"),
        tr("drawing.jsonl", "file name") };
    m_services.dialogs.chooseFileToSave(
        m_page, question, [this](const QString& path) { save(path); });
}

void DrawCommands::save(const QString& path)
{
    const Result<void> saving = m_services.digit.save(path);
    if (!saving)
        showError(saving.error());
}

void DrawCommands::showError(const Error& error)
{
    m_services.dialogs.showError(m_page, errorText(error));
}

} // namespace inkling
