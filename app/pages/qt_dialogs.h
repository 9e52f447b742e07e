// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs that a user sees: Qt's own, opened without waiting for them.
#pragma once

#include "app/pages/dialogs.h"

#include <QPointer>

class QMessageBox;

namespace inkling {

/// Dialogs on the screen. The error dialog has the object name "errorDialog"; what goes wrong while it is open is added
/// to it.
class QtDialogs : public Dialogs {
public:
    void showError(QWidget* parent, const QString& text) override;
    void chooseFileToOpen(
        QWidget* parent, const FileQuestion& question, const PathHandler& chosen) override;
    void chooseFileToSave(
        QWidget* parent, const FileQuestion& question, const PathHandler& chosen) override;
    void confirm(QWidget* parent, const QString& sentence, const QString& verb,
        const std::function<void()>& confirmed) override;
    void chooseFolder(QWidget* parent, const QString& title, const PathHandler& chosen) override;

private:
    QPointer<QMessageBox> m_error;
};

} // namespace inkling
