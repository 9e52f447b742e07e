// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/picture_commands.h"

#include "app/base/action_registry.h"
#include "app/base/error_text.h"
#include "app/base/picture.h"
#include "app/pages/dialogs.h"
#include "app/pages/picture_dialog.h"
#include "app/pages/picture_drag.h"
#include "app/session/digit_session.h"
#include "app/session/drawing_export.h"
#include "app/session/mime_content.h"
#include "app/session/opener.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    QString sentenceFor(const Arrival& arrival)
    {
        const QString name = QFileInfo(arrival.name).fileName();
        if (arrival.isAnimation)
            return PictureCommands::tr("This is the first picture of the animation %1.").arg(name);
        if (arrival.drawings > 1)
            return PictureCommands::tr("This is the first of %L1 drawings in %2.")
                .arg(arrival.drawings)
                .arg(name);
        return {};
    }

} // namespace

PictureCommands::PictureCommands(const Services& services, QWidget* page)
    : QObject(page)
    , m_services(services)
    , m_page(page)
    , m_opener(new Opener(this))
{
    registerCommands();
    page->setAcceptDrops(true);
    page->installEventFilter(this);
    connect(m_opener, &Opener::arrived, this, &PictureCommands::welcome);
    connect(m_opener, &Opener::failed, this, &PictureCommands::showError);
    const auto follow
        = [this](const Reading& reading) { m_copy->setEnabled(!reading.drawing->isEmpty()); };
    connect(&services.digit, &DigitSession::readingChanged, this, follow);
    follow(services.digit.reading());
}

void PictureCommands::registerCommands()
{
    ActionSpec paste { u"edit.paste"_s, tr("Paste"),
        tr("Take a picture, a file or a drawing from the clipboard.") };
    paste.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_V) };
    m_services.actions.add(paste, this, [this](bool) { this->paste(); });
    ActionSpec copy { u"edit.copy"_s, tr("Copy"),
        tr("Put the drawing on the clipboard, as a picture and as ink.") };
    copy.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_C) };
    m_copy = m_services.actions.add(copy, this, [this](bool) { this->copy(); });
}

void PictureCommands::askForFile()
{
    const FileQuestion question { tr("Open a drawing or a picture"),
        tr("Drawings and pictures (*.jsonl *.png *.jpg *.jpeg *.webp *.bmp *.gif *.pgm "
           "*idx3-ubyte*);;All files (*)") };
    m_services.dialogs.chooseFileToOpen(
        m_page, question, [this](const QString& path) { openFile(path); });
}

void PictureCommands::openFile(const QString& path) { open({ path, IncomingFile { path } }); }

void PictureCommands::take(const QMimeData& data, const QString& name)
{
    const Result<Incoming> incoming = contentOf(data, name);
    if (incoming)
        open(*incoming);
    else
        showError(incoming.error());
}

void PictureCommands::open(const Incoming& incoming)
{
    m_opener->open(incoming, m_services.digit.penWidth());
}

void PictureCommands::welcome(const Arrival& arrival)
{
    if (arrival.offer) {
        offer(arrival);
        return;
    }
    m_services.digit.replace(arrival.sheet);
    Q_EMIT took(sentenceFor(arrival));
}

void PictureCommands::offer(const Arrival& arrival)
{
    // What was offered before and not decided is out of date.
    delete m_page->findChild<PictureDialog*>();
    auto* dialog = new PictureDialog(m_services.theme, arrival.offer, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, arrival] {
        m_services.digit.replace(sheetFromOffer(*arrival.offer, dialog->choice()));
        Q_EMIT took(sentenceFor(arrival));
    });
    dialog->open();
}

void PictureCommands::paste()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    const QMimeData nothing;
    take(data != nullptr ? *data : nothing, tr("the clipboard"));
}

void PictureCommands::copy()
{
    const Sheet& sheet = m_services.digit.sheet();
    if (!sheet.drawing.isEmpty())
        QGuiApplication::clipboard()->setMimeData(
            toMimeData(sheet, pictureOf(sheet.drawing)).release());
}

void PictureCommands::dragDigitFrom(QWidget* handle)
{
    handle->setToolTip(tr("Drag this picture to a folder or into another program."));
    new PictureDrag(handle, [this] { return digitAsMimeData(); });
}

std::unique_ptr<QMimeData> PictureCommands::digitAsMimeData()
{
    const std::optional<NormalizationStages>& stages = m_services.digit.reading().stages;
    if (!stages)
        return nullptr;
    const QString path = m_dragged.filePath(tr("digit.png", "file name"));
    if (const Result<void> saved = savePicture(path, stages->image); !saved) {
        showError(saved.error());
        return nullptr;
    }
    return toMimeData(toQImage(stages->image), path);
}

bool PictureCommands::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto* drag = static_cast<QDropEvent*>(event);
        // What came from this window would only come back.
        if (drag->source() == nullptr && claimsContent(*drag->mimeData())) {
            drag->setDropAction(Qt::CopyAction);
            drag->accept();
        } else {
            drag->ignore();
        }
        return true;
    }
    case QEvent::Drop:
        drop(static_cast<QDropEvent*>(event));
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

void PictureCommands::drop(QDropEvent* event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(*event->mimeData(), tr("the drop"));
}

void PictureCommands::showError(const Error& error)
{
    m_services.dialogs.showError(m_page, errorText(error));
}

} // namespace inkling
