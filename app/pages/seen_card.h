// SPDX-License-Identifier: GPL-3.0-or-later
// "What the network sees": the last stage of the preparation in large, with the words that belong to it.
#pragma once

#include "app/widgets/card.h"
#include "core/digit/normalize.h"

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace inkling {

class DigitView;
class TextLabel;

/// A card with the 28×28 image; its words say what it is.
class SeenCard : public Card {
    Q_OBJECT

public:
    explicit SeenCard(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows the image of \p stages, or a placeholder for nothing.
    void setStages(const std::optional<NormalizationStages>& stages);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void themeChanged() override;

private:
    void arrange();

    DigitView* m_view;
    TextLabel* m_heading;
    TextLabel* m_words;
    QHBoxLayout* m_row;
    QVBoxLayout* m_column;
};

} // namespace inkling
