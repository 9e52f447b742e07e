// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_spec.h"

#include "core/base/file.h"
#include "core/data/idx_file.h"
#include "core/data/synthetic_data.h"
#include "core/data/unipen_file.h"
#include "core/ink/ink_file.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace inkling {

namespace {

    namespace fs = std::filesystem;

    constexpr std::string_view imagesEnding = "-images-idx3-ubyte";
    constexpr std::string_view labelsEnding = "-labels-idx1-ubyte";
    constexpr std::string_view penPrefix = "pen:";

    /// A data set of IDX files that is known by name.
    struct KnownSet {
        std::string_view name;
        std::string_view folder; ///< below the data folder
        std::string_view prefix; ///< of the two files
    };

    constexpr std::array<KnownSet, 2> knownSets { {
        { "mnist:train", "mnist", "train" },
        { "mnist:test", "mnist", "t10k" },
    } };

    bool isThere(const fs::path& path)
    {
        std::error_code failure;
        return fs::exists(path, failure);
    }

    /// Returns the plain or else the gzipped file that begins with \p prefix and \p ending.
    std::optional<std::string> findIdxFile(const fs::path& prefix, std::string_view ending)
    {
        for (const std::string_view packing : { "", ".gz" }) {
            fs::path candidate = prefix;
            candidate += ending;
            candidate += packing;
            if (isThere(candidate))
                return candidate.string();
        }
        return std::nullopt;
    }

    /// Returns the pair of files that begins with \p prefix, or nothing when there are no images. Labels that are
    /// missing beside the images get the name that they should have, so that reading them tells which file it is.
    std::optional<IdxPaths> findIdxPair(const fs::path& prefix, const std::string& specification)
    {
        const std::optional<std::string> images = findIdxFile(prefix, imagesEnding);
        if (!images)
            return std::nullopt;
        fs::path usualLabels = prefix;
        usualLabels += labelsEnding;
        return IdxPaths { *images, findIdxFile(prefix, labelsEnding).value_or(usualLabels.string()),
            specification };
    }

    Result<DataSet> loadKnown(
        const KnownSet& known, const std::string& specification, const std::string& folder)
    {
        const fs::path place = fs::path(folder) / known.folder;
        const std::optional<IdxPaths> paths = findIdxPair(place / known.prefix, specification);
        if (!paths)
            return Error { ErrorCode::DataSetMissing, { specification, place.string() } };
        return readIdx(*paths);
    }

    Result<DataSet> loadInk(const std::string& path, const std::string& specification)
    {
        const Result<std::string> text = readTextFile(path, inkFileLimit);
        if (!text)
            return text.error();
        Result<std::vector<InkLine>> lines
            = looksLikeUnipen(*text) ? parseUnipen(*text, path) : parseInkLines(*text, path);
        if (!lines)
            return lines.error();
        DataSet data;
        const int source = data.sourceIndex(specification);
        for (InkLine& line : *lines) {
            const SampleInfo info { line.record.label.value_or(unknownLabel),
                data.writerIndex(line.record.writer), source,
                static_cast<std::uint32_t>(line.number - 1) };
            data.appendInk(std::move(line.record.strokes), info);
        }
        return data;
    }

    Result<DataSet> loadPen(const std::string& specification, const std::string& folder)
    {
        const std::string file = specification.substr(penPrefix.size());
        if (file.empty())
            return Error { ErrorCode::DataSpecInvalid, { specification } };
        const fs::path usual = fs::path(folder) / "pen";
        for (const fs::path& candidate :
            { usual / file, fs::path(folder) / file, fs::path(file) }) {
            if (isThere(candidate))
                return loadInk(candidate.string(), specification);
        }
        return Error { ErrorCode::DataSetMissing, { specification, usual.string() } };
    }

    Result<DataSet> loadSynthetic(const std::string& specification)
    {
        const Result<SyntheticSpec> spec = parseSyntheticSpec(specification);
        if (!spec)
            return spec.error();
        return makeSyntheticData(*spec, specification);
    }

    Result<DataSet> loadPath(const std::string& specification)
    {
        if (const std::optional<IdxPaths> paths = findIdxPair(specification, specification))
            return readIdx(*paths);
        const bool looksLikePath
            = specification.ends_with(".jsonl") || fs::path(specification).has_parent_path();
        if (!looksLikePath && !isThere(specification))
            return Error { ErrorCode::DataSpecInvalid, { specification } };
        return loadInk(specification, specification);
    }

} // namespace

Result<DataSet> loadDataSet(const std::string& specification, const std::string& folder)
{
    const auto load = [&]() -> Result<DataSet> {
        for (const KnownSet& known : knownSets) {
            if (known.name == specification)
                return loadKnown(known, specification, folder);
        }
        if (specification.empty() || specification.starts_with("mnist:"))
            return Error { ErrorCode::DataSpecInvalid, { specification } };
        if (namesSynthetic(specification))
            return loadSynthetic(specification);
        return specification.starts_with(penPrefix) ? loadPen(specification, folder)
                                                    : loadPath(specification);
    };
    Result<DataSet> data = load();
    if (data && data->isEmpty())
        return Error { ErrorCode::DataSetEmpty, { specification } };
    return data;
}

bool isDataSetThere(const std::string& specification, const std::string& folder)
{
    for (const KnownSet& known : knownSets) {
        const fs::path prefix = fs::path(folder) / known.folder / known.prefix;
        if (known.name == specification)
            return findIdxFile(prefix, imagesEnding) && findIdxFile(prefix, labelsEnding);
    }
    if (namesSynthetic(specification))
        return static_cast<bool>(parseSyntheticSpec(specification));
    if (specification.starts_with(penPrefix)) {
        const std::string file = specification.substr(penPrefix.size());
        return !file.empty()
            && (isThere(fs::path(folder) / "pen" / file) || isThere(fs::path(folder) / file)
                || isThere(file));
    }
    return !specification.empty()
        && (findIdxPair(specification, specification) || isThere(specification));
}

Result<DataSet> loadLabeledDataSet(const std::string& specification, const std::string& folder)
{
    Result<DataSet> data = loadDataSet(specification, folder);
    for (std::size_t i = 0; data && i < data->size(); ++i) {
        if (data->label(i) == unknownLabel)
            return Error { ErrorCode::DataSetUnlabeled,
                { specification, std::to_string(data->info(i).number + 1) } };
    }
    return data;
}

} // namespace inkling
