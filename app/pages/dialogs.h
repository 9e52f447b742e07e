// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks and tells in windows of its own. It is an interface so that tests can answer for the user;
// no call waits, answers come back through a function.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace inkling {

/// A question for a file.
struct FileQuestion {
    QString title;
    QString filter; ///< as QFileDialog takes it
    QString suggestedName {}; ///< for saving
};

/// Error messages and file choices. *Threading*: the window's thread.
class Dialogs {
public:
    /// Receives the path that was chosen; it is not called when the user changes their mind.
    using PathHandler = std::function<void(const QString& path)>;

    Dialogs() = default;
    Dialogs(const Dialogs&) = delete;
    Dialogs& operator=(const Dialogs&) = delete;
    virtual ~Dialogs() = default;

    /// Tells that something went wrong. \p text is whole sentences.
    virtual void showError(QWidget* parent, const QString& text) = 0;

    /// Asks for a file that exists.
    virtual void chooseFileToOpen(
        QWidget* parent, const FileQuestion& question, const PathHandler& chosen)
        = 0;

    /// Asks where to save; asks before an existing file is replaced.
    virtual void chooseFileToSave(
        QWidget* parent, const FileQuestion& question, const PathHandler& chosen)
        = 0;

    /// Asks once before what cannot be undone: \p sentence says what would be lost, \p verb is on the button. It is not called
    /// when the user changes their mind.
    virtual void confirm(QWidget* parent, const QString& sentence, const QString& verb,
        const std::function<void()>& confirmed)
        = 0;

    /// Asks for a folder that exists.
    virtual void chooseFolder(QWidget* parent, const QString& title, const PathHandler& chosen) = 0;
};

} // namespace inkling
