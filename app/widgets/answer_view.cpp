// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/answer_view.h"

#include <QAccessible>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace inkling {

namespace {
    constexpr qreal usualWidthUnits = 150;
    constexpr qreal dashThickness
        = 4; ///< of the dash that stands for no answer: fainter than a letter's

    QFont percentFont(const Theme& theme)
    {
        QFont font = theme.font(FontRole::Title);
        font.setWeight(QFont::Normal);
        return font;
    }
} // namespace

AnswerView::AnswerView(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("answerView"));
    setAccessibleName(tr("What the network reads"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPrediction(std::nullopt);
}

void AnswerView::setPrediction(const std::optional<Prediction>& prediction)
{
    m_prediction = prediction;
    setAccessibleDescription(sentence());
    setToolTip(
        m_prediction ? tr(
            "The digit that the network takes the drawing for, and the probability that it gives "
            "to it.")
                     : QString());
    update();
}

QString AnswerView::answerText() const
{
    return m_prediction ? QString::number(m_prediction->digit) : QStringLiteral("–");
}

QString AnswerView::percentText() const
{
    if (!m_prediction)
        return {};
    const float share
        = m_prediction->probabilities.at(static_cast<std::size_t>(m_prediction->digit));
    return tr("%1 %", "percentage")
        .arg(locale().toString(static_cast<double>(share) * 100, 'f', 1));
}

QString AnswerView::remarkText() const
{
    if (!m_prediction)
        return tr("The answer will stand here.");
    switch (certaintyOf(*m_prediction)) {
    case Certainty::Certain:
        return tr("certain");
    case Certainty::Doubtful:
        return tr("not sure");
    case Certainty::RunnerUpClose:
        break;
    }
    constexpr int eight = 8; // the one digit whose English name begins with a vowel
    return m_prediction->runnerUp == eight ? tr("perhaps an 8")
                                           : tr("perhaps a %1").arg(m_prediction->runnerUp);
}

QString AnswerView::sentence() const
{
    if (!m_prediction)
        return remarkText();
    return tr("%1, %2: %3.", "digit, perhaps a 4, percentage")
        .arg(answerText(), remarkText(), percentText());
}

void AnswerView::announce()
{
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QSize AnswerView::sizeHint() const
{
    const QFontMetrics answer(theme().font(FontRole::Answer));
    const QFontMetrics percent(percentFont(theme()));
    const QFontMetrics body(theme().font(FontRole::Body));
    const int height = answer.capHeight() + theme().px(metric::itemGap) + percent.height()
        + theme().px(metric::smallGap) + 2 * body.height();
    return { theme().px(usualWidthUnits), height };
}

QSize AnswerView::minimumSizeHint() const { return sizeHint(); }

void AnswerView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const ThemeColors& colors = theme().colors;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isCertain = m_prediction && certaintyOf(*m_prediction) == Certainty::Certain;
    const QFont answerFont = theme().font(FontRole::Answer);
    const QFontMetrics answer(answerFont);
    if (m_prediction) {
        painter.setFont(answerFont);
        painter.setPen(isCertain ? colors.text : colors.secondaryText);
        // The side bearing of so large a digit would set it off from the lines below.
        painter.drawText(
            -answer.leftBearing(answerText().front()), answer.capHeight(), answerText());
    } else {
        const int thickness = theme().px(dashThickness);
        const QRect dash(0, (answer.capHeight() - thickness) / 2,
            answer.horizontalAdvance(answerText()), thickness);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.quietBar);
        painter.drawRoundedRect(dash, thickness / 2.0, thickness / 2.0);
    }

    QRect line(0, answer.capHeight() + theme().px(metric::itemGap), width(), 0);
    if (m_prediction) {
        painter.setFont(percentFont(theme()));
        line.setHeight(painter.fontMetrics().height());
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, percentText());
        line.translate(0, line.height() + theme().px(metric::smallGap));
    }
    painter.setFont(theme().font(FontRole::Body));
    painter.setPen(m_prediction && !isCertain ? colors.warning : colors.secondaryText);
    line.setBottom(height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, remarkText());
}

} // namespace inkling
