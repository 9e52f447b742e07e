// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a checkpoint: written and read field by field, in the same order.
#include "core/base/byte_stream.h"
#include "core/base/checksum.h"
#include "core/train/checkpoint.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr std::string_view magic = "INKLCKPT";
    constexpr std::size_t headerSize = magic.size() + 2 * sizeof(std::uint32_t);
    constexpr std::size_t changeSize = sizeof(std::uint64_t) + 1 + sizeof(double);
    constexpr std::size_t cellCount = std::size_t { classCount } * classCount;
    constexpr std::size_t evaluationSize = (4 + cellCount) * sizeof(std::uint64_t);

    void put(ByteWriter& out, const Evaluation& evaluation)
    {
        out.put(std::uint64_t { evaluation.samples });
        out.put(std::uint64_t { evaluation.errors });
        out.put(evaluation.crossEntropy);
        out.put(evaluation.calibrationErrorPercent);
        for (const auto& row : evaluation.confusion) {
            for (const std::size_t count : row)
                out.put(std::uint64_t { count });
        }
    }

    Evaluation takeEvaluation(ByteReader& in)
    {
        Evaluation evaluation;
        evaluation.samples = in.take<std::uint64_t>();
        evaluation.errors = in.take<std::uint64_t>();
        evaluation.crossEntropy = in.takeDouble();
        evaluation.calibrationErrorPercent = in.takeDouble();
        for (auto& row : evaluation.confusion) {
            for (std::size_t& count : row)
                count = in.take<std::uint64_t>();
        }
        return evaluation;
    }

    void put(ByteWriter& out, const RunPosition& position)
    {
        out.put(position.step);
        out.put(static_cast<std::uint32_t>(position.epoch));
        out.put(position.samples);
        out.put(position.lossSum);
        out.put(position.correct);
    }

    RunPosition takePosition(ByteReader& in)
    {
        RunPosition position;
        position.step = in.take<std::uint64_t>();
        position.epoch = static_cast<int>(in.take<std::uint32_t>());
        position.samples = in.take<std::uint64_t>();
        position.lossSum = in.takeDouble();
        position.correct = in.take<std::uint64_t>();
        return position;
    }

    void put(ByteWriter& out, const MinibatchCurveBuilder::State& curve)
    {
        out.put(curve.stride);
        out.put(std::uint64_t { curve.points.size() });
        for (const MinibatchPoint& point : curve.points) {
            out.put(point.loss);
            out.put(point.accuracy);
        }
        out.put(curve.lossSum);
        out.put(curve.accuracySum);
        out.put(curve.pending);
    }

    MinibatchCurveBuilder::State takeCurve(ByteReader& in)
    {
        MinibatchCurveBuilder::State curve;
        curve.stride = in.take<std::uint64_t>();
        curve.points.resize(in.takeCount(2 * sizeof(float)));
        for (MinibatchPoint& point : curve.points) {
            point.loss = in.takeFloat();
            point.accuracy = in.takeFloat();
        }
        curve.lossSum = in.takeDouble();
        curve.accuracySum = in.takeDouble();
        curve.pending = in.take<std::uint64_t>();
        return curve;
    }

    void put(ByteWriter& out, const EpochPoint& point)
    {
        out.put(static_cast<std::uint32_t>(point.epoch));
        out.put(point.step);
        out.put(point.learningRate);
        out.put(point.trainLoss);
        out.put(point.trainAccuracy);
        put(out, point.validation);
    }

    EpochPoint takeEpoch(ByteReader& in)
    {
        EpochPoint point;
        point.epoch = static_cast<int>(in.take<std::uint32_t>());
        point.step = in.take<std::uint64_t>();
        point.learningRate = in.takeDouble();
        point.trainLoss = in.takeDouble();
        point.trainAccuracy = in.takeDouble();
        point.validation = takeEvaluation(in);
        return point;
    }

    void putLists(ByteWriter& out, const Checkpoint& checkpoint)
    {
        out.put(std::uint64_t { checkpoint.data.size() });
        for (const DataFingerprint& print : checkpoint.data) {
            out.put(std::string_view(print.set));
            out.put(print.samples);
            out.put(print.checksum);
        }
        out.put(std::uint64_t { checkpoint.changes.size() });
        for (const TrainingChange& change : checkpoint.changes) {
            out.put(change.step);
            out.put(static_cast<std::uint8_t>(change.field));
            out.put(change.value);
        }
        out.put(std::uint64_t { checkpoint.epochs.size() });
        for (const EpochPoint& point : checkpoint.epochs)
            put(out, point);
        out.put(std::uint64_t { checkpoint.validationBySet.size() });
        for (const Evaluation& evaluation : checkpoint.validationBySet)
            put(out, evaluation);
    }

    void takeLists(ByteReader& in, Checkpoint& checkpoint)
    {
        checkpoint.data.resize(in.takeCount(2 * sizeof(std::uint64_t)));
        for (DataFingerprint& print : checkpoint.data) {
            print.set = in.takeText();
            print.samples = in.take<std::uint64_t>();
            print.checksum = in.take<std::uint32_t>();
        }
        checkpoint.changes.resize(in.takeCount(changeSize));
        for (TrainingChange& change : checkpoint.changes) {
            change.step = in.take<std::uint64_t>();
            change.field = static_cast<TrainingField>(in.take<std::uint8_t>());
            change.value = in.takeDouble();
        }
        checkpoint.epochs.resize(in.takeCount(evaluationSize));
        for (EpochPoint& point : checkpoint.epochs)
            point = takeEpoch(in);
        checkpoint.validationBySet.resize(in.takeCount(evaluationSize));
        for (Evaluation& evaluation : checkpoint.validationBySet)
            evaluation = takeEvaluation(in);
    }

    std::size_t parameterCount(const Recipe& recipe)
    {
        std::size_t inputs = digitPixels;
        std::size_t count = 0;
        for (const RecipeLayer& layer : recipe.hidden) {
            count += (inputs + 1) * static_cast<std::size_t>(layer.units);
            inputs = static_cast<std::size_t>(layer.units);
        }
        return count + (inputs + 1) * classCount;
    }

    bool areFinite(const std::vector<float>& values)
    {
        return std::all_of(
            values.begin(), values.end(), [](float value) { return std::isfinite(value); });
    }

    bool areChangesSound(const Checkpoint& checkpoint)
    {
        return std::all_of(checkpoint.changes.begin(), checkpoint.changes.end(),
            [&](const TrainingChange& change) {
                return static_cast<std::size_t>(change.field) < trainingFieldCount
                    && isAllowed(change.field, change.value)
                    && change.step <= checkpoint.position.step;
            });
    }

    /// Tells whether every size is what the recipe makes it, so that whoever goes on need not look again.
    bool isSound(const Checkpoint& checkpoint)
    {
        const Recipe& recipe = checkpoint.recipe;
        const std::size_t count = parameterCount(recipe);
        const auto hasSize = [count](const std::vector<float>& values, bool isKept) {
            return values.size() == (isKept ? count : 0) && areFinite(values);
        };
        const OptimizerKind kind = recipe.optimizer.kind;
        const EngineState& engine = checkpoint.engine;
        const MinibatchCurveBuilder::State& curve = checkpoint.minibatches;
        const int epochs = checkpoint.position.epoch;
        return hasSize(engine.parameters, true)
            && hasSize(engine.firstMoment, usesMomentum(kind) || usesMoments(kind))
            && hasSize(engine.secondMoment, usesMoments(kind))
            && hasSize(engine.average, recipe.averageDecay > 0)
            && hasSize(checkpoint.best.parameters, checkpoint.best.epoch > 0)
            && checkpoint.best.epoch >= 0 && checkpoint.best.epoch <= epochs && epochs >= 0
            && epochs <= recipe.epochs
            && checkpoint.epochs.size() == static_cast<std::size_t>(epochs)
            && checkpoint.data.size() == recipe.data.size() && areChangesSound(checkpoint)
            && curve.stride > 0 && curve.pending < curve.stride
            && curve.points.size() < minibatchCurveLimit;
    }

} // namespace

