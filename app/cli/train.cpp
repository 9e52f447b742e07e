// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkpoint_options.h"
#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/recipe_options.h"
#include "app/cli/training_progress.h"
#include "core/data/data_spec.h"
#include "core/model/model_file.h"
#include "core/train/metrics.h"
#include "core/train/trainer.h"
#include "core/train/training_provenance.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

namespace inkling::cli {

namespace {

    constexpr const char* defaultTestSet = "mnist:test";

    /// What is told of a run after its options were understood.
    struct Job {
        Recipe recipe;
        TrainingData data;
        std::string testName;
        std::optional<DataSet> test;
        std::string output;
        WeightType type = WeightType::F32;
        bool asJson = false;
        CheckpointPlan checkpoint;
        int threads = 0;
        QString resumeCommand;
    };

    /// Finds out before an hour of training what would keep its result from being written.
    Result<void> checkOutput(const QString& path)
    {
        const QFileInfo file(path);
        const std::string name = QFile::encodeName(path).toStdString();
        if (file.isDir())
            return Error { ErrorCode::FileIsFolder, { name } };
        const QFileInfo folder(file.absolutePath());
        if (!folder.isDir())
            return Error { ErrorCode::FileUnwritable,
                { name, std::generic_category().message(folder.exists() ? ENOTDIR : ENOENT) } };
        return {};
    }

    /// Loads the set that the finished model is measured on. The usual one may be missing; one that was named may not.
    Result<std::optional<DataSet>> loadTest(const CommandLine& line, const std::string& name)
    {
        if (name.empty())
            return std::optional<DataSet> {};
        Result<DataSet> data = loadLabeledDataSet(name, line.dataDir());
        if (data)
            return std::optional<DataSet>(*std::move(data));
        if (data.error().code == ErrorCode::DataSetMissing && !line.isSet(QStringLiteral("test"))) {
            printMessage(
                Text::tr("The test set “%1” is not there, so the model will not be measured on it.")
                    .arg(QString::fromStdString(name)));
            return std::optional<DataSet> {};
        }
        return data.error();
    }

    /// Loads what the run needs, and refuses what would keep it from coming to an end.
    Result<Job> prepare(const CommandLine& line, const Recipe& recipe)
    {
        const QString output = line.value(QStringLiteral("output"));
        const CheckpointPlan checkpoint = checkpointPlan(line);
        for (const QString& path : { output, QFile::decodeName(checkpoint.path.c_str()) }) {
            if (path.isEmpty())
                continue;
            if (const Result<void> writable = checkOutput(path); !writable)
                return writable.error();
        }
        const std::string testName = line.isSet(QStringLiteral("test"))
            ? QFile::encodeName(line.value(QStringLiteral("test"))).toStdString()
            : defaultTestSet;
        Result<std::optional<DataSet>> test = loadTest(line, testName);
        if (!test)
            return test.error();
        Result<TrainingData> data = loadTrainingData(recipe, line.dataDir());
        if (!data)
            return data.error();
        Job job;
        job.recipe = recipe;
        job.data = *std::move(data);
        job.testName = testName;
        job.test = *std::move(test);
        job.output = QFile::encodeName(output).toStdString();
        if (line.value(QStringLiteral("weights")) == QLatin1String("f16"))
            job.type = WeightType::F16;
        job.asJson = line.isSet(QStringLiteral("json"));
        job.checkpoint = checkpoint;
        job.threads = threadCount(line);
        return job;
    }

    /// Measures the finished model and tells of it.
    std::optional<ProvenanceFigures> measure(const Job& job, const Model& model)
    {
        if (!job.test)
            return std::nullopt;
        const Evaluation evaluation = evaluate(model, *job.test);
        const QLocale locale;
        printMessage(Text::tr("%1: %2 of %3 samples read wrongly (%4 %)")
                         .arg(QString::fromStdString(job.testName),
                             locale.toString(static_cast<qulonglong>(evaluation.errors)),
                             locale.toString(static_cast<qulonglong>(evaluation.samples)),
                             locale.toString(evaluation.errorPercent(), 'f', 2)));
        return provenanceFigures(job.testName, evaluation);
    }

