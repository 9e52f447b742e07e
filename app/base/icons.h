// SPDX-License-Identifier: GPL-3.0-or-later
// The icons: one family of line drawings (resources/icons), on a grid of 20 units, drawn in the
// colors of the theme.
#pragma once

#include "app/base/theme.h"

#include <QIcon>
#include <QPixmap>

#include <array>

namespace inkling {

enum class IconName {
    Draw,
    Explain,
    Train,
    Data,
    Neuron,
    Lesson,
    Undo,
    Redo,
    Clear,
    Eraser,
    Open,
    Save,
    Close,
    ArrowRight,
    Sort,
    Numbers,
    ArrowDown,
    Plus,
    Palette,
};

/// Every icon, for lists and tests.
inline constexpr std::array allIcons { IconName::Draw, IconName::Explain, IconName::Train,
    IconName::Data, IconName::Neuron, IconName::Lesson, IconName::Undo, IconName::Redo,
    IconName::Clear, IconName::Eraser, IconName::Open, IconName::Save, IconName::Close,
    IconName::ArrowRight, IconName::Sort, IconName::Numbers, IconName::ArrowDown, IconName::Plus,
    IconName::Palette };

/// Returns the icon in the colors of \p theme: text normally, accent when on or selected, disabled
/// text when disabled. It stays sharp at every size and device pixel ratio.
QIcon themedIcon(IconName name, const Theme& theme);

/// Draws the icon in one color. *Units*: \p side in logical pixels.
QPixmap iconPixmap(IconName name, const QColor& color, int side, qreal devicePixelRatio);

/// Draws \p icon, whatever its colors, in one color. *Units*: \p side in logical pixels.
QPixmap tintedPixmap(const QIcon& icon, const QColor& color, int side, qreal devicePixelRatio);

} // namespace inkling
