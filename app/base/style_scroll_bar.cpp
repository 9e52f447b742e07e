// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/style_scroll_bar.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace inkling::style {

namespace {
    constexpr qreal handleLeast
        = 32; ///< length: short enough for long rows, long enough to be taken
    constexpr qreal handleWidth = 6;
} // namespace

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part, const Theme& theme)
{
    const QRect groove = option.rect;
    if (part == QStyle::SC_ScrollBarGroove)
        return groove;
    const bool lies = option.orientation == Qt::Horizontal;
    const int length = lies ? groove.width() : groove.height();
    const int range = option.maximum - option.minimum;
    const qreal share = static_cast<qreal>(option.pageStep) / std::max(1, range + option.pageStep);
    const int handle
        = std::min(length, std::max(theme.px(handleLeast), static_cast<int>(share * length)));
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown);
    const auto along = [&](int from, int until) {
        return lies ? QRect(groove.x() + from, groove.y(), until - from, groove.height())
                    : QRect(groove.x(), groove.y() + from, groove.width(), until - from);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return along(start, start + handle);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + handle, length);
    default:
        return {};
    }
}

void drawScrollBar(QPainter& painter, const Theme& theme, const QStyleOptionSlider& option)
{
    const QRectF part = scrollBarPart(option, QStyle::SC_ScrollBarSlider, theme);
    const qreal width = theme.px(handleWidth);
    const bool lies = option.orientation == Qt::Horizontal;
    const QRectF handle = lies
        ? QRectF(part.x(), part.center().y() - width / 2, part.width(), width)
        : QRectF(part.center().x() - width / 2, part.y(), width, part.height());
    const bool taken = option.state.testFlag(QStyle::State_Sunken)
        || option.state.testFlag(QStyle::State_MouseOver);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(taken ? theme.colors.secondaryText : theme.colors.grooveLine);
    painter.drawRoundedRect(handle, width / 2, width / 2);
    painter.restore();
}

} // namespace inkling::style
