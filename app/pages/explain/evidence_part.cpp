// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/evidence_part.h"

#include "app/base/theme_source.h"
#include "app/session/explain_session.h"
#include "app/widgets/digit_picture.h"
#include "app/widgets/evidence_grid.h"
#include "app/widgets/evidence_legend.h"
#include "app/widgets/evidence_view.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto digitKey = "digit"_L1;
    constexpr qreal gridLeast = 44;
    constexpr qreal gridUsual = 72;
    constexpr int mapStretch = 5;
    constexpr int gridStretch = 4;

    QLabel* makeSign(const ThemeSource& theme, const QString& sign, QWidget* parent)
    {
        auto* label = new TextLabel(theme, FontRole::Title, sign, parent);
        label->setAlignment(Qt::AlignCenter);
        return label;
    }

    std::vector<float> contributionsOf(const EvidenceMaps& maps)
    {
        std::vector<float> all(maps.slopes.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = maps.slopes[i] * maps.grays[i % maps.pixels()];
        return all;
    }

} // namespace

EvidencePart::EvidencePart(const Services& services, QWidget* parent)
    : ExplainPart(services,
        { u"evidence"_s, tr("Evidence"),
            tr("See how pixels and bias add up to the evidence for a digit.") },
        parent)
    , m_method(makeLabel(u"evidenceMethod"_s))
    , m_slopes(new EvidenceView(services.theme, this))
    , m_ink(new DigitPicture(services.theme, this))
    , m_product(new EvidenceView(services.theme, this))
    , m_pixel(makeLabel(u"evidencePixel"_s))
    , m_legend(new EvidenceLegend(services.theme, this))
    , m_sum(makeLabel(u"evidenceSum"_s, FontRole::Emphasis))
    , m_grid(new EvidenceGrid(services.theme, this))
{
    m_method->setSecondary(true);
    m_slopes->setObjectName(u"slopeMap"_s);
    m_ink->setObjectName(u"inkMap"_s);
    m_product->setObjectName(u"contributionMap"_s);
    m_grid->setObjectName(u"contributionGrid"_s);
    m_grid->setChoosable(true);
    m_grid->setSideRange(gridLeast, gridUsual);
    m_ink->setCaption(tr("gray of the ink"));
    m_ink->setFitted();
    auto* equation = new QHBoxLayout;
    equation->addWidget(m_slopes, 1);
    equation->addWidget(makeSign(services.theme, u"×"_s, this));
    equation->addWidget(m_ink, 1);
    equation->addWidget(makeSign(services.theme, u"="_s, this));
    equation->addWidget(m_product, 1);
    auto* reading = new QHBoxLayout;
    reading->addWidget(m_pixel, 1);
    reading->addWidget(m_legend);
    auto* layout = new QVBoxLayout(this);
    space(equation);
    space(reading);
    space(layout);
    layout->addWidget(m_method);
    layout->addLayout(equation, mapStretch);
    layout->addLayout(reading);
    layout->addWidget(m_sum);
    layout->addWidget(m_grid, gridStretch);
    connect(m_slopes, &EvidenceView::pixelPointedAt, this, &EvidencePart::pointAt);
    connect(m_product, &EvidenceView::pixelPointedAt, this, &EvidencePart::pointAt);
    connect(m_grid, &EvidenceGrid::chosen, this, [this](int digit) {
        m_digit = m_digit == digit ? std::nullopt : std::optional(digit);
        refresh();
    });
}

int EvidencePart::shownDigit(const Explanation& explanation) const
{
    return m_digit.value_or(explanation.maps.answer);
}

void EvidencePart::show(const Explanation& explanation)
{
    tellMethod(explanation);
    const EvidenceLook& look = services().explain.look();
    m_ink->setImage(explanation.image);
    if (!explanation.model) {
        m_slopes->setContent({});
        m_product->setContent({});
        m_grid->setMaps({});
        m_sum->setText({});
        m_pixel->setText({});
        return;
    }
    const EvidenceMaps& maps = explanation.maps;
    const int digit = shownDigit(explanation);
    const std::vector<float> all = contributionsOf(maps);
    const float scale = scaleOf(maps.slopes);
    const auto slopes = maps.slopesOf(digit);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(digit) * std::ssize(maps.grays);
    m_slopes->setContent({ { slopes.begin(), slopes.end() }, maps.grays, scale, look, {} });
    m_slopes->setCaption(maps.method == EvidenceMethod::Weights ? tr("weights of %1").arg(digit)
                                                                : tr("slopes for %1").arg(digit));
    m_product->setContent({ { first, first + std::ssize(maps.grays) }, {}, scale, look, {} });
    m_product->setCaption(tr("evidence for %1").arg(digit));
    TenMaps ten { all, {}, scale, explanation.hasInk, maps.logits, maps.probabilities, digit };
    m_legend->setScale(scale, look);
    m_grid->setLook(look);
    m_grid->setMaps(ten);
    tellSum(explanation, digit);
    pointAt(m_pointed);
}

