// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/explain_session.h"

#include "app/session/digit_session.h"
#include "app/session/model_session.h"

#include <memory>
#include <utility>

namespace inkling {

ExplainSession::ExplainSession(DigitSession& digit, ModelSession& models, QObject* parent)
    : QObject(parent)
    , m_digit(digit)
    , m_models(models)
    , m_work(
          this, Outdated::Finish,
          [finder = std::make_shared<EvidenceFinder>()](const ExplainRequest& request,
              const std::stop_token& /*stop*/) { return explain(request, *finder); },
          [this](Explanation explanation) { deliver(std::move(explanation)); })
{
    connect(&digit, &DigitSession::readingChanged, this, &ExplainSession::request);
    connect(&models, &ModelSession::modelChanged, this, &ExplainSession::request);
}

void ExplainSession::setWish(const ExplainWish& wish)
{
    m_wish = wish;
    request();
}

void ExplainSession::setLook(const EvidenceLook& look)
{
    if (look == m_look)
        return;
    m_look = look;
    Q_EMIT lookChanged(m_look);
}

void ExplainSession::request()
{
    const Reading& reading = m_digit.reading();
    const bool hasInk = reading.stages.has_value();
    ExplainRequest request { m_models.modelInUse().model, m_models.modelInUse().forward,
        hasInk ? reading.stages->image : GrayImage(digitSide, digitSide), hasInk, m_wish };
    // Softmax regression is explained in less time than a thread takes to wake up, and so its maps are painted
    // together with the answer.
    if (!request.model || request.model->mlp.layers.size() == 1) {
        m_work.cancel();
        deliver(explain(request, m_finder));
    } else {
        m_work.request(std::move(request));
    }
}

void ExplainSession::deliver(Explanation explanation)
{
    m_explanation = std::move(explanation);
    Q_EMIT explained(m_explanation);
}

} // namespace inkling
