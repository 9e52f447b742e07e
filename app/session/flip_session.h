// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for the change of a drawing that flips its answer, off the window's thread.
#pragma once

#include "app/session/following_work.h"
#include "core/explain/flip.h"

#include <QObject>

#include <memory>
#include <optional>

namespace inkling {

/// What is to be flipped.
struct FlipRequest {
    std::shared_ptr<const Model> model;
    GrayImage image;
    int to = 0;

    bool operator==(const FlipRequest&) const = default;
};

/// What was found; nothing when there is no way.
struct FlipAnswer {
    FlipRequest request;
    std::optional<FlipProposal> proposal;
};

/// Answers the newest question. *Threading*: the window's thread.
class FlipSession : public QObject {
    Q_OBJECT

public:
    explicit FlipSession(QObject* parent = nullptr);

    /// Looks for a flip. The same question is not answered twice.
    void request(const FlipRequest& request);

    /// Forgets the question; its answer does not come.
    void cancel();

Q_SIGNALS:
    void answered(const inkling::FlipAnswer& answer);

private:
    std::optional<FlipRequest> m_asked;
    FollowingWork<FlipRequest, FlipAnswer> m_work;
};

} // namespace inkling
