// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/digit_gallery.h"

#include <QHelpEvent>
#include <QImage>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace inkling {

namespace {

    constexpr qreal gapUnits = 12;
    constexpr qreal captionGapUnits = 4;

} // namespace

DigitGallery::DigitGallery(const ThemeSource& themeSource, int columns, int rows, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_columns(columns)
    , m_rows(rows)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DigitGallery::setDigits(const std::vector<GalleryDigit>& digits)
{
    m_digits = digits;
    QStringList captions;
    for (const GalleryDigit& digit : m_digits)
        captions.append(digit.caption);
    setAccessibleDescription(captions.join(QStringLiteral(", ")));
    update();
}

void DigitGallery::setSideRange(qreal least, qreal usual)
{
    m_leastSide = least;
    m_usualSide = usual;
    updateGeometry();
}

int DigitGallery::captionHeight() const
{
    return QFontMetrics(theme().font(FontRole::Caption)).height() + theme().px(captionGapUnits);
}

QSize DigitGallery::sizeFor(qreal side) const
{
    const int pixels = theme().px(side);
    const int gap = theme().px(gapUnits);
    return { m_columns * pixels + (m_columns - 1) * gap,
        m_rows * (pixels + captionHeight()) + (m_rows - 1) * gap };
}

QSize DigitGallery::sizeHint() const { return sizeFor(m_usualSide); }

QSize DigitGallery::minimumSizeHint() const { return sizeFor(m_leastSide); }

QRect DigitGallery::pictureRect(int index) const
{
    const int gap = theme().px(gapUnits);
    const int byWidth = (width() - (m_columns - 1) * gap) / m_columns;
    const int byHeight = (height() - (m_rows - 1) * gap) / m_rows - captionHeight();
    const int side = std::max(1, std::min(byWidth, byHeight));
    return { (index % m_columns) * (side + gap),
        (index / m_columns) * (side + captionHeight() + gap), side, side };
}

bool DigitGallery::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int index = 0; index < static_cast<int>(m_digits.size()); ++index) {
        if (pictureRect(index).contains(help->pos())) {
            QToolTip::showText(
                help->globalPos(), m_digits[static_cast<std::size_t>(index)].toolTip, this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void DigitGallery::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = theme().px(metric::smallRadius);
    for (int index = 0; index < m_columns * m_rows; ++index) {
        const QRect rect = pictureRect(index);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().colors.track);
        if (index >= static_cast<int>(m_digits.size())) {
            painter.drawRoundedRect(rect, radius, radius);
            continue;
        }
        const GalleryDigit& digit = m_digits[static_cast<std::size_t>(index)];
        const QImage image(digit.image.pixels.data(), digit.image.width, digit.image.height,
            digit.image.width, QImage::Format_Grayscale8);
        QBrush pixels(image);
        pixels.setTransform(QTransform::fromTranslate(rect.left(), rect.top())
                                .scale(qreal(rect.width()) / digit.image.width,
                                    qreal(rect.height()) / digit.image.height));
        painter.setBrush(pixels);
        painter.drawRoundedRect(rect, radius, radius);
        painter.setFont(theme().font(FontRole::Caption));
        painter.setPen(digit.marked ? theme().colors.accent : theme().colors.text);
        painter.drawText(QRect(rect.left() - theme().px(gapUnits) / 2, rect.bottom() + 1,
                             rect.width() + theme().px(gapUnits), captionHeight()),
            Qt::AlignHCenter | Qt::AlignBottom, digit.caption);
    }
}

} // namespace inkling
