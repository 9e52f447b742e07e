// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what comes from outside off the window's thread.
#pragma once

#include "app/session/arrival.h"

#include <QObject>

namespace inkling {

/// Reads one thing at a time; of several under way the last one counts. *Threading*: the window's thread.
class Opener : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Reads \p incoming as readArrival does; arrived or failed tells when that is done.
    void open(const Incoming& incoming, float penWidth);

Q_SIGNALS:
    void arrived(const inkling::Arrival& arrival);
    void failed(const inkling::Error& error);

private:
    int m_requests = 0;
};

} // namespace inkling
