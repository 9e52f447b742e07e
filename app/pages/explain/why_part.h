// SPDX-License-Identifier: GPL-3.0-or-later
// Why 4 and not 9? The difference of their evidence, and the smallest change that would flip the answer.
#pragma once

#include "app/pages/explain/explain_part.h"
#include "app/session/flip_session.h"

#include <optional>

class QComboBox;
class QPushButton;

namespace inkling {

class EvidenceLegend;
class EvidenceView;

/// Compares two digits and proposes a flip. Trying it out puts the changed image in the place of the drawing, as a step
/// that can be undone.
class WhyPart : public ExplainPart {
    Q_OBJECT

public:
    explicit WhyPart(const Services& services, QWidget* parent = nullptr);

    void show(const Explanation& explanation) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void leave() override;
    using QWidget::show;

private:
    QComboBox* makeChooser(const QString& name, const QString& automatic);
    void buildColumns();
    void showContrast(const Explanation& explanation);
    void askForFlip(const Explanation& explanation);
    void showFlip(const FlipAnswer& answer);
    void tryOut();
    void pointAt(std::optional<QPoint> pixel);

    FlipSession m_flips;
    QComboBox* m_digitChooser;
    QComboBox* m_rivalChooser;
    TextLabel* m_lead;
    EvidenceView* m_difference;
    TextLabel* m_pixel;
    EvidenceLegend* m_legend;
    EvidenceView* m_change;
    TextLabel* m_proposal;
    QPushButton* m_try;
    int m_digit = 0; ///< that is compared now
    int m_rival = 1;
    std::optional<FlipAnswer> m_flip; ///< of what is shown
    std::optional<FlipProposal> m_tried; ///< the last one that was tried out
};

} // namespace inkling
