// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/evidence_view.h"

#include "app/widgets/evidence_painter.h"
#include "core/digit/normalize.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace inkling {

namespace {

    constexpr qreal captionGapUnits = 4;
    constexpr QPoint middle { digitSide / 2, digitSide / 2 };

    std::optional<QPoint> stepOf(int key)
    {
        switch (key) {
        case Qt::Key_Left:
            return QPoint(-1, 0);
        case Qt::Key_Right:
            return QPoint(1, 0);
        case Qt::Key_Up:
            return QPoint(0, -1);
        case Qt::Key_Down:
            return QPoint(0, 1);
        default:
            return std::nullopt;
        }
    }

} // namespace

EvidenceView::EvidenceView(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void EvidenceView::setContent(const EvidenceContent& content)
{
    m_content = content;
    update();
}

void EvidenceView::setCaption(const QString& caption)
{
    m_caption = caption;
    setAccessibleName(caption);
    update();
}

void EvidenceView::setSideRange(qreal least, qreal usual)
{
    m_leastSide = least;
    m_usualSide = usual;
    updateGeometry();
}

void EvidenceView::setPixel(std::optional<QPoint> pixel)
{
    if (pixel == m_pixel)
        return;
    m_pixel = pixel;
    update();
}

int EvidenceView::captionHeight() const
{
    return QFontMetrics(theme().font(FontRole::Caption)).height() + theme().px(captionGapUnits);
}

QRect EvidenceView::mapRect() const
{
    const int side = std::max(1, std::min(width(), height() - captionHeight()));
    return { (width() - side) / 2, 0, side, side };
}

QSize EvidenceView::sizeHint() const
{
    return { theme().px(m_usualSide), theme().px(m_usualSide) + captionHeight() };
}

QSize EvidenceView::minimumSizeHint() const
{
    return { theme().px(m_leastSide), theme().px(m_leastSide) + captionHeight() };
}

bool EvidenceView::event(QEvent* event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut)
        Q_EMIT pixelPointedAt(std::nullopt);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return ThemedWidget::event(event);
}

// More height than the square and its caption need goes to others.
void EvidenceView::resizeEvent(QResizeEvent* event)
{
    ThemedWidget::resizeEvent(event);
    setMaximumHeight(std::max(minimumSizeHint().height(), width() + captionHeight()));
}

void EvidenceView::mouseMoveEvent(QMouseEvent* event)
{
    Q_EMIT pixelPointedAt(evidencePixelAt(mapRect(), event->position()));
}

void EvidenceView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && mapRect().contains(event->position().toPoint()))
        Q_EMIT activated();
}

void EvidenceView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT activated();
        return;
    }
    const std::optional<QPoint> step = stepOf(event->key());
    if (!step) {
        event->ignore();
        return;
    }
    const QPoint next = m_pixel ? *m_pixel + *step : middle;
    Q_EMIT pixelPointedAt(
        QPoint(std::clamp(next.x(), 0, digitSide - 1), std::clamp(next.y(), 0, digitSide - 1)));
}

void EvidenceView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect rect = mapRect();
    const qreal radius = theme().px(metric::smallRadius);
    const qreal ring = theme().px(metric::focusRing);
    if (m_content.values.empty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().colors.track);
        painter.drawRoundedRect(rect, radius, radius);
    } else {
        paintEvidence(painter, rect,
            { m_content.values, m_content.scale, m_content.ink, m_content.look }, radius);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(evidenceOverlay(m_content.look.palette), ring / 2));
    for (const std::size_t pixel : m_content.ringed) {
        const int index = static_cast<int>(pixel);
        painter.drawEllipse(evidencePixelRect(rect, { index % digitSide, index / digitSide })
                                .adjusted(-1, -1, 1, 1));
    }
    if (m_pixel) {
        painter.setPen(QPen(evidenceOverlay(m_content.look.palette), ring));
        painter.drawRect(evidencePixelRect(rect, *m_pixel));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme().colors.accent, ring));
        painter.drawRoundedRect(
            QRectF(rect).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), radius, radius);
    }
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(QRect(0, rect.bottom() + 1, width(), captionHeight()),
        Qt::AlignHCenter | Qt::AlignBottom, m_caption);
}

} // namespace inkling
