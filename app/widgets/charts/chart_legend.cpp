// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/charts/chart_legend.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace inkling {

namespace {

    constexpr qreal dotUnits = 10;
    constexpr qreal dotGapUnits = 6;
    constexpr qreal entryGapUnits = 14;
    constexpr qreal heightUnits = 22;
    constexpr qreal usualWidthUnits = 300;
    constexpr qreal leastWidthUnits = 90;

} // namespace

QColor lineColor(LineRole role, const Theme& theme)
{
    switch (role) {
    case LineRole::Training:
        return theme.colors.accent;
    case LineRole::Validation:
        return theme.colors.warning;
    case LineRole::Compared:
        return theme.colors.secondaryText;
    case LineRole::Earlier:
        break;
    }
    return theme.colors.quietBar;
}

ChartLegend::ChartLegend(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("chartLegend"));
    setAccessibleName(tr("Lines of the chart"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChartLegend::setLines(const QList<ChartLine>& lines)
{
    QList<Entry> entries;
    for (const ChartLine& line : lines)
        entries.append({ line.key, line.name, line.role, line.isVisible });
    // It is asked with every point of the curves.
    if (entries == m_entries)
        return;
    m_entries = entries;
    m_current = std::clamp<qsizetype>(m_current, 0, std::max<qsizetype>(0, m_entries.size() - 1));
    describe();
    update();
}

void ChartLegend::describe()
{
    QStringList shown;
    for (const Entry& entry : std::as_const(m_entries))
        shown.append(entry.isVisible ? entry.name : tr("%1, hidden").arg(entry.name));
    setAccessibleDescription(shown.join(QStringLiteral(", ")));
}

int ChartLegend::entryWidth(const Entry& entry) const
{
    const QFontMetrics metrics(theme().font(FontRole::Caption));
    return theme().px(dotUnits) + theme().px(dotGapUnits) + metrics.horizontalAdvance(entry.name);
}

QRect ChartLegend::entryRect(qsizetype index) const
{
    // The first lines are the newest: they stay when not all fit.
    int room = width();
    qsizetype fitting = 0;
    for (const Entry& entry : m_entries) {
        const int wide = entryWidth(entry) + (fitting > 0 ? theme().px(entryGapUnits) : 0);
        if (wide > room)
            break;
        room -= wide;
        ++fitting;
    }
    if (index < 0 || index >= fitting)
        return {};
    int left = room;
    for (qsizetype i = 0; i < index; ++i)
        left += entryWidth(m_entries[i]) + theme().px(entryGapUnits);
    return { left, 0, entryWidth(m_entries[index]), height() };
}

qsizetype ChartLegend::entryAt(const QPoint& position) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        if (entryRect(i).contains(position))
            return i;
    return -1;
}

QSize ChartLegend::sizeHint() const
{
    return { theme().px(usualWidthUnits), minimumSizeHint().height() };
}

QSize ChartLegend::minimumSizeHint() const
{
    return { theme().px(leastWidthUnits),
        std::max(theme().px(heightUnits), QFontMetrics(theme().font(FontRole::Caption)).height()) };
}

bool ChartLegend::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const qsizetype index = entryAt(help->pos());
    if (index >= 0)
        QToolTip::showText(help->globalPos(),
            m_entries[index].isVisible ? tr("Click to hide “%1”.").arg(m_entries[index].name)
                                       : tr("Click to show “%1”.").arg(m_entries[index].name),
            this);
    else
        QToolTip::hideText();
    return true;
}

void ChartLegend::toggle(qsizetype index)
{
    if (index >= 0 && index < m_entries.size())
        Q_EMIT visibilityWanted(
            m_entries[index].key, m_entries[index].name, !m_entries[index].isVisible);
}

void ChartLegend::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        toggle(entryAt(event->position().toPoint()));
}

void ChartLegend::contextMenuEvent(QContextMenuEvent* event)
{
    const qsizetype index
        = event->reason() == QContextMenuEvent::Keyboard ? m_current : entryAt(event->pos());
    if (index >= 0 && index < m_entries.size())
        Q_EMIT menuWanted(m_entries[index].key, event->globalPos());
}

void ChartLegend::keyPressEvent(QKeyEvent* event)
{
    const qsizetype last = m_entries.size() - 1;
    if (event->key() == Qt::Key_Left)
        m_current = std::max<qsizetype>(0, m_current - 1);
    else if (event->key() == Qt::Key_Right)
        m_current = std::min(last, m_current + 1);
    else if (event->key() == Qt::Key_Space)
        toggle(m_current);
    else
        ThemedWidget::keyPressEvent(event);
    update();
}

void ChartLegend::focusInEvent(QFocusEvent* event)
{
    ThemedWidget::focusInEvent(event);
    update();
}

void ChartLegend::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme().font(FontRole::Caption));
    const int dot = theme().px(dotUnits);
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QRect rect = entryRect(i);
        if (rect.isEmpty())
            continue;
        const Entry& entry = m_entries[i];
        const QColor color = lineColor(entry.role, theme());
        painter.setPen(QPen(color, theme().px(metric::hairline)));
        painter.setBrush(entry.isVisible ? QBrush(color) : QBrush(Qt::NoBrush));
        painter.drawEllipse(
            QRectF(rect.left() + 0.5, rect.center().y() - dot / 2.0 + 0.5, dot - 1, dot - 1));
        painter.setPen(
            entry.isVisible ? theme().colors.secondaryText : theme().colors.disabledText);
        painter.drawText(rect.adjusted(dot + theme().px(dotGapUnits), 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        if (hasFocus() && i == m_current) {
            painter.setPen(QPen(theme().colors.accent, theme().px(metric::hairline)));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5),
                theme().px(metric::smallRadius), theme().px(metric::smallRadius));
        }
    }
}

} // namespace inkling
