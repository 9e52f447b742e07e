// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/signed_bars.h"

#include "app/widgets/number_cells.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr qreal rowUnits = 18;
    constexpr qreal barUnits = 8;
    constexpr qreal labelUnits = 18;
    constexpr qreal gapUnits = 8;
    constexpr qreal usualWidthUnits = 260;
    constexpr qreal leastWidthUnits = 160;
    constexpr int decimals = 2;

} // namespace

SignedBars::SignedBars(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SignedBars::setValues(
    const std::array<float, classCount>& values, int marked, const EvidenceLook& look)
{
    m_values = values;
    m_marked = marked;
    m_look = look;
    QStringList texts;
    for (int digit = 0; digit < classCount; ++digit)
        texts.append(tr("%1: %2", "digit: number").arg(digit).arg(valueText(digit)));
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    update();
}

QString SignedBars::valueText(int digit) const
{
    return signedNumber(
        static_cast<double>(m_values.at(static_cast<std::size_t>(digit))), decimals);
}

int SignedBars::rowHeight() const
{
    return std::max(theme().px(rowUnits), QFontMetrics(theme().font(FontRole::Caption)).height());
}

QSize SignedBars::sizeHint() const
{
    return { theme().px(usualWidthUnits), classCount * rowHeight() };
}

QSize SignedBars::minimumSizeHint() const
{
    return { theme().px(leastWidthUnits), classCount * rowHeight() };
}

void SignedBars::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = theme().font(FontRole::Caption);
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    float most = 0;
    for (const float value : m_values)
        most = std::max(most, std::abs(value));
    const int numbers = cellsWidth(QStringLiteral("\u221288.88"), bold);
    const int left = theme().px(labelUnits);
    const qreal half = (width() - left - numbers - theme().px(gapUnits)) / 2.0;
    const qreal middle = left + half;
    for (int digit = 0; digit < classCount; ++digit) {
        const QRect row(0, digit * rowHeight(), width(), rowHeight());
        const auto value = static_cast<double>(m_values.at(static_cast<std::size_t>(digit)));
        painter.setFont(digit == m_marked ? bold : font);
        painter.setPen(theme().colors.text);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
        painter.setPen(evidenceInk(m_look.palette, value, theme().colors));
        drawInCells(painter, row, valueText(digit), bold);
        const qreal height = theme().px(barUnits);
        const qreal length = most > 0 ? half * value / static_cast<double>(most) : 0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(evidenceInk(m_look.palette, value, theme().colors));
        painter.drawRoundedRect(
            QRectF(middle, row.top() + (row.height() - height) / 2, length, height).normalized(),
            theme().px(metric::hairline), theme().px(metric::hairline));
    }
    painter.setPen(QPen(theme().colors.grooveLine, theme().px(metric::hairline)));
    painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
}

} // namespace inkling
