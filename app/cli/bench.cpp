// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "core/base/json.h"
#include "core/data/data_spec.h"
#include "core/kernels/variant.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "core/train/metrics.h"
#include "core/train/recipe_network.h"
#include "core/train/throughput.h"

#include <QLocale>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace inkling::cli {

namespace {

    constexpr const char* trainingSet = "mnist:train";
    constexpr const char* testSet = "mnist:test";
    constexpr double giga = 1e9;

    /// One of the standard networks.
    struct StandardNetwork {
        const char* name;
        std::vector<int> hidden;
        int batch = 128;
        bool isDistorted = false;
    };

    /// The name under which a network can be asked for, such as "784-800-10/128".
    QString titleOf(const StandardNetwork& network)
    {
        return QStringLiteral("%1/%2%3").arg(QLatin1String(network.name),
            QString::number(network.batch),
            network.isDistorted ? QStringLiteral("/distorted") : QString());
    }

    std::vector<StandardNetwork> standardNetworks()
    {
        return {
            { "784-10", {} },
            { "784-128-10", { 128 }, 32 },
            { "784-128-10", { 128 } },
            { "784-800-10", { 800 } },
            { "784-512-256-10", { 512, 256 } },
            { "784-800-10", { 800 }, 128, true },
        };
    }

    /// SGD with momentum, as the peers are measured; the distortion is that of the shipped recipe.
    Recipe recipeOf(const StandardNetwork& network, int epochs)
    {
        Recipe recipe;
        recipe.name = network.name;
        recipe.data.push_back({ trainingSet, 1, {}, false });
        for (const int units : network.hidden)
            recipe.hidden.push_back({ units, Activation::Relu, 0 });
        recipe.optimizer.learningRate = 0.1;
        recipe.optimizer.weightDecay = 0;
        recipe.batch = network.batch;
        recipe.epochs = epochs;
        if (network.isDistorted) {
            recipe.augmentation.rotation = 8;
            recipe.augmentation.shear = 0.15;
            recipe.augmentation.scale = 0.1;
            recipe.augmentation.shift = 0.5;
            recipe.augmentation.elastic = 1;
        }
        return recipe;
    }

    /// What was measured of one network.
    struct Figures {
        const StandardNetwork& network;
        double samplesPerSecond = 0;
        double operationsPerSecond = 0; ///< as if no zero were left out
        double testErrorPercent = 0;
    };

    Figures measure(const StandardNetwork& network, const Recipe& recipe, const TrainingData& data,
        const DataSet& test, int threads)
    {
        Throughput throughput = measureThroughput(recipe, data, threads);
        Model model;
        model.mlp = std::move(throughput.mlp);
        return { network, throughput.samplesPerSecond,
            throughput.samplesPerSecond * operationsPerSample(model.mlp),
            evaluate(model, test).errorPercent() };
    }

    /// Times from one image to its probabilities, in microseconds, ascending.
    std::vector<double> measureReading(const Model& model, const DataSet& test)
    {
        constexpr std::size_t most = 5000;
        std::vector<double> times;
        const SampleForward forward(model.mlp);
        GrayImage image(digitSide, digitSide);
        for (std::size_t i = 0; i < std::min(most, test.size()); ++i) {
            const DigitView pixels = test.pixels(i);
            std::copy(pixels.begin(), pixels.end(), image.pixels.begin());
            const auto start = std::chrono::steady_clock::now();
            const Prediction prediction = predict(model, image, &forward);
            const std::chrono::duration<double, std::micro> time
                = std::chrono::steady_clock::now() - start;
            if (prediction.digit >= 0)
                times.push_back(time.count());
        }
        std::sort(times.begin(), times.end());
        return times;
    }

    double quantile(const std::vector<double>& ascending, double share)
    {
        return ascending[static_cast<std::size_t>(
            share * static_cast<double>(ascending.size() - 1))];
    }

    Json jsonOf(const Figures& figures, double peak)
    {
        return { { "network", figures.network.name }, { "batch", figures.network.batch },
            { "augmented", figures.network.isDistorted },
            { "samples_per_s", figures.samplesPerSecond },
            { "gflops", figures.operationsPerSecond / giga },
            { "share_of_peak", figures.operationsPerSecond / peak },
            { "test_error_percent", figures.testErrorPercent } };
    }

    void printRow(const Figures& figures, double peak)
    {
        const QLocale locale;
        constexpr int nameWidth = 26;
        constexpr int width = 12;
        const double share = 100 * figures.operationsPerSecond / peak;
        const QString percent = QStringLiteral("%1 %");
        printResult(titleOf(figures.network).leftJustified(nameWidth)
            + locale.toString(figures.samplesPerSecond, 'f', 0).rightJustified(width)
            + locale.toString(figures.operationsPerSecond / giga, 'f', 1).rightJustified(width)
            + percent.arg(locale.toString(share, 'f', 0)).rightJustified(width)
            + percent.arg(locale.toString(figures.testErrorPercent, 'f', 2)).rightJustified(width));
    }

    void printHead(double peak, int threads)
    {
        const QLocale locale;
        printResult(Text::tr("Kernels: %1. Threads: %2. Dense matrix product: %3 Gflop/s.")
                        .arg(QLatin1String(kernels::variantName()), locale.toString(threads),
                            locale.toString(peak / giga, 'f', 1)));
        printResult(
            Text::tr("Network/minibatch           samples/s   Gflop/s *     of peak  test error"));
    }

