// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing that is on the paper of the Draw page, as the network that is being trained reads it.
#pragma once

#include "app/session/reading.h"
#include "app/widgets/card.h"

#include <memory>

namespace inkling {

class DigitPicture;
class SmallBars;
class TextLabel;

/// Shows what a network makes of the current drawing.
class DrawingCard : public Card {
    Q_OBJECT

public:
    explicit DrawingCard(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Takes the drawing of \p reading.
    void setReading(const Reading& reading);

    /// Lets \p mlp read; null lets nothing read.
    void setMlp(const std::shared_ptr<const Mlp>& mlp);

    SmallBars* bars() const { return m_bars; }

private:
    void read();

    DigitPicture* m_picture;
    SmallBars* m_bars;
    TextLabel* m_empty;
    GrayImage m_image;
    Model m_model;
    bool m_hasModel = false;
};

} // namespace inkling
