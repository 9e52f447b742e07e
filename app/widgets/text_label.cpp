// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/text_label.h"

#include "app/base/tool_tip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

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

void TextLabel::setElided()
{
    m_elided = true;
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

bool TextLabel::isCut() const
{
    return m_elided && fontMetrics().horizontalAdvance(text()) > width();
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !isCut() || !toolTip().isEmpty())
        return QLabel::event(event);
    QToolTip::showText(
        static_cast<QHelpEvent*>(event)->globalPos(), inLines(text(), QToolTip::font()), this);
    return true;
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (!isCut()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), static_cast<int>(alignment()),
        fontMetrics().elidedText(text(), Qt::ElideRight, width()));
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
