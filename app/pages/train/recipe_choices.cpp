// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/recipe_choices.h"

#include <QCoreApplication>
#include <QLocale>

namespace inkling {

namespace {

    class Text {
        Q_DECLARE_TR_FUNCTIONS(RecipeCard)
    };

} // namespace

const std::vector<OptimizerKind>& optimizers()
{
    static const std::vector<OptimizerKind> kinds { OptimizerKind::Sgd, OptimizerKind::Momentum,
        OptimizerKind::Nesterov, OptimizerKind::Adam, OptimizerKind::AdamW };
    return kinds;
}

QList<FormChoice> optimizerChoices()
{
    return {
        { Text::tr("gradient descent"),
            Text::tr("Each step follows the gradient of one minibatch.") },
        { Text::tr("momentum"), Text::tr("Steps gather speed where gradients agree.") },
        { Text::tr("Nesterov"), Text::tr("Momentum that looks one step ahead.") },
        { Text::tr("Adam"), Text::tr("Each weight finds a step size of its own.") },
        { Text::tr("AdamW"),
            Text::tr(
                "Adam whose weight decay is kept apart from the gradient; try a learning rate of "
                "0.001.") },
    };
}

QList<FormChoice> scheduleChoices()
{
    return {
        { Text::tr("constant"), Text::tr("The learning rate stays as it is.") },
        { Text::tr("in steps"), Text::tr("The learning rate falls to a tenth every ten epochs.") },
        { Text::tr("cosine"),
            Text::tr("The learning rate falls along a cosine to nearly 0 at the end.") },
    };
}

const std::vector<int>& batchSizes()
{
    static const std::vector<int> sizes { 16, 32, 64, 128, 256, 512, 1024 };
    return sizes;
}

QList<FormChoice> batchChoices()
{
    QList<FormChoice> choices;
    for (const int size : batchSizes())
        choices.append({ QLocale().toString(size) });
    return choices;
}

const std::vector<double>& dropouts()
{
    static const std::vector<double> shares { 0, 0.1, 0.2, 0.3, 0.5 };
    return shares;
}

QList<FormChoice> dropoutChoices()
{
    QList<FormChoice> choices { { Text::tr("none") } };
    for (std::size_t i = 1; i < dropouts().size(); ++i)
        choices.append({ Text::tr("%1 %").arg(qRound(dropouts()[i] * 100)) });
    return choices;
}

const std::vector<Augmentation>& distortions()
{
    static const std::vector<Augmentation> amounts = [] {
        Augmentation shifted;
        shifted.shift = 2;
        Augmentation turned;
        turned.rotation = 8;
        turned.shear = 0.15;
        turned.scale = 0.1;
        turned.shift = 0.5;
        Augmentation elastic = turned;
        elastic.elastic = 1;
        return std::vector<Augmentation> { {}, shifted, turned, elastic };
    }();
    return amounts;
}

QList<FormChoice> distortionChoices()
{
    return {
        { Text::tr("none"), Text::tr("Each digit is shown as it is.") },
        { Text::tr("shifted"),
            Text::tr("Each digit is shifted by up to two pixels, anew each time.") },
        { Text::tr("turned"),
            Text::tr("Each digit is turned, slanted and scaled a little, anew each time.") },
        { Text::tr("elastic"),
            Text::tr("Each digit is turned, slanted, scaled and bent, anew each time.") },
    };
}

} // namespace inkling
