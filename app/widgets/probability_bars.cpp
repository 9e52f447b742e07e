// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/probability_bars.h"

#include "app/widgets/number_cells.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace inkling {

namespace {
    constexpr qreal rowUnits = 24;
    constexpr qreal barUnits = 10;
    constexpr qreal leastBarUnits
        = 2; ///< so that a digit of no probability still shows where its bar begins
    constexpr qreal labelUnits = 20; ///< from the left edge to the bars
    constexpr qreal gapUnits = 16; ///< between bars and numbers
    constexpr qreal usualWidthUnits = 404;
    constexpr qreal leastWidthUnits = 200;

    QString percent(const QLocale& locale, float share)
    {
        return locale.toString(static_cast<double>(share) * 100, 'f', 1);
    }
} // namespace

ProbabilityBars::ProbabilityBars(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("probabilityBars"));
    setAccessibleName(tr("Probability of each digit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPrediction(std::nullopt);
}

void ProbabilityBars::setPrediction(const std::optional<Prediction>& prediction)
{
    m_prediction = prediction;
    QString description = tr("There is no drawing to read yet.");
    if (m_prediction) {
        QStringList rows;
        for (int digit = 0; digit < classCount; ++digit)
            rows.append(
                tr("%1: %2 percent", "digit: probability").arg(digit).arg(valueText(digit)));
        description = rows.join(QStringLiteral(", "));
    }
    setAccessibleDescription(description);
    update();
}

QString ProbabilityBars::valueText(int digit) const
{
    return m_prediction
        ? percent(locale(), m_prediction->probabilities.at(static_cast<std::size_t>(digit)))
        : QString();
}

QString ProbabilityBars::rowDescription(int digit) const
{
    if (!m_prediction)
        return tr("How probable it is that the drawing is a %1 will stand here once there is ink.")
            .arg(digit);
    const auto logit
        = static_cast<double>(m_prediction->logits.at(static_cast<std::size_t>(digit)));
    return tr(
        "The network takes the drawing for a %1 with a probability of %2 %. That is the softmax of "
        "the ten "
        "logits: the exponential of this digit’s logit, which is %3, divided by the sum of all ten "
        "exponentials.")
        .arg(digit)
        .arg(valueText(digit), locale().toString(logit, 'f', 2));
}

int ProbabilityBars::headerHeight() const
{
    return std::max(theme().px(rowUnits), QFontMetrics(theme().font(FontRole::Caption)).height());
}

int ProbabilityBars::rowHeight() const
{
    return std::max(theme().px(rowUnits), QFontMetrics(theme().font(FontRole::Heading)).height());
}

int ProbabilityBars::numberWidth() const
{
    return cellsWidth(percent(locale(), 1), theme().font(FontRole::Heading));
}

QRect ProbabilityBars::rowRect(int digit) const
{
    return { 0, headerHeight() + digit * rowHeight(), width(), rowHeight() };
}

QSize ProbabilityBars::sizeHint() const
{
    return { theme().px(usualWidthUnits), headerHeight() + classCount * rowHeight() };
}

QSize ProbabilityBars::minimumSizeHint() const
{
    return { theme().px(leastWidthUnits), sizeHint().height() };
}

bool ProbabilityBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int digit = 0; digit < classCount; ++digit) {
        const QRect row = rowRect(digit);
        if (row.contains(help->pos())) {
            QToolTip::showText(help->globalPos(), rowDescription(digit), this, row);
            return true;
        }
    }
    QToolTip::hideText();
    event->ignore();
    return true;
}

void ProbabilityBars::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeader(painter);
    for (int digit = 0; digit < classCount; ++digit)
        paintRow(painter, digit);
}

void ProbabilityBars::paintHeader(QPainter& painter) const
{
    const QRect header(0, 0, width(), headerHeight());
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(header, Qt::AlignLeft | Qt::AlignVCenter, tr("Probability, %"));
    if (!m_prediction)
        return;
    const auto& all = m_prediction->probabilities;
    const float sum = std::accumulate(all.begin(), all.end(), 0.0F);
    painter.drawText(header, Qt::AlignRight | Qt::AlignVCenter,
        tr("sum %1", "of all probabilities").arg(percent(locale(), sum)));
}

void ProbabilityBars::paintRow(QPainter& painter, int digit) const
{
    const ThemeColors& colors = theme().colors;
    const QRect row = rowRect(digit);
    const bool isAnswer = m_prediction && m_prediction->digit == digit;
    const QFont widest = theme().font(FontRole::Heading);
    painter.setFont(isAnswer ? widest : theme().font(FontRole::Body));
    painter.setPen(m_prediction ? colors.text : colors.secondaryText);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
    drawInCells(painter, row, valueText(digit), widest);

    const qreal height = theme().px(barUnits);
    const qreal left = theme().px(labelUnits);
    const qreal length = row.width() - left - theme().px(gapUnits) - numberWidth();
    const QRectF track(
        left, row.top() + (row.height() - height) / 2, std::max(length, height), height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.track);
    painter.drawRoundedRect(track, height / 2, height / 2);
    if (!m_prediction)
        return;
    const float share
        = std::clamp(m_prediction->probabilities.at(static_cast<std::size_t>(digit)), 0.0F, 1.0F);
    QRectF bar = track;
    bar.setWidth(
        std::max(track.width() * static_cast<qreal>(share), qreal(theme().px(leastBarUnits))));
    const qreal radius = std::min(height, bar.width()) / 2;
    painter.setBrush(isAnswer ? colors.accent : colors.quietBar);
    painter.drawRoundedRect(bar, radius, radius);
}

} // namespace inkling
