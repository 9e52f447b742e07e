// SPDX-License-Identifier: GPL-3.0-or-later
// Text in one of the roles of the theme. Its font and color follow the theme.
#pragma once

#include "app/base/theme_source.h"

#include <QLabel>

namespace inkling {

/// A label with a font role; captions and what is marked as secondary are in the secondary text
/// color.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    TextLabel(const ThemeSource& themeSource, FontRole role, const QString& text,
        QWidget* parent = nullptr);

    /// Chooses between the text color and the secondary one.
    void setSecondary(bool secondary);

private:
    void applyTheme();

    const ThemeSource& m_themeSource;
    FontRole m_role;
    bool m_secondary;
};

} // namespace inkling
