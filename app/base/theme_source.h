// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the theme in use and says when it changed. main makes one and hands it to everything that
// paints.
#pragma once

#include "app/base/theme.h"

#include <QObject>

#include <memory>

namespace inkling {

class DesktopAppearance;

/// The theme in use. *Threading*: main thread.
class ThemeSource : public QObject {
    Q_OBJECT

public:
    /// Starts with \p mode. \p bodyFont is the interface font, as interfaceFont returns it.
    ThemeSource(ThemeMode mode, const QFont& bodyFont, QObject* parent = nullptr);
    ~ThemeSource() override;

    const Theme& theme() const { return m_theme; }

    ThemeMode mode() const { return m_mode; }

    /// Changes the mode; emits changed() if the appearance changes with it.
    void setMode(ThemeMode mode);

    /// Changes the interface font, and with it every size.
    void setBodyFont(const QFont& bodyFont);

Q_SIGNALS:
    /// The theme is another one now: lay out again and repaint.
    void changed();

private:
    void update();

    ThemeMode m_mode;
    QFont m_bodyFont;
    bool m_systemPaletteIsDark; ///< asked before Inkling set a palette of its own
    std::unique_ptr<DesktopAppearance> m_desktop; ///< only while the mode is System
    Theme m_theme;
};

/// Gives the application the look of \p source's theme (style, palette, font), now and whenever it changes. Call it once,
/// after both exist and before the first widget does. When \p source ends, the last look stays.
void followTheme(const ThemeSource& source);

} // namespace inkling
