// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/probability_bars.h"

#include "app/base/tool_tip.h"
#include "app/widgets/number_cells.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>
#include <utility>

namespace inkling {

namespace {
    constexpr qreal rowUnits = 24;
    constexpr qreal barUnits = 10;
    constexpr qreal leastBarUnits
        = 2; ///< so that a digit of no probability still shows where its bar begins
    constexpr qreal labelUnits = 20; ///< from the left edge to the bars
    constexpr qreal gapUnits = 16; ///< between bars and numbers
    constexpr qreal usualWidthUnits = 404;
    constexpr qreal leastWidthUnits = 176;

    QString captionText() { return ProbabilityBars::tr("Probability, %"); }

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
    settle();
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
        if (areFaded())
            description = tr("The drawing does not look like a digit. %1", "then the ten rows")
                              .arg(description);
    }
    setAccessibleDescription(description);
    updateWhatChanged();
}

// While one draws most rows stay at zero; painting is most of the way from the pointer to the bars.
void ProbabilityBars::updateWhatChanged()
{
    for (int digit = 0; digit < classCount; ++digit) {
        Row& shown = m_shown.at(static_cast<std::size_t>(digit));
        if (Row now = rowOf(digit); now != shown) {
            shown = std::move(now);
            update(rowRect(digit));
        }
    }
    if (QString sum = sumText(); sum != m_shownSum) {
        m_shownSum = std::move(sum);
        update(0, 0, width(), headerHeight());
    }
}

ProbabilityBars::Row ProbabilityBars::rowOf(int digit) const
{
    if (!m_prediction)
        return {};
    constexpr qreal eighth = 8;
    const auto share
        = static_cast<qreal>(m_prediction->probabilities.at(static_cast<std::size_t>(digit)));
    return { valueText(digit), qRound(share * trackLength() * eighth), m_prediction->digit == digit,
        areFaded() };
}

bool ProbabilityBars::areFaded() const
{
    return m_prediction && certaintyOf(*m_prediction) == Certainty::NotADigit;
}

QString ProbabilityBars::sumText() const
{
    if (!m_prediction)
        return {};
    const auto& all = m_prediction->probabilities;
    const float sum = std::accumulate(all.begin(), all.end(), 0.0F);
    return tr("sum %1", "of all probabilities").arg(percent(locale(), sum));
}

qreal ProbabilityBars::trackLength() const
{
    const int length
        = width() - labelWidth() - theme().px(labelUnits) - theme().px(gapUnits) - numberWidth();
    return std::max(length, theme().px(barUnits));
}

void ProbabilityBars::setLabel(std::optional<int> label)
{
    if (label == m_label)
        return;
    m_label = label;
    update();
}

void ProbabilityBars::setSorted(bool sorted)
{
    m_sorted = sorted;
    settle();
}

void ProbabilityBars::settle()
{
    std::array<int, classCount> digits {};
    std::iota(digits.begin(), digits.end(), 0);
    if (m_sorted && m_prediction) {
        const auto& all = m_prediction->probabilities;
        std::stable_sort(digits.begin(), digits.end(), [&all](int a, int b) {
            return all.at(static_cast<std::size_t>(a)) > all.at(static_cast<std::size_t>(b));
        });
    }
    std::array<int, classCount> rows {};
    for (int row = 0; row < classCount; ++row)
        rows.at(static_cast<std::size_t>(digits.at(static_cast<std::size_t>(row)))) = row;
    if (rows == m_rows)
        return;
    m_rows = rows;
    update();
}

