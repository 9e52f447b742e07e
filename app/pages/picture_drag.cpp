// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/picture_drag.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QWidget>

#include <utility>

namespace inkling {

namespace {

    constexpr int previewSide
        = 84; // three pixels for each of a digit's; a drag shows it in screen pixels

} // namespace

PictureDrag::PictureDrag(QWidget* handle, Content content)
    : QObject(handle)
    , m_handle(handle)
    , m_content(std::move(content))
{
    handle->installEventFilter(this);
    handle->setCursor(Qt::OpenHandCursor);
}

bool PictureDrag::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        m_armed = mouse->button() == Qt::LeftButton;
        m_pressed = mouse->globalPosition().toPoint();
        // Only who takes the press is told of the movement.
        return m_armed;
    }
    if (event->type() == QEvent::MouseButtonRelease)
        m_armed = false;
    if (event->type() == QEvent::MouseMove && m_armed) {
        const QPoint way = static_cast<QMouseEvent*>(event)->globalPosition().toPoint() - m_pressed;
        if (way.manhattanLength() >= QApplication::startDragDistance()) {
            m_armed = false;
            drag();
        }
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void PictureDrag::drag()
{
    std::unique_ptr<QMimeData> content = m_content();
    if (!content)
        return;
    auto* drag = new QDrag(m_handle);
    const QImage picture = QImage::fromData(content->data(QStringLiteral("image/png")));
    drag->setPixmap(
        QPixmap::fromImage(picture.scaled(previewSide, previewSide, Qt::KeepAspectRatio)));
    drag->setMimeData(content.release());
    drag->exec(Qt::CopyAction);
}

} // namespace inkling
