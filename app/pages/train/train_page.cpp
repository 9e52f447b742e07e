// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/train_page.h"

#include "app/base/theme_source.h"
#include "app/pages/train/confusion_card.h"
#include "app/pages/train/curves_panel.h"
#include "app/pages/train/drawing_card.h"
#include "app/pages/train/notice_bar.h"
#include "app/pages/train/recipe_card.h"
#include "app/pages/train/run_bar.h"
#include "app/pages/train/train_files.h"
#include "app/session/data/data_session.h"
#include "app/session/data/synthetic_choice.h"
#include "app/session/digit_session.h"
#include "app/session/training/recipe_outlook.h"
#include "app/session/training/training_session.h"
#include "app/widgets/charts/curve_chart.h"
#include "app/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto recipeKey = "recipe"_L1;
    constexpr auto speedKey = "speed"_L1;
    constexpr auto folderKey = "data_folder"_L1;
    constexpr auto logarithmicKey = "logarithmic"_L1;
    constexpr auto detailKey = "detail"_L1;

    constexpr qreal recipeWidth = 268;
    constexpr qreal recipeLeast = 256; ///< in a small window; "Synthetic digits" still fits
    constexpr qreal smallPage = 960;
    constexpr qreal sideWidth = 300;
    constexpr qreal sideLeast = 216;

} // namespace

TrainPage::TrainPage(const Services& services, const QStringList& recipeFolders, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_commands(new TrainCommands(services, this))
    , m_questions(new TrainingQuestions(this))
    , m_files(new TrainFiles(services, this))
    , m_pace([this] { refresh(); })
    , m_speed(assumedSpeed)
{
    setObjectName(u"trainPage"_s);
    setAccessibleName(tr("Train"));
    build(recipeFolders);
    connectCommands();
    connectSessions();
    connectQuestions();
    m_recipe->setRecipe(recipePresets({}).at(1).recipe);
    m_drawing->setReading(services.digit.reading());
    followView(services.training.view());
}

QString TrainPage::id() const { return u"train"_s; }

QJsonObject TrainPage::saveState() const
{
    return { { recipeKey, QString::fromStdString(toJson(m_recipe->recipe())) },
        { speedKey, m_speed }, { folderKey, m_dataFolder },
        { logarithmicKey, m_commands->logarithmic()->isChecked() },
        { detailKey, static_cast<int>(m_detail->detail()) } };
}

void TrainPage::restoreState(const QJsonObject& state)
{
    m_speed = std::max(1.0, state.value(speedKey).toDouble(m_speed));
    m_dataFolder = state.value(folderKey).toString();
    if (!m_dataFolder.isEmpty())
        m_services.data.setFolder(m_dataFolder);
    m_commands->logarithmic()->setChecked(state.value(logarithmicKey).toBool());
    const int detail = state.value(detailKey).toInt();
    if (detail >= 0 && detail < static_cast<int>(trainDetailCount))
        m_commands->details().at(static_cast<std::size_t>(detail))->trigger();
    const Result<Recipe> recipe
        = parseRecipe(state.value(recipeKey).toString().toStdString(), "saved");
    if (recipe)
        m_recipe->setRecipe(*recipe);
}

QBoxLayout* TrainPage::buildHeader()
{
    auto* title = new TextLabel(m_services.theme, FontRole::Title, tr("Train"), this);
    title->setObjectName(u"trainTitle"_s);
    auto* line = new TextLabel(m_services.theme, FontRole::Body,
        tr("Choose a network, press Start, and watch it learn."), this);
    line->setObjectName(u"trainLine"_s);
    line->setSecondary(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(line);
    return words;
}

QBoxLayout* TrainPage::buildViews()
{
    const Theme& theme = m_services.theme.theme();
    const int gap = theme.px(metric::itemGap);
    m_curves = new CurvesPanel(m_services.theme, m_services.training, this);
    m_curves->setMenus(
        { m_commands->logarithmic(), m_commands->exportLoss() }, { m_commands->exportAccuracy() });
    m_confusion = new ConfusionCard(m_services.theme, this);
    m_drawing = new DrawingCard(m_services.theme, this);
    m_detail = new DetailCard(m_services.theme, m_commands->details(),
        { m_commands->saveModel(), m_commands->useInDraw() }, this);
    auto* side = new QVBoxLayout;
    side->setSpacing(gap);
    side->addWidget(m_confusion, 1);
    side->addWidget(m_drawing);
    for (QWidget* card : std::initializer_list<QWidget*> { m_confusion, m_drawing }) {
        card->setMinimumWidth(theme.px(sideLeast));
        card->setMaximumWidth(theme.px(sideWidth));
    }
    auto* upper = new QHBoxLayout;
    upper->setSpacing(gap);
    upper->addWidget(m_curves, 1);
    upper->addLayout(side);
    auto* views = new QVBoxLayout;
    views->setSpacing(gap);
    views->addWidget(m_bar);
    views->addWidget(m_notice);
    views->addLayout(upper, 1);
    views->addWidget(m_detail);
    return views;
}

void TrainPage::build(const QStringList& recipeFolders)
{
    const Theme& theme = m_services.theme.theme();
    m_recipe = new RecipeCard(
        m_services.theme, { m_commands->openRecipe(), m_commands->saveRecipe() }, this);
    m_recipe->setFixedWidth(theme.px(recipeWidth));
    m_recipe->setPresets(recipePresets(recipeFolders));
    m_recipe->setData(m_services.data.state());
    m_bar = new RunBar(m_services.theme, { m_commands->start(), m_commands->runActions() }, this);
    m_notice = new NoticeBar(m_services.theme, this);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme.px(2 * metric::grid));
    columns->addWidget(m_recipe);
    columns->addLayout(buildViews(), 1);
    auto* layout = new QVBoxLayout(this);
    const int margin = theme.px(metric::pageMargin);
    layout->setContentsMargins(margin, theme.px(2 * metric::grid), margin, margin);
    layout->setSpacing(theme.px(metric::itemGap));
    layout->addLayout(buildHeader());
    layout->addLayout(columns, 1);
}

void TrainPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const Theme& theme = m_services.theme.theme();
    const bool isSmall = width() < theme.px(smallPage);
    const int margin = theme.px(isSmall ? metric::itemGap : metric::pageMargin);
    layout()->setContentsMargins(margin, theme.px(2 * metric::grid), margin, margin);
    m_recipe->setFixedWidth(theme.px(isSmall ? recipeLeast : recipeWidth));
    m_notice->setStacked(isSmall);
    // The curves need the room more than the matrix does.
    for (QWidget* card : std::initializer_list<QWidget*> { m_confusion, m_drawing })
        card->setMaximumWidth(theme.px(isSmall ? sideLeast : sideWidth));
}

