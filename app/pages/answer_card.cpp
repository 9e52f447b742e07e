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

    // In design units: as high as a row of the bars, so that it stands in the corner beside their heading.
    constexpr qreal sortButtonSide = 24;
    constexpr qreal sortIconSide = 16;

} // namespace

AnswerCard::AnswerCard(
    const ThemeSource& themeSource, const AnswerCardSetup& setup, QWidget* parent)
    : Card(themeSource, parent)
    , m_answer(new AnswerView(themeSource, this))
    , m_labels(new LabelPad(themeSource, setup.labels, this))
    , m_bars(new ProbabilityBars(themeSource, this))
    , m_sort(new QToolButton(this))
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

    auto* left = new QVBoxLayout;
    left->addWidget(m_answer);
    left->addStretch(1);
    left->addWidget(m_labels);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(left);
    layout->addWidget(m_sort, 0, Qt::AlignTop);
    layout->addWidget(m_bars, 1, Qt::AlignTop);
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

void AnswerCard::themeChanged()
{
    Card::themeChanged();
    arrange();
}

void AnswerCard::arrange()
{
    layout()->setSpacing(theme().px(metric::smallGap));
    const int side = theme().px(sortButtonSide);
    const int icon = theme().px(sortIconSide);
    m_sort->setFixedSize(side, side);
    m_sort->setIconSize(QSize(icon, icon));
}

} // namespace inkling
