// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/stage_lens.h"

#include "app/widgets/digit_picture.h"

#include <QPainter>

#include <algorithm>

namespace inkling {

namespace {
    // Ten pixels for each one of 28: the single grays can be told apart.
    constexpr qreal pictureUnits = 280;
} // namespace

StageLens::StageLens(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("stageLens"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void StageLens::showStage(DigitPicture* view)
{
    if (view == nullptr || !view->hasPicture()) {
        dismiss();
        return;
    }
    m_view = view;
    const int padding = theme().px(metric::itemGap);
    const int caption = QFontMetrics(theme().font(FontRole::Caption)).height();
    const int side = theme().px(pictureUnits);
    resize(side + 2 * padding, side + 2 * padding + caption + theme().px(metric::smallGap));
    const QRect picture = view->pictureRect().translated(view->mapTo(parentWidget(), QPoint()));
    const int gap = theme().px(metric::smallGap);
    const QRect room = parentWidget()->rect().adjusted(gap, gap, -gap, -gap);
    const int left = std::clamp(picture.center().x() - width() / 2, room.left(),
        std::max(room.left(), room.right() - width()));
    const bool fitsAbove = picture.top() - gap - height() >= room.top();
    move(left, fitsAbove ? picture.top() - gap - height() : picture.bottom() + gap);
    raise();
    show();
    update();
}

void StageLens::dismiss()
{
    m_view.clear();
    hide();
}

void StageLens::refresh()
{
    if (m_view.isNull())
        return;
    if (m_view->hasPicture())
        update();
    else
        dismiss();
}

void StageLens::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (m_view.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = theme().px(metric::hairline);
    const qreal radius = theme().px(metric::radius);
    painter.setPen(QPen(theme().colors.hairline, line));
    painter.setBrush(theme().colors.surface);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
    const int padding = theme().px(metric::itemGap);
    const int side = width() - 2 * padding;
    m_view->paintContent(painter, QRect(padding, padding, side, side));
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(rect().adjusted(0, padding + side, 0, 0), Qt::AlignCenter, m_view->caption());
}

} // namespace inkling
