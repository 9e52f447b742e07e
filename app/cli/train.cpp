// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/recipe_options.h"
#include "app/cli/training_progress.h"
#include "core/data/data_spec.h"
#include "core/model/model_file.h"
#include "core/model/provenance.h"
#include "core/train/metrics.h"
#include "core/train/trainer.h"

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

    Result<Job> prepare(const CommandLine& line, const Recipe& recipe)
    {
        const QString output = line.value(QStringLiteral("output"));
        if (const Result<void> writable = checkOutput(output); !writable)
            return writable.error();
        const std::string testName = line.isSet(QStringLiteral("test"))
            ? QFile::encodeName(line.value(QStringLiteral("test"))).toStdString()
            : defaultTestSet;
        Result<std::optional<DataSet>> test = loadTest(line, testName);
        if (!test)
            return test.error();
        Result<TrainingData> data = loadTrainingData(recipe, line.dataDir());
        if (!data)
            return data.error();
        Job job { recipe, *std::move(data), testName, *std::move(test),
            QFile::encodeName(output).toStdString() };
        if (line.value(QStringLiteral("weights")) == QLatin1String("f16"))
            job.type = WeightType::F16;
        job.asJson = line.isSet(QStringLiteral("json"));
        return job;
    }

    ProvenanceFigures figuresOf(const std::string& data, const Evaluation& evaluation)
    {
        return { data, evaluation.samples, evaluation.errors, evaluation.errorPercent() };
    }

    Provenance provenanceOf(const Job& job, const TrainingOutcome& outcome)
    {
        Provenance provenance;
        provenance.recipe = toJson(job.recipe);
        for (std::size_t i = 0; i < job.recipe.data.size(); ++i)
            provenance.data.push_back({ job.recipe.data[i].set, job.data.training[i].size(),
                job.data.validation[i].size() });
        provenance.seed = job.recipe.seed;
        if (outcome.last && outcome.last->validation.samples > 0)
            provenance.validation = figuresOf({}, outcome.last->validation);
        provenance.createdBy = "Inkling " + QCoreApplication::applicationVersion().toStdString();
        return provenance;
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
        return figuresOf(job.testName, evaluation);
    }

    ExitStatus runJob(const Job& job)
    {
        const InterruptWatch interrupt;
        TrainingProgress progress(job.asJson);
        const TrainingRequest request { job.recipe, job.data, interrupt.token() };
        Result<TrainingOutcome> outcome
            = train(request, [&progress](std::unique_ptr<const TrainingSnapshot> snapshot) {
                  progress.report(*snapshot);
              });
        progress.end();
        if (!outcome)
            return fail(outcome.error());
        if (outcome->stopped) {
            printMessage(Text::tr("Stopped, as you asked; no model was written."));
            return ExitStatus::Failed;
        }
        Provenance provenance = provenanceOf(job, *outcome);
        // What is measured is the model that a reader of the file will get.
        Model model;
        model.mlp = asStored(std::move(outcome->mlp), job.type);
        provenance.test = measure(job, model);
        model.provenance = toJson(provenance);
        if (const Result<void> saved = saveModel(job.output, model, job.type); !saved)
            return fail(saved.error());
        return ExitStatus::Done;
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
        line.addValue({ { QStringLiteral("threads") }, QStringLiteral("N"),
            Text::tr("Use at most N threads; the result is the same for every N. One is used as "
                     "yet.") });
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
        if (line.isSet(QStringLiteral("threads"))
            && line.value(QStringLiteral("threads")).toInt() < 1)
            return Text::tr("The number of threads must be a whole number from 1.");
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
    const Result<Job> job = prepare(line, *recipe);
    return job ? runJob(*job) : fail(job.error());
}

} // namespace inkling::cli
