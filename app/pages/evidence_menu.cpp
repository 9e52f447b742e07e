// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evidence_menu.h"

#include "app/base/action_registry.h"
#include "app/session/explain_session.h"
#include "app/widgets/action_button.h"

#include <QAction>
#include <QActionGroup>
#include <QCursor>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace inkling {

EvidenceMenu::EvidenceMenu(const Services& services, QWidget* parent)
    : QObject(parent)
    , m_services(services)
    , m_menu(new QMenu(parent))
{
    m_menu->setObjectName(u"evidenceMenu"_s);
    m_menu->setAccessibleName(tr("How evidence looks"));
    m_menu->setToolTipsVisible(true);
    ActionSpec open { u"evidence.look"_s, tr("How evidence looks"),
        tr("Choose the colors of evidence, and whether the ink is outlined over the maps.") };
    open.shortcuts = { QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E) };
    open.icon = IconName::Palette;
    m_open = services.actions.add(open, this, [this](bool) { popUp(); });
    registerPalettes();
    m_menu->addSeparator();
    registerInk();
}

ActionButton* EvidenceMenu::makeButton(QWidget* parent)
{
    m_button = new ActionButton(m_services.theme, m_open, ButtonFace::Icon, parent);
    return m_button;
}

void EvidenceMenu::popUp()
{
    const bool isSeen = m_button != nullptr && m_button->isVisible();
    m_menu->popup(isSeen ? m_button->mapToGlobal(QPoint(0, m_button->height())) : QCursor::pos());
}

void EvidenceMenu::registerPalettes()
{
    struct Text {
        EvidencePalette palette;
        QString text;
        QString toolTip;
    };

    const QList<Text> texts {
        { EvidencePalette::BlueRed, tr("Blue and red"),
            tr("Blue speaks for a digit, red against it.") },
        { EvidencePalette::BlueOrange, tr("Blue and orange, with signs"),
            tr("For those who cannot tell red from blue: orange speaks against, and the strongest "
               "pixels carry plus and minus marks.") },
        { EvidencePalette::Gray, tr("Gray, for print"),
            tr("Dark speaks for a digit, light against it.") },
    };
    auto* group = new QActionGroup(this);
    ExplainSession& explain = m_services.explain;
    for (const Text& text : texts) {
        ActionSpec spec { u"evidence."_s + evidencePaletteName(text.palette), text.text,
            text.toolTip };
        spec.checkable = true;
        QAction* action
            = m_services.actions.add(spec, this, [&explain, palette = text.palette](bool) {
                  explain.setLook({ palette, explain.look().ink });
              });
        group->addAction(action);
        m_menu->addAction(action);
        const auto follow = [action, palette = text.palette](const EvidenceLook& look) {
            action->setChecked(look.palette == palette);
        };
        connect(&explain, &ExplainSession::lookChanged, action, follow);
        follow(explain.look());
    }
}

void EvidenceMenu::registerInk()
{
    ExplainSession& explain = m_services.explain;
    ActionSpec spec { u"evidence.ink"_s, tr("Ink over the maps"),
        tr("Outline your ink over every map, so that you see what lies on what.") };
    spec.checkable = true;
    QAction* action = m_services.actions.add(spec, this, [&explain](bool shown) {
        explain.setLook({ explain.look().palette, shown });
    });
    m_menu->addAction(action);
    const auto follow = [action](const EvidenceLook& look) { action->setChecked(look.ink); };
    connect(&explain, &ExplainSession::lookChanged, action, follow);
    follow(explain.look());
}

} // namespace inkling
