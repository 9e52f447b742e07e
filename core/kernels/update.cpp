// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/update.h"

namespace inkling::kernels {

template <typename Scalar>
void momentumUpdate(std::size_t count, const MomentumStep<Scalar>& step, const Scalar* gradient,
    Scalar* velocity, Scalar* parameters)
{
    const auto [learningRate, momentum, weightDecay] = step;
    for (std::size_t i = 0; i < count; ++i) {
        velocity[i] = momentum * velocity[i] + (gradient[i] + weightDecay * parameters[i]);
        parameters[i] -= learningRate * velocity[i];
    }
}

template void momentumUpdate(std::size_t, const MomentumStep<float>&, const float*, float*, float*);
template void momentumUpdate(
    std::size_t, const MomentumStep<double>&, const double*, double*, double*);

} // namespace inkling::kernels
