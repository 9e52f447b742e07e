// SPDX-License-Identifier: GPL-3.0-or-later
// What to train: data, network and how it learns, with what is to be expected of it. Only what is possible can be entered.
#pragma once

#include "app/session/data/data_state.h"
#include "app/session/training/recipe_presets.h"
#include "app/widgets/card.h"
#include "core/base/image.h"
#include "core/train/recipe.h"

#include <vector>

class QVBoxLayout;

namespace inkling {

class ActionButton;
class ChoiceRow;
class DigitTiles;
class LayerChips;
class LogSlider;
class NumberRow;
class TextLabel;

/// The commands of the card.
struct RecipeCardSetup {
    QAction* open;
    QAction* save;
};

/// Edits a recipe. Learning rate and weight decay can be changed while it is trained; the rest is for the next run.
class RecipeCard : public Card {
    Q_OBJECT

public:
    RecipeCard(
        const ThemeSource& themeSource, const RecipeCardSetup& setup, QWidget* parent = nullptr);

    const Recipe& recipe() const { return m_recipe; }

    /// Shows \p recipe and tells, as if the user had put it together.
    void setRecipe(const Recipe& recipe);

    /// Lets the recipe learn from \p specification alone and tells, as if the user had chosen it.
    void useData(const std::string& specification);

    void setPresets(const QList<RecipePreset>& presets);

    /// Offers the data sets of \p state.
    void setData(const DataState& state);

    /// Shows what the distortion makes of some digits.
    void setDistorted(const std::vector<GrayImage>& images);

    /// Shows what is to be expected, as a sentence.
    void setOutlook(const QString& sentence);

Q_SIGNALS:
    void recipeChanged(const inkling::Recipe& recipe);
    /// The user moved one of the two controls that a run under way obeys.
    void learningRateChosen(double rate);
    void weightDecayChosen(double decay);
    /// The user wants another folder of data.
    void folderWanted();

protected:
    void themeChanged() override;

private:
    void buildData(QVBoxLayout* layout);
    void buildNetwork(QVBoxLayout* layout);
    void buildOptimizer(QVBoxLayout* layout);
    void buildLength(QVBoxLayout* layout);
    void buildDistortion(QVBoxLayout* layout);
    void choosePreset(qsizetype index);
    void chooseData(qsizetype index);
    Recipe withData(const RecipePreset& preset) const;
    qsizetype chosenPreset() const;
    qsizetype chosenData() const;
    void display();
    void change();

    Recipe m_recipe;
    QList<RecipePreset> m_presetList;
    QList<KnownData> m_dataList;
    ChoiceRow* m_preset = nullptr;
    ChoiceRow* m_data = nullptr;
    LayerChips* m_layers = nullptr;
    ChoiceRow* m_optimizer = nullptr;
    LogSlider* m_rate = nullptr;
    ChoiceRow* m_schedule = nullptr;
    ChoiceRow* m_batch = nullptr;
    NumberRow* m_epochs = nullptr;
    LogSlider* m_decay = nullptr;
    ChoiceRow* m_dropout = nullptr;
    ChoiceRow* m_distortion = nullptr;
    DigitTiles* m_tiles = nullptr;
    NumberRow* m_seed = nullptr;
    TextLabel* m_outlook = nullptr;
};

} // namespace inkling
