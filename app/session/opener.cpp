// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/opener.h"

#include "app/base/background.h"

namespace inkling {

void Opener::open(const Incoming& incoming, float penWidth)
{
    const int request = ++m_requests;
    runInBackground(
        this, [incoming, penWidth] { return readArrival(incoming, penWidth); },
        [this, request](const Result<Arrival>& reading) {
            if (request != m_requests)
                return;
            if (reading)
                Q_EMIT arrived(*reading);
            else
                Q_EMIT failed(reading.error());
        });
}

} // namespace inkling
