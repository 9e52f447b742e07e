// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/tool_tip.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QStringList>
#include <QToolTip>
#include <QWidget>

namespace inkling {

namespace {

    constexpr int lettersInLine = 60; // what the eye takes in without losing the line

} // namespace

QString inLines(const QString& text, const QFont& font)
{
    const QFontMetrics letters(font);
    const int most = lettersInLine * letters.averageCharWidth();
    QStringList lines { QString() };
    for (const QString& word : text.split(QLatin1Char(' '))) {
        const QString longer
            = lines.constLast().isEmpty() ? word : lines.constLast() + QLatin1Char(' ') + word;
        if (lines.constLast().isEmpty() || letters.horizontalAdvance(longer) <= most)
            lines.last() = longer;
        else
            lines.append(word);
    }
    return lines.join(QLatin1Char('\n'));
}

ToolTipLines::ToolTipLines(QObject& application) { application.installEventFilter(this); }

bool ToolTipLines::eventFilter(QObject* watched, QEvent* event)
{
    auto* widget = event->type() == QEvent::ToolTip ? qobject_cast<QWidget*>(watched) : nullptr;
    if (widget == nullptr || widget->toolTip().isEmpty())
        return false;
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
        inLines(widget->toolTip(), QToolTip::font()), widget, {}, widget->toolTipDuration());
    return true;
}

} // namespace inkling
