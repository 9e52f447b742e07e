// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/action_button.h"

#include <QAction>

#include <algorithm>

namespace inkling {

namespace {
    constexpr qreal iconButtonWidth = 42; ///< wider than high, as a key is

    Qt::ToolButtonStyle toolButtonStyleOf(ButtonFace face)
    {
        switch (face) {
        case ButtonFace::Icon:
            return Qt::ToolButtonIconOnly;
        case ButtonFace::Text:
            return Qt::ToolButtonTextOnly;
        case ButtonFace::IconAndText:
            break;
        }
        return Qt::ToolButtonTextBesideIcon;
    }
} // namespace

ActionButton::ActionButton(
    const ThemeSource& themeSource, QAction* action, ButtonFace face, QWidget* parent)
    : QToolButton(parent)
    , m_themeSource(themeSource)
{
    setDefaultAction(action);
    setObjectName(action->objectName() + QStringLiteral(".button"));
    setAccessibleName(action->text());
    setToolButtonStyle(toolButtonStyleOf(face));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    applyTheme();
    connect(&themeSource, &ThemeSource::changed, this, &ActionButton::applyTheme);
}

void ActionButton::applyTheme()
{
    const int side = m_themeSource.theme().px(metric::iconSide);
    setFont(m_themeSource.theme().font(FontRole::Body));
    setIconSize(QSize(side, side));
    updateGeometry();
}

QSize ActionButton::sizeHint() const
{
    const Theme& theme = m_themeSource.theme();
    const QSize hint = QToolButton::sizeHint();
    return { std::max(hint.width(), theme.px(iconButtonWidth)), theme.px(metric::controlHeight) };
}

QSize ActionButton::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return toolButtonStyle() == Qt::ToolButtonIconOnly ? QSize(hint.height(), hint.height()) : hint;
}

} // namespace inkling