std::vector<std::byte> toBytes(const Checkpoint& checkpoint)
{
    ByteWriter rest;
    rest.put(std::string_view(toJson(checkpoint.recipe)));
    put(rest, checkpoint.position);
    rest.put(std::span<const float>(checkpoint.engine.parameters));
    rest.put(std::span<const float>(checkpoint.engine.firstMoment));
    rest.put(std::span<const float>(checkpoint.engine.secondMoment));
    rest.put(std::span<const float>(checkpoint.engine.average));
    rest.put(static_cast<std::uint32_t>(checkpoint.best.epoch));
    rest.put(std::span<const float>(checkpoint.best.parameters));
    put(rest, checkpoint.minibatches);
    putLists(rest, checkpoint);

    ByteWriter header;
    header.put(checkpointVersion);
    header.put(checksum(rest.bytes()));
    const auto name = std::as_bytes(std::span(magic));
    std::vector<std::byte> file(name.begin(), name.end());
    file.reserve(headerSize + rest.bytes().size());
    file.insert(file.end(), header.bytes().begin(), header.bytes().end());
    file.insert(file.end(), rest.bytes().begin(), rest.bytes().end());
    return file;
}

Result<Checkpoint> parseCheckpoint(std::span<const std::byte> bytes, const std::string& path)
{
    const auto name = std::as_bytes(std::span(magic));
    if (bytes.size() < headerSize || !std::equal(name.begin(), name.end(), bytes.begin()))
        return Error { ErrorCode::CheckpointWrongFormat, { path } };
    ByteReader header(bytes.subspan(magic.size(), headerSize - magic.size()));
    if (const auto version = header.take<std::uint32_t>(); version != checkpointVersion)
        return Error { ErrorCode::CheckpointWrongVersion,
            { path, std::to_string(version), std::to_string(checkpointVersion) } };
    const Error damaged { ErrorCode::CheckpointDamaged, { path } };
    const std::span<const std::byte> rest = bytes.subspan(headerSize);
    if (header.take<std::uint32_t>() != checksum(rest))
        return damaged;

    ByteReader in(rest);
    Checkpoint checkpoint;
    Result<Recipe> recipe = parseRecipe(in.takeText(), path);
    if (!recipe)
        return damaged;
    checkpoint.recipe = *std::move(recipe);
    checkpoint.position = takePosition(in);
    checkpoint.engine = { in.takeFloats(), in.takeFloats(), in.takeFloats(), in.takeFloats() };
    checkpoint.best.epoch = static_cast<int>(in.take<std::uint32_t>());
    checkpoint.best.parameters = in.takeFloats();
    checkpoint.minibatches = takeCurve(in);
    takeLists(in, checkpoint);
    if (!in.isGood() || !in.isAtEnd() || !isSound(checkpoint))
        return damaged;
    return checkpoint;
}

} // namespace inkling
