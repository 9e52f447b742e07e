// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/qt_dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    QFileDialog* makeFileDialog(
        QWidget* parent, const FileQuestion& question, const Dialogs::PathHandler& chosen)
    {
        auto* dialog = new QFileDialog(parent, question.title, QString(), question.filter);
        dialog->setObjectName(u"fileDialog"_s);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setOption(QFileDialog::HideNameFilterDetails);
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
        return dialog;
    }

} // namespace

void QtDialogs::showError(QWidget* parent, const QString& text)
{
    if (m_error) {
        m_error->setText(m_error->text() + u"\n\n"_s + text);
        return;
    }
    // No symbol: the sentence says it, and a calm program does not raise its voice.
    m_error = new QMessageBox(
        QMessageBox::NoIcon, QCoreApplication::applicationName(), text, QMessageBox::Ok, parent);
    m_error->setObjectName(u"errorDialog"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setAttribute(Qt::WA_DeleteOnClose);
    m_error->open();
}

void QtDialogs::chooseFileToOpen(
    QWidget* parent, const FileQuestion& question, const PathHandler& chosen)
{
    QFileDialog* dialog = makeFileDialog(parent, question, chosen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void QtDialogs::chooseFileToSave(
    QWidget* parent, const FileQuestion& question, const PathHandler& chosen)
{
    QFileDialog* dialog = makeFileDialog(parent, question, chosen);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(question.suggestedName).suffix());
    dialog->selectFile(question.suggestedName);
    dialog->open();
}

void QtDialogs::confirm(QWidget* parent, const QString& sentence, const QString& verb,
    const std::function<void()>& confirmed)
{
    auto* dialog = new QMessageBox(QMessageBox::NoIcon, QCoreApplication::applicationName(),
        sentence, QMessageBox::Cancel, parent);
    dialog->setObjectName(u"confirmDialog"_s);
    dialog->setTextFormat(Qt::PlainText);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultButton(QMessageBox::Cancel);
    QPushButton* button = dialog->addButton(verb, QMessageBox::AcceptRole);
    button->setObjectName(u"confirmButton"_s);
    QObject::connect(button, &QPushButton::clicked, parent, confirmed);
    dialog->open();
}

void QtDialogs::chooseFolder(QWidget* parent, const QString& title, const PathHandler& chosen)
{
    QFileDialog* dialog = makeFileDialog(parent, { title, {} }, chosen);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->open();
}

} // namespace inkling
