// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/checkpoint.h"

#include "core/base/checksum.h"
#include "core/base/file.h"
#include "core/train/recipe_difference.h"

namespace inkling {

namespace {

    std::uint32_t inkChecksum(const std::vector<Stroke>& strokes, std::uint32_t before)
    {
        std::uint32_t sum = before;
        for (const Stroke& stroke : strokes) {
            for (const auto& point : stroke.points) {
                const std::array<float, 2> place { point.x, point.y };
                sum = checksum(std::as_bytes(std::span(place)), sum);
            }
        }
        return sum;
    }

    std::uint32_t checksumOf(const DataSet& data, std::uint32_t before)
    {
        std::uint32_t sum = before;
        for (std::size_t i = 0; i < data.size(); ++i) {
            const auto label = static_cast<std::byte>(data.label(i));
            sum = checksum(std::span(&label, 1), sum);
            sum = data.isInk(i) ? inkChecksum(data.strokes(i), sum)
                                : checksum(std::as_bytes(data.pixels(i)), sum);
        }
        return sum;
    }

} // namespace

std::vector<DataFingerprint> fingerprintsOf(const Recipe& recipe, const TrainingData& data)
{
    std::vector<DataFingerprint> prints;
    for (std::size_t i = 0; i < recipe.data.size(); ++i) {
        DataFingerprint print { recipe.data[i].set, data.training[i].size(),
            checksumOf(data.training[i], 0) };
        if (i < data.validation.size()) {
            print.samples += data.validation[i].size();
            print.checksum = checksumOf(data.validation[i], print.checksum);
        }
        prints.push_back(print);
    }
    return prints;
}

Result<Checkpoint> loadCheckpoint(const std::string& path)
{
    const Result<std::vector<std::byte>> bytes = readFile(path, checkpointFileLimit);
    if (!bytes)
        return bytes.error();
    return parseCheckpoint(*bytes, path);
}

Result<void> saveCheckpoint(const std::string& path, const Checkpoint& checkpoint)
{
    const std::vector<std::byte> bytes = toBytes(checkpoint);
    if (bytes.size() > checkpointFileLimit)
        return Error { ErrorCode::FileTooLarge,
            { path, std::to_string(bytes.size()), std::to_string(checkpointFileLimit) } };
    return writeFile(path, bytes);
}

Result<void> checkBelongs(const Checkpoint& checkpoint, const Recipe& recipe,
    const std::vector<DataFingerprint>& data, const std::string& path)
{
    if (const std::optional<RecipeDifference> difference
        = firstDifference(checkpoint.recipe, recipe))
        return Error { ErrorCode::CheckpointOtherRecipe,
            { path, difference->key, difference->first, difference->second } };
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (i >= checkpoint.data.size() || !(checkpoint.data[i] == data[i]))
            return Error { ErrorCode::CheckpointOtherData, { path, data[i].set } };
    }
    return {};
}

} // namespace inkling
