// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/label_pad.h"

#include "app/widgets/text_label.h"

#include <QAction>
#include <QGridLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr int columns = 5;
    constexpr qreal keySide = 26;
    constexpr qreal keyGap = 4;

} // namespace

LabelPad::LabelPad(const ThemeSource& themeSource, const QList<QAction*>& actions, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_caption(new TextLabel(themeSource, FontRole::Caption, tr("This is the digit"), this))
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"labelPad"_s);
    setAccessibleName(tr("Name the digit"));
    m_caption->setObjectName(u"labelPadCaption"_s);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->addWidget(m_caption, 0, 0, 1, columns);
    for (qsizetype digit = 0; digit < actions.size(); ++digit) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions.at(digit));
        button->setObjectName(u"labelButton%1"_s.arg(digit));
        button->setAccessibleName(actions.at(digit)->toolTip());
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        // A click leaves the focus on the canvas, so that drawing goes on; Tab reaches the keys.
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons.append(button);
        m_grid->addWidget(
            button, static_cast<int>(1 + digit / columns), static_cast<int>(digit % columns));
    }
    arrange();
}

void LabelPad::themeChanged() { arrange(); }

void LabelPad::arrange()
{
    const int side = theme().px(keySide);
    m_grid->setSpacing(theme().px(keyGap));
    for (QToolButton* button : m_buttons) {
        button->setFixedSize(side, side);
        button->setFont(theme().font(FontRole::Caption));
    }
}

} // namespace inkling
