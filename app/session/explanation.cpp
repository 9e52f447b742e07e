// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/explanation.h"

namespace inkling {

Explanation explain(const ExplainRequest& request, EvidenceFinder& finder)
{
    Explanation result { request.model, request.image, request.hasInk, {}, {}, {}, {} };
    if (!request.model)
        return result;
    const Model& model = *request.model;
    result.maps = finder.find(model, request.image, request.forward.get());
    const ExplainWish& wish = request.wish;
    const int digit = wish.digit.value_or(result.maps.answer);
    if (wish.units)
        result.units = hiddenUnits(model, result.maps.grays, digit);
    if (wish.paths)
        result.paths = networkPaths(model, result.maps.grays, digit);
    if (wish.lesson)
        result.step = learnOnce(model, request.image, *wish.lesson);
    return result;
}

} // namespace inkling
