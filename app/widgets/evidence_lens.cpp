// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/evidence_lens.h"

#include "app/widgets/evidence_painter.h"

#include <QPainter>

#include <algorithm>

namespace inkling {

namespace {

    // Nine pixels for each one of 28: the single ones can be told apart.
    constexpr qreal pictureUnits = 252;
    constexpr int textLines = 3;

} // namespace

EvidenceLens::EvidenceLens(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("evidenceLens"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

QRect EvidenceLens::pictureRect() const
{
    const int padding = theme().px(metric::itemGap);
    const int side = theme().px(pictureUnits);
    return { padding, padding, side, side };
}

void EvidenceLens::showBeside(const QRect& map, const LensContent& content)
{
    m_content = content;
    const QRect picture = pictureRect();
    const int padding = picture.left();
    const int line = QFontMetrics(theme().font(FontRole::Caption)).height();
    resize(picture.width() + 2 * padding,
        picture.height() + 2 * padding + textLines * line + theme().px(metric::smallGap));
    const int gap = theme().px(metric::smallGap);
    QRect room = parentWidget()->visibleRegion().boundingRect();
    if (room.isEmpty())
        room = parentWidget()->rect();
    room.adjust(gap, gap, -gap, -gap);
    const bool fitsLeft = map.left() - gap - width() >= room.left();
    const int left = fitsLeft ? map.left() - gap - width() : map.right() + gap;
    const int most = std::max(room.top(), room.bottom() - height());
    move(std::min(left, std::max(room.left(), room.right() - width())),
        std::clamp(map.center().y() - height() / 2, room.top(), most));
    raise();
    show();
    update();
}

void EvidenceLens::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = theme().px(metric::hairline);
    const qreal radius = theme().px(metric::radius);
    painter.setPen(QPen(theme().colors.hairline, line));
    painter.setBrush(theme().colors.surface);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
    const QRect picture = pictureRect();
    paintEvidence(painter, picture,
        { m_content.values, m_content.scale, m_content.ink, m_content.look },
        theme().px(metric::smallRadius));
    if (m_content.pixel) {
        painter.setPen(
            QPen(evidenceOverlay(m_content.look.palette), theme().px(metric::focusRing)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(evidencePixelRect(picture, *m_content.pixel));
    }
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.text);
    const QRect text(picture.left(), picture.bottom() + theme().px(metric::smallGap),
        picture.width(), height() - picture.bottom() - theme().px(metric::smallGap));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_content.text);
}

} // namespace inkling
