// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/number_grid.h"

#include "app/base/tool_tip.h"
#include "core/digit/normalize.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace inkling {

namespace {
    // 784 numbers of three digits fit on a small screen only in a small type.
    constexpr qreal fontUnits = 10;
    constexpr qreal paddingUnits = 2;
    // Above this gray, black stands out better than white: both are at 4.5:1 or more around it.
    constexpr int lightGray = 117;
} // namespace

NumberGrid::NumberGrid(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_image(digitSide, digitSide)
{
    setObjectName(QStringLiteral("numberGrid"));
    setAccessibleName(tr("Gray levels"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void NumberGrid::setImage(const GrayImage& image)
{
    m_image = image.width > 0 ? image : GrayImage(digitSide, digitSide);
    update();
}

QString NumberGrid::numberAt(int x, int y) const { return QString::number(m_image.at(x, y)); }

QFont NumberGrid::numberFont() const
{
    QFont font = theme().font(FontRole::Caption);
    font.setPixelSize(theme().px(fontUnits));
    return font;
}

QSize NumberGrid::cellSize() const
{
    const QFontMetrics metrics(numberFont());
    const int padding = theme().px(paddingUnits);
    return { metrics.horizontalAdvance(QStringLiteral("000")) + 2 * padding,
        metrics.height() + padding };
}

QRect NumberGrid::cellRect(int x, int y) const
{
    const int left = x * width() / m_image.width;
    const int top = y * height() / m_image.height;
    const int right = (x + 1) * width() / m_image.width;
    const int bottom = (y + 1) * height() / m_image.height;
    return { left, top, right - left, bottom - top };
}

// A pixel is a square, as in the pictures of the digit.
QSize NumberGrid::sizeHint() const
{
    const int side = std::max(cellSize().width(), cellSize().height()) * digitSide;
    return { side, side };
}

// On a small screen the numbers stand closer.
QSize NumberGrid::minimumSizeHint() const { return cellSize() * digitSide; }

bool NumberGrid::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int x = help->pos().x() * m_image.width / std::max(width(), 1);
    const int y = help->pos().y() * m_image.height / std::max(height(), 1);
    if (rect().contains(help->pos()) && x < m_image.width && y < m_image.height) {
        QToolTip::showText(help->globalPos(),
            inLines(tr("Row %1, column %2: gray level %3 of 255. The network gets it divided by "
                       "255: %4.")
                        .arg(y + 1)
                        .arg(x + 1)
                        .arg(m_image.at(x, y))
                        .arg(locale().toString(m_image.at(x, y) / 255.0, 'f', 3)),
                QToolTip::font()),
            this, cellRect(x, y));
    }
    return true;
}

void NumberGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setFont(numberFont());
    for (int y = 0; y < m_image.height; ++y) {
        for (int x = 0; x < m_image.width; ++x) {
            const QRect cell = cellRect(x, y);
            if (!cell.intersects(event->rect()))
                continue;
            const int gray = m_image.at(x, y);
            painter.fillRect(cell, QColor(gray, gray, gray));
            // Zeros are many; they stand back so that the digit is seen.
            if (gray == 0)
                painter.setPen(theme().colors.stageZero);
            else
                painter.setPen(gray > lightGray ? Qt::black : Qt::white);
            painter.drawText(cell, Qt::AlignCenter, QString::number(gray));
        }
    }
}

} // namespace inkling
