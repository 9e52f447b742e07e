// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/active_rows.h"

#include "core/kernels/vector.h"

#include <algorithm>
#include <array>

namespace inkling::kernels {

namespace {

    // Samples that share each load of the matrix: ten classes in two goes, whose sums fit into the registers of AVX2.
    constexpr std::size_t samplesAtOnce = 5;
    // Panels side by side for a single sample: enough independent sums to hide the latency of a multiply-add.
    constexpr std::size_t panelsAtOnce = 4;

    /// Some columns of the matrix, and where their sums go.
    struct Columns {
        const float* matrix;
        std::size_t pitch; ///< from a row to the next, in the result too
        float* result;
    };

    // The next row lies a page further on, where no prefetcher of the processor looks.
    void fetchPanel(const ActiveRows& active, const Columns& columns)
    {
        for (const std::uint32_t row : active.rows)
            __builtin_prefetch(columns.matrix + row * columns.pitch);
    }

    /// Sums up \p panels panels for \p samples samples from \p first on.
    template <std::size_t samples, std::size_t panels>
    void sumUp(const ActiveRows& active, std::size_t first, const Columns& columns)
    {
        std::array<std::array<PanelRow, panels>, samples> sums {};
        const float* factors = active.factors + first;
        for (const std::uint32_t row : active.rows) {
            const float* const values = columns.matrix + row * columns.pitch;
            for (std::size_t p = 0; p < panels; ++p) {
                const PanelRow panel = loadRow(values + p * panelWidth);
                for (std::size_t s = 0; s < samples; ++s) {
                    for (std::size_t v = 0; v < vectorsPerPanel; ++v)
                        sums[s][p][v] += factors[s] * panel[v];
                }
            }
            factors += active.samples;
        }
        for (std::size_t s = 0; s < samples; ++s) {
            for (std::size_t p = 0; p < panels; ++p)
                storeRow(columns.result + (first + s) * columns.pitch + p * panelWidth, sums[s][p]);
        }
    }

    void sumUpPanel(const ActiveRows& active, const Columns& columns)
    {
        std::size_t sample = 0;
        for (; sample + samplesAtOnce <= active.samples; sample += samplesAtOnce)
            sumUp<samplesAtOnce, 1>(active, sample, columns);
        for (; sample < active.samples; ++sample)
            sumUp<1, 1>(active, sample, columns);
    }

    void sumUpColumn(const ActiveRows& active, const Columns& columns)
    {
        for (std::size_t sample = 0; sample < active.samples; ++sample) {
            float sum = 0;
            for (std::size_t i = 0; i < active.rows.size(); ++i)
                sum += active.factors[i * active.samples + sample]
                    * columns.matrix[active.rows[i] * columns.pitch];
            columns.result[sample * columns.pitch] = sum;
        }
    }

} // namespace

void activeRowProduct(const ActiveRows& active, std::size_t columns, const float* matrix, float* y)
{
    if (active.rows.empty()) {
        std::fill_n(y, active.samples * columns, 0.0F);
        return;
    }
    if (columns < panelWidth) {
        for (std::size_t column = 0; column < columns; ++column)
            sumUpColumn(active, { matrix + column, columns, y + column });
        return;
    }
    constexpr std::size_t wide = panelsAtOnce * panelWidth;
    std::size_t column = 0;
    for (; active.samples == 1 && column + wide <= columns; column += wide)
        sumUp<1, panelsAtOnce>(active, 0, { matrix + column, columns, y + column });
    for (; column < columns; column += panelWidth) {
        // The last panel begins early enough to be a whole one, and comes to the same sums.
        const std::size_t begin = std::min(column, columns - panelWidth);
        if (begin + 2 * panelWidth <= columns)
            fetchPanel(active, { matrix + begin + panelWidth, columns, nullptr });
        sumUpPanel(active, { matrix + begin, columns, y + begin });
    }
}

} // namespace inkling::kernels
