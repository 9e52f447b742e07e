// SPDX-License-Identifier: GPL-3.0-or-later
// Gives Qt's own controls (buttons, combo boxes, sliders, fields, menus, tooltips) the look of the
// tokens. Inkling's own widgets do not need it; they paint from the theme.
#pragma once

#include "app/base/theme.h"

#include <QProxyStyle>

namespace inkling {

/// Fusion, drawn flat: hairlines instead of bevels, the accent where something is chosen, a ring
/// where the keyboard is. A button with the property `primary` set to true is filled with the
/// accent: one a page, for what one came to do.
class Style : public QProxyStyle {
    Q_OBJECT

public:
    explicit Style(Theme theme);

    /// Draws as \p theme says from now on; what is shown is not repainted.
    void setTheme(const Theme& theme) { m_theme = theme; }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
        QPainter* painter, const QWidget* widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
        SubControl subControl, const QWidget* widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
        const QWidget* widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
        const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr, QStyleHintReturn* returnData = nullptr) const override;

private:
    const Theme& theme() const { return m_theme; }

    Theme m_theme; ///< a copy: the application keeps its style longer than anybody else lives
};

} // namespace inkling
