// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/theme_source.h"

#include "app/base/desktop_appearance.h"
#include "app/base/style.h"

#include <QApplication>
#include <QPalette>

namespace inkling {

namespace {
    QPalette paletteFor(const ThemeColors& colors)
    {
        QPalette palette(colors.text, colors.surface, colors.hover, colors.hairline,
            colors.quietBar, colors.text, colors.accentText, colors.surface, colors.background);
        palette.setColor(QPalette::Highlight, colors.accent);
        palette.setColor(QPalette::HighlightedText, colors.accentText);
        palette.setColor(QPalette::Link, colors.accent);
        palette.setColor(QPalette::PlaceholderText, colors.secondaryText);
        palette.setColor(QPalette::ToolTipBase, colors.surface);
        palette.setColor(QPalette::ToolTipText, colors.text);
        palette.setColor(QPalette::AlternateBase, colors.background);
        for (const QPalette::ColorRole role :
            { QPalette::Text, QPalette::WindowText, QPalette::ButtonText })
            palette.setColor(QPalette::Disabled, role, colors.disabledText);
        return palette;
    }

    bool isDark(const QPalette& palette)
    {
        return palette.color(QPalette::Window).lightness()
            < palette.color(QPalette::WindowText).lightness();
    }

    void apply(const Theme& theme)
    {
        QApplication::setFont(theme.font(FontRole::Body));
        QApplication::setPalette(paletteFor(theme.colors));
    }
} // namespace

ThemeSource::ThemeSource(ThemeMode mode, const QFont& bodyFont, QObject* parent)
    : QObject(parent)
    , m_mode(mode)
    , m_bodyFont(bodyFont)
    , m_systemPaletteIsDark(isDark(QGuiApplication::palette()))
{
    update();
}

ThemeSource::~ThemeSource() = default;

void ThemeSource::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    const bool wasDark = m_theme.dark;
    update();
    if (m_theme.dark != wasDark)
        Q_EMIT changed();
}

void ThemeSource::setBodyFont(const QFont& bodyFont)
{
    if (bodyFont == m_bodyFont)
        return;
    m_bodyFont = bodyFont;
    update();
    Q_EMIT changed();
}

void ThemeSource::update()
{
    if (m_mode != ThemeMode::System) {
        m_desktop.reset();
    } else if (!m_desktop) {
        m_desktop = std::make_unique<DesktopAppearance>(m_systemPaletteIsDark);
        connect(m_desktop.get(), &DesktopAppearance::changed, this, [this] {
            update();
            Q_EMIT changed();
        });
    }
    const bool dark = m_desktop ? m_desktop->isDark() : m_mode == ThemeMode::Dark;
    m_theme = makeTheme(dark, m_bodyFont);
}

void followTheme(const ThemeSource& source)
{
    // The application owns the style from here on, which the analyzer does not see.
    // NOLINTBEGIN(clang-analyzer-cplusplus.NewDeleteLeaks)
    auto* const style = new Style(source.theme());
    QApplication::setStyle(style);
    apply(source.theme());
    QObject::connect(&source, &ThemeSource::changed, style, [&source, style] {
        style->setTheme(source.theme());
        apply(source.theme());
    });
    // NOLINTEND(clang-analyzer-cplusplus.NewDeleteLeaks)
}

} // namespace inkling
