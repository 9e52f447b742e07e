// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs for tests: they show nothing, remember what was told, and answer at once.
#pragma once

#include "app/pages/dialogs.h"

#include <QString>
#include <QStringList>

namespace inkling::test {

/// Answers every question for a file with \p answer; an empty answer is a user who changed their mind.
class RecordingDialogs : public Dialogs {
public:
    void showError(QWidget* /*parent*/, const QString& text) override { errors.append(text); }

    void chooseFileToOpen(
        QWidget* /*parent*/, const FileQuestion& /*question*/, const PathHandler& chosen) override
    {
        if (!answer.isEmpty())
            chosen(answer);
    }

    void chooseFileToSave(
        QWidget* parent, const FileQuestion& question, const PathHandler& chosen) override
    {
        chooseFileToOpen(parent, question, chosen);
    }

    void confirm(QWidget* /*parent*/, const QString& sentence, const QString& /*verb*/,
        const std::function<void()>& confirmed) override
    {
        questions.append(sentence);
        if (agrees)
            confirmed();
    }

    void chooseFolder(QWidget* parent, const QString& /*title*/, const PathHandler& chosen) override
    {
        chooseFileToOpen(parent, {}, chosen);
    }

    QStringList errors;
    QStringList questions; ///< before what cannot be undone
    bool agrees = true; ///< to them
    QString answer;
};

} // namespace inkling::test
