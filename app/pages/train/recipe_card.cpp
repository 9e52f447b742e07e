// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/recipe_card.h"

#include "app/pages/train/recipe_choices.h"
#include "app/widgets/action_button.h"
#include "app/widgets/digit_tiles.h"
#include "app/widgets/form_rows.h"
#include "app/widgets/layer_chips.h"
#include "app/widgets/log_slider.h"
#include "app/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr LogRange rateRange { 0.0001, 10, false };
    constexpr LogRange decayRange { 0.000001, 0.1, true };
    constexpr qreal tileUnits = 42;
    constexpr int tileColumns = 5; // nine in two rows
    constexpr qreal headHeight = 24;

    QList<LayerChoice> layersOf(const Recipe& recipe)
    {
        QList<LayerChoice> layers;
        for (const RecipeLayer& layer : recipe.hidden)
            layers.append({ layer.units, layer.activation });
        return layers;
    }

    /// Returns the layers that were chosen. Windows stay as far as the layers up to them do: they need their inputs.
    std::vector<RecipeLayer> layersFor(
        const QList<LayerChoice>& chosen, const std::vector<RecipeLayer>& before)
    {
        const double dropout = before.empty() ? 0 : before.front().dropout;
        std::vector<RecipeLayer> layers;
        bool isAsBefore = true;
        for (const LayerChoice& choice : chosen) {
            const std::size_t i = layers.size();
            isAsBefore = isAsBefore && i < before.size() && before[i].units == choice.units;
            layers.push_back({ choice.units, choice.activation, dropout });
            if (isAsBefore)
                layers.back().windows = before[i].windows;
        }
        return layers;
    }

    QString dataText(const KnownData& data)
    {
        return data.samples > 0
            ? RecipeCard::tr("%1, %L2", "data set, samples").arg(data.title).arg(data.samples)
            : data.title;
    }

    QString explanationOf(const KnownData& data)
    {
        if (!data.explanation.isEmpty())
            return data.explanation;
        return data.isThere
            ? RecipeCard::tr("It is on this computer.")
            : RecipeCard::tr("It is not on this computer yet and can be downloaded.");
    }

} // namespace

