// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the widgets that paint themselves from the theme: it hands out the tokens and repaints
// when they change.
#pragma once

#include "app/base/theme_source.h"

#include <QWidget>

namespace inkling {

/// A widget with a theme. The source must outlive it.
class ThemedWidget : public QWidget {
    Q_OBJECT

public:
    explicit ThemedWidget(const ThemeSource& themeSource, QWidget* parent = nullptr);

protected:
    const Theme& theme() const { return m_themeSource.theme(); }

    const ThemeSource& themeSource() const { return m_themeSource; }

    /// Called when the theme changed, before the layout and the next painting: drop what was
    /// cached.
    virtual void themeChanged() { }

private:
    const ThemeSource& m_themeSource;
};

} // namespace inkling
