// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/neighbors_part.h"

#include "app/base/action_registry.h"
#include "app/base/error_text.h"
#include "app/session/explain_session.h"
#include "app/session/training_digits.h"
#include "app/widgets/digit_gallery.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr int side = 3;
    constexpr int progressSteps = 100;
    constexpr qreal digitLeast = 72;
    constexpr qreal digitUsual = 150;

} // namespace

NeighborsPart::NeighborsPart(const Services& services, TrainingDigits& digits, QWidget* parent)
    : ExplainPart(services,
        { u"neighbors"_s, tr("Nearest"),
            tr("See the training digits that are most like your drawing.") },
        parent)
    , m_digits(digits)
    , m_gallery(new DigitGallery(services.theme, side, side, this))
    , m_text(makeLabel(u"neighborsText"_s))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_get(new QPushButton(this))
{
    m_gallery->setObjectName(u"neighborGallery"_s);
    m_gallery->setAccessibleName(tr("Nearest training digits"));
    m_gallery->setSideRange(digitLeast, digitUsual);
    buildControls();
    auto* controls = new QHBoxLayout;
    controls->addWidget(m_progress, 1);
    controls->addWidget(m_stop);
    controls->addWidget(m_get);
    controls->addStretch(0);
    auto* layout = new QVBoxLayout(this);
    space(layout);
    space(controls);
    layout->addWidget(m_text);
    layout->addLayout(controls);
    layout->addWidget(m_gallery, 1);
    connect(&digits, &TrainingDigits::stateChanged, this, &NeighborsPart::tellState);
    connect(&digits, &TrainingDigits::neighborsFound, this, &NeighborsPart::showFound);
    connect(&digits, &TrainingDigits::progressChanged, m_progress,
        [this](double done) { m_progress->setValue(static_cast<int>(done * progressSteps)); });
    tellState();
}

void NeighborsPart::buildControls()
{
    m_progress->setObjectName(u"neighborProgress"_s);
    m_progress->setAccessibleName(tr("How many training digits the network has looked at"));
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_stop->setObjectName(u"neighborStop"_s);
    m_stop->setToolTip(tr("Stop looking at the training digits."));
    m_get->setObjectName(u"neighborGet"_s);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stopped = true;
        m_digits.stop();
    });
    connect(m_get, &QPushButton::clicked, this, &NeighborsPart::get);
}

void NeighborsPart::show(const Explanation& explanation)
{
    if (!explanation.model || !explanation.hasInk) {
        m_gallery->setDigits({});
        m_text->setText(
            tr("Draw a digit; the nine training digits nearest to it will stand here."));
        return;
    }
    if (!m_stopped)
        m_digits.askNeighbors(explanation.model, explanation.image);
    tellState();
}

void NeighborsPart::tellState()
{
    const DigitsState state = m_digits.state();
    const bool isBusy = state == DigitsState::Indexing || state == DigitsState::Loading;
    m_progress->setVisible(isBusy);
    m_stop->setVisible(state == DigitsState::Indexing);
    const bool canGet = state == DigitsState::Missing || (state == DigitsState::Idle && m_stopped);
    m_get->setVisible(canGet);
    switch (state) {
    case DigitsState::Missing: {
        const bool canDownload = services().actions.find(u"data.get-mnist"_s) != nullptr;
        m_get->setText(canDownload ? tr("Get MNIST…") : tr("Look again"));
        m_text->setText(m_digits.trouble() && m_digits.trouble()->code != ErrorCode::DataSetMissing
                ? errorText(*m_digits.trouble())
                : tr("This needs MNIST’s training digits, which are not on the disk. Run "
                     "“inkling-cli fetch mnist”, then look again. Everything else works without."));
        return;
    }
    case DigitsState::Loading:
        m_text->setText(tr("Reading MNIST’s training digits…"));
        return;
    case DigitsState::Indexing:
        m_text->setText(tr("The network is looking at all training digits, once for each model…"));
        return;
    case DigitsState::Idle:
        m_get->setText(tr("Look at the training digits"));
        m_text->setText(tr("The training digits have not been looked at."));
        return;
    case DigitsState::Ready:
        return;
    }
}

void NeighborsPart::showFound(const std::vector<TrainingDigit>& found)
{
    const Explanation& explanation = services().explain.explanation();
    if (!explanation.model || !explanation.hasInk)
        return;
    std::array<int, classCount> counts {};
    std::vector<GalleryDigit> shown;
    shown.reserve(found.size());
    for (const TrainingDigit& digit : found) {
        ++counts.at(static_cast<std::size_t>(digit.label));
        const QString distance = QLocale().toString(static_cast<double>(digit.measure), 'f', 2);
        shown.push_back(
            { digit.image, tr("%1, at %2", "label, at a distance").arg(digit.label).arg(distance),
                tr("%1 is labeled %2; its distance in the last hidden layer is %3.")
                    .arg(digit.id)
                    .arg(digit.label)
                    .arg(distance),
                digit.label != explanation.maps.answer });
    }
    m_gallery->setDigits(shown);
    const int answer = explanation.maps.answer;
    const int same = counts.at(static_cast<std::size_t>(answer));
    const bool isDirect = explanation.model->mlp.layers.size() == 1;
    const QString where = isDirect ? tr("pixel by pixel, since there is no hidden layer")
                                   : tr("in the last hidden layer");
    m_text->setText(tr("Nearest %1: %2 of %3 are labeled %4, as the network reads the drawing.")
                        .arg(where)
                        .arg(same)
                        .arg(found.size())
                        .arg(answer));
}

void NeighborsPart::get()
{
    m_stopped = false;
    if (QAction* download = services().actions.find(u"data.get-mnist"_s);
        download != nullptr && m_digits.state() == DigitsState::Missing)
        download->trigger();
    m_digits.retry();
    refresh();
}

void NeighborsPart::leave() { m_digits.stop(); }

} // namespace inkling
