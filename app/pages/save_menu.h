// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be saved and copied besides the drawing as ink: pictures, stages, numbers, the command.
#pragma once

#include "app/pages/services.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace inkling {

enum class StagePicture;
struct ActionSpec;
struct Error;
struct FileQuestion;
struct Reading;
template <typename T> class Result;

/// Registers the commands file.save-*, file.copy-numbers and file.copy-command, and file.more-saving, which opens a menu
/// of them.
class SaveMenu : public QObject {
    Q_OBJECT

public:
    /// Dialogs open over \p page, which owns the menu. \p saveInk is the command that saves the drawing as ink.
    SaveMenu(const Services& services, QAction* saveInk, QWidget* page);

    /// Returns the command that opens the menu.
    QAction* more() const { return m_more; }

    QMenu* menu() const { return m_menu; }

    /// Opens the menu at \p anchor from now on.
    void setAnchor(QWidget* anchor) { m_anchor = anchor; }

    /// Says whether drawings are prepared as usual: no switch is off and nothing was shifted. What is not goes into a
    /// command as the image that the network sees.
    void setStandardPreparation(bool standard) { m_standard = standard; }

Q_SIGNALS:
    /// Something was done that cannot be seen. \p text is a whole sentence.
    void told(const QString& text);

private:
    using Saving = std::function<Result<void>(const QString& path)>;

    void registerDrawing(QAction* saveInk);
    void registerStages();
    void registerNumbers();
    void addFile(const ActionSpec& spec, const FileQuestion& question, const Saving& saving);
    void popUp();
    void copyNumbers();
    void copyCommand();
    void copy(const QString& text, const QString& sentence);
    void follow(const Reading& reading);

    Services m_services;
    QWidget* m_page;
    QMenu* m_menu;
    QPointer<QWidget> m_anchor;
    QAction* m_more = nullptr;
    QAction* m_saveInk = nullptr;
    QList<QAction*> m_ofInk; ///< usable when there is something on the paper
    QList<QAction*> m_ofAnswer; ///< usable when there is an answer
    bool m_standard = true;
};

} // namespace inkling
