// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/evidence_grid.h"

#include "app/widgets/evidence_painter.h"
#include "app/widgets/number_cells.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace inkling {

namespace {

    constexpr int columns = 5;
    constexpr int rows = classCount / columns;
    constexpr qreal leastSideUnits = 64;
    constexpr qreal usualSideUnits = 92;
    constexpr qreal captionGapUnits = 4;
    constexpr qreal rowGapUnits = 8;
    constexpr qreal columnGapUnits = 12;
    constexpr qreal partGapUnits = 8; ///< between evidence and probability
    constexpr qreal frameUnits = 2;
    constexpr float manyDigits = 99.95F; ///< from here on the decimal place is dropped
    constexpr QPoint noPixel { -1, -1 };

} // namespace

EvidenceGrid::EvidenceGrid(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_leastSide(leastSideUnits)
    , m_usualSide(usualSideUnits)
{
    setObjectName(QStringLiteral("evidenceGrid"));
    setAccessibleName(tr("Evidence for each digit"));
    measureCaptions();
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void EvidenceGrid::setMaps(const TenMaps& maps)
{
    m_maps = maps;
    QStringList parts;
    for (int digit = 0; digit < classCount && m_maps.hasNumbers; ++digit)
        parts.append(tr("%1: evidence %2, probability %3", "of a digit")
                         .arg(digit)
                         .arg(evidenceText(digit), probabilityText(digit)));
    setAccessibleDescription(
        parts.isEmpty() ? tr("There is no drawing to read yet.") : parts.join(u", "));
    update();
}

void EvidenceGrid::setLook(const EvidenceLook& look)
{
    m_look = look;
    update();
}

void EvidenceGrid::setChoosable(bool choosable)
{
    m_choosable = choosable;
    setCursor(choosable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void EvidenceGrid::setSideRange(qreal least, qreal usual)
{
    m_leastSide = least;
    m_usualSide = usual;
    updateGeometry();
}

QString EvidenceGrid::evidenceText(int digit) const
{
    if (!m_maps.hasNumbers)
        return {};
    const float value = m_maps.evidence.at(static_cast<std::size_t>(digit));
    return signedNumber(static_cast<double>(value), std::abs(value) < manyDigits ? 1 : 0);
}

QString EvidenceGrid::probabilityText(int digit) const
{
    if (!m_maps.hasNumbers)
        return {};
    const float share = m_maps.probabilities.at(static_cast<std::size_t>(digit));
    return tr("%1 %", "a probability")
        .arg(locale().toString(static_cast<double>(share) * 100, 'f', share < 0.9995F ? 1 : 0));
}

int EvidenceGrid::captionHeight() const
{
    return QFontMetrics(theme().font(FontRole::Caption)).height() + theme().px(captionGapUnits);
}

// Wide enough for the longest numbers, so that nothing moves while they change.
void EvidenceGrid::measureCaptions()
{
    const QFont font = theme().font(FontRole::Caption);
    m_evidenceWidth = cellsWidth(QStringLiteral("0"), font)
        + cellsWidth(QStringLiteral("\u221299.9"), font) + theme().px(partGapUnits);
    m_probabilityWidth
        = cellsWidth(tr("%1 %", "a probability").arg(locale().toString(99.9, 'f', 1)), font);
}

int EvidenceGrid::captionWidth(bool withProbability) const
{
    return withProbability ? m_evidenceWidth + theme().px(partGapUnits) + m_probabilityWidth
                           : m_evidenceWidth;
}

void EvidenceGrid::themeChanged() { measureCaptions(); }

bool EvidenceGrid::hasRoomForProbability() const
{
    return (width() - (columns - 1) * theme().px(columnGapUnits)) / columns >= captionWidth(true);
}

QSize EvidenceGrid::sizeFor(qreal side, bool withProbability) const
{
    const int pixels = theme().px(side);
    const int cell = std::max(pixels, captionWidth(withProbability));
    return { columns * cell + (columns - 1) * theme().px(columnGapUnits),
        rows * (pixels + captionHeight()) + theme().px(rowGapUnits) };
}

QSize EvidenceGrid::sizeHint() const { return sizeFor(m_usualSide, true); }

QSize EvidenceGrid::minimumSizeHint() const { return sizeFor(m_leastSide, false); }

QRect EvidenceGrid::mapRect(int digit) const
{
    const int byHeight = (height() - theme().px(rowGapUnits)) / rows - captionHeight();
    const int byWidth = (width() - (columns - 1) * theme().px(columnGapUnits)) / columns;
    const int side = std::max(1, std::min(byHeight, byWidth));
    // The first column is flush left, the last one flush right, with the caption as far as it needs.
    const int cell = std::max(side, captionWidth(hasRoomForProbability()));
    const int column = digit % columns;
    const int left = column * (width() - cell) / (columns - 1);
    const int top = (digit / columns) * (side + captionHeight() + theme().px(rowGapUnits));
    return { left + (cell - side) / 2, top, side, side };
}

bool EvidenceGrid::event(QEvent* event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::Hide)
        pointAt(-1, noPixel);
    return ThemedWidget::event(event);
}

void EvidenceGrid::mouseMoveEvent(QMouseEvent* event)
{
    for (int digit = 0; digit < classCount; ++digit) {
        if (const auto pixel = evidencePixelAt(mapRect(digit), event->position())) {
            pointAt(digit, *pixel);
            return;
        }
    }
    pointAt(-1, noPixel);
}

void EvidenceGrid::mousePressEvent(QMouseEvent* event)
{
    if (!m_choosable || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    for (int digit = 0; digit < classCount; ++digit) {
        if (mapRect(digit).contains(event->position().toPoint())) {
            m_current = digit;
            Q_EMIT chosen(digit);
        }
    }
}

void EvidenceGrid::keyPressEvent(QKeyEvent* event)
{
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        next -= 1;
        break;
    case Qt::Key_Right:
        next += 1;
        break;
    case Qt::Key_Up:
        next -= columns;
        break;
    case Qt::Key_Down:
        next += columns;
        break;
    case Qt::Key_Escape:
        pointAt(-1, noPixel);
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_choosable) {
            Q_EMIT chosen(m_current);
            return;
        }
        event->ignore();
        return;
    default:
        event->ignore();
        return;
    }
    if (next >= 0 && next < classCount)
        m_current = next;
    pointAt(m_current, noPixel);
    update();
}

void EvidenceGrid::focusInEvent(QFocusEvent* event)
{
    ThemedWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        pointAt(m_current, noPixel);
    update();
}

void EvidenceGrid::focusOutEvent(QFocusEvent* event)
{
    ThemedWidget::focusOutEvent(event);
    pointAt(-1, noPixel);
    update();
}

void EvidenceGrid::pointAt(int digit, const QPoint& pixel)
{
    if (digit < 0 && m_pointed < 0)
        return;
    m_pointed = digit;
    Q_EMIT pointedAt(digit, pixel);
}

void EvidenceGrid::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int digit = 0; digit < classCount; ++digit) {
        paintMap(painter, digit);
        paintCaption(painter, digit);
    }
}

