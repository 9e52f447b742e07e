// SPDX-License-Identifier: GPL-3.0-or-later
// How a scroll bar looks: a quiet handle without arrows and without a groove. Only Style calls this.
#pragma once

#include "app/base/theme.h"

#include <QStyle>

class QPainter;
class QStyleOptionSlider;

namespace inkling::style {

/// Width of a scroll bar, design units.
constexpr qreal scrollBarExtent = 10;

/// Returns where \p part of a scroll bar is; what it does not have is empty.
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part, const Theme& theme);

/// Paints the handle.
void drawScrollBar(QPainter& painter, const Theme& theme, const QStyleOptionSlider& option);

} // namespace inkling::style
