// SPDX-License-Identifier: GPL-3.0-or-later
// A whole window with its services, as main builds them, but with dialogs that a test answers.
#pragma once

#include "app/base/action_registry.h"
#include "app/base/theme_source.h"
#include "app/main_window.h"
#include "app/session/data/data_session.h"
#include "app/session/digit_session.h"
#include "app/session/drawing_shelf.h"
#include "app/session/explain_session.h"
#include "app/session/model_session.h"
#include "app/session/shelf_keeper.h"
#include "app/session/training/training_session.h"
#include "tests/app/support/recording_dialogs.h"

#include <QPointF>
#include <QTemporaryDir>

#include <vector>

class QAction;

namespace inkling::test {

/// The window and everything it stands on. It is shown by show().
struct WindowFixture {
    /// Keeps drawings in the folder \p drawings, or in one of its own.
    explicit WindowFixture(const QString& drawings = {});

    /// Shows the window and waits until it has the keyboard.
    bool show();

    /// Saves the hand-made model below the folder, loads it and waits until it reads.
    bool loadHandMadeModel();

    /// Draws one stroke with the mouse. *Units*: shares of the paper, 0 to 1.
    void drawStroke(const std::vector<QPointF>& corners);

    /// Draws a 7 of two lines, from its top left to its foot.
    void drawSeven();

    /// Draws a vertical line.
    void drawOne();

    QAction* action(const QString& id) const { return actions.find(id); }

    template <typename T> T* find(const QString& name) const { return window.findChild<T*>(name); }

    QString pathOf(const QString& name) const { return folder.filePath(name); }

    QTemporaryDir folder;
    ThemeSource theme;
    ActionRegistry actions;
    ModelSession models;
    DigitSession digit;
    DrawingShelf shelf;
    ShelfKeeper keeper; ///< keeps below the folder
    ExplainSession explain;
    DataSession data; ///< looks below the folder
    TrainingSession training; ///< keeps runs below the folder
    RecordingDialogs dialogs;
    MainWindow window;
};

/// Writes \p content to \p path.
void writeFile(const QString& path, const QByteArray& content);

} // namespace inkling::test
