// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/digit_picture.h"

#include "app/widgets/pixel_picture.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace inkling {

namespace {
    constexpr qreal leastSideUnits = 64;
    constexpr qreal usualSideUnits = 92;
    constexpr qreal captionGapUnits = 4;
    constexpr qreal crossDotUnits = 6; ///< diameter
    constexpr qreal dimmedOpacity = 0.6;
    constexpr qreal dashLength = 2; ///< in widths of the line

    /// The color of each gray level over \p ground, \p opacity of it covered.
    std::array<QRgb, 256> grayLevels(const QColor& ground, qreal opacity)
    {
        std::array<QRgb, 256> colors {};
        const auto mixed = [opacity](std::size_t gray, int under) {
            return qRound(static_cast<qreal>(gray) * opacity + under * (1 - opacity));
        };
        for (std::size_t gray = 0; gray < colors.size(); ++gray)
            colors[gray] = qRgb(
                mixed(gray, ground.red()), mixed(gray, ground.green()), mixed(gray, ground.blue()));
        return colors;
    }
} // namespace

DigitPicture::DigitPicture(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_leastSide(leastSideUnits)
    , m_usualSide(usualSideUnits)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void DigitPicture::setImage(const GrayImage& image, const DigitOverlay& overlay)
{
    m_image = image;
    setOverlay(overlay);
}

void DigitPicture::setOverlay(const DigitOverlay& overlay)
{
    m_overlay = overlay;
    // The caption stays as it is while the picture follows a pen.
    update(pictureRect());
}

void DigitPicture::setCaption(const QString& caption)
{
    if (caption == m_caption)
        return;
    m_caption = caption;
    setAccessibleName(caption);
    updateGeometry();
    update();
}

void DigitPicture::setSideRange(qreal least, qreal usual)
{
    m_leastSide = least;
    m_usualSide = usual;
    updateGeometry();
}

void DigitPicture::setFitted()
{
    m_fitted = true;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DigitPicture::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    update(pictureRect());
}

int DigitPicture::captionHeight() const
{
    return QFontMetrics(theme().font(FontRole::Caption)).height() + theme().px(captionGapUnits);
}

QSize DigitPicture::sizeHint() const
{
    const int side = theme().px(m_usualSide);
    const int captionWidth
        = QFontMetrics(theme().font(FontRole::Caption)).horizontalAdvance(m_caption);
    return { std::max(side, captionWidth), side + captionHeight() };
}

QSize DigitPicture::minimumSizeHint() const
{
    const int side = theme().px(m_leastSide);
    const int captionWidth
        = QFontMetrics(theme().font(FontRole::Caption)).horizontalAdvance(m_caption);
    return { std::max(side, captionWidth), side + captionHeight() };
}

QRect DigitPicture::pictureRect() const
{
    const int side = std::max(1, std::min(width(), height() - captionHeight()));
    return { (width() - side) / 2, 0, side, side };
}

void DigitPicture::paintContent(QPainter& painter, const QRect& rect)
{
    paintPicture(painter, rect);
    paintOverlay(painter, rect);
}

bool DigitPicture::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::FocusIn:
        Q_EMIT pointedAt(true);
        break;
    case QEvent::Leave:
    case QEvent::FocusOut:
    case QEvent::Hide:
        Q_EMIT pointedAt(false);
        break;
    default:
        break;
    }
    return ThemedWidget::event(event);
}

void DigitPicture::resizeEvent(QResizeEvent* event)
{
    ThemedWidget::resizeEvent(event);
    if (m_fitted)
        setMaximumHeight(std::max(minimumSizeHint().height(), width() + captionHeight()));
}

void DigitPicture::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect rect = pictureRect();
    if (hasPicture()) {
        paintContent(painter, rect);
        if (hasFocus())
            paintFocus(painter, rect);
    } else {
        const qreal radius = theme().px(metric::smallRadius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().colors.track);
        painter.drawRoundedRect(rect, radius, radius);
    }
    const QRect caption(0, rect.bottom() + 1, width(), captionHeight());
    if (!event->region().intersects(caption))
        return;
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(caption, Qt::AlignHCenter | Qt::AlignBottom, m_caption);
}

void DigitPicture::paintFocus(QPainter& painter, const QRect& rect) const
{
    const qreal width = theme().px(metric::focusRing);
    const qreal radius = theme().px(metric::smallRadius);
    painter.setPen(QPen(theme().colors.accent, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
}

void DigitPicture::paintPicture(QPainter& painter, const QRect& rect)
{
    const std::array<QRgb, 256> levels
        = grayLevels(theme().colors.stageBackground, m_dimmed ? dimmedOpacity : 1);
    std::vector<QRgb> colors(m_image.pixels.size());
    std::transform(m_image.pixels.begin(), m_image.pixels.end(), colors.begin(),
        [&levels](std::uint8_t gray) { return levels[gray]; });
    paintPixels(
        painter, rect, { colors, m_image.width, m_image.height }, theme().px(metric::smallRadius));
}

void DigitPicture::paintOverlay(QPainter& painter, const QRect& rect) const
{
    const qreal lineWidth = theme().px(metric::hairline);
    QPen pen(theme().colors.stageMark, lineWidth, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({ dashLength, dashLength });
    painter.save();
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.setClipRect(rect);
    const QPointF origin = rect.topLeft();
    const QSizeF size = rect.size();
    // Lines on whole pixels are crisp.
    const auto onPixel
        = [lineWidth](qreal place) { return qRound(place - lineWidth / 2) + lineWidth / 2; };
    const auto toView = [&](const QPointF& share) {
        return QPointF(onPixel(origin.x() + share.x() * size.width()),
            onPixel(origin.y() + share.y() * size.height()));
    };
    if (m_overlay.box)
        painter.drawRect(
            QRectF(toView(m_overlay.box->topLeft()), toView(m_overlay.box->bottomRight())));
    if (m_overlay.cross) {
        const QPointF center = toView(*m_overlay.cross);
        painter.drawLine(QPointF(center.x(), rect.top()), QPointF(center.x(), rect.bottom() + 1));
        painter.drawLine(QPointF(rect.left(), center.y()), QPointF(rect.right() + 1, center.y()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().colors.stageMark);
        const qreal radius = theme().px(crossDotUnits) / 2.0;
        painter.drawEllipse(center, radius, radius);
    }
    painter.restore();
}

} // namespace inkling
