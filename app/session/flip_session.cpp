// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/flip_session.h"

namespace inkling {

FlipSession::FlipSession(QObject* parent)
    : QObject(parent)
    , m_work(
          this, Outdated::Stop,
          [](const FlipRequest& request, const std::stop_token& stop) {
              return FlipAnswer { request,
                  proposeFlip(*request.model, request.image, request.to, stop) };
          },
          [this](const FlipAnswer& answer) { Q_EMIT answered(answer); })
{
}

void FlipSession::request(const FlipRequest& request)
{
    if (m_asked == request)
        return;
    m_asked = request;
    m_work.request(request);
}

void FlipSession::cancel()
{
    m_asked.reset();
    m_work.cancel();
}

} // namespace inkling
