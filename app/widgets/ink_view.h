// SPDX-License-Identifier: GPL-3.0-or-later
// A DigitPicture whose picture is the drawing itself, in small: ink in white on black, and the box
// around it.
#pragma once

#include "app/widgets/digit_picture.h"
#include "app/widgets/ink_layer.h"

namespace inkling {

/// Shows a whole drawing field and the box of its ink.
class InkView : public DigitPicture {
    Q_OBJECT

public:
    explicit InkView(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p drawing with \p box around the ink. *Units*: drawing units.
    void setInk(const Drawing& drawing, const std::optional<Bounds>& box);

    bool hasPicture() const override { return m_hasInk; }

protected:
    void paintPicture(QPainter& painter, const QRect& rect) override;

private:
    InkLayer m_layer;
    float m_fieldUnits = 0;
    bool m_hasInk = false;
};

} // namespace inkling
