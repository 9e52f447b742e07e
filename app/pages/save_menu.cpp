// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/save_menu.h"

#include "app/base/action_registry.h"
#include "app/base/error_text.h"
#include "app/pages/dialogs.h"
#include "app/session/answer_export.h"
#include "app/session/digit_session.h"
#include "app/session/drawing_export.h"
#include "app/session/model_session.h"
#include "app/session/shelf_keeper.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    FileQuestion pngQuestion(const QString& title, const QString& name)
    {
        return { title, SaveMenu::tr("Pictures (*.png)"), name };
    }

} // namespace

SaveMenu::SaveMenu(const Services& services, QAction* saveInk, QWidget* page)
    : QObject(page)
    , m_services(services)
    , m_page(page)
    , m_menu(new QMenu(page))
{
    m_menu->setObjectName(u"saveMenu"_s);
    m_menu->setAccessibleName(tr("More ways to save"));
    m_menu->setToolTipsVisible(true);
    ActionSpec more { u"file.more-saving"_s, tr("More ways to save"),
        tr("Save the drawing as a picture, its stages or the ten numbers.") };
    more.shortcuts = { QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S) };
    more.icon = IconName::ArrowDown;
    m_more = services.actions.add(more, this, [this](bool) { popUp(); });
    registerDrawing(saveInk);
    m_menu->addSeparator();
    registerStages();
    m_menu->addSeparator();
    registerNumbers();
    connect(&services.digit, &DigitSession::readingChanged, this, &SaveMenu::follow);
    follow(services.digit.reading());
}

void SaveMenu::addFile(const ActionSpec& spec, const FileQuestion& question, const Saving& saving)
{
    QAction* action = m_services.actions.add(spec, this, [this, question, saving](bool) {
        m_services.dialogs.chooseFileToSave(m_page, question, [this, saving](const QString& path) {
            if (const Result<void> saved = saving(path); !saved)
                m_services.dialogs.showError(m_page, errorText(saved.error()));
        });
    });
    m_menu->addAction(action);
    m_ofInk.append(action);
}

void SaveMenu::registerDrawing(QAction* saveInk)
{
    const ActionSpec ink { u"file.save-ink"_s, tr("Drawing as ink…"),
        tr("Save the strokes of the drawing, so that they can be opened again.") };
    m_saveInk = m_services.actions.add(ink, saveInk, [saveInk](bool) { saveInk->trigger(); });
    m_menu->addAction(m_saveInk);
    const DigitSession& digit = m_services.digit;
    addFile({ u"file.save-png"_s, tr("Drawing as PNG…"),
                tr("Save the drawing as a picture, dark ink on white paper.") },
        pngQuestion(tr("Save the drawing as a picture"), tr("drawing.png", "file name")),
        [&digit](const QString& path) { return saveDrawingAsPng(path, *digit.reading().drawing); });
    addFile({ u"file.save-svg"_s, tr("Drawing as SVG…"),
                tr("Save the drawing as lines that stay sharp at any size.") },
        { tr("Save the drawing as lines"), tr("Drawings (*.svg)"), tr("drawing.svg", "file name") },
        [&digit](const QString& path) { return saveDrawingAsSvg(path, *digit.reading().drawing); });
}

void SaveMenu::registerStages()
{
    const auto add = [this](StagePicture stage, const ActionSpec& spec, const QString& name) {
        const DigitSession& digit = m_services.digit;
        // The dialog may stay open while the paper is cleared; then there is no stage any more.
        addFile(spec, pngQuestion(tr("Save a stage as a picture"), name),
            [&digit, stage](const QString& path) -> Result<void> {
                if (!digit.reading().stages)
                    return Error { ErrorCode::NoInk, { path.toStdString() } };
                return saveStage(path, digit.reading(), stage);
            });
    };
    add(StagePicture::Ink,
        { u"file.save-stage-ink"_s, tr("Ink and its box as PNG…"),
            tr("Save the ink with the least rectangle around it.") },
        tr("ink.png", "file name"));
    add(StagePicture::Field,
        { u"file.save-stage-field"_s, tr("20 × 20 field as PNG…"),
            tr("Save the digit as it was fitted into its field, pixel for pixel.") },
        tr("field.png", "file name"));
    add(StagePicture::CenterOfMass,
        { u"file.save-stage-mass"_s, tr("Center of mass as PNG…"),
            tr("Save the field, enlarged, with lines through the center of mass.") },
        tr("center-of-mass.png", "file name"));
    add(StagePicture::Image,
        { u"file.save-stage-image"_s, tr("28 × 28 image as PNG…"),
            tr("Save exactly what the network sees, pixel for pixel.") },
        tr("image.png", "file name"));
}

void SaveMenu::registerNumbers()
{
    const DigitSession& digit = m_services.digit;
    addFile({ u"file.save-numbers"_s, tr("Ten numbers as text…"),
                tr("Save the logit and the probability of every digit as a table.") },
        { tr("Save the ten numbers"), tr("Texts (*.txt)"), tr("numbers.txt", "file name") },
        [&digit](const QString& path) -> Result<void> {
            if (!digit.reading().prediction)
                return Error { ErrorCode::NoInk, { path.toStdString() } };
            return saveNumbers(path, *digit.reading().prediction);
        });
    m_ofAnswer.append(m_ofInk.takeLast());
    const ActionSpec numbers { u"file.copy-numbers"_s, tr("Copy the ten numbers"),
        tr("Copy the logit and the probability of every digit as a table.") };
    m_ofAnswer.append(m_services.actions.add(numbers, this, [this](bool) { copyNumbers(); }));
    m_menu->addAction(m_ofAnswer.constLast());
    const ActionSpec command { u"file.copy-command"_s, tr("Copy as command"),
        tr("Copy the line for a terminal that gives the same answer.") };
    m_ofAnswer.append(m_services.actions.add(command, this, [this](bool) { copyCommand(); }));
    m_menu->addAction(m_ofAnswer.constLast());
}

void SaveMenu::popUp()
{
    const QWidget* anchor = m_anchor ? m_anchor.data() : m_page;
    m_menu->popup(anchor->mapToGlobal(QPoint(0, anchor->height())));
}

void SaveMenu::copyNumbers()
{
    copy(numbersAsText(*m_services.digit.reading().prediction), tr("The ten numbers were copied."));
}

void SaveMenu::copyCommand()
{
    const Result<QString> command = answerAsCommand(m_services.digit.reading(),
        { m_services.keeper.folder() + u"/commands"_s, m_services.models.modelInUse().path,
            m_standard });
    if (!command)
        m_services.dialogs.showError(m_page, errorText(command.error()));
    else
        copy(*command, tr("The command was copied. In a terminal it gives the same answer."));
}

void SaveMenu::copy(const QString& text, const QString& sentence)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT told(sentence);
}

void SaveMenu::follow(const Reading& reading)
{
    const bool hasInk = !reading.drawing->isEmpty();
    m_more->setEnabled(hasInk);
    m_saveInk->setEnabled(!reading.drawing->strokes.empty());
    for (QAction* action : m_ofInk)
        action->setEnabled(hasInk);
    for (QAction* action : m_ofAnswer)
        action->setEnabled(reading.prediction.has_value());
}

} // namespace inkling