QString ProbabilityBars::labelText(int digit) const
{
    if (!m_label)
        return {};
    return QString::number(digit == *m_label ? 1 : 0);
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
    QString probability = tr(
        "The network takes the drawing for a %1 with a probability of %2 %. That is the softmax "
        "of the ten logits: the exponential of this digit’s logit, which is %3, divided by the "
        "sum of all ten exponentials.")
                              .arg(digit)
                              .arg(valueText(digit), locale().toString(logit, 'f', 2));
    if (areFaded())
        probability += QLatin1Char(' ')
            + tr("The bars are faint, because the drawing does not look like a digit: the ten "
                 "probabilities only say which one is nearest.");
    if (!m_label)
        return probability;
    return probability + QLatin1Char(' ')
        + tr("You say that it is a %1: as a one-hot vector, that is 1 for the %1 and 0 for all "
             "others. Training moves the probabilities toward it.")
              .arg(*m_label);
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

int ProbabilityBars::labelWidth() const
{
    if (!m_label)
        return 0;
    const QFontMetrics caption(theme().font(FontRole::Caption));
    return caption.horizontalAdvance(tr("label")) + theme().px(gapUnits);
}

QRect ProbabilityBars::rowRect(int digit) const
{
    const int row = m_rows.at(static_cast<std::size_t>(digit));
    return { 0, headerHeight() + row * rowHeight(), width(), rowHeight() };
}

QRect ProbabilityBars::captionRect() const
{
    const QFontMetrics caption(theme().font(FontRole::Caption));
    return { 0, 0, caption.horizontalAdvance(captionText()), headerHeight() };
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
            QToolTip::showText(
                help->globalPos(), inLines(rowDescription(digit), QToolTip::font()), this, row);
            return true;
        }
    }
    QToolTip::hideText();
    event->ignore();
    return true;
}

void ProbabilityBars::paintEvent(QPaintEvent* event)
{
    const QRegion& dirty = event->region();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (dirty.intersects(QRect(0, 0, width(), headerHeight())))
        paintHeader(painter);
    for (int digit = 0; digit < classCount; ++digit) {
        if (dirty.intersects(rowRect(digit)))
            paintRow(painter, digit);
    }
}

void ProbabilityBars::paintHeader(QPainter& painter) const
{
    const QRect header(0, 0, width() - labelWidth(), headerHeight());
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(header, Qt::AlignLeft | Qt::AlignVCenter, captionText());
    if (m_label)
        painter.drawText(
            QRect(0, 0, width(), headerHeight()), Qt::AlignRight | Qt::AlignVCenter, tr("label"));
    const QString text = sumText();
    // Beside the one-hot label of a small window there is no room for it.
    const int room = header.width() - captionRect().width() - headerHeight();
    if (painter.fontMetrics().horizontalAdvance(text) + theme().px(metric::smallGap) < room)
        painter.drawText(header, Qt::AlignRight | Qt::AlignVCenter, text);
}

void ProbabilityBars::paintRow(QPainter& painter, int digit) const
{
    const ThemeColors& colors = theme().colors;
    const QRect row = rowRect(digit);
    const bool isFirst = m_prediction && m_prediction->digit == digit;
    const bool isAnswer = isFirst && !areFaded();
    const QFont widest = theme().font(FontRole::Heading);
    painter.setFont(isAnswer ? widest : theme().font(FontRole::Body));
    painter.setPen(m_prediction && !areFaded() ? colors.text : colors.secondaryText);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
    const QRect numbers = row.adjusted(0, 0, -labelWidth(), 0);
    drawInCells(painter, numbers, valueText(digit), widest);
    if (m_label) {
        const bool isHot = digit == *m_label;
        painter.setFont(theme().font(isHot ? FontRole::Heading : FontRole::Body));
        painter.setPen(isHot ? colors.accent : colors.secondaryText);
        drawInCells(painter, row, labelText(digit), widest);
    }

    const qreal height = theme().px(barUnits);
    const qreal left = theme().px(labelUnits);
    const QRectF track(left, row.top() + (row.height() - height) / 2, trackLength(), height);
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
    const QColor& first = areFaded() ? colors.quietBar : colors.accent;
    const QColor& others = areFaded() ? colors.fadedBar : colors.quietBar;
    painter.setBrush(isFirst ? first : others);
    painter.drawRoundedRect(bar, radius, radius);
}

} // namespace inkling
