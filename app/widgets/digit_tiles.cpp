// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/digit_tiles.h"

#include "app/base/picture.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace inkling {

namespace {

    constexpr qreal gapUnits = 4;
    constexpr qreal emptyHeightUnits = 46;
    constexpr int usualColumns = 4;

} // namespace

DigitTiles::DigitTiles(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setAccessibleName(tr("Digits"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DigitTiles::setTiles(const QList<DigitTile>& tiles)
{
    m_tiles = tiles;
    m_images.clear();
    for (const DigitTile& tile : m_tiles)
        m_images.append(toQImage(tile.image));
    m_current = std::clamp<qsizetype>(m_current, 0, std::max<qsizetype>(0, m_tiles.size() - 1));
    setAccessibleDescription(
        m_tiles.isEmpty() ? m_emptyText : tr("%L1 digits").arg(m_tiles.size()));
    updateGeometry();
    update();
}

void DigitTiles::setSide(qreal units)
{
    m_sideUnits = units;
    updateGeometry();
}

void DigitTiles::setColumns(int columns)
{
    m_columns = columns;
    updateGeometry();
}

void DigitTiles::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

void DigitTiles::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

int DigitTiles::captionHeight() const
{
    const bool hasCaptions = std::any_of(m_tiles.cbegin(), m_tiles.cend(),
        [](const DigitTile& tile) { return !tile.caption.isEmpty(); });
    return hasCaptions ? QFontMetrics(theme().font(FontRole::Caption)).height() : 0;
}

int DigitTiles::sideIn(int width) const
{
    const int side = theme().px(m_sideUnits);
    if (m_columns == 0)
        return side;
    const int room = width - (m_columns - 1) * theme().px(gapUnits);
    return std::clamp(room / m_columns, 1, side);
}

QSize DigitTiles::tileSizeIn(int width) const
{
    const int side = sideIn(width);
    return { side, side + captionHeight() };
}

int DigitTiles::columnsIn(int width) const
{
    const int gap = theme().px(gapUnits);
    return m_columns > 0 ? m_columns : std::max(1, (width + gap) / (sideIn(width) + gap));
}

QRect DigitTiles::tileRect(qsizetype index) const
{
    const int columns = columnsIn(width());
    const int gap = theme().px(gapUnits);
    const auto row = static_cast<int>(index / columns);
    const auto column = static_cast<int>(index % columns);
    const QSize size = tileSizeIn(width());
    return { QPoint(column * (size.width() + gap), row * (size.height() + gap)), size };
}

qsizetype DigitTiles::tileAt(const QPoint& position) const
{
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        if (tileRect(i).contains(position))
            return i;
    return -1;
}

int DigitTiles::heightForWidth(int width) const
{
    if (m_tiles.isEmpty())
        return theme().px(emptyHeightUnits);
    const int columns = columnsIn(width);
    const auto rows = static_cast<int>((m_tiles.size() + columns - 1) / columns);
    return rows * tileSizeIn(width).height() + (rows - 1) * theme().px(gapUnits);
}

QSize DigitTiles::sizeHint() const
{
    const int columns = m_columns > 0 ? m_columns : usualColumns;
    const int wide = columns * theme().px(m_sideUnits) + (columns - 1) * theme().px(gapUnits);
    return { wide, heightForWidth(std::max(width(), wide)) };
}

QSize DigitTiles::minimumSizeHint() const
{
    const QSize size = tileSizeIn(width());
    return { size.width(), m_tiles.isEmpty() ? 0 : size.height() };
}

bool DigitTiles::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const qsizetype index = tileAt(help->pos());
    if (index >= 0 && !m_tiles[index].description.isEmpty())
        QToolTip::showText(help->globalPos(), m_tiles[index].description, this, tileRect(index));
    else if (index < 0 && !toolTip().isEmpty())
        QToolTip::showText(help->globalPos(), toolTip(), this);
    else
        QToolTip::hideText();
    return true;
}

void DigitTiles::mouseReleaseEvent(QMouseEvent* event)
{
    const qsizetype index = tileAt(event->position().toPoint());
    if (!m_clickable || event->button() != Qt::LeftButton || index < 0)
        return;
    m_current = index;
    Q_EMIT tileChosen(index);
}

void DigitTiles::keyPressEvent(QKeyEvent* event)
{
    const qsizetype last = m_tiles.size() - 1;
    const qsizetype columns = columnsIn(width());
    qsizetype way = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        way = -1;
        break;
    case Qt::Key_Right:
        way = 1;
        break;
    case Qt::Key_Up:
        way = -columns;
        break;
    case Qt::Key_Down:
        way = columns;
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (last >= 0 && m_clickable)
            Q_EMIT tileChosen(m_current);
        return;
    default:
        ThemedWidget::keyPressEvent(event);
        return;
    }
    if (last < 0)
        return;
    m_current = std::clamp<qsizetype>(m_current + way, 0, last);
    setAccessibleDescription(m_tiles[m_current].description);
    update();
}

void DigitTiles::focusInEvent(QFocusEvent* event)
{
    ThemedWidget::focusInEvent(event);
    update();
}

void DigitTiles::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    if (m_tiles.isEmpty()) {
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const qreal corner = theme().px(metric::smallRadius);
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const QRect tile = tileRect(i);
        if (!event->rect().intersects(tile))
            continue;
        const QRectF picture(tile.topLeft(), QSizeF(tile.width(), tile.width()));
        QPainterPath outline;
        outline.addRoundedRect(picture, corner, corner);
        painter.save();
        painter.setClipPath(outline);
        painter.drawImage(picture, m_images[i]);
        painter.restore();
        painter.setPen(theme().colors.secondaryText);
        painter.drawText(QRectF(tile.left(), picture.bottom(), tile.width(), captionHeight()),
            Qt::AlignCenter, m_tiles[i].caption);
        if (hasFocus() && i == m_current) {
            painter.setPen(QPen(theme().colors.accent, theme().px(metric::focusRing)));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(picture, corner, corner);
        }
    }
}

} // namespace inkling
