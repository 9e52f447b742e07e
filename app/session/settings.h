// SPDX-License-Identifier: GPL-3.0-or-later
// What Inkling remembers from one start to the next: one struct with defaults, and the one place that touches QSettings.
#pragma once

#include "app/base/evidence_look.h"
#include "app/base/theme.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

class QSettings;

namespace inkling {

/// Everything that is remembered. A field that is missing or senseless in the store keeps its default.
struct Settings {
    ThemeMode themeMode = ThemeMode::System;
    QString modelPath; ///< the model used last; empty for the default one
    QByteArray windowGeometry; ///< as QWidget::saveGeometry gives it; empty for the default size
    QString page = QStringLiteral("draw"); ///< id of the page that is shown
    QJsonObject pageStates; ///< what each page saved, by its id
    EvidencePalette evidencePalette = EvidencePalette::BlueRed;
    bool evidenceInk = true; ///< the ink is outlined over evidence maps

    bool operator==(const Settings&) const = default;
};

/// Reads the settings from \p store.
Settings loadSettings(const QSettings& store);

/// Writes all of \p settings into \p store.
void saveSettings(const Settings& settings, QSettings& store);

/// Returns the theme mode called \p name: "light", "dark" or "system".
std::optional<ThemeMode> themeModeNamed(const QString& name);

} // namespace inkling
