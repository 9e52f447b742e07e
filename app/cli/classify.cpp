// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/input.h"
#include "core/base/json.h"
#include "core/digit/normalize.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"

#include <QLocale>

#include <nlohmann/json.hpp>

#include <limits>

namespace inkling::cli {

namespace {

    float probabilityOf(const Prediction& prediction, int digit)
    {
        return prediction.probabilities[static_cast<std::size_t>(digit)];
    }

    QString percentText(float probability)
    {
        constexpr double percent = 100.0;
        return QLocale().toString(static_cast<double>(probability) * percent, 'f', 1);
    }

    void printJson(const std::string& source, const Prediction& prediction)
    {
        Json object { { "source", source }, { "digit", prediction.digit },
            { "probabilities", prediction.probabilities } };
        if (prediction.isDigit)
            object["is_digit"] = *prediction.isDigit;
        printResult(std::string_view(toJsonText(object)));
    }

    void printSentence(const std::string& source, const Prediction& prediction)
    {
        const QString place = QString::fromStdString(source);
        const float best = probabilityOf(prediction, prediction.digit);
        const float second = probabilityOf(prediction, prediction.runnerUp);
        const Certainty certainty = certaintyOf(prediction);
        if (certainty == Certainty::NotADigit) {
            printResult(Text::tr("%1: not a digit (nearest: %2, %3 %)")
                            .arg(place, QString::number(prediction.digit), percentText(best)));
            return;
        }
        if (certainty != Certainty::RunnerUpClose) {
            printResult(Text::tr("%1: %2 (%3 %)")
                            .arg(place, QString::number(prediction.digit), percentText(best)));
            return;
        }
        // Of the ten digits only "eight" begins with a vowel.
        const QString sentence = prediction.runnerUp == 8
            ? Text::tr("%1: %2 (%3 %), perhaps an %4 (%5 %)")
            : Text::tr("%1: %2 (%3 %), perhaps a %4 (%5 %)");
        printResult(sentence.arg(place, QString::number(prediction.digit), percentText(best),
            QString::number(prediction.runnerUp), percentText(second)));
    }

    struct Settings {
        Model model;
        PictureMode mode = PictureMode::AsDrawing;
        bool asJson = false;
    };

    Result<void> classifyPath(const QString& path, const Settings& settings)
    {
        const Result<std::vector<NamedDrawing>> drawings = readDrawings(path, settings.mode);
        if (!drawings)
            return drawings.error();
        for (const NamedDrawing& named : *drawings) {
            const std::optional<NormalizationStages> stages = normalize(named.drawing);
            if (!stages)
                return Error { ErrorCode::NoInk, { named.source } };
            const Prediction prediction = predict(settings.model, stages->image);
            if (settings.asJson)
                printJson(named.source, prediction);
            else
                printSentence(named.source, prediction);
        }
        return {};
    }

} // namespace

ExitStatus classify(const Invocation& invocation)
{
    CommandLine line(invocation, Text::tr("Read the digits in pictures and ink files."));
    line.setPaths(QStringLiteral("PATH"),
        Text::tr("Pictures, or ink files (.jsonl) with one drawing a line."), 1,
        std::numeric_limits<int>::max());
    line.addModel();
    line.addJson();
    line.addFlag(QStringLiteral("raw"),
        Text::tr("Take pictures of 28×28 pixels, bright on black, as they are."));
    if (const std::optional<ExitStatus> status = line.parse())
        return *status;

    Result<Model> model = loadModel(line.modelPath());
    if (!model)
        return fail(model.error());
    const Settings settings { *std::move(model),
        line.isSet(QStringLiteral("raw")) ? PictureMode::AsDigit : PictureMode::AsDrawing,
        line.isSet(QStringLiteral("json")) };
    const QStringList paths = line.paths();
    for (const QString& path : paths) {
        if (const Result<void> done = classifyPath(path, settings); !done)
            return fail(done.error());
    }
    return ExitStatus::Done;
}

} // namespace inkling::cli
