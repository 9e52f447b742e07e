// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QStringList>

#include <algorithm>

namespace inkling {

namespace {
    /// The pixel size of the body font at which one design unit is one pixel.
    constexpr qreal designBodySize = 14;

    /// 14 pixels at 96 dots an inch: the size that the design was drawn at, where no desktop asks
    /// for another.
    constexpr qreal fallbackPointSize = 10.5;

    ThemeColors lightColors()
    {
        ThemeColors colors;
        colors.background = QColor(0xF7F6F3);
        colors.surface = QColor(0xFFFFFF);
        colors.hover = QColor(0xF2F0EB);
        colors.text = QColor(0x1C1B1A);
        colors.secondaryText = QColor(0x66635D);
        colors.disabledText = QColor(0xA8A49C);
        colors.hairline = QColor(0xE4E1DB);
        colors.accent = QColor(0x2F5BD3);
        colors.accentText = QColor(0xFFFFFF);
        colors.accentTint = QColor(0xE6EBFB);
        colors.warning = QColor(0xB45309);
        colors.error = QColor(0xB91C1C);
        colors.paper = QColor(0xFFFFFF);
        colors.ink = QColor(0x1C1B1A);
        colors.track = QColor(0xEFEDE8);
        colors.quietBar = QColor(0xC9C5BC);
        colors.fadedBar = QColor(0xDDD9D1);
        colors.grooveLine = QColor(0xCBC7BE);
        return colors;
    }

    ThemeColors darkColors()
    {
        ThemeColors colors;
        colors.background = QColor(0x17181B);
        colors.surface = QColor(0x202227);
        colors.hover = QColor(0x2A2D33);
        colors.text = QColor(0xECEAE6);
        colors.secondaryText = QColor(0xA3A098);
        colors.disabledText = QColor(0x62605B);
        colors.hairline = QColor(0x34373E);
        colors.accent = QColor(0x86A5FF);
        colors.accentText = QColor(0x17181B);
        colors.accentTint = QColor(0x262D45);
        colors.warning = QColor(0xFBBF24);
        colors.error = QColor(0xF87171);
        colors.paper = QColor(0x1D1E22);
        colors.ink = QColor(0xF2F0EC);
        colors.track = QColor(0x292B31);
        colors.quietBar = QColor(0x53565D);
        colors.fadedBar = QColor(0x3C3F46);
        colors.grooveLine = QColor(0x4B4E55);
        return colors;
    }

    qreal sizeFactor(FontRole role)
    {
        switch (role) {
        case FontRole::Caption:
            return 0.86;
        case FontRole::Emphasis:
            return 1.15;
        case FontRole::Title:
            return 1.4;
        case FontRole::Answer:
            return 4.5;
        case FontRole::Body:
        case FontRole::Heading:
            break;
        }
        return 1;
    }

    QFont fontFor(FontRole role, const QFont& bodyFont)
    {
        QFont font = bodyFont;
        font.setPixelSize(std::max(1, qRound(bodyFont.pixelSize() * sizeFactor(role))));
        if (role == FontRole::Heading || role == FontRole::Title)
            font.setWeight(QFont::DemiBold);
        else if (role == FontRole::Answer)
            font.setWeight(QFont::Medium);
        return font;
    }

    bool isGenericAlias(const QString& family)
    {
        static const QStringList aliases { QStringLiteral("sans serif"),
            QStringLiteral("sans-serif"), QStringLiteral("sans") };
        return family.isEmpty() || aliases.contains(family.toLower());
    }
} // namespace

int Theme::px(qreal units) const { return units > 0 ? std::max(1, qRound(units * scale)) : 0; }

Theme makeTheme(bool dark, const QFont& bodyFont)
{
    Theme theme;
    theme.dark = dark;
    theme.colors = dark ? darkColors() : lightColors();
    // MNIST is white on black whatever the theme, so what is drawn over it is the same, too.
    theme.colors.stageBackground = QColor(Qt::black);
    theme.colors.stageInk = QColor(Qt::white);
    theme.colors.stageZero = QColor(0x8C8C8C);
    theme.colors.stageMark = QColor(0x86A5FF);
    theme.bodyFont = bodyFont;
    theme.bodyFont.setPixelSize(std::max(1, QFontInfo(bodyFont).pixelSize()));
    // A font looks up its glyphs once. Copies share them, a font made anew looks them up again.
    for (std::size_t role = 0; role < fontRoleCount; ++role)
        theme.fonts.at(role) = fontFor(static_cast<FontRole>(role), theme.bodyFont);
    theme.scale = theme.bodyFont.pixelSize() / designBodySize;
    return theme;
}

QFont interfaceFont(const QFont& systemFont)
{
    QFont font = systemFont;
    if (!isGenericAlias(systemFont.family()))
        return font;
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : { QStringLiteral("Inter"), QStringLiteral("Noto Sans") }) {
        if (installed.contains(family)) {
            font.setFamilies({ family, systemFont.family() });
            break;
        }
    }
    font.setPointSizeF(fallbackPointSize);
    return font;
}

} // namespace inkling
