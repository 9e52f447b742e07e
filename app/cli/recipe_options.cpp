// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recipe_options.h"

#include "app/cli/console.h"

#include <QFile>

#include <array>
#include <optional>
#include <utility>

namespace inkling::cli {

namespace {

    /// A flag that stands for one value of a recipe.
    struct RecipeFlag {
        const char* name;
        const char* value;
        const char* description;
    };

    constexpr std::array<RecipeFlag, 9> flags { {
        { "data", "SPECS",
            QT_TRANSLATE_NOOP("CommandLine",
                "Train on these data sets, separated by commas, such as mnist:train,pen:FILE.") },
        { "validation", "N",
            QT_TRANSLATE_NOOP("CommandLine",
                "Hold out the last N images of each data set, and of ink every fifth writer "
                "(default 10000; 0: nothing).") },
        { "hidden", "SIZES",
            QT_TRANSLATE_NOOP(
                "CommandLine", "Sizes of the hidden layers, such as 512-256 (default: none).") },
        { "activation", "NAME",
            QT_TRANSLATE_NOOP("CommandLine",
                "Activation of the hidden layers: relu (default), tanh, sigmoid or identity.") },
        { "batch", "N", QT_TRANSLATE_NOOP("CommandLine", "Samples in a minibatch.") },
        { "epochs", "N", QT_TRANSLATE_NOOP("CommandLine", "How often the data is gone through.") },
        { "optimizer", "NAME",
            QT_TRANSLATE_NOOP("CommandLine",
                "How parameters follow their gradient: momentum (default), sgd, nesterov, adam or "
                "adamw.") },
        { "learning-rate", "RATE",
            QT_TRANSLATE_NOOP("CommandLine",
                "Learning rate at the beginning (default 0.05; 0.001 for adam and adamw).") },
        { "seed", "N", QT_TRANSLATE_NOOP("CommandLine", "Seed of all random numbers.") },
    } };

    QString recipeOption() { return QStringLiteral("recipe"); }

    QString layerSeparator() { return QStringLiteral("-"); }

    constexpr const char* noPath = ""; // in an error, in the place of the path of a recipe

    Error invalid(const QString& flag, const QString& value, const QString& allowed)
    {
        return { ErrorCode::RecipeInvalidValue,
            { noPath, flag.toStdString(), value.toStdString(), allowed.toStdString() } };
    }

    /// Reads flags one after the other and keeps the first fault.
    class FlagReader {
    public:
        explicit FlagReader(const CommandLine& line)
            : m_line(line)
        {
        }

        template <typename Integer> void whole(const char* name, Integer& target)
        {
            const QString flag = QLatin1String(name);
            if (!m_line.isSet(flag) || fault)
                return;
            bool isNumber = false;
            const qulonglong number = m_line.value(flag).toULongLong(&isNumber);
            if (!isNumber || !std::in_range<Integer>(number))
                fault = invalid(flag, m_line.value(flag), Text::tr("a whole number from 0"));
            else
                target = static_cast<Integer>(number);
        }

        void number(const char* name, double& target)
        {
            const QString flag = QLatin1String(name);
            if (!m_line.isSet(flag) || fault)
                return;
            bool isNumber = false;
            target = m_line.value(flag).toDouble(&isNumber);
            if (!isNumber)
                fault = invalid(flag, m_line.value(flag), Text::tr("a number"));
        }

        void optimizer(OptimizerSettings& settings)
        {
            const QString flag = QStringLiteral("optimizer");
            if (!m_line.isSet(flag) || fault)
                return;
            const QString name = m_line.value(flag);
            if (const std::optional<OptimizerKind> kind = optimizerNamed(name.toStdString()))
                settings = defaultSettings(*kind);
            else
                fault = invalid(flag, name, QStringLiteral("sgd, momentum, nesterov, adam, adamw"));
        }

        void hidden(std::vector<RecipeLayer>& layers)
        {
            const QString sizes = m_line.value(QStringLiteral("hidden"));
            const QString name = m_line.value(QStringLiteral("activation"));
            const std::optional<Activation> activation
                = name.isEmpty() ? Activation::Relu : activationNamed(name.toStdString());
            if (!activation) {
                fault = invalid(QStringLiteral("activation"), name,
                    QStringLiteral("identity, sigmoid, tanh, relu"));
                return;
            }
            if (sizes.isEmpty())
                return;
            for (const QString& size : sizes.split(layerSeparator())) {
                bool isNumber = false;
                const int units = size.toInt(&isNumber);
                if (!isNumber && !fault)
                    fault = invalid(
                        QStringLiteral("hidden"), sizes, Text::tr("sizes such as 512-256"));
                layers.push_back({ units, *activation, 0 });
            }
        }

        std::optional<Error> fault;

    private:
        const CommandLine& m_line;
    };

    Result<Recipe> recipeFromFlags(const CommandLine& line)
    {
        Recipe recipe;
        recipe.name = "command-line";
        for (const QString& set : line.value(QStringLiteral("data")).split(QLatin1Char(',')))
            recipe.data.push_back({ QFile::encodeName(set).toStdString(), 1, {}, false });
        FlagReader reader(line);
        reader.whole("validation", recipe.validation.samples);
        if (recipe.validation.samples == 0)
            recipe.validation.everyWriter = 0;
        reader.hidden(recipe.hidden);
        reader.whole("batch", recipe.batch);
        reader.whole("epochs", recipe.epochs);
        reader.optimizer(recipe.optimizer);
        reader.number("learning-rate", recipe.optimizer.learningRate);
        reader.whole("seed", recipe.seed);
        if (reader.fault)
            return *reader.fault;
        if (const Result<void> valid = validateRecipe(recipe, noPath); !valid)
            return valid.error();
        return recipe;
    }

} // namespace

void addRecipeOptions(CommandLine& line)
{
    line.addValue(
        { { recipeOption() }, QStringLiteral("F"), Text::tr("Train as the recipe file F says.") });
    for (const RecipeFlag& flag : flags)
        line.addValue({ { QLatin1String(flag.name) }, QLatin1String(flag.value),
            Text::tr(flag.description) });
}

QString recipeUsageFault(const CommandLine& line)
{
    const bool hasRecipe = line.isSet(recipeOption());
    for (const RecipeFlag& flag : flags) {
        if (hasRecipe && line.isSet(QLatin1String(flag.name)))
            return Text::tr("A recipe says it all: leave out --%1 or --recipe.")
                .arg(QLatin1String(flag.name));
    }
    if (!hasRecipe && line.value(QStringLiteral("data")).isEmpty())
        return Text::tr("Name a recipe with --recipe, or data with --data.");
    return {};
}

Result<Recipe> recipeFrom(const CommandLine& line)
{
    return line.isSet(recipeOption())
        ? loadRecipe(QFile::encodeName(line.value(recipeOption())).toStdString())
        : recipeFromFlags(line);
}

bool isFlagFault(const Error& error)
{
    return error.code == ErrorCode::RecipeInvalidValue && error.arguments.front() == noPath;
}

QString flagFaultText(const Error& error)
{
    const auto argument
        = [&error](std::size_t i) { return QString::fromStdString(error.arguments.at(i)); };
    return Text::tr("“%2” is not possible for “%1”; possible is: %3.")
        .arg(argument(1), argument(2), argument(3));
}

} // namespace inkling::cli
