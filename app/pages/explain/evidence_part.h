// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence, exactly: slope × gray for every pixel, plus the bias, adds up to the logit.
#pragma once

#include "app/pages/explain/explain_part.h"

#include <optional>

namespace inkling {

class DigitPicture;
class EvidenceGrid;
class EvidenceLegend;
class EvidenceView;

/// Shows how the evidence for one digit comes about.
class EvidencePart : public ExplainPart {
    Q_OBJECT

public:
    explicit EvidencePart(const Services& services, QWidget* parent = nullptr);

    void show(const Explanation& explanation) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    using QWidget::show;

private:
    void tellMethod(const Explanation& explanation);
    void tellSum(const Explanation& explanation, int digit);
    void pointAt(std::optional<QPoint> pixel);
    int shownDigit(const Explanation& explanation) const;

    TextLabel* m_method;
    EvidenceView* m_slopes;
    DigitPicture* m_ink;
    EvidenceView* m_product;
    TextLabel* m_pixel;
    EvidenceLegend* m_legend;
    TextLabel* m_sum;
    EvidenceGrid* m_grid;
    std::optional<int> m_digit; ///< nothing: the answer
    std::optional<QPoint> m_pointed;
};

} // namespace inkling
