// SPDX-License-Identifier: GPL-3.0-or-later
// Explains what is on the paper, while it is being drawn. The Draw page and the Explain page show the same explanation.
#pragma once

#include "app/base/evidence_look.h"
#include "app/session/explanation.h"
#include "app/session/following_work.h"

#include <QObject>

namespace inkling {

class DigitSession;
class ModelSession;
struct Reading;

/// Follows the drawing and the model in use. *Threading*: the window's thread; networks with hidden layers are
/// explained on a thread of its own, and of the readings that come meanwhile the newest is next.
class ExplainSession : public QObject {
    Q_OBJECT

public:
    ExplainSession(DigitSession& digit, ModelSession& models, QObject* parent = nullptr);

    /// Returns the newest explanation; it has no model until the first one is there.
    const Explanation& explanation() const { return m_explanation; }

    /// Says what is to be explained besides the maps.
    void setWish(const ExplainWish& wish);

    const EvidenceLook& look() const { return m_look; }

    /// Chooses how evidence looks, on every page.
    void setLook(const EvidenceLook& look);

Q_SIGNALS:
    void explained(const inkling::Explanation& explanation);
    void lookChanged(const inkling::EvidenceLook& look);

private:
    void request();
    void deliver(Explanation explanation);

    DigitSession& m_digit;
    ModelSession& m_models;
    ExplainWish m_wish;
    EvidenceLook m_look;
    Explanation m_explanation;
    EvidenceFinder m_finder; ///< for what is explained at once
    FollowingWork<ExplainRequest, Explanation> m_work;
};

} // namespace inkling
