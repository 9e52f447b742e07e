// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/train_commands.h"

#include "app/base/action_registry.h"
#include "app/session/data/data_session.h"
#include "app/session/training/training_session.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace inkling {

TrainCommands::TrainCommands(const Services& services, QWidget* page)
    : QObject(page)
    , m_services(services)
{
    registerRun();
    registerFiles();
    registerData();
    registerDetails();
}

QAction* TrainCommands::add(const QString& id, const QString& text, const QString& toolTip,
    const std::function<void()>& handler)
{
    const ActionSpec spec { id, text, toolTip };
    return m_services.actions.add(spec, this, [handler](bool) { handler(); });
}

void TrainCommands::registerRun()
{
    TrainingSession& training = m_services.training;
    ActionSpec start { u"train.start"_s, tr("Start"), tr("Start training, pause it, or go on.") };
    start.shortcuts = { QKeySequence(Qt::Key_F5) };
    m_start = m_services.actions.add(start, this, [this](bool) { toggle(); });
    m_step = add(u"train.step"_s, tr("Step"), tr("Do one minibatch and pause."),
        [this] { Q_EMIT stepWanted(false); });
    m_stepEpoch = add(u"train.stepEpoch"_s, tr("Epoch"),
        tr("Go on to the end of the epoch and pause."), [this] { Q_EMIT stepWanted(true); });
    m_stop = add(u"train.stop"_s, tr("Stop"), tr("End this run; what it has learned so far stays."),
        [&training] { training.stop(); });
    m_restart = add(u"train.restart"_s, tr("Restart"),
        tr("Begin this run again with the same seed."), [&training] { training.restart(); });
    m_resumeInterrupted = add(u"train.resumeInterrupted"_s, tr("Go on"),
        tr("Go on where the run was interrupted, as if nothing had happened."),
        [&training] { training.resumeInterrupted(); });
    m_declineInterrupted = add(u"train.declineInterrupted"_s, tr("Leave it"),
        tr("Keep its curves, but do not go on with it."),
        [&training] { training.declineInterrupted(); });
    m_smallerRate = add(u"train.smallerRate"_s, tr("Try a smaller rate"),
        tr("Start again with a tenth of the learning rate."),
        [this] { Q_EMIT smallerRateWanted(); });
}

void TrainCommands::registerFiles()
{
    ActionSpec open { u"train.openRecipe"_s, tr("Open a recipe…"),
        tr("Read all of this from a recipe file.") };
    open.icon = IconName::Open;
    m_openRecipe = m_services.actions.add(open, this, [this](bool) { Q_EMIT openRecipeWanted(); });
    ActionSpec save { u"train.saveRecipe"_s, tr("Save the recipe…"),
        tr("Write all of this into a recipe file, for another day or for the command line.") };
    save.icon = IconName::Save;
    m_saveRecipe = m_services.actions.add(save, this, [this](bool) { Q_EMIT saveRecipeWanted(); });
    m_saveModel = add(u"train.saveModel"_s, tr("Save as model…"),
        tr("Write the network into a model file."), [this] { Q_EMIT saveModelWanted(); });
    m_useInDraw = add(u"train.useInDraw"_s, tr("Use in Draw"),
        tr("Keep the network among your models and let it read what you draw."),
        [this] { Q_EMIT useInDrawWanted(); });
    ActionSpec logarithmic { u"train.logarithmic"_s, tr("Logarithmic"),
        tr("Draw the loss on a logarithmic scale, so that small differences show.") };
    logarithmic.checkable = true;
    m_logarithmic = m_services.actions.add(logarithmic, this, [](bool) {});
    m_exportLoss = add(u"train.exportLoss"_s, tr("Export the loss…"),
        tr("Save this chart as PNG, SVG or CSV."), [this] { Q_EMIT exportWanted(true); });
    m_exportAccuracy = add(u"train.exportAccuracy"_s, tr("Export the accuracy…"),
        tr("Save this chart as PNG, SVG or CSV."), [this] { Q_EMIT exportWanted(false); });
}

void TrainCommands::registerData()
{
    DataSession& data = m_services.data;
    m_getMnist = add(u"data.get-mnist"_s, tr("Download MNIST"),
        tr("Download MNIST, check it and put it into the data folder."),
        [&data] { data.fetch("mnist"); });
    m_useSynthetic = add(u"data.useSynthetic"_s, tr("Use synthetic digits"),
        tr("Learn from digits that Inkling makes itself, without any download."),
        [this] { Q_EMIT syntheticWanted(); });
    m_cancelDownload = add(u"data.cancelDownload"_s, tr("Stop the download"),
        tr("Stop; what has arrived is kept, and the next download goes on from there."),
        [&data] { data.cancelFetch(); });
    m_chooseFolder = add(u"data.chooseFolder"_s, tr("Choose a folder…"),
        tr("Look for data in another folder."), [this] { Q_EMIT chooseFolderWanted(); });
}

void TrainCommands::registerDetails()
{
    struct Detail {
        const char* id;
        QString text;
        QString toolTip;
    };

    const std::array<Detail, trainDetailCount> details { {
        { "train.showWeights", tr("Weights"),
            tr("Show what each unit of the first layer looks for.") },
        { "train.showHistograms", tr("Histograms"),
            tr("Show how weights and gradients are spread.") },
        { "train.showCell", tr("Digits"),
            tr("Show the digits of a cell of the confusion matrix.") },
        { "train.showComparison", tr("Two runs"), tr("Show where two runs disagree.") },
        { "train.showSummary", tr("Summary"),
            tr("Compare the network with those that come with Inkling.") },
    } };
    for (std::size_t i = 0; i < details.size(); ++i) {
        ActionSpec spec { QString::fromLatin1(details.at(i).id), details.at(i).text,
            details.at(i).toolTip };
        spec.checkable = true;
        m_details.at(i) = m_services.actions.add(
            spec, this, [this, i](bool) { Q_EMIT detailWanted(static_cast<TrainDetail>(i)); });
        m_detailGroup.addAction(m_details.at(i));
    }
    m_details.front()->setChecked(true);
}

void TrainCommands::toggle()
{
    TrainingSession& training = m_services.training;
    switch (training.view().phase) {
    case RunPhase::Loading:
    case RunPhase::Running:
        training.pause();
        break;
    case RunPhase::Paused:
        training.resume();
        break;
    case RunPhase::Idle:
    case RunPhase::Ended:
        Q_EMIT startWanted();
    }
}

void TrainCommands::follow(const TrainingView& view)
{
    const bool isRunning = view.phase == RunPhase::Running || view.phase == RunPhase::Loading;
    const bool isPaused = view.phase == RunPhase::Paused;
    m_start->setText(isRunning ? tr("Pause") : isPaused ? tr("Resume") : tr("Start"));
    m_stop->setEnabled(view.isUnderWay());
    m_restart->setEnabled(view.phase != RunPhase::Idle);
    const bool hasNetwork = view.now && view.now->snapshot.parameters;
    m_saveModel->setEnabled(hasNetwork);
    m_useInDraw->setEnabled(hasNetwork);
}

} // namespace inkling
