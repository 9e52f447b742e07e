// SPDX-License-Identifier: GPL-3.0-or-later
// "What the network sees": the last stage of the preparation in large, and the switches that change it.
#pragma once

#include "app/widgets/card.h"
#include "core/digit/normalize.h"

class QAction;
class QHBoxLayout;
class QVBoxLayout;

namespace inkling {

class ActionButton;
class DigitPicture;
class PreparationSwitches;
class ShiftDrag;
class TextLabel;
struct Reading;

/// A card with the 28×28 image, the switches of the preparation, and the way to the numbers.
class SeenCard : public Card {
    Q_OBJECT

public:
    /// \p numbers shows and hides the gray levels as numbers.
    SeenCard(const ThemeSource& themeSource, QAction* numbers, QWidget* parent = nullptr);

    /// Shows the image of \p reading and how it was prepared.
    void setReading(const Reading& reading);

Q_SIGNALS:
    /// The user asks for another preparation.
    void preparationChosen(const inkling::NormalizationOptions& options);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void themeChanged() override;

private:
    void arrange();

    DigitPicture* m_view;
    ShiftDrag* m_drag;
    NormalizationOptions m_preparation; ///< of what is shown
    TextLabel* m_heading;
    ActionButton* m_numbers;
    PreparationSwitches* m_switches;
    QHBoxLayout* m_row;
    QHBoxLayout* m_headingRow;
    QVBoxLayout* m_column;
};

} // namespace inkling
