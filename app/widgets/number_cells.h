// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that stand still: every digit in a cell of the same width, so that columns align at the
// decimal point even in fonts whose digits differ in width.
#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace inkling {

/// Returns the width of \p text in cells of \p cellFont.
int cellsWidth(const QString& text, const QFont& cellFont);

/// Paints \p text in the painter's font and pen, in cells of \p cellFont, right-aligned and
/// vertically centered in \p rect. Take the widest font in use as \p cellFont.
void drawInCells(QPainter& painter, const QRect& rect, const QString& text, const QFont& cellFont);

} // namespace inkling
