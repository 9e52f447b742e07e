// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/dense_single.h"

#include "core/kernels/eigen_config.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace inkling::kernels {

namespace {

    // Inputs are taken or left in blocks: long enough for vector registers, short enough to find the gaps of a digit.
    constexpr std::size_t blockSize = 4;
    // The list of lit blocks lies on the stack; a longer input goes in several rounds.
    constexpr std::size_t blocksAtOnce = 512;
    // Rows of W that share one pass over the inputs: enough independent sums to hide the latency of an addition.
    constexpr std::size_t rowsAtOnce = 4;

    template <typename Scalar> using Block = Eigen::Array<Scalar, static_cast<int>(blockSize), 1>;

    template <typename Scalar> Block<Scalar> load(const Scalar* values)
    {
        return Eigen::Map<const Block<Scalar>>(values);
    }

    /// The blocks of a part of the input that hold anything but zeros.
    template <typename Scalar> struct LitBlocks {
        std::array<Block<Scalar>, blocksAtOnce> values;
        std::array<std::uint32_t, blocksAtOnce> offsets;
        std::size_t count = 0;

        void collect(const Scalar* x, std::size_t from, std::size_t to)
        {
            count = 0;
            for (std::size_t offset = from; offset < to; offset += blockSize) {
                const Block<Scalar> block = load(x + offset);
                if ((block != Scalar(0)).any()) { // true for NaN too: divergence must not be hidden
                    values[count] = block;
                    offsets[count++] = static_cast<std::uint32_t>(offset);
                }
            }
        }
    };

    template <typename Scalar>
    void addRows(const LitBlocks<Scalar>& lit, std::size_t inputs, const Scalar* weights, Scalar* z)
    {
        std::array<Block<Scalar>, rowsAtOnce> sums;
        sums.fill(Block<Scalar>::Zero());
        for (std::size_t b = 0; b < lit.count; ++b) {
            const Scalar* column = weights + lit.offsets[b];
            for (std::size_t row = 0; row < rowsAtOnce; ++row)
                sums[row] += load(column + row * inputs) * lit.values[b];
        }
        for (std::size_t row = 0; row < rowsAtOnce; ++row)
            z[row] += sums[row].sum();
    }

    template <typename Scalar>
    void addRow(const LitBlocks<Scalar>& lit, const Scalar* weights, Scalar& z)
    {
        Block<Scalar> sum = Block<Scalar>::Zero();
        for (std::size_t b = 0; b < lit.count; ++b)
            sum += load(weights + lit.offsets[b]) * lit.values[b];
        z += sum.sum();
    }

} // namespace

template <typename Scalar>
void denseForwardSingle(
    const DenseShape& shape, const Scalar* x, const Scalar* weights, const Scalar* bias, Scalar* z)
{
    assert(shape.batch == 1);
    const std::size_t inputs = shape.inputs;
    const std::size_t outputs = shape.outputs;
    std::copy(bias, bias + outputs, z);
    const std::size_t whole = inputs - inputs % blockSize;
    LitBlocks<Scalar> lit;
    for (std::size_t from = 0; from < whole; from += blocksAtOnce * blockSize) {
        lit.collect(x, from, std::min(whole, from + blocksAtOnce * blockSize));
        std::size_t row = 0;
        for (; row + rowsAtOnce <= outputs; row += rowsAtOnce)
            addRows(lit, inputs, weights + row * inputs, z + row);
        for (; row < outputs; ++row)
            addRow(lit, weights + row * inputs, z[row]);
    }
    for (std::size_t input = whole; input < inputs; ++input) {
        for (std::size_t row = 0; row < outputs; ++row)
            z[row] += weights[row * inputs + input] * x[input];
    }
}

template void denseForwardSingle(
    const DenseShape&, const float*, const float*, const float*, float*);
template void denseForwardSingle(
    const DenseShape&, const double*, const double*, const double*, double*);

} // namespace inkling::kernels
