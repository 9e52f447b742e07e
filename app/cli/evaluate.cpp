// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "core/base/json.h"
#include "core/data/data_spec.h"
#include "core/data/split.h"
#include "core/explain/calibration.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "core/train/metrics.h"

#include <QFile>
#include <QLocale>

#include <nlohmann/json.hpp>

namespace inkling::cli {

namespace {

    Result<DataSet> loadSamples(
        const QString& specification, const std::string& folder, bool heldOutAlone)
    {
        Result<DataSet> data
            = loadLabeledDataSet(QFile::encodeName(specification).toStdString(), folder);
        if (!data || !heldOutAlone)
            return data;
        const Result<Split> split = splitDataSet(*data);
        if (!split)
            return split.error();
        if (split->validation.empty())
            return Error { ErrorCode::NothingHeldOut, { specification.toStdString() } };
        return data->subset(split->validation);
    }

    /// Returns the temperature at which the probabilities of \p model would fit \p data best.
    float bestTemperatureOn(const Model& model, const DataSet& data)
    {
        std::vector<LabeledLogits> samples;
        for (std::size_t i = 0; i < data.size(); ++i) {
            GrayImage image(digitSide, digitSide);
            if (renderSample(data, i, standardPenWidth, image.pixels))
                samples.push_back({ predict(model, image).logits, data.label(i) });
        }
        return bestTemperature(samples);
    }

    void printJson(const Evaluation& evaluation, std::optional<float> temperature)
    {
        Json object { { "samples", evaluation.samples }, { "errors", evaluation.errors },
            { "error_percent", evaluation.errorPercent() },
            { "cross_entropy", evaluation.crossEntropy },
            { "calibration_error_percent", evaluation.calibrationErrorPercent },
            { "confusion", evaluation.confusion } };
        if (temperature)
            object["best_temperature"] = *temperature;
        printResult(std::string_view(toJsonText(object)));
    }

    void printConfusion(const Evaluation& evaluation)
    {
        constexpr int cellWidth = 7;
        QString head = QString(cellWidth, QLatin1Char(' '));
        for (int digit = 0; digit < classCount; ++digit)
            head += QString::number(digit).rightJustified(cellWidth);
        printResult(head);
        for (std::size_t label = 0; label < evaluation.confusion.size(); ++label) {
            QString row = QString::number(label).rightJustified(cellWidth);
            for (const std::size_t count : evaluation.confusion[label])
                row += QString::number(count).rightJustified(cellWidth);
            printResult(row);
        }
    }

    void printText(const QString& specification, const Evaluation& evaluation,
        std::optional<float> temperature)
    {
        const QLocale locale;
        constexpr int decimals = 4;
        printResult(
            Text::tr("%1: %2 of %3 samples read wrongly (%4 %)")
                .arg(specification, locale.toString(static_cast<qulonglong>(evaluation.errors)),
                    locale.toString(static_cast<qulonglong>(evaluation.samples)),
                    locale.toString(evaluation.errorPercent(), 'f', 2)));
        printResult(Text::tr("Cross-entropy: %1")
                        .arg(locale.toString(evaluation.crossEntropy, 'f', decimals)));
        printResult(Text::tr("Calibration error: %1 %")
                        .arg(locale.toString(evaluation.calibrationErrorPercent, 'f', 2)));
        if (temperature)
            printResult(Text::tr("Best temperature: %1")
                            .arg(locale.toString(static_cast<double>(*temperature), 'f', 3)));
        printResult(Text::tr("Confusion matrix (rows: what it is; columns: what was read):"));
        printConfusion(evaluation);
    }

} // namespace

ExitStatus evaluateModel(const Invocation& invocation)
{
    CommandLine line(invocation, Text::tr("Measure a model on a data set."));
    line.addModel();
    line.addDataDir();
    line.addJson();
    line.addValue({ { QStringLiteral("data") }, QStringLiteral("SPEC"),
        Text::tr(
            "The data set: mnist:test, mnist:train, pen:FILE, synthetic:N[:SEED], an ink file, or "
            "PREFIX for the two "
            "files "
            "PREFIX-images-idx3-ubyte and PREFIX-labels-idx1-ubyte, plain or gzipped (.gz).") });
    line.addFlag(QStringLiteral("held-out"),
        Text::tr("Measure only what the shipped recipes hold out of training: the last 10,000 "
                 "images, every fifth writer of ink."));
    line.addFlag(QStringLiteral("temperature"),
        Text::tr("Also find the temperature at which the probabilities would fit these samples "
                 "best. Choose it on data that are held out, and write it into the recipe."));
    if (const std::optional<ExitStatus> status = line.parse())
        return *status;
    const QString specification = line.value(QStringLiteral("data"));
    if (specification.isEmpty())
        return refuse(Text::tr("Name the data set with --data."), invocation.command);

    const Result<Model> model = loadModel(line.modelPath());
    if (!model)
        return fail(model.error());
    const Result<DataSet> data
        = loadSamples(specification, line.dataDir(), line.isSet(QStringLiteral("held-out")));
    if (!data)
        return fail(data.error());
    const Evaluation evaluation = evaluate(*model, *data);
    std::optional<float> temperature;
    if (line.isSet(QStringLiteral("temperature")))
        temperature = bestTemperatureOn(*model, *data);
    if (line.isSet(QStringLiteral("json")))
        printJson(evaluation, temperature);
    else
        printText(specification, evaluation, temperature);
    return ExitStatus::Done;
}

} // namespace inkling::cli