RecipeCard::RecipeCard(
    const ThemeSource& themeSource, const RecipeCardSetup& setup, QWidget* parent)
    : Card(themeSource, parent)
{
    setObjectName(u"recipeCard"_s);
    setAccessibleName(tr("What to train"));
    auto* layout = new QVBoxLayout(this);
    RecipeCard::themeChanged();
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* title = new TextLabel(themeSource, FontRole::Heading, tr("What to train"), this);
    title->setObjectName(u"recipeTitle"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    for (QAction* action : { setup.open, setup.save }) {
        auto* button = new ActionButton(themeSource, action, ButtonFace::Icon, this);
        button->setAutoRaise(true);
        button->setFixedHeight(theme().px(headHeight));
        head->addWidget(button);
    }
    layout->addLayout(head);
    buildData(layout);
    buildNetwork(layout);
    buildOptimizer(layout);
    buildLength(layout);
    buildDistortion(layout);
    m_outlook = new TextLabel(themeSource, FontRole::Caption, QString(), this);
    m_outlook->setObjectName(u"recipeOutlook"_s);
    m_outlook->setWordWrap(true);
    layout->addSpacing(theme().px(metric::smallGap));
    layout->addWidget(m_outlook);
    layout->addStretch(1);
    display();
}

// The values end where the content of other cards ends, not the invisible edges of their controls.
void RecipeCard::themeChanged()
{
    Card::themeChanged();
    setContentsMargins(contentsMargins() - QMargins(0, 0, theme().px(formValueInset), 0));
}

void RecipeCard::buildData(QVBoxLayout* layout)
{
    m_preset = new ChoiceRow(themeSource(), tr("Preset"), this);
    m_preset->setObjectName(u"presetRow"_s);
    m_preset->setExplanation(tr("A recipe to begin with; everything below can be changed."));
    connect(m_preset, &ChoiceRow::chosen, this, &RecipeCard::choosePreset);
    m_data = new ChoiceRow(themeSource(), tr("Data"), this);
    m_data->setObjectName(u"dataRow"_s);
    m_data->setExplanation(
        tr("The digits to learn from; a part of them is held out to check with."));
    connect(m_data, &ChoiceRow::chosen, this, &RecipeCard::chooseData);
    layout->addWidget(m_preset);
    layout->addWidget(m_data);
}

void RecipeCard::buildNetwork(QVBoxLayout* layout)
{
    auto* caption = new TextLabel(themeSource(), FontRole::Caption, tr("Hidden layers"), this);
    caption->setObjectName(u"layersCaption"_s);
    m_layers = new LayerChips(themeSource(), this);
    m_layers->setToolTip(
        tr("Layers between the image and the ten digits; none is softmax regression."));
    connect(m_layers, &LayerChips::layersChosen, this, [this](const QList<LayerChoice>& layers) {
        m_recipe.hidden = layersFor(layers, m_recipe.hidden);
        change();
    });
    layout->addWidget(caption);
    layout->addSpacing(theme().px(metric::smallGap) / 2);
    layout->addWidget(m_layers);
    layout->addSpacing(theme().px(metric::smallGap) / 2);
}

void RecipeCard::buildOptimizer(QVBoxLayout* layout)
{
    m_optimizer = new ChoiceRow(themeSource(), tr("Optimizer"), this);
    m_optimizer->setObjectName(u"optimizerRow"_s);
    m_optimizer->setExplanation(tr("How weights follow their gradient."));
    m_optimizer->setChoices(optimizerChoices());
    connect(m_optimizer, &ChoiceRow::chosen, this, [this](qsizetype index) {
        // Each has a learning rate of its own to begin with.
        m_recipe.optimizer = defaultSettings(optimizers()[static_cast<std::size_t>(index)]);
        change();
    });
    m_rate = new LogSlider(themeSource(), tr("Learning rate"), rateRange, this);
    m_rate->setObjectName(u"trainLearningRate"_s);
    m_rate->setExplanation(
        tr("How far each step goes: too small is slow, too large never arrives. It can be changed "
           "while the network learns."));
    connect(m_rate, &LogSlider::valueChosen, this, [this](double rate) {
        m_recipe.optimizer.learningRate = rate;
        change();
        Q_EMIT learningRateChosen(rate);
    });
    m_schedule = new ChoiceRow(themeSource(), tr("Schedule"), this);
    m_schedule->setObjectName(u"scheduleRow"_s);
    m_schedule->setExplanation(tr("How the learning rate goes on."));
    m_schedule->setChoices(scheduleChoices());
    connect(m_schedule, &ChoiceRow::chosen, this, [this](qsizetype index) {
        m_recipe.schedule.kind = static_cast<Schedule>(index);
        change();
    });
    layout->addWidget(m_optimizer);
    layout->addWidget(m_rate);
    layout->addWidget(m_schedule);
}

void RecipeCard::buildLength(QVBoxLayout* layout)
{
    m_batch = new ChoiceRow(themeSource(), tr("Minibatch"), this);
    m_batch->setObjectName(u"batchRow"_s);
    m_batch->setExplanation(tr("How many digits are looked at for one step."));
    m_batch->setChoices(batchChoices());
    connect(m_batch, &ChoiceRow::chosen, this, [this](qsizetype index) {
        m_recipe.batch = batchSizes()[static_cast<std::size_t>(index)];
        change();
    });
    m_epochs = new NumberRow(themeSource(), tr("Epochs"), { 1, epochLimit }, this);
    m_epochs->setObjectName(u"epochsRow"_s);
    m_epochs->setExplanation(tr("How often all digits are gone through."));
    connect(m_epochs, &NumberRow::valueChosen, this, [this](int epochs) {
        m_recipe.epochs = epochs;
        change();
    });
    m_decay = new LogSlider(themeSource(), tr("Weight decay"), decayRange, this);
    m_decay->setObjectName(u"trainWeightDecay"_s);
    m_decay->setExplanation(
        tr("How strongly weights are drawn towards 0, so that none grows without need. It can be "
           "changed while the network learns."));
    connect(m_decay, &LogSlider::valueChosen, this, [this](double decay) {
        m_recipe.optimizer.weightDecay = decay;
        change();
        Q_EMIT weightDecayChosen(decay);
    });
    m_dropout = new ChoiceRow(themeSource(), tr("Dropout"), this);
    m_dropout->setObjectName(u"dropoutRow"_s);
    m_dropout->setExplanation(
        tr("How many of the hidden units rest in each step, so that none relies on another."));
    m_dropout->setChoices(dropoutChoices());
    connect(m_dropout, &ChoiceRow::chosen, this, [this](qsizetype index) {
        for (RecipeLayer& layer : m_recipe.hidden)
            layer.dropout = dropouts()[static_cast<std::size_t>(index)];
        change();
    });
    for (QWidget* row : std::initializer_list<QWidget*> { m_batch, m_epochs, m_decay, m_dropout })
        layout->addWidget(row);
}

void RecipeCard::buildDistortion(QVBoxLayout* layout)
{
    m_distortion = new ChoiceRow(themeSource(), tr("Distortion"), this);
    m_distortion->setObjectName(u"distortionRow"_s);
    m_distortion->setExplanation(
        tr("What is done to each digit before it is learned from, so that the network meets more "
           "hands than there are in the data."));
    m_distortion->setChoices(distortionChoices());
    connect(m_distortion, &ChoiceRow::chosen, this, [this](qsizetype index) {
        m_recipe.augmentation = distortions()[static_cast<std::size_t>(index)];
        for (RecipeData& set : m_recipe.data)
            set.augmentation.reset();
        change();
    });
    m_tiles = new DigitTiles(themeSource(), this);
    m_tiles->setObjectName(u"distortionTiles"_s);
    m_tiles->setAccessibleName(tr("Distorted digits"));
    m_tiles->setToolTip(tr("Nine digits of the data as the network may meet them."));
    m_tiles->setSide(tileUnits);
    m_tiles->setColumns(tileColumns);
    m_tiles->setEmptyText(tr("Distorted digits will stand here once there is data."));
    m_seed = new NumberRow(themeSource(), tr("Seed"), { 0, std::numeric_limits<int>::max() }, this);
    m_seed->setObjectName(u"seedRow"_s);
    m_seed->setExplanation(
        tr("Where all chance begins: the same seed and recipe give the same network."));
    connect(m_seed, &NumberRow::valueChosen, this, [this](int seed) {
        m_recipe.seed = static_cast<std::uint64_t>(seed);
        change();
    });
    layout->addWidget(m_distortion);
    auto* tiles = new QHBoxLayout;
    tiles->setContentsMargins(0, 0, theme().px(formValueInset), 0);
    tiles->addWidget(m_tiles);
    layout->addLayout(tiles);
    layout->addWidget(m_seed);
}

void RecipeCard::setPresets(const QList<RecipePreset>& presets)
{
    m_presetList = presets;
    QList<FormChoice> choices;
    for (const RecipePreset& preset : presets)
        choices.append({ preset.title, preset.explanation });
    m_preset->setChoices(choices);
    display();
}

void RecipeCard::setData(const DataState& state)
{
    m_dataList = state.sets;
    QList<FormChoice> choices;
    for (const KnownData& known : m_dataList)
        choices.append({ dataText(known), explanationOf(known) });
    choices.append({ tr("Look in another folder…"), tr("Choose a folder that holds data sets.") });
    m_data->setChoices(choices);
    display();
}

// Whoever chose data and then another network means to keep the data; how they are distorted is the preset's.
Recipe RecipeCard::withData(const RecipePreset& preset) const
{
    Recipe recipe = preset.recipe;
    if (!preset.isForAnyData || chosenData() < 0)
        return recipe;
    recipe.data = m_recipe.data;
    for (RecipeData& set : recipe.data)
        set.augmentation.reset();
    return recipe;
}

void RecipeCard::choosePreset(qsizetype index) { setRecipe(withData(m_presetList[index])); }

qsizetype RecipeCard::chosenPreset() const
{
    qsizetype chosen = -1;
    for (qsizetype i = 0; i < m_presetList.size(); ++i) {
        if (withData(m_presetList[i]) == m_recipe)
            chosen = i;
    }
    return chosen;
}

qsizetype RecipeCard::chosenData() const
{
    for (qsizetype i = 0; i < m_dataList.size(); ++i)
        if (m_recipe.data.size() == 1 && m_recipe.data.front().set == m_dataList[i].specification)
            return i;
    return -1;
}

void RecipeCard::chooseData(qsizetype index)
{
    if (index >= m_dataList.size()) {
        display();
        Q_EMIT folderWanted();
        return;
    }
    useData(m_dataList[index].specification);
}

void RecipeCard::useData(const std::string& specification)
{
    m_recipe.data = { RecipeData { specification, 1, {} } };
    change();
}

void RecipeCard::setRecipe(const Recipe& recipe)
{
    m_recipe = recipe;
    change();
}

void RecipeCard::setDistorted(const std::vector<GrayImage>& images)
{
    QList<DigitTile> tiles;
    for (const GrayImage& image : images)
        tiles.append({ image, {}, {} });
    m_tiles->setTiles(tiles);
}

void RecipeCard::setOutlook(const QString& sentence) { m_outlook->setText(sentence); }

void RecipeCard::change()
{
    display();
    Q_EMIT recipeChanged(m_recipe);
}

void RecipeCard::display()
{
    m_preset->setCurrent(chosenPreset(), tr("your own"));
    const bool isNamed = m_recipe.data.size() == 1;
    m_data->setCurrent(chosenData(),
        isNamed ? QString::fromStdString(m_recipe.data.front().set)
                : tr("%n data set(s)", nullptr, static_cast<int>(m_recipe.data.size())));
    m_layers->setLayers(layersOf(m_recipe));
    m_optimizer->setCurrent(indexOf(optimizers(), m_recipe.optimizer.kind));
    m_rate->setValue(m_recipe.optimizer.learningRate);
    m_schedule->setCurrent(static_cast<qsizetype>(m_recipe.schedule.kind));
    m_batch->setCurrent(indexOf(batchSizes(), m_recipe.batch), locale().toString(m_recipe.batch));
    m_epochs->setValue(m_recipe.epochs);
    m_decay->setValue(m_recipe.optimizer.weightDecay);
    const double dropout = m_recipe.hidden.empty() ? 0 : m_recipe.hidden.front().dropout;
    m_dropout->setEnabled(!m_recipe.hidden.empty());
    m_dropout->setCurrent(
        indexOf(dropouts(), dropout), tr("%1 %").arg(locale().toString(dropout * 100)));
    const bool isOfAll = std::none_of(m_recipe.data.begin(), m_recipe.data.end(),
        [](const RecipeData& set) { return set.augmentation.has_value(); });
    m_distortion->setCurrent(
        isOfAll ? indexOf(distortions(), m_recipe.augmentation) : -1, tr("your own"));
    m_seed->setValue(static_cast<int>(std::min<std::uint64_t>(
        m_recipe.seed, static_cast<std::uint64_t>(std::numeric_limits<int>::max()))));
}

} // namespace inkling
