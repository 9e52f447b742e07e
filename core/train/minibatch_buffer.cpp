// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/minibatch_buffer.h"

#include "core/kernels/elementwise.h"

namespace inkling {

void MinibatchBuffer::clear()
{
    m_inputs.clear();
    m_labels.clear();
}

void MinibatchBuffer::append(DigitView image, std::uint8_t label)
{
    const std::size_t start = m_inputs.size();
    m_inputs.resize(start + image.size());
    kernels::scaleGrays(image.size(), image.data(), m_inputs.data() + start);
    m_labels.push_back(label);
}

} // namespace inkling
