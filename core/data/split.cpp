// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include <string>
#include <unordered_map>

namespace inkling {

namespace {

    /// Counts the writers of one source in order of first appearance.
    class WriterOrder {
    public:
        std::size_t ordinalOf(int writer)
        {
            if (writer == unknownWriter)
                return m_count++;
            const auto [entry, isNew] = m_ordinals.try_emplace(writer, m_count);
            if (isNew)
                ++m_count;
            return entry->second;
        }

    private:
        std::unordered_map<int, std::size_t> m_ordinals;
        std::size_t m_count = 0;
    };

    struct SourceState {
        std::size_t images = 0;
        std::size_t imagesSeen = 0;
        WriterOrder writers;
    };

    std::vector<SourceState> countImages(const DataSet& data)
    {
        std::vector<SourceState> sources(data.sourceCount());
        for (std::size_t i = 0; i < data.size(); ++i) {
            if (!data.isInk(i))
                ++sources[static_cast<std::size_t>(data.info(i).source)].images;
        }
        return sources;
    }

} // namespace

Result<Split> splitDataSet(const DataSet& data, const SplitRule& rule)
{
    std::vector<SourceState> sources = countImages(data);
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const std::size_t images = sources[s].images;
        if (images > 0 && images <= rule.images)
            return Error { ErrorCode::SplitLeavesNothing,
                { data.sourceName(static_cast<int>(s)), std::to_string(images),
                    std::to_string(rule.images) } };
    }

    Split split;
    for (std::size_t i = 0; i < data.size(); ++i) {
        SourceState& source = sources[static_cast<std::size_t>(data.info(i).source)];
        bool heldOut = false;
        if (!data.isInk(i))
            heldOut = source.imagesSeen++ >= source.images - rule.images;
        else if (rule.everyWriter > 0)
            heldOut = source.writers.ordinalOf(data.writer(i)) % rule.everyWriter
                == rule.everyWriter - 1;
        (heldOut ? split.validation : split.training).push_back(static_cast<std::uint32_t>(i));
    }
    return split;
}

} // namespace inkling
