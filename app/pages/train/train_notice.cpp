// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/train_notice.h"

#include "app/base/error_text.h"
#include "app/pages/train/train_commands.h"
#include "app/session/data/data_session.h"
#include "app/session/training/training_session.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace inkling {

namespace {

    class Text {
        Q_DECLARE_TR_FUNCTIONS(TrainNotice)
    };

    QString sizeText(std::uint64_t bytes)
    {
        return QLocale().formattedDataSize(
            static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
    }

    Notice downloading(const DownloadProgress& progress, const TrainCommands& commands)
    {
        const double total = std::max(1.0, static_cast<double>(progress.total));
        return { Text::tr("MNIST is being downloaded: %1 of %2.")
                     .arg(sizeText(progress.bytes), sizeText(progress.total)),
            { commands.cancelDownload() }, static_cast<double>(progress.bytes) / total };
    }

    /// Returns the first data set of \p recipe that is known not to be there.
    const KnownData* missingData(const Recipe& recipe, const DataState& state)
    {
        for (const RecipeData& wanted : recipe.data)
            for (const KnownData& known : state.sets)
                if (known.specification == wanted.set && !known.isThere)
                    return &known;
        return nullptr;
    }

    /// Returns whether it is known of all data sets of \p recipe whether they are there.
    bool areListed(const Recipe& recipe, const DataState& state)
    {
        return std::all_of(recipe.data.begin(), recipe.data.end(), [&state](const RecipeData& one) {
            return std::any_of(state.sets.begin(), state.sets.end(),
                [&one](const KnownData& known) { return known.specification == one.set; });
        });
    }

    Notice missing(const KnownData& known, const DataSession& data, const TrainCommands& commands)
    {
        QString text;
        if (data.state().failure)
            text = errorText(*data.state().failure) + QLatin1Char(' ');
        const CatalogSet* set = data.catalogSet(known.catalogSet);
        text += set == nullptr
            ? Text::tr("%1 is not on this computer; choose the folder that holds it, or use "
                       "synthetic digits.")
                  .arg(known.title)
            : Text::tr("%1 is not on this computer. Download it (%2), or use synthetic digits, "
                       "which need no download.")
                  .arg(known.title, sizeText(set->downloadBytes()));
        return { text, { commands.getMnist(), commands.useSynthetic(), commands.chooseFolder() },
            -1, data.state().failure.has_value() };
    }

    QString interruptedText(const KeptRun& run)
    {
        // A program that was killed had no time to write down how far the run was.
        if (run.epochsDone == 0)
            return Text::tr("%1 was interrupted; it can go on where it was.").arg(run.name);
        return Text::tr("%1 was interrupted after %2 of %3 epochs.")
            .arg(run.name)
            .arg(run.epochsDone)
            .arg(run.recipe.epochs);
    }

    Notice failed(const TrainingView& view, const TrainCommands& commands)
    {
        const Error& error = *view.now->snapshot.error;
        const bool isDiverged = view.now->snapshot.state == TrainingState::Diverged;
        Notice notice { errorText(error), {}, -1, true };
        if (isDiverged)
            notice.actions = { commands.smallerRate() };
        else if (error.code == ErrorCode::DataSetMissing)
            notice.actions = { commands.chooseFolder(), commands.useSynthetic() };
        return notice;
    }

} // namespace

Notice trainNotice(const Recipe& recipe, const DataSession& data, const TrainingSession& training,
    const TrainCommands& commands)
{
    const TrainingView& view = training.view();
    if (data.state().progress)
        return downloading(*data.state().progress, commands);
    const KnownData* known = missingData(recipe, data.state());
    const bool isFailed = view.phase == RunPhase::Ended && view.now && view.now->snapshot.error;
    // How to get data is told below, and once they are there nothing is missing any more.
    const bool isForData = isFailed && view.now->snapshot.error->code == ErrorCode::DataSetMissing;
    if (isFailed && !(isForData && areListed(recipe, data.state())))
        return failed(view, commands);
    if (known != nullptr && !view.isUnderWay())
        return missing(*known, data, commands);
    if (const KeptRun* run = training.interrupted(); run != nullptr && !view.isUnderWay())
        return { interruptedText(*run),
            { commands.resumeInterrupted(), commands.declineInterrupted() } };
    if (view.trouble)
        return { errorText(*view.trouble), {}, -1, true };
    return {};
}

} // namespace inkling