void TrainPage::connectCommands()
{
    connect(m_commands, &TrainCommands::startWanted, this, &TrainPage::startRun);
    connect(m_commands, &TrainCommands::stepWanted, this, &TrainPage::step);
    connect(m_commands, &TrainCommands::openRecipeWanted, m_files, &TrainFiles::openRecipe);
    connect(m_commands, &TrainCommands::saveRecipeWanted, this,
        [this] { m_files->saveRecipe(m_recipe->recipe()); });
    connect(m_commands, &TrainCommands::saveModelWanted, m_files, &TrainFiles::saveModel);
    connect(m_commands, &TrainCommands::useInDrawWanted, m_files, &TrainFiles::useInDraw);
    connect(m_commands, &TrainCommands::exportWanted, this, [this](bool loss) {
        if (loss)
            m_files->exportChart(m_curves->lossChart(), u"loss"_s);
        else
            m_files->exportChart(m_curves->accuracyChart(), u"accuracy"_s);
    });
    connect(m_commands, &TrainCommands::syntheticWanted, m_recipe,
        [this] { m_recipe->useData(syntheticChoice().specification); });
    connect(m_commands, &TrainCommands::chooseFolderWanted, this, &TrainPage::chooseFolder);
    connect(m_commands, &TrainCommands::smallerRateWanted, this, &TrainPage::startSmaller);
    connect(m_commands, &TrainCommands::detailWanted, this, &TrainPage::showDetail);
    connect(m_commands->logarithmic(), &QAction::toggled, m_curves, &CurvesPanel::setLogarithmic);
    connect(m_files, &TrainFiles::recipeOpened, m_recipe, &RecipeCard::setRecipe);
    connect(m_files, &TrainFiles::modelInUse, this, &TrainPage::goToDraw);
    connect(m_recipe, &RecipeCard::recipeChanged, this, &TrainPage::followRecipe);
    connect(m_recipe, &RecipeCard::folderWanted, m_commands->chooseFolder(), &QAction::trigger);
    connect(m_curves, &CurvesPanel::comparisonWanted, this, &TrainPage::compare);
    connect(m_curves, &CurvesPanel::removalWanted, this, &TrainPage::removeRun);
    connect(m_detail, &DetailCard::epochChosen, this, &TrainPage::lookBack);
    connect(m_detail, &DetailCard::digitChosen, this, &TrainPage::putOnPaper);
    connect(m_confusion->matrix(), &ConfusionMatrix::cellChosen, this,
        [this](const ConfusionCell& cell) {
            m_cell = cell;
            m_confusion->matrix()->setChosen(cell);
            m_commands->details().at(static_cast<std::size_t>(TrainDetail::Cell))->trigger();
            askCell();
        });
}

void TrainPage::connectSessions()
{
    TrainingSession& training = m_services.training;
    connect(&training, &TrainingSession::viewChanged, this, &TrainPage::followView);
    connect(&training, &TrainingSession::runsChanged, this, &TrainPage::tellNotice);
    connect(m_recipe, &RecipeCard::learningRateChosen, &training,
        [&training](double rate) { training.change(TrainingField::LearningRate, rate); });
    connect(m_recipe, &RecipeCard::weightDecayChosen, &training,
        [&training](double decay) { training.change(TrainingField::WeightDecay, decay); });
    connect(&m_services.data, &DataSession::stateChanged, this, [this](const DataState& state) {
        m_services.training.setDataFolder(state.folder);
        m_recipe->setData(state);
        // A download tells of itself many times a second; what is there changes only at its end.
        if (state.progress)
            tellNotice();
        else
            followRecipe();
    });
    connect(&m_services.data, &DataSession::fetched, this, &TrainPage::followRecipe);
    connect(&m_services.digit, &DigitSession::readingChanged, m_drawing, &DrawingCard::setReading);
}

void TrainPage::connectQuestions()
{
    connect(m_questions, &TrainingQuestions::cellAnswered, m_detail, &DetailCard::setCell);
    connect(
        m_questions, &TrainingQuestions::distortionAnswered, m_recipe, &RecipeCard::setDistorted);
    connect(m_questions, &TrainingQuestions::disputeAnswered, this, [this](const Dispute& dispute) {
        const KeptRun* run = m_services.training.run(m_curves->compared());
        if (run != nullptr)
            m_detail->setDispute(dispute, m_services.training.view().name, run->name);
    });
    connect(m_questions, &TrainingQuestions::comparisonAnswered, this,
        [this](const ModelComparison& comparison) {
            m_detail->setComparison(comparison, m_services.training.view().name);
        });
}

} // namespace inkling
