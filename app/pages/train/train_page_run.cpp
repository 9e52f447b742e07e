// SPDX-License-Identifier: GPL-3.0-or-later
// What the Train page does while a run goes on and after it.
#include "app/base/action_registry.h"
#include "app/pages/dialogs.h"
#include "app/pages/train/confusion_card.h"
#include "app/pages/train/curves_panel.h"
#include "app/pages/train/drawing_card.h"
#include "app/pages/train/recipe_card.h"
#include "app/pages/train/run_bar.h"
#include "app/pages/train/train_notice.h"
#include "app/pages/train/train_page.h"
#include "app/session/data/data_session.h"
#include "app/session/digit_session.h"
#include "app/session/model_session.h"
#include "app/session/training/recipe_outlook.h"
#include "app/session/training/training_session.h"
#include "core/train/histogram.h"

#include <QAction>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr double smallerRateFactor = 0.1;

    /// What can be counted without a run: there is no gradient.
    std::vector<LayerHistograms> weightHistograms(const std::shared_ptr<const Mlp>& mlp)
    {
        std::vector<LayerHistograms> histograms;
        if (mlp)
            for (const auto& layer : mlp->layers)
                histograms.push_back({ histogramOf(layer.weights), {} });
        return histograms;
    }

} // namespace

void TrainPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_services.data.refresh();
    m_pace.refreshNow();
}

void TrainPage::startRun() { m_services.training.start(m_recipe->recipe()); }

void TrainPage::startSmaller()
{
    Recipe recipe = m_recipe->recipe();
    recipe.optimizer.learningRate *= smallerRateFactor;
    m_recipe->setRecipe(recipe);
    startRun();
}

void TrainPage::step(bool epoch)
{
    if (!m_services.training.view().isUnderWay())
        startRun();
    if (epoch)
        m_services.training.stepEpoch();
    else
        m_services.training.stepMinibatch();
}

void TrainPage::followView(const TrainingView& view)
{
    m_commands->follow(view);
    if (view.number != m_followed)
        beginToFollow(view);
    // Whatever waits for the end, or was asked for by hand, is shown at once; the rest in its own time.
    if (view.phase == RunPhase::Ended || view.phase == RunPhase::Loading) {
        m_pace.refreshNow();
        tellNotice();
    } else if (isVisible()) {
        m_pace.ask();
    }
    if (view.phase == RunPhase::Ended && view.number != m_summarized)
        summarize();
}

// Of another run, nothing of the one before is looked back at or summed up.
void TrainPage::beginToFollow(const TrainingView& view)
{
    m_followed = view.number;
    m_lookBack = -1;
    if (m_detail->detail() == TrainDetail::Summary)
        m_commands->details().at(static_cast<std::size_t>(TrainDetail::Weights))->trigger();
}

std::shared_ptr<const Mlp> TrainPage::shownMlp() const
{
    const TrainingView& view = m_services.training.view();
    if (!view.now)
        return nullptr;
    const auto& epochs = *view.now->epochs;
    if (m_lookBack >= 0 && m_lookBack < static_cast<qsizetype>(epochs.size()))
        return epochs[static_cast<std::size_t>(m_lookBack)].mlp;
    return view.now->snapshot.parameters;
}

void TrainPage::refresh()
{
    const TrainingView& view = m_services.training.view();
    m_bar->setView(view);
    m_curves->refresh();
    const std::shared_ptr<const Mlp> mlp = shownMlp();
    m_detail->setMlp(mlp);
    m_drawing->setMlp(mlp);
    if (!view.now) {
        m_confusion->matrix()->setCounts(std::nullopt);
        m_detail->setEpochs(nullptr);
        return;
    }
    const TrainingSnapshot& snapshot = view.now->snapshot;
    m_detail->setEpochs(view.now->epochs);
    if (m_detail->detail() == TrainDetail::Histograms)
        m_detail->setHistograms(m_lookBack < 0 && !snapshot.histograms.empty()
                ? snapshot.histograms
                : weightHistograms(mlp));
    Evaluation validation = snapshot.validation;
    if (m_lookBack >= 0 && m_lookBack < static_cast<qsizetype>(view.now->epochs->size())) {
        const int epoch = view.now->epochs->at(static_cast<std::size_t>(m_lookBack)).epoch;
        for (std::size_t i = 0; i < snapshot.curves.epochs.size(); ++i)
            if (snapshot.curves.epochs[i].epoch == epoch)
                validation = snapshot.curves.epochs[i].validation;
    }
    m_confusion->matrix()->setCounts(
        validation.samples > 0 ? std::optional(validation.confusion) : std::nullopt);
}

