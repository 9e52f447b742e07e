// SPDX-License-Identifier: GPL-3.0-or-later
// What the network reads: the answer in large, the keys that name the digit, and the ten bars.
#pragma once

#include "app/widgets/card.h"

#include <QList>

class QAction;
class QBoxLayout;
class QToolButton;

namespace inkling {

class AnswerView;
class LabelPad;
class ProbabilityBars;
struct Reading;

/// The commands of the card.
struct AnswerCardSetup {
    QList<QAction*> labels; ///< name the digit, 0 to 9
    QAction* sortBars; ///< checked: the most probable first
};

/// Shows the answer of a Reading. Nothing in it changes place or size while one draws.
class AnswerCard : public Card {
    Q_OBJECT

public:
    AnswerCard(
        const ThemeSource& themeSource, const AnswerCardSetup& setup, QWidget* parent = nullptr);

    /// Shows \p reading; when a stroke has ended, the rows find their order and a screen reader is
    /// told the answer.
    void setReading(const Reading& reading);

    /// Puts the bars under the answer instead of beside it, for windows that are narrow for their fonts.
    void setStacked(bool stacked);

protected:
    void themeChanged() override;

private:
    void arrange();

    AnswerView* m_answer;
    LabelPad* m_labels;
    ProbabilityBars* m_bars;
    QToolButton* m_sort;
    QBoxLayout* m_row;
    QBoxLayout* m_left;
    bool m_strokeWasUnderWay = false;
};

} // namespace inkling
