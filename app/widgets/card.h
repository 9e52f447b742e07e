// SPDX-License-Identifier: GPL-3.0-or-later
// A card: a surface with a hairline and round corners that holds what belongs together. It has no
// shadow.
#pragma once

#include "app/widgets/themed_widget.h"

namespace inkling {

/// An empty card; give it a layout. Its contents margins are the padding of cards.
class Card : public ThemedWidget {
    Q_OBJECT

public:
    explicit Card(const ThemeSource& themeSource, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override;
};

} // namespace inkling
