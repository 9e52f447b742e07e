// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/kept_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto formatName = "inkling-run"_L1;
    constexpr int formatVersion = 1;

    struct EndName {
        RunEnd end;
        QLatin1StringView name;
    };

    constexpr std::array<EndName, 5> endNames { { { RunEnd::Unfinished, "unfinished"_L1 },
        { RunEnd::Stopped, "stopped"_L1 }, { RunEnd::Finished, "finished"_L1 },
        { RunEnd::Diverged, "diverged"_L1 }, { RunEnd::Failed, "failed"_L1 } } };

    QString nameOf(RunEnd end)
    {
        for (const EndName& one : endNames)
            if (one.end == end)
                return one.name;
        return {};
    }

    std::optional<RunEnd> endNamed(const QString& name)
    {
        for (const EndName& one : endNames)
            if (one.name == name)
                return one.end;
        return std::nullopt;
    }

    QJsonArray toArray(const QList<QPointF>& points)
    {
        QJsonArray array;
        for (const QPointF& point : points) {
            array.append(point.x());
            array.append(point.y());
        }
        return array;
    }

    /// Reads pairs; anything that is no line of a chart spoils all of it.
    bool readPoints(const QJsonValue& value, QList<QPointF>& points)
    {
        const QJsonArray array = value.toArray();
        if (!value.isArray() || array.size() % 2 != 0 || array.size() > 4 * keptPoints)
            return false;
        double last = 0;
        for (qsizetype i = 0; i < array.size(); i += 2) {
            const QPointF point(array[i].toDouble(-1), array[i + 1].toDouble());
            if (!array[i + 1].isDouble() || point.x() < last)
                return false;
            last = point.x();
            points.append(point);
        }
        return true;
    }

    bool readLines(const QJsonObject& lines, CurveLines& target)
    {
        return readPoints(lines.value("train_loss"_L1), target.trainLoss)
            && readPoints(lines.value("train_accuracy"_L1), target.trainAccuracy)
            && readPoints(lines.value("validation_loss"_L1), target.validationLoss)
            && readPoints(lines.value("validation_accuracy"_L1), target.validationAccuracy);
    }

} // namespace

QByteArray toJson(const KeptRun& run)
{
    const QJsonObject lines { { "train_loss"_L1, toArray(thinned(run.lines.trainLoss)) },
        { "train_accuracy"_L1, toArray(thinned(run.lines.trainAccuracy)) },
        { "validation_loss"_L1, toArray(thinned(run.lines.validationLoss)) },
        { "validation_accuracy"_L1, toArray(thinned(run.lines.validationAccuracy)) } };
    const QJsonObject root { { "format"_L1, QString(formatName) }, { "version"_L1, formatVersion },
        { "name"_L1, run.name }, { "number"_L1, run.number }, { "end"_L1, nameOf(run.end) },
        { "recipe"_L1, QString::fromStdString(toJson(run.recipe)) },
        { "epochs_done"_L1, run.epochsDone },
        { "validation_error_percent"_L1, run.validationErrorPercent },
        { "seconds"_L1, run.seconds }, { "samples_per_s"_L1, run.samplesPerSecond },
        { "lines"_L1, lines } };
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

Result<KeptRun> parseKeptRun(const QByteArray& text, const QString& path)
{
    const Error damaged { ErrorCode::RunDamaged, { path.toStdString() } };
    const QJsonObject root = QJsonDocument::fromJson(text).object();
    if (root.value("format"_L1).toString() != formatName
        || root.value("version"_L1).toInt() != formatVersion)
        return damaged;
    Result<Recipe> recipe
        = parseRecipe(root.value("recipe"_L1).toString().toStdString(), path.toStdString());
    const std::optional<RunEnd> end = endNamed(root.value("end"_L1).toString());
    if (!recipe || !end)
        return damaged;
    KeptRun run;
    run.name = root.value("name"_L1).toString();
    run.number = root.value("number"_L1).toInt();
    run.recipe = *std::move(recipe);
    run.end = *end;
    run.epochsDone = root.value("epochs_done"_L1).toInt();
    run.validationErrorPercent = root.value("validation_error_percent"_L1).toDouble(-1);
    run.seconds = root.value("seconds"_L1).toDouble();
    run.samplesPerSecond = root.value("samples_per_s"_L1).toDouble();
    if (run.name.isEmpty() || run.number < 1
        || !readLines(root.value("lines"_L1).toObject(), run.lines))
        return damaged;
    return run;
}

QList<QPointF> thinned(const QList<QPointF>& points)
{
    const qsizetype group = (points.size() + keptPoints - 1) / keptPoints;
    if (group <= 1)
        return points;
    QList<QPointF> result;
    for (qsizetype begin = 0; begin < points.size(); begin += group) {
        const qsizetype end = std::min(begin + group, points.size());
        double sum = 0;
        for (qsizetype i = begin; i < end; ++i)
            sum += points[i].y();
        result.append({ points[end - 1].x(), sum / static_cast<double>(end - begin) });
    }
    return result;
}

} // namespace inkling
