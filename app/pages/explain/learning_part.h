// SPDX-License-Identifier: GPL-3.0-or-later
// One step of learning on this very drawing: forward, error, gradient, and what the step makes of it.
#pragma once

#include "app/pages/explain/explain_part.h"

#include <optional>

class QPushButton;
class QSlider;

namespace inkling {

class DigitChooser;
class EvidenceGrid;
class EvidenceLegend;
class LearningTable;

/// Takes the step on paper; the model in use stays as it is until the user says otherwise.
class LearningPart : public ExplainPart {
    Q_OBJECT

public:
    explicit LearningPart(const Services& services, QWidget* parent = nullptr);

    ExplainWish wish() const override;
    void show(const Explanation& explanation) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    using QWidget::show;

private:
    void buildRate();
    void tell(const LearningStep& step);
    float learningRate() const;
    void useLearned();

    DigitChooser* m_label;
    QSlider* m_rate;
    TextLabel* m_rateText;
    TextLabel* m_formula;
    LearningTable* m_table;
    TextLabel* m_mapText;
    EvidenceLegend* m_legend;
    EvidenceGrid* m_maps;
    QPushButton* m_use;
    std::shared_ptr<const Model> m_learned;
};

} // namespace inkling
