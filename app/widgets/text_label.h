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

    /// Lets the label be narrower than its text, in one line: dots stand for the rest, and pointing at
    /// the label shows all of it.
    void setElided();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTheme();
    bool isCut() const;

    const ThemeSource& m_themeSource;
    FontRole m_role;
    bool m_secondary;
    bool m_elided = false;
};

} // namespace inkling
