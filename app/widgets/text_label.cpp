// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/text_label.h"

namespace inkling {

TextLabel::TextLabel(
    const ThemeSource& themeSource, FontRole role, const QString& text, QWidget* parent)
    : QLabel(text, parent)
    , m_themeSource(themeSource)
    , m_role(role)
    , m_secondary(role == FontRole::Caption)
{
    // Texts may come from files; none of them is markup.
    setTextFormat(Qt::PlainText);
    applyTheme();
    connect(&themeSource, &ThemeSource::changed, this, &TextLabel::applyTheme);
}

void TextLabel::setSecondary(bool secondary)
{
    m_secondary = secondary;
    applyTheme();
}

void TextLabel::applyTheme()
{
    const Theme& theme = m_themeSource.theme();
    setFont(theme.font(m_role));
    QPalette colors = palette();
    colors.setColor(
        QPalette::WindowText, m_secondary ? theme.colors.secondaryText : theme.colors.text);
    setPalette(colors);
}

} // namespace inkling
