// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from outside onto the paper and what goes out: opening, dropping, pasting, copying and dragging. Photos are
// shown with the ink that was found on them before it is used.
#pragma once

#include "app/pages/services.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class QAction;
class QDropEvent;
class QMimeData;
class QWidget;

namespace inkling {

class Opener;
class PictureDialog;
struct Arrival;
struct Error;
struct Incoming;
template <typename T> class Result;

/// Registers edit.paste and edit.copy and takes what is dropped on the page.
class PictureCommands : public QObject {
    Q_OBJECT

public:
    /// Dialogs open over \p page, which owns the commands.
    PictureCommands(const Services& services, QWidget* page);

    /// Asks for a file and opens it.
    void askForFile();

    /// Reads the file at \p path off the window's thread and puts it on the paper, or offers its ink.
    void openFile(const QString& path);

    /// Takes \p data, which came from \p name, as openFile takes a file.
    void take(const QMimeData& data, const QString& name);

    /// Lets the digit as the network sees it be dragged from \p handle.
    void dragDigitFrom(QWidget* handle);

    /// Returns the digit as the network sees it, as a picture and as a file; null when there is none.
    std::unique_ptr<QMimeData> digitAsMimeData();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// Something came onto the paper. \p sentence tells what is worth telling of it; it is empty for the usual.
    void took(const QString& sentence);

private:
    void registerCommands();
    void open(const Incoming& incoming);
    void welcome(const Arrival& arrival);
    void offer(const Arrival& arrival);
    void paste();
    void copy();
    void drop(QDropEvent* event);
    void showError(const Error& error);

    Services m_services;
    QWidget* m_page;
    Opener* m_opener;
    QAction* m_copy = nullptr;
    QTemporaryDir m_dragged; ///< files that were dragged out live as long as the window
};

} // namespace inkling