void EvidencePart::tellMethod(const Explanation& explanation)
{
    m_method->setToolTip({});
    if (!explanation.model) {
        m_method->setText(tr("There is no model to explain yet. Choose one at the top right."));
        return;
    }
    switch (explanation.maps.method) {
    case EvidenceMethod::Weights:
        m_method->setText(tr("This network has no hidden layer: the evidence is weight × gray, "
                             "summed over all pixels, plus a bias. That is exact."));
        return;
    case EvidenceMethod::Jacobian:
        m_method->setText(tr("With rectifiers a network is linear around each drawing: evidence is "
                             "slope × gray, summed over all pixels, plus the biases’ part. That "
                             "is exact."));
        m_method->setToolTip(tr("The slopes are J, the Jacobian of the logits: what a full pixel "
                                "would add. They change with the drawing."));
        return;
    case EvidenceMethod::IntegratedGradients:
        m_method->setText(tr("Sigmoid and tanh bend everywhere, so no single slope is right. "
                             "Integrated gradients average the slopes on the way from empty paper "
                             "to the drawing; then ink and bias add up again."));
        return;
    }
}

void EvidencePart::tellSum(const Explanation& explanation, int digit)
{
    const EvidenceMaps& maps = explanation.maps;
    double gained = 0;
    double lost = 0;
    for (std::size_t pixel = 0; pixel < maps.pixels(); ++pixel) {
        const auto value = static_cast<double>(maps.contribution(digit, pixel));
        (value > 0 ? gained : lost) += value;
    }
    const auto c = static_cast<std::size_t>(digit);
    m_sum->setText(tr("Evidence for %1:  %2 for  %3 against  %4 bias  =  %5")
                       .arg(digit)
                       .arg(signedNumber(gained, 2), signedNumber(lost, 2),
                           signedNumber(static_cast<double>(maps.bias.at(c)), 2),
                           signedNumber(static_cast<double>(maps.logits.at(c)), 2)));
    m_sum->setToolTip(tr("The sum differs from the logit that the network computes by %1 at most, "
                         "over all ten digits.")
                          .arg(QLocale().toString(static_cast<double>(maps.mismatch), 'g', 2)));
}

void EvidencePart::pointAt(std::optional<QPoint> pixel)
{
    m_pointed = pixel;
    m_slopes->setPixel(pixel);
    m_product->setPixel(pixel);
    const Explanation& explanation = services().explain.explanation();
    if (!pixel || !explanation.model) {
        m_pixel->setText(tr("Point at a pixel to see what it brings; click a digit below to see "
                            "its evidence, once more to go back to the answer."));
        return;
    }
    const EvidenceMaps& maps = explanation.maps;
    const int digit = shownDigit(explanation);
    const std::size_t index = pixelIndex(*pixel);
    m_pixel->setText(
        tr("Pixel in %1: %2 × %3 = %4", "slope times gray is the contribution")
            .arg(pixelName(*pixel),
                signedNumber(static_cast<double>(maps.slopesOf(digit)[index]), 3),
                QLocale().toString(static_cast<double>(maps.grays[index]), 'f', 3),
                signedNumber(static_cast<double>(maps.contribution(digit, index)), 3)));
}

QJsonObject EvidencePart::saveState() const
{
    return m_digit ? QJsonObject { { digitKey, *m_digit } } : QJsonObject();
}

void EvidencePart::restoreState(const QJsonObject& state)
{
    const int digit = state.value(digitKey).toInt(-1);
    m_digit = digit >= 0 && digit < classCount ? std::optional(digit) : std::nullopt;
}

} // namespace inkling
