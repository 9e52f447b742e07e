// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/dense.h"

#include "core/kernels/dense_single.h"
#include "core/kernels/eigen_config.h"

#include <algorithm>

namespace inkling::kernels {

namespace {

    /// Eigen cuts a product into blocks by the sizes of the processor's caches, and where it cuts decides how sums are
    /// rounded. Fixed sizes, those of a common desktop processor, give every machine the same bits.
    void fixBlockSizes()
    {
        constexpr std::ptrdiff_t kibibyte = 1024;
        static const bool fixed = [] {
            Eigen::setCpuCacheSizes(32 * kibibyte, 512 * kibibyte, 4096 * kibibyte);
            return true;
        }();
        static_cast<void>(fixed);
    }

} // namespace

template <typename Scalar>
void denseForward(
    const DenseShape& shape, const Scalar* x, const Scalar* weights, const Scalar* bias, Scalar* z)
{
    if (shape.batch == 1) {
        denseForwardSingle(shape, x, weights, bias, z);
        return;
    }
    fixBlockSizes();
    auto result = matrix(z, shape.batch, shape.outputs);
    result.rowwise() = ConstRowView<Scalar>(bias, indexOf(shape.outputs));
    result.noalias() += matrix(x, shape.batch, shape.inputs)
        * matrix(weights, shape.outputs, shape.inputs).transpose();
}

template <typename Scalar>
void denseWeightGradient(
    const DenseShape& shape, const Scalar* dz, const Scalar* x, Scalar* dWeights, Scalar* dBias)
{
    fixBlockSizes();
    matrix(dWeights, shape.outputs, shape.inputs).noalias()
        = matrix(dz, shape.batch, shape.outputs).transpose() * matrix(x, shape.batch, shape.inputs);
    std::fill(dBias, dBias + shape.outputs, Scalar(0));
    for (std::size_t sample = 0; sample < shape.batch; ++sample) {
        for (std::size_t output = 0; output < shape.outputs; ++output)
            dBias[output] += dz[sample * shape.outputs + output];
    }
}

template <typename Scalar>
void denseInputGradient(
    const DenseShape& shape, const Scalar* dz, const Scalar* weights, Scalar* dx)
{
    fixBlockSizes();
    matrix(dx, shape.batch, shape.inputs).noalias()
        = matrix(dz, shape.batch, shape.outputs) * matrix(weights, shape.outputs, shape.inputs);
}

template void denseForward(const DenseShape&, const float*, const float*, const float*, float*);
template void denseForward(const DenseShape&, const double*, const double*, const double*, double*);
template void denseWeightGradient(const DenseShape&, const float*, const float*, float*, float*);
template void denseWeightGradient(
    const DenseShape&, const double*, const double*, double*, double*);
template void denseInputGradient(const DenseShape&, const float*, const float*, float*);
template void denseInputGradient(const DenseShape&, const double*, const double*, double*);

} // namespace inkling::kernels