void EvidenceGrid::paintMap(QPainter& painter, int digit) const
{
    const QRect rect = mapRect(digit);
    const qreal radius = theme().px(metric::smallRadius);
    if (m_maps.values.empty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().colors.track);
        painter.drawRoundedRect(rect, radius, radius);
    } else {
        const std::size_t pixels = m_maps.values.size() / classCount;
        const auto values
            = std::span(m_maps.values).subspan(static_cast<std::size_t>(digit) * pixels, pixels);
        paintEvidence(painter, rect, { values, m_maps.scale, m_maps.ink, m_look }, radius);
    }
    const bool current = hasFocus() && digit == m_current;
    if (digit != m_maps.marked && !current)
        return;
    const qreal frame = theme().px(frameUnits);
    painter.setPen(QPen(current ? theme().colors.text : theme().colors.accent, frame));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        QRectF(rect).adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2), radius, radius);
}

void EvidenceGrid::paintCaption(QPainter& painter, int digit) const
{
    const QRect map = mapRect(digit);
    const bool withProbability = hasRoomForProbability();
    const int wide = std::max(map.width(), captionWidth(withProbability));
    const QRect line(map.center().x() + 1 - wide / 2,
        map.bottom() + 1 + theme().px(captionGapUnits), wide,
        captionHeight() - theme().px(captionGapUnits));
    QFont font = theme().font(FontRole::Caption);
    const QFont cells = font;
    if (digit == m_maps.marked)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme().colors.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
    if (!m_maps.hasNumbers)
        return;
    const float value = m_maps.evidence.at(static_cast<std::size_t>(digit));
    QRect evidence = line;
    painter.setFont(cells);
    if (withProbability) {
        painter.setPen(theme().colors.secondaryText);
        drawInCells(painter, line, probabilityText(digit), cells);
        evidence.adjust(0, 0, -m_probabilityWidth - theme().px(partGapUnits), 0);
    }
    painter.setPen(evidenceInk(m_look.palette, static_cast<double>(value), theme().colors));
    drawInCells(painter, evidence, evidenceText(digit), cells);
}

} // namespace inkling