void TrainPage::lookBack(qsizetype index)
{
    m_lookBack = index;
    m_pace.refreshNow();
    if (m_cell)
        askCell();
}

void TrainPage::askCell()
{
    const TrainingView& view = m_services.training.view();
    const std::shared_ptr<const Mlp> mlp = shownMlp();
    if (mlp && m_cell && view.now->data)
        m_questions->askCell(mlp, view.now->data, m_cell->label, m_cell->prediction);
}

void TrainPage::showDetail(TrainDetail detail)
{
    m_detail->setDetail(detail);
    m_services.training.wantHistograms(detail == TrainDetail::Histograms);
    m_pace.refreshNow();
}

void TrainPage::compare(const QString& id)
{
    m_curves->setCompared(id);
    const TrainingView view = m_services.training.view();
    if (id.isEmpty() || !view.now || !view.now->data || !view.now->snapshot.parameters) {
        m_detail->setComparisonPending(false);
        return;
    }
    m_detail->setComparisonPending(true);
    m_commands->details().at(static_cast<std::size_t>(TrainDetail::Comparison))->trigger();
    m_services.training.withParameters(id, [this, view](const std::shared_ptr<const Mlp>& other) {
        if (other)
            m_questions->askDispute(view.now->snapshot.parameters, other, view.now->data);
        else
            m_detail->setComparisonPending(false);
    });
}

void TrainPage::summarize()
{
    const TrainingView& view = m_services.training.view();
    m_summarized = view.number;
    if (!view.now || !view.now->snapshot.parameters || view.now->snapshot.step == 0)
        return;
    const TrainingSnapshot& last = view.now->snapshot;
    if (last.samplesPerSecond > 0) {
        const EpochSize size = epochSize(view.recipe, m_services.data.state().sets);
        const RecipeOutlook atUnitSpeed = outlookOf(view.recipe, size, 1);
        if (size.samples > 0)
            m_speed
                = atUnitSpeed.seconds / (size.samples * view.recipe.epochs) * last.samplesPerSecond;
        followRecipe();
    }
    if (last.state == TrainingState::Finished)
        m_commands->details().at(static_cast<std::size_t>(TrainDetail::Summary))->trigger();
    m_questions->askComparison(
        last.parameters, m_services.models.choices(), m_services.data.state().folder);
    if (!m_curves->compared().isEmpty())
        compare(m_curves->compared());
}

void TrainPage::followRecipe()
{
    const Recipe& recipe = m_recipe->recipe();
    const EpochSize size = epochSize(recipe, m_services.data.state().sets);
    const RecipeOutlook outlook = outlookOf(recipe, size, m_speed);
    const QString parameters
        = tr("%L1 parameters").arg(static_cast<qulonglong>(outlook.parameters));
    const QString memory = locale().formattedDataSize(
        static_cast<qint64>(outlook.bytes), 1, QLocale::DataSizeSIFormat);
    m_recipe->setOutlook(parameters + u'\n'
        + (size.samples > 0 ? tr("%1 of memory · about %2", "what a run needs: memory, time")
                                  .arg(memory, durationText(outlook.seconds))
                            : tr("%1 of memory").arg(memory)));
    if (!recipe.data.empty())
        m_questions->askDistortion(augmentationOf(recipe, recipe.data.front()),
            recipe.data.front().set, m_services.data.state().folder);
    tellNotice();
}

void TrainPage::tellNotice()
{
    m_notice->setNotice(
        trainNotice(m_recipe->recipe(), m_services.data, m_services.training, *m_commands));
}

void TrainPage::chooseFolder()
{
    m_services.dialogs.chooseFolder(this, tr("Folder with data sets"), [this](const QString& path) {
        m_dataFolder = path;
        m_services.data.setFolder(path);
        followRecipe();
    });
}

void TrainPage::removeRun(const QString& id)
{
    const KeptRun* run = m_services.training.run(id);
    if (run == nullptr)
        return;
    m_services.dialogs.confirm(this,
        tr("%1 with its curves and its network cannot be brought back once it is deleted.")
            .arg(run->name),
        tr("Delete"), [this, id] {
            if (id == m_curves->compared())
                compare({});
            m_services.training.removeRun(id);
        });
}

void TrainPage::goToDraw()
{
    if (QAction* draw = m_services.actions.find(u"page.draw"_s))
        draw->trigger();
}

void TrainPage::putOnPaper(const GrayImage& image)
{
    m_services.digit.replace(sheetFromPicture(image, true));
    goToDraw();
}

} // namespace inkling