    ExitStatus save(const Job& job, const TrainingOutcome& outcome)
    {
        Provenance provenance = provenanceOf(job.recipe, job.data, outcome);
        provenance.createdBy = "Inkling " + QCoreApplication::applicationVersion().toStdString();
        // What is measured is the model that a reader of the file will get.
        Model model = modelOf(job.recipe, outcome);
        model.mlp = asStored(std::move(model.mlp), job.type);
        provenance.test = measure(job, model);
        model.provenance = toJson(provenance);
        if (const Result<void> saved = saveModel(job.output, model, job.type); !saved)
            return fail(saved.error());
        // Nobody asked for this file, and its run is over.
        if (job.checkpoint.onlyWhenStopped && job.checkpoint.resume)
            QFile::remove(QFile::decodeName(job.checkpoint.path.c_str()));
        return ExitStatus::Done;
    }

    ExitStatus tellStopped(const Job& job, const TrainingOutcome& outcome)
    {
        printMessage(Text::tr("Stopped, as you asked; no model was written."));
        if (outcome.isResumable)
            printMessage(Text::tr("Go on with: %1").arg(job.resumeCommand));
        return ExitStatus::Failed;
    }

    ExitStatus runJob(const Job& job)
    {
        const InterruptWatch interrupt;
        TrainingProgress progress(job.asJson);
        const TrainingRequest request { .recipe = job.recipe,
            .data = job.data,
            .stop = interrupt.token(),
            .checkpoint = job.checkpoint,
            .threads = job.threads };
        const Result<TrainingOutcome> outcome
            = train(request, [&progress](std::unique_ptr<const TrainingSnapshot> snapshot) {
                  progress.report(*snapshot);
              });
        progress.end();
        if (!outcome)
            return fail(outcome.error());
        return outcome->isStopped() ? tellStopped(job, *outcome) : save(job, *outcome);
    }

    void addOptions(CommandLine& line)
    {
        addRecipeOptions(line);
        line.addValue({ { QStringLiteral("o"), QStringLiteral("output") }, QStringLiteral("MODEL"),
            Text::tr("Write the trained model to MODEL.") });
        line.addValue({ { QStringLiteral("weights") }, QStringLiteral("TYPE"),
            Text::tr("Store weights as f32 (default) or f16, which halves the file.") });
        line.addValue({ { QStringLiteral("test") }, QStringLiteral("SPEC"),
            Text::tr("Measure the finished model on this data set (default mnist:test); it chooses "
                     "nothing.") });
        addRunOptions(line);
        line.addDataDir();
        line.addJson();
    }

    QString usageFault(const CommandLine& line)
    {
        if (line.value(QStringLiteral("output")).isEmpty())
            return Text::tr("Name the model to write with -o.");
        const QString type = line.value(QStringLiteral("weights"));
        if (!type.isEmpty() && type != QLatin1String("f16") && type != QLatin1String("f32"))
            return Text::tr("“%1” is no type of weights; use f32 or f16.").arg(type);
        if (const QString fault = runUsageFault(line); !fault.isEmpty())
            return fault;
        return recipeUsageFault(line);
    }

} // namespace

ExitStatus trainModel(const Invocation& invocation)
{
    CommandLine line(
        invocation, Text::tr("Train a model from a recipe, or from flags for a simple one."));
    addOptions(line);
    if (const std::optional<ExitStatus> status = line.parse())
        return *status;
    if (const QString fault = usageFault(line); !fault.isEmpty())
        return refuse(fault, invocation.command);
    const Result<Recipe> recipe = recipeFrom(line);
    if (!recipe)
        return isFlagFault(recipe.error())
            ? refuse(flagFaultText(recipe.error()), invocation.command)
            : fail(recipe.error());
    Result<Job> job = prepare(line, *recipe);
    if (!job)
        return fail(job.error());
    job->resumeCommand = resumeCommand(invocation);
    return runJob(*job);
}

} // namespace inkling::cli
