// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the Draw page: undo, redo, clear, naming the digit, opening and saving. They act on the sessions and
// know no view.
#pragma once

#include "app/pages/services.h"

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace inkling {

struct Error;
struct Reading;

/// Registers the commands draw.* and file.* and keeps them usable or not, as the drawing is.
class DrawCommands : public QObject {
    Q_OBJECT

public:
    /// Dialogs open over \p page, which owns the commands.
    DrawCommands(const Services& services, QWidget* page);

    QAction* undo() const { return m_undo; }

    QAction* redo() const { return m_redo; }

    QAction* clear() const { return m_clear; }

    /// Checked while the eraser is in the hand.
    QAction* eraser() const { return m_eraser; }

    /// Checked while the bars stand with the most probable first.
    QAction* sortBars() const { return m_sortBars; }

    /// Checked while the gray levels are shown as numbers.
    QAction* numbers() const { return m_numbers; }

    QAction* open() const { return m_open; }

    QAction* save() const { return m_save; }

    /// Returns the commands that name the digit, 0 to 9.
    const QList<QAction*>& labels() const { return m_labels; }

    /// Returns the commands whose keys work only while the paper has the focus.
    QList<QAction*> canvasCommands() const;

    /// Asks for a model file and loads it.
    void askForModel();

Q_SIGNALS:
    /// Somebody wants to open a drawing or a picture.
    void openWanted();

private:
    void registerEditing();
    void registerPen();
    void registerViews();
    void registerFiles();
    void registerLabels();
    void follow(const Reading& reading);
    void askWhereToSave();
    void save(const QString& path);
    void showError(const Error& error);

    Services m_services;
    QWidget* m_page;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_clear = nullptr;
    QAction* m_eraser = nullptr;
    QAction* m_abandon = nullptr;
    QAction* m_sortBars = nullptr;
    QAction* m_numbers = nullptr;
    QAction* m_open = nullptr;
    QAction* m_save = nullptr;
    QList<QAction*> m_labels;
};

} // namespace inkling
