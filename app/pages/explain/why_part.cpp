// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/why_part.h"

#include "app/session/digit_session.h"
#include "app/session/explain_session.h"
#include "app/session/sheet.h"
#include "app/widgets/evidence_legend.h"
#include "app/widgets/evidence_view.h"
#include "core/explain/contrast.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto digitKey = "digit"_L1;
    constexpr auto rivalKey = "rival"_L1;
    constexpr qreal mapLeast = 150;
    constexpr qreal mapUsual = 300;

    /// Returns the class of the greatest logit besides \p digit.
    int strongestRival(const EvidenceMaps& maps, int digit)
    {
        int rival = digit == 0 ? 1 : 0;
        for (int other = 0; other < classCount; ++other) {
            if (other != digit
                && maps.logits.at(static_cast<std::size_t>(other))
                    > maps.logits.at(static_cast<std::size_t>(rival)))
                rival = other;
        }
        return rival;
    }

    QString inkAmount(float pixels)
    {
        return QLocale().toString(static_cast<double>(pixels), 'f', 1);
    }

} // namespace

WhyPart::WhyPart(const Services& services, QWidget* parent)
    : ExplainPart(services,
        { u"why"_s, tr("Why not?"), tr("Compare two digits, and see what would flip the answer.") },
        parent)
    , m_digitChooser(makeChooser(u"whyDigit"_s, tr("the answer")))
    , m_rivalChooser(makeChooser(u"whyRival"_s, tr("the runner-up")))
    , m_lead(makeLabel(u"whyLead"_s))
    , m_difference(new EvidenceView(services.theme, this))
    , m_pixel(makeLabel(u"whyPixel"_s))
    , m_legend(new EvidenceLegend(services.theme, this))
    , m_change(new EvidenceView(services.theme, this))
    , m_proposal(makeLabel(u"whyProposal"_s))
    , m_try(new QPushButton(tr("Try it out"), this))
{
    m_digitChooser->setAccessibleName(tr("Digit that it is read as"));
    m_rivalChooser->setAccessibleName(tr("Digit that it is compared with"));
    m_difference->setObjectName(u"differenceMap"_s);
    m_difference->setSideRange(mapLeast, mapUsual);
    m_change->setObjectName(u"changeMap"_s);
    m_change->setSideRange(mapLeast, mapUsual);
    m_change->setCaption(tr("ink to add and ink to remove"));
    m_try->setObjectName(u"whyTry"_s);
    m_try->setToolTip(tr("Put the changed image in the place of the drawing and see how it is "
                         "read. Undo brings your drawing back."));
    m_pixel->setSecondary(true);
    buildColumns();
    connect(m_difference, &EvidenceView::pixelPointedAt, this, &WhyPart::pointAt);
    connect(&m_flips, &FlipSession::answered, this, &WhyPart::showFlip);
    connect(m_try, &QPushButton::clicked, this, &WhyPart::tryOut);
}

QComboBox* WhyPart::makeChooser(const QString& name, const QString& automatic)
{
    auto* chooser = new QComboBox(this);
    chooser->setObjectName(name);
    chooser->addItem(automatic);
    for (int digit = 0; digit < classCount; ++digit)
        chooser->addItem(QString::number(digit));
    connect(chooser, &QComboBox::activated, this, &WhyPart::refresh);
    return chooser;
}

void WhyPart::buildColumns()
{
    const ThemeSource& theme = services().theme;
    auto* question = new QHBoxLayout;
    auto* why = new TextLabel(theme, FontRole::Heading, tr("Why"), this);
    auto* andNot = new TextLabel(theme, FontRole::Heading, tr("and not"), this);
    question->addWidget(why);
    question->addWidget(m_digitChooser);
    question->addWidget(andNot);
    question->addWidget(m_rivalChooser);
    question->addStretch(1);
    auto* left = new QVBoxLayout;
    left->addWidget(m_difference, 1);
    left->addWidget(m_lead);
    left->addWidget(m_pixel);
    left->addWidget(m_legend);
    left->addStretch(0);
    auto* right = new QVBoxLayout;
    right->addWidget(m_change, 1);
    right->addWidget(m_proposal);
    right->addWidget(m_try, 0, Qt::AlignLeft);
    right->addStretch(0);
    auto* columns = new QHBoxLayout;
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    auto* layout = new QVBoxLayout(this);
    space(layout);
    space(columns, metric::groupGap);
    space(left);
    space(right);
    space(question, metric::smallGap);
    layout->addLayout(question);
    layout->addLayout(columns, 1);
}

void WhyPart::show(const Explanation& explanation)
{
    if (!explanation.model || !explanation.hasInk) {
        m_difference->setContent({});
        m_change->setContent({});
        m_lead->setText(tr("Draw a digit; the difference of the evidence for two digits will stand "
                           "here."));
        m_pixel->setText({});
        m_proposal->setText({});
        m_try->setEnabled(false);
        m_flips.cancel();
        m_flip.reset();
        return;
    }
    showContrast(explanation);
    askForFlip(explanation);
}

