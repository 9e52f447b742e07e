// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/action_registry.h"

#include "app/base/theme_source.h"

#include <QAction>

namespace inkling {

namespace {
    /// Names the first shortcut after the sentence, so that pointing teaches the key.
    QString toolTipOf(const ActionSpec& spec)
    {
        QString sentence = spec.toolTip.isEmpty() ? spec.text : spec.toolTip;
        if (spec.shortcuts.isEmpty())
            return sentence;
        return ActionRegistry::tr("%1 (%2)", "tooltip: what the command does, its shortcut")
            .arg(sentence, spec.shortcuts.constFirst().toString(QKeySequence::NativeText));
    }
} // namespace

ActionRegistry::ActionRegistry(const ThemeSource& themeSource, QObject* parent)
    : QObject(parent)
    , m_themeSource(themeSource)
{
    connect(&themeSource, &ThemeSource::changed, this, &ActionRegistry::updateIcons);
}

QAction* ActionRegistry::add(
    const ActionSpec& spec, QObject* context, const std::function<void(bool)>& handler)
{
    if (spec.id.isEmpty() || find(spec.id) != nullptr)
        return nullptr;
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setToolTip(toolTipOf(spec));
    action->setShortcuts(spec.shortcuts);
    action->setCheckable(spec.checkable);
    if (spec.icon) {
        m_icons.emplace(spec.id, *spec.icon);
        action->setIcon(themedIcon(*spec.icon, m_themeSource.theme()));
    }
    connect(action, &QAction::triggered, context, handler);
    m_actions.append(action);
    return action;
}

QAction* ActionRegistry::find(const QString& id) const
{
    for (QAction* action : m_actions) {
        if (action->objectName() == id)
            return action;
    }
    return nullptr;
}

void ActionRegistry::updateIcons()
{
    for (QAction* action : m_actions) {
        const auto icon = m_icons.find(action->objectName());
        if (icon != m_icons.end())
            action->setIcon(themedIcon(icon->second, m_themeSource.theme()));
    }
}

} // namespace inkling
