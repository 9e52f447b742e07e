// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/update.h"

#include "core/kernels/update_rules.h"

namespace inkling::kernels {

template <typename Scalar>
void updateParameters(
    std::size_t count, const UpdateStep<Scalar>& step, const UpdateArrays<Scalar>& arrays)
{
    withRule(step, [=](const auto& rule) {
        for (std::size_t i = 0; i < count; ++i) {
            Scalar none = 0;
            rule(arrays.gradient[i], arrays.parameters[i],
                rule.moments > 0 ? arrays.first[i] : none,
                rule.moments > 1 ? arrays.second[i] : none);
        }
    });
}

template <typename Scalar>
void averageParameters(std::size_t count, Scalar decay, const Scalar* parameters, Scalar* average)
{
    const Scalar share = Scalar(1) - decay;
    for (std::size_t i = 0; i < count; ++i)
        average[i] += share * (parameters[i] - average[i]);
}

template void updateParameters(std::size_t, const UpdateStep<float>&, const UpdateArrays<float>&);
template void updateParameters(std::size_t, const UpdateStep<double>&, const UpdateArrays<double>&);
template void averageParameters(std::size_t, float, const float*, float*);
template void averageParameters(std::size_t, double, const double*, double*);

} // namespace inkling::kernels
