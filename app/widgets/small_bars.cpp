// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/small_bars.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace inkling {

namespace {

    constexpr qreal rowUnits = 11;
    constexpr qreal barUnits = 5;
    constexpr qreal labelUnits = 12;
    constexpr qreal leastBarUnits = 2;
    constexpr qreal usualWidthUnits = 160;
    constexpr qreal leastWidthUnits = 80;
    constexpr qreal fontShare = 0.9; ///< of the height of a row

} // namespace

SmallBars::SmallBars(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("smallBars"));
    setAccessibleName(tr("Probability of each digit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setPrediction(std::nullopt);
}

void SmallBars::setPrediction(const std::optional<Prediction>& prediction)
{
    m_prediction = prediction;
    setAccessibleDescription(
        m_prediction ? rowText(m_prediction->digit) : tr("There is nothing to read yet."));
    update();
}

QRectF SmallBars::rowRect(int digit) const
{
    const qreal row = std::min<qreal>(height() / 10.0, theme().px(rowUnits) * 1.5);
    return { 0, digit * row, static_cast<qreal>(width()), row };
}

QString SmallBars::rowText(int digit) const
{
    if (!m_prediction)
        return {};
    const auto share
        = static_cast<double>(m_prediction->probabilities.at(static_cast<std::size_t>(digit)));
    return tr("The network takes your drawing for a %1 with a probability of %2 %.")
        .arg(digit)
        .arg(locale().toString(share * 100, 'f', 1));
}

QSize SmallBars::sizeHint() const
{
    return { theme().px(usualWidthUnits), 10 * theme().px(rowUnits) };
}

QSize SmallBars::minimumSizeHint() const
{
    return { theme().px(leastWidthUnits), 10 * theme().px(rowUnits) };
}

bool SmallBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int digit = 0; digit < classCount; ++digit) {
        if (m_prediction && rowRect(digit).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), rowText(digit), this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void SmallBars::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = theme().font(FontRole::Caption);
    font.setPixelSize(
        std::min(font.pixelSize(), static_cast<int>(rowRect(0).height() * fontShare)));
    painter.setFont(font);
    const qreal label = theme().px(labelUnits);
    const qreal bar = theme().px(barUnits);
    for (int digit = 0; digit < classCount; ++digit) {
        const QRectF row = rowRect(digit);
        const bool isAnswer = m_prediction && m_prediction->digit == digit;
        painter.setPen(isAnswer ? theme().colors.text : theme().colors.secondaryText);
        painter.drawText(QRectF(0, row.top(), label, row.height()),
            Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
        const qreal share = m_prediction
            ? static_cast<qreal>(m_prediction->probabilities.at(static_cast<std::size_t>(digit)))
            : 0;
        const qreal length
            = std::max((width() - label) * share, static_cast<qreal>(theme().px(leastBarUnits)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(isAnswer ? theme().colors.accent : theme().colors.quietBar);
        painter.drawRoundedRect(QRectF(label, row.center().y() - bar / 2, length, bar),
            std::min(bar, length) / 2, bar / 2);
    }
}

} // namespace inkling
