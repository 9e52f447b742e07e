// SPDX-License-Identifier: GPL-3.0-or-later
// The design tokens: every color, size and font that the window uses, as one value. Widgets take it
// from the ThemeSource that is handed to them (app/base/theme_source.h); none of them knows a color
// or a pixel by itself.
#pragma once

#include <QColor>
#include <QFont>

#include <array>
#include <cstddef>

namespace inkling {

/// What the user chose; System follows the desktop.
enum class ThemeMode { Light, Dark, System };

/// What a text is for; the role decides its size and weight.
enum class FontRole {
    Caption, ///< 0.86 of the body: labels of charts, notes
    Body,
    Emphasis, ///< 1.15: the percentage beside the answer
    Heading, ///< the body in demibold: titles of cards
    Title, ///< 1.4, demibold: the title of a page
    Answer, ///< 4.5: the digit that the network read
};

inline constexpr std::size_t fontRoleCount = 6;

/// The named colors. All texts stand at least 4.5:1 against background, surface and paper.
struct ThemeColors {
    QColor background; ///< of the window
    QColor surface; ///< of cards, buttons and fields
    QColor hover; ///< of a button under the pointer
    QColor text;
    QColor secondaryText;
    QColor disabledText; ///< of what cannot be used now; WCAG 1.4.3 exempts it
    QColor hairline;
    QColor accent;
    QColor accentText; ///< on accent
    QColor accentTint; ///< behind what is selected
    QColor warning;
    QColor error;
    QColor paper; ///< of the canvas
    QColor ink; ///< of the pen on paper
    QColor track; ///< the empty part of a bar
    QColor quietBar; ///< the bar of a digit that is not the answer
    QColor fadedBar; ///< the same where no digit is the answer
    QColor grooveLine; ///< the line that a slider runs on
    QColor stageBackground; ///< behind what the network sees: black in both themes
    QColor stageInk; ///< ink that the network sees: white in both themes
    QColor stageZero; ///< the number of a pixel without ink
    QColor stageMark; ///< the box and the cross drawn over it
};

/// The tokens of one appearance. Sizes are given in design units: 14 of them are the pixel size of
/// the body font.
struct Theme {
    bool dark = false;
    ThemeColors colors;
    QFont bodyFont; ///< with a pixel size
    std::array<QFont, fontRoleCount> fonts; ///< by role
    qreal scale = 1; ///< logical pixels in one design unit

    /// Returns \p units in whole logical pixels, at least 1 for anything above 0.
    int px(qreal units) const;

    /// Returns the font for \p role.
    const QFont& font(FontRole role) const { return fonts.at(static_cast<std::size_t>(role)); }
};

/// Sizes in design units, the same everywhere.
namespace metric {
    constexpr qreal grid = 8;
    constexpr qreal pageMargin = 24;
    constexpr qreal groupGap = 24; ///< between groups
    constexpr qreal itemGap = 12; ///< inside a group
    constexpr qreal smallGap = 8; ///< inside a group, where things belong closely together
    constexpr qreal cardPadding = 20;
    constexpr qreal hairline = 1;
    constexpr qreal radius = 8;
    constexpr qreal smallRadius = 4; ///< of pictures
    constexpr qreal focusRing = 2;
    constexpr qreal iconSide = 20;
    constexpr qreal controlHeight = 32;
    constexpr qreal canvasLeast = 320; ///< side of the canvas in the smallest window
    constexpr qreal canvasUsual = 500;
    constexpr qreal canvasMost = 720;
} // namespace metric

/// Makes the tokens of one appearance on \p bodyFont, whose pixel size decides the scale.
Theme makeTheme(bool dark, const QFont& bodyFont);

/// Returns the font of the interface: \p systemFont as it is where a desktop chose it. Where the
/// platform only names its generic alias (no desktop), returns Inter or Noto Sans, if installed, at
/// 10.5 points (14 pixels at 96 dots an inch).
QFont interfaceFont(const QFont& systemFont);

} // namespace inkling
