// SPDX-License-Identifier: GPL-3.0-or-later
// Knows whether the desktop is light or dark: from the desktop portal over D-Bus where there is
// one, else from Qt. A desktop that does not answer never delays the window by more than a moment.
#pragma once

#include <QObject>

namespace inkling {

/// Watches the desktop's appearance. *Threading*: main thread.
class DesktopAppearance : public QObject {
    Q_OBJECT

public:
    /// Where neither the portal nor Qt knows, \p darkPalette decides: whether the platform's own
    /// palette is dark.
    explicit DesktopAppearance(bool darkPalette, QObject* parent = nullptr);

    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private:
    bool ask() const;
    void update();

private Q_SLOTS:
    // Found by name when D-Bus delivers the portal's signal.
    void portalSettingChanged(const QString& group, const QString& key);

private:
    bool m_darkPalette;
    bool m_dark;
};

} // namespace inkling
