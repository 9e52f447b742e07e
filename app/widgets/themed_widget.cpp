// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/themed_widget.h"

namespace inkling {

ThemedWidget::ThemedWidget(const ThemeSource& themeSource, QWidget* parent)
    : QWidget(parent)
    , m_themeSource(themeSource)
{
    connect(&themeSource, &ThemeSource::changed, this, [this] {
        themeChanged();
        updateGeometry();
        update();
    });
}

} // namespace inkling
