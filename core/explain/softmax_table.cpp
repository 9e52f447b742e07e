// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/softmax_table.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace inkling {

SoftmaxTable softmaxTable(
    std::span<const float> logits, std::span<const int> digits, float temperature, int raised)
{
    assert(!digits.empty());
    SoftmaxTable table;
    for (const int digit : digits)
        table.rows.push_back({ digit, double { logits[static_cast<std::size_t>(digit)] } });
    table.greatest = std::max_element(
        table.rows.begin(), table.rows.end(), [](const SoftmaxRow& a, const SoftmaxRow& b) {
            return a.evidence < b.evidence;
        })->evidence;
    const double scale = double { temperature };
    double sumWithOneMore = 0;
    for (SoftmaxRow& row : table.rows) {
        row.below = (row.evidence - table.greatest) / scale;
        row.exponential = std::exp(row.below);
        row.shareWithOneMore
            = row.digit == raised ? std::exp(row.below + 1 / scale) : row.exponential;
        table.sum += row.exponential;
        sumWithOneMore += row.shareWithOneMore;
    }
    for (SoftmaxRow& row : table.rows) {
        row.share = row.exponential / table.sum;
        row.shareWithOneMore /= sumWithOneMore;
    }
    return table;
}

} // namespace inkling
