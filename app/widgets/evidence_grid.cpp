// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/evidence_grid.h"

#include "app/widgets/evidence_painter.h"
#include "app/widgets/number_cells.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace inkling {

namespace {

    constexpr qreal leastSideUnits = 64;
    constexpr qreal usualSideUnits = 92;
    constexpr qreal captionGapUnits = 4;
    constexpr qreal rowGapUnits = 8;
    constexpr qreal columnGapUnits = 12;
    constexpr qreal partGapUnits = 8; ///< between evidence and probability
    constexpr qreal frameUnits = 2;
    constexpr float manyDigits = 99.95F; ///< from here on the decimal place is dropped

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
    write();
    QStringList parts;
    for (int digit = 0; digit < classCount && m_maps.hasNumbers; ++digit)
        parts.append(tr("%1: evidence %2, probability %3", "of a digit")
                         .arg(QString::number(digit), evidenceText(digit), probabilityText(digit)));
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

void EvidenceGrid::write()
{
    for (std::size_t digit = 0; digit < classCount; ++digit) {
        if (!m_maps.hasNumbers) {
            m_texts.at(digit) = {};
            continue;
        }
        const float evidence = m_maps.evidence.at(digit);
        const float share = m_maps.probabilities.at(digit);
        const QString percent
            = locale().toString(static_cast<double>(share) * 100, 'f', share < 0.9995F ? 1 : 0);
        m_texts.at(digit) = { signedNumber(static_cast<double>(evidence),
                                  std::abs(evidence) < manyDigits ? 1 : 0),
            tr("%1 %", "a probability").arg(percent) };
    }
}

QString EvidenceGrid::evidenceText(int digit) const
{
    return m_texts.at(static_cast<std::size_t>(digit)).evidence;
}

QString EvidenceGrid::probabilityText(int digit) const
{
    return m_texts.at(static_cast<std::size_t>(digit)).probability;
}

// Wide enough for the longest numbers, so that nothing moves while they change.
void EvidenceGrid::measureCaptions()
{
    const QFont& font = theme().font(FontRole::Caption);
    m_captionHeight = QFontMetrics(font).height() + theme().px(captionGapUnits);
    m_digitWidth = cellsWidth(QStringLiteral("0"), font);
    m_evidenceWidth
        = m_digitWidth + cellsWidth(QStringLiteral("\u221299.9"), font) + theme().px(partGapUnits);
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
        rows * (pixels + m_captionHeight) + theme().px(rowGapUnits) };
}

QSize EvidenceGrid::sizeHint() const { return sizeFor(m_usualSide, true); }

QSize EvidenceGrid::minimumSizeHint() const { return sizeFor(m_leastSide, false); }

QRect EvidenceGrid::mapRect(int digit) const
{
    const int byHeight = (height() - theme().px(rowGapUnits)) / rows - m_captionHeight;
    const int byWidth = (width() - (columns - 1) * theme().px(columnGapUnits)) / columns;
    const int side = std::max(1, std::min(byHeight, byWidth));
    // The first column is flush left, the last one flush right, with the caption as far as it needs.
    const int cell = std::max(side, captionWidth(hasRoomForProbability()));
    const int column = digit % columns;
    const int left = column * (width() - cell) / (columns - 1);
    const int top = (digit / columns) * (side + m_captionHeight + theme().px(rowGapUnits));
    return { left + (cell - side) / 2, top, side, side };
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
        m_captionHeight - theme().px(captionGapUnits));
    QFont font = theme().font(FontRole::Caption);
    const QFont cells = font;
    if (digit == m_maps.marked)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme().colors.text);
    drawInCells(painter, { line.left(), line.top(), m_digitWidth, line.height() },
        QString::number(digit), cells);
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