void WhyPart::showContrast(const Explanation& explanation)
{
    const EvidenceMaps& maps = explanation.maps;
    m_digit = m_digitChooser->currentIndex() > 0 ? m_digitChooser->currentIndex() - 1 : maps.answer;
    m_rival = m_rivalChooser->currentIndex() > 0 ? m_rivalChooser->currentIndex() - 1
                                                 : strongestRival(maps, m_digit);
    const Contrast contrast = contrastOf(maps, m_digit, m_rival);
    m_difference->setContent({ contrast.slopes, maps.grays, scaleOf(contrast.slopes),
        services().explain.look(), contrast.deciding });
    m_difference->setCaption(tr("%1 against %2: what decides is ringed").arg(m_digit).arg(m_rival));
    const double ink = static_cast<double>(contrast.lead) - static_cast<double>(contrast.bias);
    m_lead->setText(
        tr("The lead of %1 over %2 is %3: %4 from the ink and %5 from the bias.")
            .arg(m_digit)
            .arg(m_rival)
            .arg(signedNumber(static_cast<double>(contrast.lead), 2), signedNumber(ink, 2),
                signedNumber(static_cast<double>(contrast.bias), 2)));
    m_legend->setScale(m_difference->content().scale, services().explain.look());
    pointAt(std::nullopt);
}

void WhyPart::askForFlip(const Explanation& explanation)
{
    const Reading& reading = services().digit.reading();
    const bool alreadyRival = explanation.maps.answer == m_rival;
    if (alreadyRival || m_digit == m_rival || reading.strokeUnderWay) {
        m_flips.cancel();
        m_flip.reset();
        m_try->setEnabled(false);
        m_change->setContent({ std::vector<float>(explanation.maps.pixels(), 0.0F),
            explanation.maps.grays, 1, services().explain.look(), {} });
        const bool triedOut = m_tried && m_tried->changed == explanation.image;
        if (triedOut && alreadyRival)
            m_proposal->setText(
                tr("It does flip: the changed image is read as %1. Undo brings your drawing back.")
                    .arg(m_rival));
        else if (alreadyRival)
            m_proposal->setText(tr("It is read as %1 already.").arg(m_rival));
        else if (m_digit == m_rival)
            m_proposal->setText(tr("Choose two different digits."));
        else
            m_proposal->setText(tr("Lift the pen to see what would flip the answer."));
        return;
    }
    if (m_flip && m_flip->request.image == explanation.image && m_flip->request.to == m_rival
        && m_flip->request.model == explanation.model) {
        showFlip(*m_flip);
        return;
    }
    m_flips.request({ explanation.model, explanation.image, m_rival });
}

void WhyPart::showFlip(const FlipAnswer& answer)
{
    m_flip = answer;
    m_try->setEnabled(answer.proposal.has_value());
    const EvidenceMaps& maps = services().explain.explanation().maps;
    if (!answer.proposal) {
        m_change->setContent({});
        m_proposal->setText(
            tr("No change of a few strokes was found that makes it a %1.").arg(answer.request.to));
        return;
    }
    const FlipProposal& proposal = *answer.proposal;
    m_change->setContent({ proposal.change, maps.grays, 1, services().explain.look(), {} });
    const float share = proposal.after.probabilities.at(static_cast<std::size_t>(proposal.to));
    m_proposal->setText(tr("To be read as %1 (%2 %), add ink for %3 full pixels and remove ink for "
                           "%4: as little as the search could find.")
                            .arg(proposal.to)
                            .arg(QLocale().toString(static_cast<double>(share) * 100, 'f', 1),
                                inkAmount(proposal.added), inkAmount(proposal.removed)));
}

void WhyPart::tryOut()
{
    if (!m_flip || !m_flip->proposal)
        return;
    m_tried = m_flip->proposal;
    // Stay with this question while the answer changes.
    m_digitChooser->setCurrentIndex(m_digit + 1);
    m_rivalChooser->setCurrentIndex(m_rival + 1);
    services().digit.replace(sheetFromPicture(m_tried->changed, true));
}

void WhyPart::pointAt(std::optional<QPoint> pixel)
{
    m_difference->setPixel(pixel);
    const Explanation& explanation = services().explain.explanation();
    if (!pixel || !explanation.model) {
        m_pixel->setText(tr("Point at a pixel to see what it says."));
        return;
    }
    const std::size_t index = pixelIndex(*pixel);
    const EvidenceMaps& maps = explanation.maps;
    const float forDigit = maps.contribution(m_digit, index);
    const float forRival = maps.contribution(m_rival, index);
    m_pixel->setText(tr("Pixel in %1: %2 for %3, %4 for %5; the difference is %6.")
                         .arg(pixelName(*pixel), signedNumber(static_cast<double>(forDigit), 3))
                         .arg(m_digit)
                         .arg(signedNumber(static_cast<double>(forRival), 3))
                         .arg(m_rival)
                         .arg(signedNumber(static_cast<double>(forDigit - forRival), 3)));
}

void WhyPart::leave() { m_flips.cancel(); }

QJsonObject WhyPart::saveState() const
{
    return { { digitKey, m_digitChooser->currentIndex() - 1 },
        { rivalKey, m_rivalChooser->currentIndex() - 1 } };
}

void WhyPart::restoreState(const QJsonObject& state)
{
    m_digitChooser->setCurrentIndex(
        std::clamp(state.value(digitKey).toInt(-1), -1, classCount - 1) + 1);
    m_rivalChooser->setCurrentIndex(
        std::clamp(state.value(rivalKey).toInt(-1), -1, classCount - 1) + 1);
}

} // namespace inkling
