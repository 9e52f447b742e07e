// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/softmax_part.h"

#include "app/base/evidence_look.h"
#include "app/base/theme_source.h"
#include "app/session/explain_session.h"
#include "app/widgets/line_plot.h"
#include "app/widgets/softmax_table_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto digitKey = "digit"_L1;
    constexpr auto twoKey = "two_classes"_L1;
    // The slider goes from -10 to +10 in tenths.
    constexpr int sliderReach = 100;
    constexpr float sliderUnit = 0.1F;
    constexpr int unitSteps = 10;
    constexpr qreal valueWidth = 48;
    constexpr int stepMs = 1400; ///< long enough to read the sentence of a step
    constexpr int lastStep = static_cast<int>(SoftmaxColumn::Share);
    constexpr double curveReach = 8;
    constexpr int curvePoints = 81;

} // namespace

SoftmaxPart::SoftmaxPart(const Services& services, QWidget* parent)
    : ExplainPart(services,
        { u"softmax"_s, tr("Softmax"),
            tr("See how evidence becomes probabilities, and play with it.") },
        parent)
    , m_table(new SoftmaxTableView(services.theme, this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_sliderCaption(new TextLabel(services.theme, FontRole::Body, {}, this))
    , m_sliderText(new TextLabel(services.theme, FontRole::Body, {}, this))
    , m_reset(new QPushButton(tr("Reset"), this))
    , m_play(new QPushButton(tr("Step through"), this))
    , m_two(new QCheckBox(tr("Two classes only"), this))
    , m_sentence(makeLabel(u"softmaxSentence"_s))
    , m_curve(new LinePlot(services.theme, this))
{
    m_curve->setObjectName(u"sigmoidCurve"_s);
    m_curve->setAccessibleName(tr("Probability against the difference of evidence"));
    buildSlider();
    buildSteps();
    auto* sliders = new QHBoxLayout;
    sliders->addWidget(m_sliderCaption);
    sliders->addWidget(m_slider, 1);
    sliders->addWidget(m_sliderText);
    sliders->addWidget(m_reset);
    auto* controls = new QHBoxLayout;
    controls->addWidget(m_play);
    controls->addWidget(m_two);
    controls->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    space(layout);
    space(sliders);
    space(controls);
    layout->addWidget(m_table);
    layout->addLayout(sliders);
    layout->addLayout(controls);
    layout->addWidget(m_sentence);
    layout->addWidget(m_curve, 1);
    connect(m_table, &SoftmaxTableView::digitChosen, this, [this](int digit) {
        m_digit = digit;
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(0);
        refresh();
    });
}

void SoftmaxPart::buildSlider()
{
    m_slider->setObjectName(u"softmaxSlider"_s);
    m_slider->setAccessibleName(tr("Evidence more or less"));
    m_slider->setRange(-sliderReach, sliderReach);
    m_slider->setPageStep(unitSteps);
    m_slider->setToolTip(tr("Give one digit more or less evidence than the network found, and "
                            "see what that does to all probabilities."));
    m_sliderText->setFixedWidth(services().theme.theme().px(valueWidth));
    m_sliderText->setObjectName(u"softmaxSliderText"_s);
    m_reset->setObjectName(u"softmaxReset"_s);
    m_reset->setToolTip(tr("Take the evidence as the network found it."));
    connect(m_slider, &QSlider::valueChanged, this, &SoftmaxPart::refresh);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_digit.reset();
        m_slider->setValue(0);
        refresh();
    });
}

void SoftmaxPart::buildSteps()
{
    m_play->setObjectName(u"softmaxPlay"_s);
    m_play->setToolTip(tr("Go through the columns one after the other, with a word on each."));
    m_two->setObjectName(u"softmaxTwo"_s);
    m_two->setToolTip(tr("Leave all digits out but the chosen one and its strongest rival."));
    connect(m_play, &QPushButton::clicked, this, &SoftmaxPart::play);
    connect(m_two, &QCheckBox::toggled, this, &SoftmaxPart::refresh);
}

float SoftmaxPart::change() const { return static_cast<float>(m_slider->value()) * sliderUnit; }

int SoftmaxPart::chosenDigit(const Explanation& explanation) const
{
    return m_digit.value_or(explanation.maps.answer);
}

int SoftmaxPart::rivalOf(const Explanation& explanation, int digit) const
{
    int rival = digit == 0 ? 1 : 0;
    const auto& logits = explanation.maps.logits;
    for (int other = 0; other < classCount; ++other) {
        if (other != digit
            && logits.at(static_cast<std::size_t>(other))
                > logits.at(static_cast<std::size_t>(rival)))
            rival = other;
    }
    return rival;
}

