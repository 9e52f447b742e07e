// SPDX-License-Identifier: GPL-3.0-or-later
// A model that was thought out and not trained: good enough to tell a 1 from a 7, small enough to be understood.
#pragma once

#include "core/model/model.h"

namespace inkling::test {

/// Softmax regression whose logit of 7 is the ink near the top of the digit, whose logit of 1 is half the ink in its
/// middle columns, and whose other logits are 0.
Model handMadeModel();

} // namespace inkling::test
