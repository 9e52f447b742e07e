// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/learning_part.h"

#include "app/session/digit_session.h"
#include "app/session/explain_session.h"
#include "app/session/model_session.h"
#include "app/widgets/digit_chooser.h"
#include "app/widgets/evidence_grid.h"
#include "app/widgets/evidence_legend.h"
#include "app/widgets/learning_table.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto rateKey = "learning_rate_step"_L1;
    // The slider goes from 0.001 to 1 in twentieths of a power of ten.
    constexpr int rateSteps = 60;
    constexpr int usualRate = 40; // 0.1
    constexpr double stepsPerTen = 20;
    constexpr double leastRate = 0.001;
    constexpr qreal sliderLeast = 64;
    constexpr qreal sliderMost = 160;
    constexpr qreal mapLeast = 44;
    constexpr qreal mapUsual = 72;

} // namespace

LearningPart::LearningPart(const Services& services, QWidget* parent)
    : ExplainPart(services,
        { u"learning"_s, tr("One step"),
            tr("Say what it is, and see what one step of learning changes.") },
        parent)
    , m_label(new DigitChooser(services.theme, u"learningLabel"_s, {}, this))
    , m_rate(new QSlider(Qt::Horizontal, this))
    , m_rateText(new TextLabel(services.theme, FontRole::Body, {}, this))
    , m_formula(makeLabel(u"learningFormula"_s))
    , m_table(new LearningTable(services.theme, this))
    , m_mapText(makeLabel(u"learningMapText"_s))
    , m_legend(new EvidenceLegend(services.theme, this))
    , m_maps(new EvidenceGrid(services.theme, this))
    , m_use(new QPushButton(tr("Use this network"), this))
{
    m_label->setAccessibleName(tr("What the drawing is"));
    m_rateText->setObjectName(u"learningRateText"_s);
    m_maps->setObjectName(u"learningMaps"_s);
    m_maps->setSideRange(mapLeast, mapUsual);
    m_legend->setObjectName(u"learningLegend"_s);
    m_use->setObjectName(u"learningUse"_s);
    m_use->setToolTip(tr("Read with the changed network from now on. The file stays as it is; "
                         "choosing the model again at the top right brings it back."));
    auto* question = new QHBoxLayout;
    question->addWidget(new TextLabel(services.theme, FontRole::Heading, tr("It is a"), this));
    question->addWidget(m_label, 1);
    auto* rate = new QHBoxLayout;
    rate->addWidget(new TextLabel(services.theme, FontRole::Body, tr("Learning rate"), this));
    rate->addWidget(m_rate);
    rate->addWidget(m_rateText);
    rate->addStretch(1);
    rate->addWidget(m_use);
    auto* maps = new QHBoxLayout;
    maps->addWidget(m_mapText, 1);
    maps->addWidget(m_legend);
    auto* layout = new QVBoxLayout(this);
    space(layout);
    space(question);
    space(rate);
    space(maps);
    layout->addLayout(question);
    layout->addLayout(rate);
    layout->addWidget(m_table);
    layout->addWidget(m_formula);
    layout->addLayout(maps);
    layout->addWidget(m_maps, 1);
    buildRate();
    connect(m_label, &DigitChooser::chosen, this, [this](std::optional<int> digit) {
        if (digit)
            this->services().digit.setLabel(digit);
        Q_EMIT wishChanged();
    });
    connect(m_use, &QPushButton::clicked, this, &LearningPart::useLearned);
}

void LearningPart::buildRate()
{
    m_rate->setObjectName(u"learningRate"_s);
    m_rate->setAccessibleName(tr("Learning rate"));
    m_rate->setRange(0, rateSteps);
    m_rate->setValue(usualRate);
    m_rate->setMinimumWidth(services().theme.theme().px(sliderLeast));
    m_rate->setMaximumWidth(services().theme.theme().px(sliderMost));
    m_rate->setToolTip(tr("How far every weight moves against its gradient."));
    const auto follow = [this] {
        m_rateText->setText(QLocale().toString(static_cast<double>(learningRate()), 'g', 2));
        Q_EMIT wishChanged();
    };
    connect(m_rate, &QSlider::valueChanged, this, follow);
    follow();
}

float LearningPart::learningRate() const
{
    return static_cast<float>(leastRate * std::pow(10, m_rate->value() / stepsPerTen));
}

ExplainWish LearningPart::wish() const
{
    ExplainWish wish;
    if (const std::optional<int> label = m_label->digit())
        wish.lesson = Lesson { *label, learningRate() };
    return wish;
}

void LearningPart::show(const Explanation& explanation)
{
    // What the user said on the Draw page counts here, too.
    const std::optional<int> label = services().digit.reading().label;
    if (label && label != m_label->digit()) {
        m_label->setDigit(label);
        Q_EMIT wishChanged();
        return;
    }
    const bool ready = explanation.model && explanation.hasInk && explanation.step;
    m_use->setEnabled(ready);
    m_maps->setLook(services().explain.look());
    if (!ready) {
        m_table->setStep(std::nullopt, services().explain.look());
        m_maps->setMaps({});
        m_learned.reset();
        m_mapText->setText({});
        m_formula->setText(!explanation.model ? tr("There is no model to teach yet.")
                : !explanation.hasInk         ? tr("Draw a digit that the network is to learn.")
                                              : tr("Say which digit it is."));
        return;
    }
    tell(*explanation.step);
}

void LearningPart::tell(const LearningStep& step)
{
    const EvidenceLook& look = services().explain.look();
    m_learned = step.model;
    m_table->setStep(step, look);
    const QLocale locale;
    const auto number = [&locale](double value) { return locale.toString(value, 'g', 3); };
    const auto label = static_cast<std::size_t>(step.lesson.label);
    m_formula->setText(
        tr("Loss: −ln p(%1) = −ln %2 = %3. The gradient over all weights is %4 long; every weight "
           "moves by −%5 × its gradient. Afterwards the loss is %6: the step %7.")
            .arg(step.lesson.label)
            .arg(number(static_cast<double>(step.before.at(label))), number(step.lossBefore),
                number(step.gradientNorm), number(static_cast<double>(step.lesson.learningRate)),
                number(step.lossAfter),
                step.improved() ? tr("helped", "the step helped")
                                : tr("went too far", "the step went too far")));
    const bool isLinear = step.model->mlp.layers.size() == 1;
    m_mapText->setText(isLinear
            ? tr("The change of the weights: −learning rate × (p − y) × gray.")
            : tr("The change of the evidence maps that the new weights bring at this drawing."));
    const float scale = scaleOf(step.mapChange);
    m_maps->setMaps({ step.mapChange, services().explain.explanation().maps.grays, scale, true,
        step.logitsAfter, step.after, step.lesson.label });
    m_legend->setScale(scale, look);
}

void LearningPart::useLearned()
{
    if (m_learned)
        services().models.use(m_learned);
}

QJsonObject LearningPart::saveState() const { return { { rateKey, m_rate->value() } }; }

void LearningPart::restoreState(const QJsonObject& state)
{
    m_rate->setValue(state.value(rateKey).toInt(usualRate));
}

} // namespace inkling
