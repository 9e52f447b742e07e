// SPDX-License-Identifier: GPL-3.0-or-later
// How evidence looks: the colors for and against, the same on every page. Strength alone decides the lightness, the
// sign alone the hue, so that equal evidence for and against is equally bright.
#pragma once

#include "app/base/theme.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace inkling {

/// The colors of evidence.
enum class EvidencePalette {
    BlueRed, ///< blue for, red against, black neutral
    BlueOrange, ///< for those who cannot tell red from blue, with plus and minus marks
    Gray, ///< for print: negative lightest, positive darkest
};

inline constexpr std::array allEvidencePalettes { EvidencePalette::BlueRed,
    EvidencePalette::BlueOrange, EvidencePalette::Gray };

/// What is chosen about evidence maps.
struct EvidenceLook {
    EvidencePalette palette = EvidencePalette::BlueRed;
    bool ink = true; ///< the ink is outlined over the maps

    /// Tells whether the strongest pixels carry plus and minus marks.
    bool marks() const { return palette == EvidencePalette::BlueOrange; }

    bool operator==(const EvidenceLook&) const = default;
};

/// Returns the color of evidence of \p strength. *Range*: -1 (against) to 1 (for); beyond is as strong as the ends.
QRgb evidenceColor(EvidencePalette palette, float strength);

/// The colors of one palette, looked up rather than computed: maps have thousands of pixels and follow the pen.
class EvidenceColors {
public:
    explicit EvidenceColors(EvidencePalette palette);

    /// Returns what evidenceColor() returns, for the nearest of 255 strengths on either side.
    QRgb at(float strength) const
    {
        // The order of the bounds leaves no way past them for what is not a number.
        const float bounded = std::min(std::max(-1.0F, strength), 1.0F);
        return m_colors[static_cast<std::size_t>(bounded * steps + (steps + rounding))];
    }

private:
    static constexpr int steps = 255; ///< on either side of nothing: the levels of a channel
    static constexpr float rounding = 0.5F;
    using Table = std::array<QRgb, 2 * std::size_t { steps } + 1>;

    static Table tableOf(EvidencePalette palette);
    static const Table& sharedTable(EvidencePalette palette);

    const Table& m_colors;
};

/// Returns the color of a text or line on the surface of a card that stands for evidence of the sign of \p value; the
/// plain text color where the palette has no hue.
QColor evidenceInk(EvidencePalette palette, double value, const ThemeColors& colors);

/// Returns the color of what is drawn over a map so that it stands out: ink, marks.
QColor evidenceOverlay(EvidencePalette palette);

/// Returns the name of \p palette in settings: "blue-red", "blue-orange" or "gray".
QString evidencePaletteName(EvidencePalette palette);

/// Returns the palette called \p name, or nothing.
std::optional<EvidencePalette> evidencePaletteNamed(const QString& name);

/// Returns \p value with its sign and \p decimals places, as people write numbers: "+6.9", "−2.0".
QString signedNumber(double value, int decimals);

} // namespace inkling
