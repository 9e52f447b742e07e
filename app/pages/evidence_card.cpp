// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evidence_card.h"

#include "app/pages/evidence_menu.h"
#include "app/session/explain_session.h"
#include "app/widgets/action_button.h"
#include "app/widgets/evidence_grid.h"
#include "app/widgets/evidence_legend.h"
#include "app/widgets/evidence_lens.h"
#include "app/widgets/text_label.h"
#include "core/digit/normalize.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <span>

using namespace Qt::StringLiterals;

namespace inkling {

EvidenceCard::EvidenceCard(const Services& services, QWidget* page)
    : Card(services.theme, page)
    , m_services(services)
    , m_grid(new EvidenceGrid(services.theme, this))
    , m_legend(new EvidenceLegend(services.theme, this))
    , m_lens(new EvidenceLens(services.theme, page))
{
    setObjectName(u"evidenceCard"_s);
    auto* heading = new TextLabel(services.theme, FontRole::Heading, tr("Evidence"), this);
    heading->setObjectName(u"evidenceHeading"_s);
    heading->setToolTip(
        tr("Each map belongs to one digit: where it is blue, ink speaks for the digit; where it is "
           "red, ink speaks against it; where it is black, ink does not matter. Below stand the "
           "evidence (the logit) and the probability that softmax makes of it."));
    setAccessibleName(heading->text());
    auto* menu = new EvidenceMenu(services, this);
    auto* header = new QHBoxLayout;
    header->addWidget(heading, 1);
    header->addWidget(m_legend);
    header->addWidget(menu->makeButton(this));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addWidget(m_grid, 1);
    connect(&services.explain, &ExplainSession::explained, this, &EvidenceCard::show);
    connect(&services.explain, &ExplainSession::lookChanged, this,
        [this] { show(m_services.explain.explanation()); });
    connect(m_grid, &EvidenceGrid::pointedAt, this, &EvidenceCard::showLens);
    arrange();
    show(services.explain.explanation());
}

void EvidenceCard::show(const Explanation& explanation)
{
    TenMaps shown;
    if (explanation.model) {
        const EvidenceMaps& maps = explanation.maps;
        shown.values = maps.slopes;
        shown.ink = maps.grays;
        shown.scale = scaleOf(maps.slopes);
        shown.hasNumbers = explanation.hasInk;
        shown.evidence = maps.logits;
        shown.probabilities = maps.probabilities;
        shown.marked = explanation.hasInk ? maps.answer : -1;
    }
    m_legend->setScale(shown.scale, m_services.explain.look());
    m_grid->setLook(m_services.explain.look());
    m_grid->setMaps(shown);
    refreshLens();
}

void EvidenceCard::showLens(int digit, const QPoint& pixel)
{
    m_lensDigit = digit;
    m_lensPixel = pixel;
    refreshLens();
}

void EvidenceCard::refreshLens()
{
    const TenMaps& maps = m_grid->maps();
    if (m_lensDigit < 0 || maps.values.empty()) {
        m_lens->hide();
        return;
    }
    const std::span<const float> values
        = m_services.explain.explanation().maps.slopesOf(m_lensDigit);
    LensContent content { { values.begin(), values.end() }, maps.ink, maps.scale, m_grid->look(),
        {}, lensText(m_lensDigit, m_lensPixel) };
    if (m_lensPixel.x() >= 0)
        content.pixel = m_lensPixel;
    const QRect map
        = m_grid->mapRect(m_lensDigit).translated(m_grid->mapTo(m_lens->parentWidget(), QPoint()));
    m_lens->showBeside(map, content);
}

QString EvidenceCard::lensText(int digit, const QPoint& pixel) const
{
    const EvidenceMaps& maps = m_services.explain.explanation().maps;
    if (pixel.x() < 0)
        return tr("Evidence for %1: %2. Point at a pixel to see what it says.")
            .arg(digit)
            .arg(signedNumber(
                static_cast<double>(maps.logits.at(static_cast<std::size_t>(digit))), 2));
    const auto index
        = static_cast<std::size_t>(pixel.y()) * digitSide + static_cast<std::size_t>(pixel.x());
    return tr("Column %1, row %2: full ink here would bring %3 for %4. It is %5 % inked and "
              "brings %6.")
        .arg(pixel.x() + 1)
        .arg(pixel.y() + 1)
        .arg(signedNumber(static_cast<double>(maps.slopesOf(digit)[index]), 3))
        .arg(digit)
        .arg(qRound(maps.grays[index] * 100))
        .arg(signedNumber(static_cast<double>(maps.contribution(digit, index)), 3));
}

void EvidenceCard::themeChanged()
{
    Card::themeChanged();
    arrange();
}

void EvidenceCard::arrange() { layout()->setSpacing(theme().px(metric::smallGap)); }

} // namespace inkling
