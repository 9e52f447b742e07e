// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/units_part.h"

#include "app/base/error_text.h"
#include "app/session/explain_session.h"
#include "app/session/training_digits.h"
#include "app/widgets/digit_gallery.h"
#include "app/widgets/evidence_view.h"
#include "app/widgets/signed_bars.h"
#include "app/widgets/unit_grid.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto unitKey = "unit"_L1;
    constexpr qreal weightsLeast = 110;
    constexpr qreal weightsUsual = 170;
    constexpr int galleryColumns = 6;
    constexpr qreal galleryLeast = 20;
    constexpr qreal galleryUsual = 36;

    QString number(float value) { return signedNumber(static_cast<double>(value), 2); }

    QString activationFormula(Activation activation)
    {
        switch (activation) {
        case Activation::Relu:
            return UnitsPart::tr("max(0, z)");
        case Activation::Sigmoid:
            return UnitsPart::tr("1 / (1 + exp(−z))");
        case Activation::Tanh:
            return UnitsPart::tr("tanh z");
        case Activation::Identity:
            break;
        }
        return UnitsPart::tr("z");
    }

} // namespace

UnitsPart::UnitsPart(const Services& services, TrainingDigits& digits, QWidget* parent)
    : ExplainPart(services,
        { u"units"_s, tr("Hidden units"),
            tr("See what each hidden unit looks for, and what it contributes.") },
        parent)
    , m_digits(digits)
    , m_summary(makeLabel(u"unitsSummary"_s))
    , m_grid(new UnitGrid(services.theme, this))
    , m_weights(new EvidenceView(services.theme, this))
    , m_unitText(makeLabel(u"unitText"_s))
    , m_outgoingText(makeLabel(u"unitOutgoingText"_s, FontRole::Caption))
    , m_outgoing(new SignedBars(services.theme, this))
    , m_excitingText(makeLabel(u"unitExcitingText"_s, FontRole::Caption))
    , m_exciting(new DigitGallery(services.theme, galleryColumns, 1, this))
{
    m_weights->setObjectName(u"unitWeights"_s);
    m_weights->setSideRange(weightsLeast, weightsUsual);
    m_outgoing->setObjectName(u"unitOutgoing"_s);
    m_outgoing->setAccessibleName(tr("Outgoing weights"));
    m_exciting->setObjectName(u"unitExciting"_s);
    m_exciting->setAccessibleName(tr("Training digits that excite the unit"));
    m_exciting->setSideRange(galleryLeast, galleryUsual);
    buildColumns();
    connect(m_grid, &UnitGrid::chosen, this, [this](int unit) {
        m_unit = unit;
        showUnit();
    });
    connect(&digits, &TrainingDigits::excitingFound, this, &UnitsPart::showExciting);
    connect(&digits, &TrainingDigits::stateChanged, this, &UnitsPart::tellDigits);
}