    void printReading(const std::vector<double>& times)
    {
        const QLocale locale;
        printResult(Text::tr("* As if no zero were left out."));
        printResult(Text::tr("Image to probabilities: median %1 µs, 90 %: %2 µs, 99 %: %3 µs.")
                        .arg(locale.toString(quantile(times, 0.5), 'f', 1),
                            locale.toString(quantile(times, 0.9), 'f', 1),
                            locale.toString(quantile(times, 0.99), 'f', 1)));
    }

    /// What the command was asked to do.
    struct Job {
        TrainingData data;
        DataSet test;
        Model model;
        std::vector<StandardNetwork> networks;
        int threads = 0;
        int epochs = 0;
        bool asJson = false;
    };

    ExitStatus runJob(const Job& job)
    {
        const double peak = measureProductPeak(job.threads);
        if (!job.asJson)
            printHead(peak, job.threads);
        Json rows = Json::array();
        for (const StandardNetwork& network : job.networks) {
            const Figures figures
                = measure(network, recipeOf(network, job.epochs), job.data, job.test, job.threads);
            rows.push_back(jsonOf(figures, peak));
            if (!job.asJson)
                printRow(figures, peak);
        }
        const std::vector<double> times = measureReading(job.model, job.test);
        if (!job.asJson) {
            printReading(times);
            return ExitStatus::Done;
        }
        const Json inference { { "median_us", quantile(times, 0.5) },
            { "p90_us", quantile(times, 0.9) }, { "p99_us", quantile(times, 0.99) } };
        printResult(std::string_view(toJsonText(Json { { "kernels", kernels::variantName() },
            { "threads", job.threads }, { "peak_gflops", peak / giga }, { "training", rows },
            { "inference", inference } })));
        return ExitStatus::Done;
    }

    /// Reads a count of at least 1, or \p otherwise when it is not given; nothing when it is none.
    std::optional<int> countOf(const CommandLine& line, const QString& name, int otherwise)
    {
        if (!line.isSet(name))
            return otherwise;
        bool isNumber = false;
        const int count = line.value(name).toInt(&isNumber);
        return isNumber && count >= 1 ? std::optional(count) : std::nullopt;
    }

    /// Keeps those networks whose titles the option names; all of them without it.
    std::vector<StandardNetwork> chosenNetworks(const CommandLine& line)
    {
        std::vector<StandardNetwork> networks = standardNetworks();
        const QString only = line.value(QStringLiteral("only"));
        if (!only.isEmpty())
            networks.erase(
                std::remove_if(networks.begin(), networks.end(),
                    [&only](const StandardNetwork& network) { return titleOf(network) != only; }),
                networks.end());
        return networks;
    }

    ExitStatus loadAndRun(const CommandLine& line, Job job)
    {
        Result<DataSet> training = loadLabeledDataSet(trainingSet, line.dataDir());
        if (!training)
            return fail(training.error());
        Result<DataSet> test = loadLabeledDataSet(testSet, line.dataDir());
        if (!test)
            return fail(test.error());
        Result<Model> model = loadModel(line.modelPath());
        if (!model)
            return fail(model.error());
        job.data.training.push_back(*std::move(training));
        job.data.validation.emplace_back();
        job.test = *std::move(test);
        job.model = *std::move(model);
        job.asJson = line.isSet(QStringLiteral("json"));
        return runJob(job);
    }

} // namespace

ExitStatus benchMachine(const Invocation& invocation)
{
    CommandLine line(invocation,
        Text::tr("Measure how fast this machine trains standard networks on MNIST and reads a "
                 "digit."));
    line.addValue({ { QStringLiteral("threads") }, QStringLiteral("N"),
        Text::tr("Train with N threads (default: as many as there are cores).") });
    line.addValue({ { QStringLiteral("epochs") }, QStringLiteral("N"),
        Text::tr("Train each network for N epochs and take the fastest (default 3).") });
    line.addValue({ { QStringLiteral("only") }, QStringLiteral("NETWORK"),
        Text::tr(
            "Measure one network alone, named as the table names it, such as 784-800-10/128.") });
    line.addModel();
    line.addDataDir();
    line.addJson();
    if (const std::optional<ExitStatus> status = line.parse())
        return *status;
    constexpr int defaultEpochs = 3;
    const std::optional<int> threads
        = countOf(line, QStringLiteral("threads"), engineSettings({}, 0).threads);
    const std::optional<int> epochs = countOf(line, QStringLiteral("epochs"), defaultEpochs);
    Job job;
    job.networks = chosenNetworks(line);
    if (!threads)
        return refuse(
            Text::tr("The number of threads must be a whole number from 1."), invocation.command);
    if (!epochs)
        return refuse(
            Text::tr("The number of epochs must be a whole number from 1."), invocation.command);
    if (job.networks.empty())
        return refuse(Text::tr("“%1” is none of the networks; without --only all are measured.")
                          .arg(line.value(QStringLiteral("only"))),
            invocation.command);
    job.threads = *threads;
    job.epochs = *epochs;
    return loadAndRun(line, std::move(job));
}

} // namespace inkling::cli
