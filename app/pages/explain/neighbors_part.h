// SPDX-License-Identifier: GPL-3.0-or-later
// The nine training digits that are nearest to the drawing in the last hidden layer.
#pragma once

#include "app/pages/explain/explain_part.h"

class QProgressBar;
class QPushButton;

namespace inkling {

class DigitGallery;
class TrainingDigits;
struct TrainingDigit;

/// Shows what the network finds alike, so that a mistake can be understood.
class NeighborsPart : public ExplainPart {
    Q_OBJECT

public:
    NeighborsPart(const Services& services, TrainingDigits& digits, QWidget* parent = nullptr);

    void show(const Explanation& explanation) override;
    void leave() override;
    using QWidget::show;

private:
    void buildControls();
    void tellState();
    void showFound(const std::vector<TrainingDigit>& found);
    void get();

    TrainingDigits& m_digits;
    DigitGallery* m_gallery;
    TextLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    QPushButton* m_get;
    bool m_stopped = false; ///< the user stopped the search; it begins again on demand
};

} // namespace inkling