void UnitsPart::buildColumns()
{
    auto* left = new QVBoxLayout;
    left->addWidget(m_summary);
    left->addWidget(m_grid, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(m_weights, 1);
    right->addWidget(m_unitText);
    right->addWidget(m_outgoingText);
    right->addWidget(m_outgoing);
    right->addWidget(m_excitingText);
    right->addWidget(m_exciting);
    auto* layout = new QHBoxLayout(this);
    space(layout, metric::groupGap);
    space(left);
    space(right, metric::smallGap);
    layout->addLayout(left, 1);
    layout->addLayout(right, 1);
}

ExplainWish UnitsPart::wish() const
{
    ExplainWish wish;
    wish.units = true;
    return wish;
}

void UnitsPart::show(const Explanation& explanation)
{
    if (!explanation.model) {
        showNothing(tr("There is no model to explain yet."));
        return;
    }
    if (!explanation.units) // the wish is still under way
        return;
    if (explanation.units->units.empty()) {
        showNothing(tr("This network has no hidden layer: the pixels speak to the digits directly. "
                       "Choose another model at the top right to see hidden units."));
        return;
    }
    if (explanation.model != m_model) {
        m_model = explanation.model;
        m_scale = scaleOf(m_model->mlp.layers.front().weights);
        m_asked = -1;
        m_exciting->setDigits({});
    }
    m_units = *explanation.units;
    std::vector<GridUnit> shown;
    shown.reserve(m_units.units.size());
    for (const HiddenUnit& unit : m_units.units)
        shown.push_back({ unit.index, unit.contribution });
    m_grid->setUnits(m_model, std::move(shown), m_scale, services().explain.look());
    const auto active = std::count_if(m_units.units.begin(), m_units.units.end(),
        [](const HiddenUnit& unit) { return unit.activation != 0; });
    m_summary->setText(
        tr("%1 units, %2 of them active; those that contribute most to %3 come first.")
            .arg(m_units.units.size())
            .arg(active)
            .arg(m_units.digit));
    showUnit();
}

void UnitsPart::showNothing(const QString& sentence)
{
    m_model.reset();
    m_units = {};
    m_shown = -1;
    m_grid->setUnits(nullptr, {}, 1, services().explain.look());
    m_summary->setText(sentence);
    m_weights->setContent({});
    m_weights->setCaption({});
    m_unitText->setText({});
    m_outgoingText->setText({});
    m_outgoing->setValues({}, -1, services().explain.look());
    m_excitingText->setText({});
    m_exciting->setDigits({});
}

void UnitsPart::showUnit()
{
    if (m_units.units.empty())
        return;
    const auto chosen = std::find_if(m_units.units.begin(), m_units.units.end(),
        [this](const HiddenUnit& unit) { return unit.index == m_unit; });
    const HiddenUnit& unit = chosen == m_units.units.end() ? m_units.units.front() : *chosen;
    const DenseLayer& layer = m_model->mlp.layers.front();
    const auto inputs = static_cast<std::size_t>(layer.inputs);
    const auto weights
        = std::span(layer.weights).subspan(static_cast<std::size_t>(unit.index) * inputs, inputs);
    m_shown = unit.index;
    m_grid->setCurrent(unit.index);
    m_weights->setContent({ { weights.begin(), weights.end() },
        services().explain.explanation().maps.grays, m_scale, services().explain.look(), {} });
    m_weights->setCaption(tr("what unit %1 looks for").arg(unit.index + 1));
    const auto digit = static_cast<std::size_t>(m_units.digit);
    m_unitText->setText(
        tr("z = weights · gray + bias = %1 %2 = %3; a = %4 = %5. To %6 it contributes a × %7 = %8.")
            .arg(number(unit.preActivation - unit.bias), number(unit.bias),
                number(unit.preActivation), activationFormula(layer.activation),
                number(unit.activation))
            .arg(m_units.digit)
            .arg(number(unit.outgoing.at(digit)), number(unit.contribution)));
    m_outgoingText->setText(m_units.direct
            ? tr("Outgoing weights to the ten digits")
            : tr("What one unit of activation more adds to each digit, through the layers behind"));
    m_outgoing->setValues(unit.outgoing, m_units.digit, services().explain.look());
    askForExciting();
}

void UnitsPart::askForExciting()
{
    if (isVisible() && m_shown != m_asked) {
        m_asked = m_shown;
        m_digits.askExciting(m_model, m_shown);
    }
    tellDigits();
}

void UnitsPart::tellDigits()
{
    switch (m_digits.state()) {
    case DigitsState::Missing:
        m_excitingText->setText(
            m_digits.trouble() && m_digits.trouble()->code != ErrorCode::DataSetMissing
                ? errorText(*m_digits.trouble())
                : tr("The training digits that excite it most need MNIST on the disk: run "
                     "“inkling-cli fetch mnist”."));
        return;
    case DigitsState::Loading:
        m_excitingText->setText(tr("Looking for the training digits that excite it most…"));
        return;
    case DigitsState::Idle:
    case DigitsState::Indexing:
    case DigitsState::Ready:
        m_excitingText->setText(tr("Training digits that excite it most"));
        return;
    }
}

void UnitsPart::showExciting(int unit, const std::vector<TrainingDigit>& found)
{
    if (unit != m_shown)
        return;
    std::vector<GalleryDigit> shown;
    shown.reserve(found.size());
    for (const TrainingDigit& digit : found)
        shown.push_back({ digit.image, QString::number(digit.label),
            tr("%1, a %2: activation %3").arg(digit.id).arg(digit.label).arg(number(digit.measure)),
            digit.label == m_units.digit });
    m_exciting->setDigits(shown);
}

QJsonObject UnitsPart::saveState() const
{
    return m_unit ? QJsonObject { { unitKey, *m_unit } } : QJsonObject();
}

void UnitsPart::restoreState(const QJsonObject& state)
{
    const int unit = state.value(unitKey).toInt(-1);
    m_unit = unit >= 0 ? std::optional(unit) : std::nullopt;
}

} // namespace inkling
