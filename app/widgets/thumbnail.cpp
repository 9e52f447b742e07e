// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/thumbnail.h"

#include "app/base/icons.h"
#include "app/base/ink_picture.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {
    constexpr qreal paperSide = 44;
    constexpr qreal ringRoom = 4; ///< around the paper, for the ring of the keyboard
    constexpr qreal removeSide = 18; ///< of the button that deletes: small, and yet to be hit
    constexpr qreal removeIconSide = 10;
} // namespace

Thumbnail::Thumbnail(const ThemeSource& themeSource, QWidget* parent)
    : QAbstractButton(parent)
    , m_themeSource(themeSource)
    , m_remove(new QToolButton(this))
{
    setObjectName(QStringLiteral("thumbnail"));
    setFocusPolicy(Qt::NoFocus); // the strip gives Tab to one of its thumbnails
    m_remove->setObjectName(QStringLiteral("thumbnailRemove"));
    m_remove->setAccessibleName(tr("Delete this drawing"));
    m_remove->setToolTip(
        tr("Delete this drawing; it can be brought back until Inkling is closed."));
    m_remove->setFocusPolicy(Qt::NoFocus);
    m_remove->hide();
    connect(m_remove, &QToolButton::clicked, this, &Thumbnail::removeWanted);
    connect(&themeSource, &ThemeSource::changed, this, &Thumbnail::applyTheme);
    applyTheme();
}

void Thumbnail::setDrawing(const StripDrawing& shown)
{
    if (m_shown.drawing != shown.drawing) {
        m_picture = {};
        update();
    }
    m_shown = shown;
}

void Thumbnail::setOnTable(bool onTable)
{
    if (m_onTable == onTable)
        return;
    m_onTable = onTable;
    update();
}

QSize Thumbnail::sizeIn(const Theme& theme)
{
    const int side = theme.px(paperSide) + 2 * theme.px(ringRoom);
    return { side, side };
}

QRect Thumbnail::paperRect() const
{
    const int room = theme().px(ringRoom);
    return rect().adjusted(room, room, -room, -room);
}

void Thumbnail::applyTheme()
{
    m_picture = {};
    m_remove->setIcon(themedIcon(IconName::Close, theme()));
    m_remove->setIconSize(QSize(theme().px(removeIconSide), theme().px(removeIconSide)));
    update();
}

// The picture of ink alone: paper and edge are painted below and above it.
void Thumbnail::render()
{
    const QRect paper = paperRect();
    const qreal ratio = devicePixelRatioF();
    m_picture = QPixmap(static_cast<int>(std::ceil(paper.width() * ratio)),
        static_cast<int>(std::ceil(paper.height() * ratio)));
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    ++m_renderings;
    if (!m_shown.drawing)
        return;
    QPainter painter(&m_picture);
    const float field = std::max(m_shown.drawing->width, m_shown.drawing->height);
    paintDrawing(painter, *m_shown.drawing,
        { static_cast<qreal>(paper.width()), field, theme().colors.ink });
}

void Thumbnail::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const QRect paper = paperRect();
    const qreal ratio = devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio
        || m_picture.deviceIndependentSize().toSize() != paper.size())
        render();
    const ThemeColors& colors = theme().colors;
    const qreal radius = theme().px(metric::smallRadius);
    const qreal line = theme().px(m_onTable ? metric::focusRing : metric::hairline);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath edge;
    edge.addRoundedRect(
        QRectF(paper).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
    painter.fillPath(edge, underMouse() && !m_onTable ? colors.hover : colors.paper);
    painter.drawPixmap(paper.topLeft(), m_picture);
    painter.strokePath(edge, QPen(m_onTable ? colors.accent : colors.hairline, line));
    if (hasFocus() && m_reachedByKeyboard) {
        const qreal ring = theme().px(metric::focusRing);
        painter.setPen(QPen(colors.accent, ring));
        painter.drawRoundedRect(QRectF(rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2),
            2 * radius, 2 * radius);
    }
}

void Thumbnail::resizeEvent(QResizeEvent* event)
{
    QAbstractButton::resizeEvent(event);
    const int side = theme().px(removeSide);
    m_remove->setGeometry(width() - side, 0, side, side);
}

void Thumbnail::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    // An empty sheet has nothing to delete.
    m_remove->setVisible(m_shown.drawing && !m_shown.drawing->isEmpty());
    update();
}

void Thumbnail::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    m_remove->hide();
    update();
}

void Thumbnail::focusInEvent(QFocusEvent* event)
{
    m_reachedByKeyboard
        = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractButton::focusInEvent(event);
}

void Thumbnail::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        click();
        return;
    case Qt::Key_Delete:
        Q_EMIT removeWanted();
        return;
    default:
        // QAbstractButton would walk through all widgets of the window; the strip knows better.
        event->ignore();
    }
}

} // namespace inkling