void SoftmaxPart::show(const Explanation& explanation)
{
    const bool ready = explanation.model && explanation.hasInk;
    m_slider->setEnabled(ready);
    m_play->setEnabled(ready);
    if (!ready) {
        m_table->setTable(std::nullopt, 0, 1);
        m_sentence->setText(tr("Draw a digit, and its evidence will stand here."));
        m_curve->setContent({});
        m_sliderCaption->setText(tr("Evidence"));
        m_sliderText->setText({});
        return;
    }
    const int digit = chosenDigit(explanation);
    std::array<float, classCount> logits = explanation.maps.logits;
    logits.at(static_cast<std::size_t>(digit)) += change();
    std::vector<int> digits { digit, rivalOf(explanation, digit) };
    if (!m_two->isChecked()) {
        digits.resize(classCount);
        std::iota(digits.begin(), digits.end(), 0);
    }
    const float temperature = explanation.model->temperature;
    m_table->setTable(softmaxTable(logits, digits, temperature, digit), digit, temperature);
    m_sliderCaption->setText(tr("Evidence for %1").arg(digit));
    m_sliderText->setText(signedNumber(static_cast<double>(change()), 1));
    if (m_step < 0)
        m_sentence->setText(m_two->isChecked()
                ? tr("With two classes softmax is the sigmoid of the difference of their evidence: "
                     "1 / (1 + exp(−difference)).")
                : tr("One unit of evidence more for %1 multiplies its exponential by 2.718; all "
                     "ten shares then divide by the new sum.")
                      .arg(digit));
    showCurve(explanation, digits);
}

// The share of one digit is a sigmoid of its evidence: with two classes of the difference to the other, with ten of the
// difference to what all others come to together.
void SoftmaxPart::showCurve(const Explanation& explanation, std::span<const int> digits)
{
    const int digit = chosenDigit(explanation);
    const auto temperature = static_cast<double>(explanation.model->temperature);
    const auto& logits = explanation.maps.logits;
    const int rival = rivalOf(explanation, digit);
    const auto greatest = static_cast<double>(logits.at(static_cast<std::size_t>(rival)));
    double sum = 0;
    for (const int other : digits) {
        if (other != digit)
            sum += std::exp(
                (static_cast<double>(logits.at(static_cast<std::size_t>(other))) - greatest)
                / temperature);
    }
    const double others = greatest + temperature * std::log(sum);
    const auto own = static_cast<double>(logits.at(static_cast<std::size_t>(digit)) + change());
    const double reach = std::max(curveReach * temperature, std::abs(own - others));
    const auto sigmoid = [temperature](double x) { return 1 / (1 + std::exp(-x / temperature)); };
    LineContent content;
    for (int i = 0; i < curvePoints; ++i) {
        const double x = reach * (2.0 * i / (curvePoints - 1) - 1);
        content.points.emplace_back(x, sigmoid(x));
    }
    content.point = QPointF(own - others, sigmoid(own - others));
    content.pointText
        = tr("%1 % for %2").arg(QLocale().toString(sigmoid(own - others) * 100, 'f', 1)).arg(digit);
    content.below = m_two->isChecked()
        ? tr("evidence for %1 less evidence for %2: %3")
              .arg(digit)
              .arg(rival)
              .arg(signedNumber(own - others, 2))
        : tr("evidence for %1 less what all others come to together: %2")
              .arg(digit)
              .arg(signedNumber(own - others, 2));
    content.leastText = tr("0 %");
    content.mostText = tr("100 %");
    m_curve->setContent(content);
}

void SoftmaxPart::play()
{
    m_step = 0;
    m_timer.start(stepMs, this);
    tellStep();
}

void SoftmaxPart::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        ExplainPart::timerEvent(event);
        return;
    }
    if (m_step < lastStep) {
        ++m_step;
        tellStep();
        return;
    }
    leave();
    refresh();
}

void SoftmaxPart::leave()
{
    m_timer.stop();
    m_step = -1;
    m_table->setStep(std::nullopt);
}

void SoftmaxPart::tellStep()
{
    const auto column = static_cast<SoftmaxColumn>(m_step);
    m_table->setStep(column);
    switch (column) {
    case SoftmaxColumn::Evidence:
        m_sentence->setText(tr("First, the evidence that the network has for each digit."));
        return;
    case SoftmaxColumn::Below:
        m_sentence->setText(
            tr("Second, the greatest is taken off from all: only differences count."));
        return;
    case SoftmaxColumn::Exponential:
        m_sentence->setText(
            tr("Third, the exponential: it is positive, and it favors the leader."));
        return;
    case SoftmaxColumn::Share:
    case SoftmaxColumn::OneMore:
        m_sentence->setText(tr("Last, each is divided by the sum of all: now they sum to 100 %."));
        return;
    }
}

QJsonObject SoftmaxPart::saveState() const
{
    QJsonObject state { { twoKey, m_two->isChecked() } };
    if (m_digit)
        state.insert(digitKey, *m_digit);
    return state;
}

void SoftmaxPart::restoreState(const QJsonObject& state)
{
    const int digit = state.value(digitKey).toInt(-1);
    m_digit = digit >= 0 && digit < classCount ? std::optional(digit) : std::nullopt;
    m_two->setChecked(state.value(twoKey).toBool());
}

} // namespace inkling
