// SPDX-License-Identifier: GPL-3.0-or-later
// The confusion matrix of what was held out.
#pragma once

#include "app/widgets/card.h"
#include "app/widgets/confusion_matrix.h"

namespace inkling {

class TextLabel;

/// A titled matrix.
class ConfusionCard : public Card {
    Q_OBJECT

public:
    explicit ConfusionCard(const ThemeSource& themeSource, QWidget* parent = nullptr);

    ConfusionMatrix* matrix() const { return m_matrix; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    ConfusionMatrix* m_matrix;
    TextLabel* m_title;
    TextLabel* m_note;
};

} // namespace inkling
