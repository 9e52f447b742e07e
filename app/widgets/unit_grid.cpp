// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/unit_grid.h"

#include "app/widgets/evidence_painter.h"
#include "core/model/model.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <span>

namespace inkling {

namespace {

    constexpr qreal sideUnits = 52;
    constexpr qreal gapUnits = 8;
    constexpr int usualColumns = 5;
    constexpr int usualRows = 6;
    constexpr int leastColumns = 3;
    constexpr int leastRows = 2;

} // namespace

UnitGrid::UnitGrid(const ThemeSource& themeSource, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_themeSource(themeSource)
{
    setObjectName(QStringLiteral("unitGrid"));
    setAccessibleName(tr("Hidden units, the greatest contribution first"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(&themeSource, &ThemeSource::changed, this, [this] {
        updateScrollBar();
        viewport()->update();
    });
}

void UnitGrid::setUnits(const std::shared_ptr<const Model>& model, std::vector<GridUnit> units,
    float scale, const EvidenceLook& look)
{
    m_model = model;
    m_units = std::move(units);
    m_scale = scale;
    m_look = look;
    updateScrollBar();
    viewport()->update();
}

void UnitGrid::setCurrent(int index)
{
    m_current = index;
    viewport()->update();
}

int UnitGrid::leastPitch() const { return m_themeSource.theme().px(sideUnits + gapUnits); }

// The maps fill the width.
int UnitGrid::pitch() const
{
    return (viewport()->width() + m_themeSource.theme().px(gapUnits)) / columns();
}

int UnitGrid::columns() const
{
    return std::max(1, (viewport()->width() + m_themeSource.theme().px(gapUnits)) / leastPitch());
}

int UnitGrid::positionOf(int index) const
{
    const auto found = std::find_if(m_units.begin(), m_units.end(),
        [index](const GridUnit& unit) { return unit.index == index; });
    return found == m_units.end() ? -1 : static_cast<int>(found - m_units.begin());
}

QRect UnitGrid::mapRect(int position) const
{
    const int frame = m_themeSource.theme().px(metric::focusRing);
    const int side = pitch() - m_themeSource.theme().px(gapUnits) - 2 * frame;
    return { (position % columns()) * pitch() + frame,
        (position / columns()) * pitch() - verticalScrollBar()->value() + frame, side, side };
}

QSize UnitGrid::sizeHint() const
{
    return { usualColumns * leastPitch(), usualRows * leastPitch() };
}

QSize UnitGrid::minimumSizeHint() const
{
    return { leastColumns * leastPitch(), leastRows * leastPitch() };
}

void UnitGrid::updateScrollBar()
{
    const int rows = (static_cast<int>(m_units.size()) + columns() - 1) / columns();
    verticalScrollBar()->setRange(0, std::max(0, rows * pitch() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(pitch());
}

void UnitGrid::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void UnitGrid::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    Q_UNUSED(dy)
    viewport()->update();
}

void UnitGrid::mousePressEvent(QMouseEvent* event)
{
    for (int position = 0; position < static_cast<int>(m_units.size()); ++position) {
        if (mapRect(position).contains(event->position().toPoint())) {
            setCurrent(m_units[static_cast<std::size_t>(position)].index);
            Q_EMIT chosen(m_current);
            return;
        }
    }
}

void UnitGrid::keyPressEvent(QKeyEvent* event)
{
    int step = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        step = -1;
        break;
    case Qt::Key_Right:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -columns();
        break;
    case Qt::Key_Down:
        step = columns();
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const int next = positionOf(m_current) + step;
    if (next < 0 || next >= static_cast<int>(m_units.size()))
        return;
    setCurrent(m_units[static_cast<std::size_t>(next)].index);
    const QRect rect = mapRect(next);
    if (rect.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top());
    else if (rect.bottom() > viewport()->height())
        verticalScrollBar()->setValue(
            verticalScrollBar()->value() + rect.bottom() - viewport()->height());
    Q_EMIT chosen(m_current);
}

void UnitGrid::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (!m_model)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = m_themeSource.theme();
    const DenseLayer& layer = m_model->mlp.layers.front();
    const auto inputs = static_cast<std::size_t>(layer.inputs);
    const qreal radius = theme.px(metric::smallRadius);
    const qreal ring = theme.px(metric::focusRing);
    for (int position = 0; position < static_cast<int>(m_units.size()); ++position) {
        const QRect rect = mapRect(position);
        if (!rect.intersects(viewport()->rect()))
            continue;
        const GridUnit& unit = m_units[static_cast<std::size_t>(position)];
        const auto weights = std::span(layer.weights)
                                 .subspan(static_cast<std::size_t>(unit.index) * inputs, inputs);
        // A unit that is off, or says nothing, stands back.
        painter.setOpacity(unit.contribution == 0 ? 0.45 : 1);
        paintEvidence(painter, rect, { weights, m_scale, {}, { m_look.palette, false } }, radius);
        painter.setOpacity(1);
        if (unit.index != m_current)
            continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() ? theme.colors.text : theme.colors.accent, ring));
        painter.drawRoundedRect(
            QRectF(rect).adjusted(-ring / 2, -ring / 2, ring / 2, ring / 2), radius, radius);
    }
}

} // namespace inkling
