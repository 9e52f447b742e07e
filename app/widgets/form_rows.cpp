// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/form_rows.h"

#include "app/widgets/menu_button.h"
#include "app/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QSpinBox>

namespace inkling {

namespace {

    constexpr qreal numberWidthUnits = 92;

    QHBoxLayout* rowLayout(QWidget* row)
    {
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        return layout;
    }

} // namespace

ChoiceRow::ChoiceRow(const ThemeSource& themeSource, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(new TextLabel(themeSource, FontRole::Body, name, this))
    , m_button(new MenuButton(this))
    , m_menu(new QMenu(this))
{
    m_button->setObjectName(QStringLiteral("choice"));
    m_button->setAccessibleName(name);
    m_button->setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    m_name->setBuddy(m_button);
    QHBoxLayout* layout = rowLayout(this);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_button);
}

void ChoiceRow::setChoices(const QList<FormChoice>& choices)
{
    m_choices = choices;
    m_menu->clear();
    for (qsizetype i = 0; i < choices.size(); ++i) {
        QAction* action = m_menu->addAction(choices[i].text);
        action->setObjectName(QStringLiteral("choice%1").arg(i));
        action->setToolTip(
            choices[i].explanation.isEmpty() ? choices[i].text : choices[i].explanation);
        action->setEnabled(choices[i].isEnabled);
        connect(action, &QAction::triggered, this, [this, i] {
            setCurrent(i);
            Q_EMIT chosen(i);
        });
    }
    if (m_current >= 0)
        setCurrent(m_current < choices.size() ? m_current : -1);
}

void ChoiceRow::setCurrent(qsizetype index, const QString& otherwise)
{
    m_current = index < m_choices.size() ? index : -1;
    display(m_current >= 0 ? m_choices[m_current].text : otherwise);
}

void ChoiceRow::display(const QString& text)
{
    m_button->setText(tr("%1 ▾", "what is chosen, and that a menu opens").arg(text));
    m_button->setAccessibleDescription(text);
}

void ChoiceRow::setExplanation(const QString& sentence)
{
    setToolTip(sentence);
    m_button->setToolTip(sentence);
}

NumberRow::NumberRow(
    const ThemeSource& themeSource, const QString& name, const NumberChoice& range, QWidget* parent)
    : QWidget(parent)
    , m_range(range)
    , m_name(new TextLabel(themeSource, FontRole::Body, name, this))
    , m_box(new QSpinBox(this))
{
    m_box->setObjectName(QStringLiteral("number"));
    m_box->setAccessibleName(name);
    m_box->setRange(range.least, range.most);
    m_box->setFrame(false);
    m_box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_box->setAlignment(Qt::AlignRight);
    m_box->setFixedWidth(themeSource.theme().px(numberWidthUnits));
    m_box->setKeyboardTracking(false);
    m_name->setBuddy(m_box);
    QHBoxLayout* layout = rowLayout(this);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_box);
    connect(m_box, &QSpinBox::valueChanged, this, &NumberRow::valueChosen);
}

int NumberRow::value() const { return m_box->value(); }

void NumberRow::setValue(int value)
{
    const QSignalBlocker quiet(m_box);
    m_box->setValue(value);
}

void NumberRow::setExplanation(const QString& sentence)
{
    const QString whole = sentence + QLatin1Char(' ')
        + tr("Possible is %1 to %2.")
              .arg(locale().toString(m_range.least), locale().toString(m_range.most));
    setToolTip(whole);
    m_box->setToolTip(whole);
}

} // namespace inkling
