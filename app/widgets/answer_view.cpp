// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/answer_view.h"

#include <QAccessible>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {
    constexpr qreal usualWidthUnits = 150;
    constexpr qreal dashThickness
        = 4; ///< of the dash that stands for no answer: fainter than a letter's

    constexpr double percent = 100;
    constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

    QString noDigitText()
    {
        return AnswerView::tr("This does not look like any digit I have seen.");
    }

    QString nearestOf(int digit, const QString& share)
    {
        return AnswerView::tr("Nearest: %1, %2 %", "a digit and its probability")
            .arg(digit)
            .arg(share);
    }

    int heightOf(const QString& text, const QFontMetrics& metrics, int width)
    {
        return metrics.boundingRect(QRect(0, 0, width, 0), wrapped, text).height();
    }

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
    setToolTip(explanation());
    update();
}

bool AnswerView::isNoDigit() const
{
    return m_prediction && certaintyOf(*m_prediction) == Certainty::NotADigit;
}

QString AnswerView::explanation() const
{
    if (!m_prediction)
        return {};
    if (!isNoDigit())
        return tr("The digit that the network takes the drawing for, and the probability that it "
                  "gives to it.");
    constexpr int decimals = 2;
    constexpr double hundredths = 100;
    // Rounded down: what falls short of the limit must not look as if it reached it.
    const double score
        = std::floor(static_cast<double>(m_prediction->isDigit.value_or(0)) * hundredths)
        / hundredths;
    return tr("From 0 for anything else to 1 for a digit, the network gives this drawing %1; below "
              "%2 it calls nothing a digit. If it had to name one all the same, it would be the "
              "nearest.")
        .arg(locale().toString(score, 'f', decimals), locale().toString(digitFrom));
}

QString AnswerView::answerText() const
{
    return m_prediction && !isNoDigit() ? QString::number(m_prediction->digit)
                                        : QStringLiteral("–");
}

QString AnswerView::shareText() const
{
    const float share
        = m_prediction->probabilities.at(static_cast<std::size_t>(m_prediction->digit));
    return locale().toString(static_cast<double>(share) * percent, 'f', 1);
}

QString AnswerView::percentText() const
{
    return m_prediction && !isNoDigit() ? tr("%1 %", "percentage").arg(shareText()) : QString();
}

QString AnswerView::remarkText() const
{
    if (!m_prediction)
        return tr("The answer will stand here.");
    switch (certaintyOf(*m_prediction)) {
    case Certainty::NotADigit:
        return noDigitText();
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

QString AnswerView::nearestText() const
{
    return isNoDigit() ? nearestOf(m_prediction->digit, shareText()) : QString();
}

QString AnswerView::sentence() const
{
    if (!m_prediction)
        return remarkText();
    if (isNoDigit())
        return tr("This does not look like any digit I have seen. Nearest: %1, %2 %.")
            .arg(m_prediction->digit)
            .arg(shareText());
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
    const QFontMetrics share(percentFont(theme()));
    const QFontMetrics body(theme().font(FontRole::Body));
    const int height = answer.capHeight() + theme().px(metric::itemGap) + share.height()
        + theme().px(metric::smallGap) + 2 * body.height();
    const int width = theme().px(usualWidthUnits);
    return { width, std::max(height, noDigitHeight(width)) };
}

int AnswerView::noDigitHeight(int width) const
{
    const int remark
        = heightOf(noDigitText(), QFontMetrics(theme().font(FontRole::Emphasis)), width);
    const QString widest = nearestOf(0, locale().toString(percent, 'f', 1));
    return remark + theme().px(metric::smallGap)
        + heightOf(widest, QFontMetrics(theme().font(FontRole::Caption)), width);
}

QSize AnswerView::minimumSizeHint() const { return sizeHint(); }

void AnswerView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_prediction)
        paintDash(painter);
    else if (isNoDigit())
        paintNoDigit(painter);
    else
        paintAnswer(painter);
}

void AnswerView::paintAnswer(QPainter& painter) const
{
    const ThemeColors& colors = theme().colors;
    const bool isCertain = certaintyOf(*m_prediction) == Certainty::Certain;
    const QFont answerFont = theme().font(FontRole::Answer);
    const QFontMetrics answer(answerFont);
    painter.setFont(answerFont);
    painter.setPen(isCertain ? colors.text : colors.secondaryText);
    // The side bearing of so large a digit would set it off from the lines below.
    painter.drawText(-answer.leftBearing(answerText().front()), answer.capHeight(), answerText());

    QRect line(0, answer.capHeight() + theme().px(metric::itemGap), width(), 0);
    painter.setFont(percentFont(theme()));
    line.setHeight(painter.fontMetrics().height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, percentText());
    line.translate(0, line.height() + theme().px(metric::smallGap));
    painter.setFont(theme().font(FontRole::Body));
    painter.setPen(isCertain ? colors.secondaryText : colors.warning);
    line.setBottom(height());
    painter.drawText(line, wrapped, remarkText());
}

void AnswerView::paintDash(QPainter& painter) const
{
    const QFontMetrics answer(theme().font(FontRole::Answer));
    const int thickness = theme().px(dashThickness);
    const QRect dash(
        0, (answer.capHeight() - thickness) / 2, answer.horizontalAdvance(answerText()), thickness);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().colors.quietBar);
    painter.drawRoundedRect(dash, thickness / 2.0, thickness / 2.0);
    const int top = answer.capHeight() + theme().px(metric::itemGap);
    painter.setFont(theme().font(FontRole::Body));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(QRect(0, top, width(), height() - top), wrapped, remarkText());
}

void AnswerView::paintNoDigit(QPainter& painter) const
{
    painter.setFont(theme().font(FontRole::Emphasis));
    painter.setPen(theme().colors.text);
    QRect place = rect();
    painter.drawText(place, wrapped, remarkText());
    place.setTop(
        heightOf(remarkText(), painter.fontMetrics(), width()) + theme().px(metric::smallGap));
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(place, wrapped, nearestText());
}

} // namespace inkling
