// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/answer_card.h"

#include "app/pages/label_pad.h"
#include "app/session/reading.h"
#include "app/widgets/answer_view.h"
#include "app/widgets/probability_bars.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    // In design units: as high as the heading of the bars, after which it stands.
    constexpr qreal sortButtonSide = 24;
    constexpr qreal sortIconSide = 16;

} // namespace

AnswerCard::AnswerCard(
    const ThemeSource& themeSource, const AnswerCardSetup& setup, QWidget* parent)
    : Card(themeSource, parent)
    , m_answer(new AnswerView(themeSource, this))
    , m_labels(new LabelPad(themeSource, setup.labels, this))
    , m_bars(new ProbabilityBars(themeSource, this))
    , m_sort(new QToolButton(m_bars))
    , m_row(new QHBoxLayout(this))
    , m_left(new QVBoxLayout)
{
    setObjectName(u"answerCard"_s);
    m_answer->setAccessibleName(tr("Answer"));
    m_bars->setAccessibleName(tr("Probabilities"));
    m_sort->setObjectName(u"sortButton"_s);
    m_sort->setDefaultAction(setup.sortBars);
    m_sort->setAccessibleName(setup.sortBars->text());
    m_sort->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_sort->setAutoRaise(true);
    m_sort->setFocusPolicy(Qt::TabFocus);
    connect(setup.sortBars, &QAction::toggled, m_bars, &ProbabilityBars::setSorted);
    m_bars->setSorted(setup.sortBars->isChecked());

    m_left->addWidget(m_answer);
    m_left->addStretch(1);
    m_left->addWidget(m_labels, 0, Qt::AlignLeft);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addLayout(m_left);
    m_row->addWidget(m_bars, 1, Qt::AlignTop);
    arrange();
}

void AnswerCard::setReading(const Reading& reading)
{
    m_answer->setPrediction(reading.prediction);
    m_bars->setPrediction(reading.prediction);
    m_bars->setLabel(reading.label);
    if (!reading.strokeUnderWay) {
        m_bars->settle();
        if (m_strokeWasUnderWay)
            m_answer->announce();
    }
    m_strokeWasUnderWay = reading.strokeUnderWay;
}

void AnswerCard::setStacked(bool stacked)
{
    if (stacked == (m_row->direction() == QBoxLayout::TopToBottom))
        return;
    m_row->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // What is read comes before what is said: the bars stand above the keys.
    (stacked ? m_left : m_row)->removeWidget(m_labels);
    (stacked ? m_row : m_left)->addWidget(m_labels, 0, Qt::AlignLeft);
    arrange();
}

void AnswerCard::themeChanged()
{
    Card::themeChanged();
    arrange();
}

void AnswerCard::arrange()
{
    const bool stacked = m_row->direction() == QBoxLayout::TopToBottom;
    m_row->setSpacing(theme().px(stacked ? metric::itemGap : metric::groupGap));
    const int side = theme().px(sortButtonSide);
    const int icon = theme().px(sortIconSide);
    m_sort->setFixedSize(side, side);
    m_sort->setIconSize(QSize(icon, icon));
    const QRect caption = m_bars->captionRect();
    m_sort->move(caption.width() + theme().px(metric::smallGap) / 2, (caption.height() - side) / 2);
}

} // namespace inkling
