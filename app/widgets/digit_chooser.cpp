// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/digit_chooser.h"

#include "core/model/model.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace inkling {

namespace {

    constexpr int automaticId = classCount;
    constexpr qreal keySide = 26;
    constexpr qreal keyGap = 4;

} // namespace

DigitChooser::DigitChooser(
    const ThemeSource& themeSource, const QString& name, const QString& automatic, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_name(name)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
{
    setObjectName(name);
    m_layout->setContentsMargins(0, 0, 0, 0);
    if (!automatic.isEmpty())
        addButton(automatic, automaticId, automatic);
    for (int digit = 0; digit < classCount; ++digit)
        addButton(QString::number(digit), digit, tr("Digit %1").arg(digit));
    m_layout->addStretch(1);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) {
        m_digit = id == automaticId ? std::nullopt : std::optional(id);
        Q_EMIT chosen(m_digit);
    });
    setDigit(std::nullopt);
    arrange();
}

void DigitChooser::addButton(const QString& text, int id, const QString& accessibleName)
{
    auto* button = new QToolButton(this);
    button->setObjectName(
        m_name + (id == automaticId ? QStringLiteral("Automatic") : QString::number(id)));
    button->setText(text);
    button->setAccessibleName(accessibleName);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_group->addButton(button, id);
    m_buttons.append(button);
    m_layout->addWidget(button);
}

void DigitChooser::setDigit(std::optional<int> digit)
{
    m_digit = digit;
    QAbstractButton* button = m_group->button(digit.value_or(automaticId));
    if (button != nullptr) {
        button->setChecked(true);
        return;
    }
    m_group->setExclusive(false);
    if (QAbstractButton* checked = m_group->checkedButton())
        checked->setChecked(false);
    m_group->setExclusive(true);
}

void DigitChooser::themeChanged() { arrange(); }

void DigitChooser::arrange()
{
    m_layout->setSpacing(theme().px(keyGap));
    for (QToolButton* button : m_buttons) {
        button->setFont(theme().font(FontRole::Caption));
        button->setFixedHeight(theme().px(keySide));
        if (button->text().size() == 1)
            button->setFixedWidth(theme().px(keySide));
    }
}

} // namespace inkling
