// SPDX-License-Identifier: GPL-3.0-or-later
// Hidden units: the weight maps of the first layer, sorted by what they contribute to the answer, and one in detail.
#pragma once

#include "app/pages/explain/explain_part.h"

#include <optional>

namespace inkling {

class DigitGallery;
class EvidenceView;
class SignedBars;
class TrainingDigits;
class UnitGrid;
struct TrainingDigit;

/// Shows the first hidden layer.
class UnitsPart : public ExplainPart {
    Q_OBJECT

public:
    UnitsPart(const Services& services, TrainingDigits& digits, QWidget* parent = nullptr);

    ExplainWish wish() const override;
    void show(const Explanation& explanation) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    using QWidget::show;

private:
    void buildColumns();
    void showUnit();
    void showNothing(const QString& sentence);
    void showExciting(int unit, const std::vector<TrainingDigit>& found);
    void askForExciting();
    void tellDigits();

    TrainingDigits& m_digits;
    TextLabel* m_summary;
    UnitGrid* m_grid;
    EvidenceView* m_weights;
    TextLabel* m_unitText;
    TextLabel* m_outgoingText;
    SignedBars* m_outgoing;
    TextLabel* m_excitingText;
    DigitGallery* m_exciting;
    HiddenUnits m_units;
    std::shared_ptr<const Model> m_model;
    float m_scale = 1; ///< of the weights of the first layer
    std::optional<int> m_unit; ///< that the user chose; nothing: the greatest contribution
    int m_shown = -1;
    int m_asked = -1; ///< the unit whose digits were asked for last
};

} // namespace inkling
