// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/elementwise.h"

#include "core/kernels/eigen_config.h"

namespace inkling::kernels {

template <typename Scalar> void sigmoidForward(std::size_t count, Scalar* values)
{
    transformPacks(count, values, [](const Pack<Scalar>& z) { return z.logistic(); });
}

template <typename Scalar> void tanhForward(std::size_t count, Scalar* values)
{
    transformPacks(count, values, [](const Pack<Scalar>& z) { return z.tanh(); });
}

template <typename Scalar> void reluForward(std::size_t count, Scalar* values)
{
    for (std::size_t i = 0; i < count; ++i)
        values[i] = values[i] < Scalar(0) ? Scalar(0) : values[i];
}

template <typename Scalar>
void sigmoidBackward(std::size_t count, const Scalar* a, Scalar* gradient)
{
    for (std::size_t i = 0; i < count; ++i)
        gradient[i] *= a[i] * (Scalar(1) - a[i]);
}

template <typename Scalar> void tanhBackward(std::size_t count, const Scalar* a, Scalar* gradient)
{
    for (std::size_t i = 0; i < count; ++i)
        gradient[i] *= Scalar(1) - a[i] * a[i];
}

template <typename Scalar> void reluBackward(std::size_t count, const Scalar* a, Scalar* gradient)
{
    for (std::size_t i = 0; i < count; ++i)
        gradient[i] = a[i] == Scalar(0) ? Scalar(0) : gradient[i];
}

template <typename Scalar>
void scaleGrays(std::size_t count, const std::uint8_t* grays, Scalar* values)
{
    constexpr Scalar white = 255;
    for (std::size_t i = 0; i < count; ++i)
        values[i] = static_cast<Scalar>(grays[i]) / white;
}

template void sigmoidForward(std::size_t, float*);
template void sigmoidForward(std::size_t, double*);
template void tanhForward(std::size_t, float*);
template void tanhForward(std::size_t, double*);
template void reluForward(std::size_t, float*);
template void reluForward(std::size_t, double*);
template void sigmoidBackward(std::size_t, const float*, float*);
template void sigmoidBackward(std::size_t, const double*, double*);
template void tanhBackward(std::size_t, const float*, float*);
template void tanhBackward(std::size_t, const double*, double*);
template void reluBackward(std::size_t, const float*, float*);
template void reluBackward(std::size_t, const double*, double*);
template void scaleGrays(std::size_t, const std::uint8_t*, float*);
template void scaleGrays(std::size_t, const std::uint8_t*, double*);

} // namespace inkling::kernels
