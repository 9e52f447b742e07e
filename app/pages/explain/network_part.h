// SPDX-License-Identifier: GPL-3.0-or-later
// The network as a diagram that follows the pen; a unit that one points at is explained in words and numbers.
#pragma once

#include "app/pages/explain/explain_part.h"

#include <optional>

namespace inkling {

class NetworkDiagram;

/// Shows the strongest paths to one digit.
class NetworkPart : public ExplainPart {
    Q_OBJECT

public:
    explicit NetworkPart(const Services& services, QWidget* parent = nullptr);

    ExplainWish wish() const override;
    void show(const Explanation& explanation) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    using QWidget::show;

private:
    void tellUnit();
    QString pixelSentence(const PathUnit& unit) const;
    QString unitSentence(const QPoint& place) const;

    NetworkDiagram* m_diagram;
    TextLabel* m_unitText;
    NetworkPaths m_paths; ///< of what is shown; without columns while nothing is
    std::optional<int> m_digit; ///< nothing: the answer
    QPoint m_pointed { -1, -1 };
};

} // namespace inkling
