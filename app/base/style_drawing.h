// SPDX-License-Identifier: GPL-3.0-or-later
// How each of Qt's controls looks, as plain functions of the theme and the control's state. Only
// Style calls them.
#pragma once

#include "app/base/theme.h"

#include <QRectF>
#include <QStyleOption>

class QPainter;

namespace inkling::style {

constexpr qreal sliderHandle
    = 16; ///< diameter, design units: easy to take with the mouse, and with a finger nearby
constexpr qreal controlPadding = 10; ///< at either side of a control's content, design units

/// A rounded surface with a line around it; no line when its color is invalid.
struct Panel {
    QRectF rect;
    QColor fill;
    QColor line;
    qreal radius; ///< design units
};

/// What a button is, beyond its option.
struct ButtonKind {
    bool primary = false; ///< filled with the accent
};

/// Paints \p panel.
void drawPanel(QPainter& painter, const Theme& theme, const Panel& panel);

/// Paints the ring that shows where the keyboard is, inside \p rect.
void drawFocusRing(QPainter& painter, const Theme& theme, const QRectF& rect);

/// Returns true when \p option's control has the focus and the keyboard brought it there: a ring
/// after a click shouts.
bool showsFocus(const QStyleOption& option);

/// Paints the surface of a button.
void drawButton(QPainter& painter, const Theme& theme, const QStyleOption& option, ButtonKind kind);

/// Paints icon and text of a tool button, centered.
void drawToolButtonLabel(
    QPainter& painter, const Theme& theme, const QStyleOptionToolButton& option);

/// Paints the groove and, around \p handle, the knob of a slider.
void drawSlider(
    QPainter& painter, const Theme& theme, const QStyleOptionSlider& option, const QRectF& handle);

/// Paints the surface of a combo box and its chevron in \p arrow.
void drawComboBox(
    QPainter& painter, const Theme& theme, const QStyleOption& option, const QRectF& arrow);

/// Paints the box of a check box.
void drawCheckIndicator(QPainter& painter, const Theme& theme, const QStyleOption& option);

/// Paints the track of a progress bar, thin where no text stands in it.
void drawProgressGroove(
    QPainter& painter, const Theme& theme, const QStyleOptionProgressBar& option);

/// Paints the part of a progress bar that is done.
void drawProgressContents(
    QPainter& painter, const Theme& theme, const QStyleOptionProgressBar& option);

} // namespace inkling::style
