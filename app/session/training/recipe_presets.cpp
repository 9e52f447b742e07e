// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/recipe_presets.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace inkling {

namespace {

    QString translated(const char* text)
    {
        return QCoreApplication::translate("RecipePresets", text);
    }

    Recipe base(const char* name)
    {
        Recipe recipe;
        recipe.name = name;
        recipe.data = { RecipeData { "mnist:train", 1, {} } };
        recipe.optimizer.learningRate = 0.1;
        recipe.epochs = 10;
        return recipe;
    }

    Recipe softmaxRegression()
    {
        Recipe recipe = base("softmax regression");
        recipe.optimizer.learningRate = 0.05;
        return recipe;
    }

    Recipe oneHiddenLayer()
    {
        Recipe recipe = base("one hidden layer");
        recipe.hidden = { RecipeLayer { 128 } };
        return recipe;
    }

    // Simard, Steinkraus and Platt, 2003: 800 hidden units and elastic distortions.
    Recipe simard()
    {
        Recipe recipe = base("Simard 2003");
        recipe.hidden = { RecipeLayer { 800 } };
        recipe.augmentation.rotation = 8;
        recipe.augmentation.shear = 0.15;
        recipe.augmentation.scale = 0.1;
        recipe.augmentation.shift = 0.5;
        recipe.augmentation.elastic = 1;
        recipe.schedule.kind = Schedule::Cosine;
        recipe.epochs = 30;
        return recipe;
    }

    Recipe deep()
    {
        Recipe recipe = base("deep");
        recipe.hidden = { RecipeLayer { 256 }, RecipeLayer { 128 }, RecipeLayer { 64 } };
        recipe.optimizer.learningRate = 0.05;
        recipe.epochs = 15;
        return recipe;
    }

} // namespace

QList<RecipePreset> recipePresets(const QStringList& folders)
{
    QList<RecipePreset> presets {
        { translated(QT_TRANSLATE_NOOP("RecipePresets", "Softmax regression")),
            translated(QT_TRANSLATE_NOOP("RecipePresets",
                "No hidden layer: ten maps of weights, one for each digit; done in seconds.")),
            softmaxRegression(), true },
        { translated(QT_TRANSLATE_NOOP("RecipePresets", "One hidden layer")),
            translated(QT_TRANSLATE_NOOP("RecipePresets",
                "128 units that each look for a stroke; the first network that reads well.")),
            oneHiddenLayer(), true },
        { translated(QT_TRANSLATE_NOOP("RecipePresets", "Simard 2003")),
            translated(QT_TRANSLATE_NOOP("RecipePresets",
                "800 units and bent digits, as in a well-known paper: slow, and hardly ever "
                "wrong.")),
            simard(), true },
        { translated(QT_TRANSLATE_NOOP("RecipePresets", "Deep")),
            translated(QT_TRANSLATE_NOOP(
                "RecipePresets", "Three hidden layers, each smaller than the one before.")),
            deep(), true },
    };
    for (const QString& folder : folders) {
        const QDir dir(folder);
        for (const QString& file :
            dir.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name)) {
            const Result<Recipe> recipe
                = loadRecipe(QFile::encodeName(dir.filePath(file)).toStdString());
            if (recipe)
                presets.append({ file,
                    translated(
                        QT_TRANSLATE_NOOP("RecipePresets", "A recipe that comes with Inkling.")),
                    *recipe });
        }
    }
    return presets;
}

} // namespace inkling
