// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/evidence_look.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    // The full colors, all of lightness L* 59 to 60 (CIE 1976), on black.
    constexpr QRgb fullBlue = 0xFF4D8DFF;
    constexpr QRgb fullRed = 0xFFFF4D4D;
    constexpr QRgb fullOrange = 0xFFD97B0F;
    constexpr int middleGray = 128;
    constexpr int grayReach = 127; ///< from the middle to black, and to white

    QRgb scaled(QRgb color, float share)
    {
        const auto part = [share](int channel) {
            return static_cast<int>(std::lround(static_cast<float>(channel) * share));
        };
        return qRgb(part(qRed(color)), part(qGreen(color)), part(qBlue(color)));
    }

} // namespace

QRgb evidenceColor(EvidencePalette palette, float strength)
{
    const float bounded = std::clamp(strength, -1.0F, 1.0F);
    if (palette == EvidencePalette::Gray) {
        const int gray = middleGray - static_cast<int>(std::lround(bounded * grayReach));
        return qRgb(gray, gray, gray);
    }
    const QRgb against = palette == EvidencePalette::BlueRed ? fullRed : fullOrange;
    return scaled(bounded < 0 ? against : fullBlue, std::abs(bounded));
}

EvidenceColors::EvidenceColors(EvidencePalette palette)
    : m_colors(sharedTable(palette))
{
}

EvidenceColors::Table EvidenceColors::tableOf(EvidencePalette palette)
{
    Table table {};
    int step = -steps;
    for (QRgb& color : table)
        color = evidenceColor(palette, static_cast<float>(step++) / steps);
    return table;
}

const EvidenceColors::Table& EvidenceColors::sharedTable(EvidencePalette palette)
{
    static const std::array tables { tableOf(EvidencePalette::BlueRed),
        tableOf(EvidencePalette::BlueOrange), tableOf(EvidencePalette::Gray) };
    return tables.at(static_cast<std::size_t>(palette));
}

QColor evidenceInk(EvidencePalette palette, double value, const ThemeColors& colors)
{
    if (palette == EvidencePalette::Gray || value == 0)
        return colors.text;
    if (value > 0)
        return colors.accent;
    return palette == EvidencePalette::BlueRed ? colors.error : colors.warning;
}

QColor evidenceOverlay(EvidencePalette palette)
{
    return palette == EvidencePalette::Gray ? QColor(Qt::black) : QColor(Qt::white);
}

QString evidencePaletteName(EvidencePalette palette)
{
    switch (palette) {
    case EvidencePalette::BlueOrange:
        return QStringLiteral("blue-orange");
    case EvidencePalette::Gray:
        return QStringLiteral("gray");
    case EvidencePalette::BlueRed:
        break;
    }
    return QStringLiteral("blue-red");
}

std::optional<EvidencePalette> evidencePaletteNamed(const QString& name)
{
    for (const EvidencePalette palette : allEvidencePalettes) {
        if (evidencePaletteName(palette) == name)
            return palette;
    }
    return std::nullopt;
}

QString signedNumber(double value, int decimals)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', decimals);
    // What is rounded to nothing has no sign.
    const bool isNothing = QLocale().toDouble(digits) == 0;
    if (isNothing)
        return digits;
    return (value < 0 ? QStringLiteral("\u2212") : QStringLiteral("+")) + digits;
}

} // namespace inkling
