// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/picture_view.h"

#include <QPainter>
#include <QPainterPath>

namespace inkling {

namespace {

    // Sides in design units: where a digit in a photo can still be made out, and where it is seen well.
    constexpr qreal leastSide = 160;
    constexpr qreal usualSide = 340;
    // Pixels of a picture this much smaller than the room are shown as squares, as those of a digit are.
    constexpr int smallPicture = 4;

} // namespace

PictureView::PictureView(const ThemeSource& themeSource, const QString& caption, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_caption(caption)
{
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureView::setImage(const QImage& image)
{
    m_image = image;
    update();
}

int PictureView::captionHeight() const
{
    return QFontMetrics(theme().font(FontRole::Caption)).height() + theme().px(metric::smallGap);
}

QSize PictureView::sizeHint() const
{
    const int side = theme().px(usualSide);
    return { side, side + captionHeight() };
}

QSize PictureView::minimumSizeHint() const
{
    const int side = theme().px(leastSide);
    return { side, side + captionHeight() };
}

QRect PictureView::imageRect(const QRect& room) const
{
    QRect rect(QPoint(), m_image.size().scaled(room.size(), Qt::KeepAspectRatio));
    rect.moveCenter(room.center());
    return rect;
}

void PictureView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect room = rect().adjusted(0, 0, 0, -captionHeight());
    const int radius = theme().px(metric::smallRadius);
    QPainterPath frame;
    frame.addRoundedRect(room, radius, radius);
    painter.fillPath(frame, theme().colors.track);
    if (!m_image.isNull()) {
        painter.setClipPath(frame);
        painter.setRenderHint(
            QPainter::SmoothPixmapTransform, m_image.width() * smallPicture > room.width());
        painter.drawImage(imageRect(room), m_image);
        painter.setClipping(false);
    }
    painter.setPen(theme().colors.secondaryText);
    painter.setFont(theme().font(FontRole::Caption));
    const QRect below(0, height() - captionHeight(), width(), captionHeight());
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignBottom,
        painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));
}

} // namespace inkling
