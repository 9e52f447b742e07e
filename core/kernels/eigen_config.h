// SPDX-License-Identifier: GPL-3.0-or-later
// Eigen as the kernels use it: one thread, views of plain row-major arrays, and bits that do not depend on where in
// memory an array begins. Only the .cpp files of this folder include it; no Eigen type leaves the library.
#pragma once

#ifndef EIGEN_DONT_PARALLELIZE
#define EIGEN_DONT_PARALLELIZE
#endif

// Products of tiny matrices would go a way of their own, on which alignment decides how sums are rounded.
#ifndef EIGEN_GEMM_TO_COEFFBASED_THRESHOLD
#define EIGEN_GEMM_TO_COEFFBASED_THRESHOLD 1
#endif

#include <Eigen/Core>

#include <algorithm>
#include <cstddef>

namespace inkling::kernels {

template <typename Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <typename Scalar> using RowVector = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;
template <typename Scalar> using MatrixView = Eigen::Map<Matrix<Scalar>>;
template <typename Scalar> using ConstMatrixView = Eigen::Map<const Matrix<Scalar>>;
template <typename Scalar> using RowView = Eigen::Map<RowVector<Scalar>>;
template <typename Scalar> using ConstRowView = Eigen::Map<const RowVector<Scalar>>;

/// Numbers that always fill whole vector registers, at every processor level.
constexpr std::size_t packSize = 16;
template <typename Scalar> using Pack = Eigen::Array<Scalar, static_cast<int>(packSize), 1>;

inline Eigen::Index indexOf(std::size_t size) { return static_cast<Eigen::Index>(size); }

/// Views \p values as a row-major matrix.
template <typename Scalar>
MatrixView<Scalar> matrix(Scalar* values, std::size_t rows, std::size_t columns)
{
    return { values, indexOf(rows), indexOf(columns) };
}

template <typename Scalar>
ConstMatrixView<Scalar> matrix(const Scalar* values, std::size_t rows, std::size_t columns)
{
    return { values, indexOf(rows), indexOf(columns) };
}

/// Replaces \p count values by \p function of them. Eigen computes exp and the like in two ways, in registers and one
/// by one, and the two differ in the last bit; whole packs make sure that each value goes the same way.
template <typename Scalar, typename Function>
void transformPacks(std::size_t count, Scalar* values, Function function)
{
    for (std::size_t begin = 0; begin < count; begin += packSize) {
        const std::size_t size = std::min(packSize, count - begin);
        Pack<Scalar> pack = Pack<Scalar>::Zero();
        std::copy(values + begin, values + begin + size, pack.data());
        pack = function(pack).eval();
        std::copy(pack.data(), pack.data() + size, values + begin);
    }
}

} // namespace inkling::kernels
