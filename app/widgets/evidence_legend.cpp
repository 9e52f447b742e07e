// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/evidence_legend.h"

#include "app/widgets/number_cells.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr qreal barUnits = 96;
    constexpr qreal leastBarUnits = 24;
    constexpr qreal barHeightUnits = 8;
    constexpr qreal gapUnits = 8;
    constexpr int stops = 8; ///< of the gradient, at either side

    QString end(double value)
    {
        // Two places that count, whatever the size of the numbers.
        const double size = std::abs(value);
        int decimals = 1;
        if (size >= 100)
            decimals = 0;
        else if (size < 0.1)
            decimals = 3;
        else if (size < 1)
            decimals = 2;
        return signedNumber(value, decimals);
    }

    // As long as a number can be, so that the bar stays where it is.
    QString widestAgainst()
    {
        return EvidenceLegend::tr("against %1", "left end of the scale")
            .arg(signedNumber(-0.888, 3));
    }

    QString widestFor()
    {
        return EvidenceLegend::tr("%1 for", "right end of the scale").arg(signedNumber(0.888, 3));
    }

} // namespace

EvidenceLegend::EvidenceLegend(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("evidenceLegend"));
    setAccessibleName(tr("Scale of the evidence"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setScale(1, {});
}

void EvidenceLegend::setScale(float scale, const EvidenceLook& look)
{
    const QString before = againstText();
    const bool sameLook = look == m_look;
    m_scale = scale;
    m_look = look;
    // The scale follows the pen; what is written at its ends seldom does.
    if (sameLook && againstText() == before && !toolTip().isEmpty())
        return;
    setToolTip(tr("What one full pixel of ink would add to the evidence for the digit: %1 or less "
                  "at the left end, nothing in the middle, %2 or more at the right end. All ten "
                  "maps have the same scale.")
                   .arg(end(-static_cast<double>(scale)), end(static_cast<double>(scale))));
    setAccessibleDescription(againstText() + QStringLiteral(", ") + forText());
    update();
}

QString EvidenceLegend::againstText() const
{
    return tr("against %1", "left end of the scale").arg(end(-static_cast<double>(m_scale)));
}

QString EvidenceLegend::forText() const
{
    return tr("%1 for", "right end of the scale").arg(end(static_cast<double>(m_scale)));
}

int EvidenceLegend::textWidth(const QString& widest) const
{
    return QFontMetrics(theme().font(FontRole::Caption)).horizontalAdvance(widest);
}

QSize EvidenceLegend::sizeHint() const
{
    const int texts = textWidth(widestAgainst()) + textWidth(widestFor());
    return { texts + theme().px(barUnits) + 2 * theme().px(gapUnits),
        QFontMetrics(theme().font(FontRole::Caption)).height() };
}

QSize EvidenceLegend::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return { hint.width() - theme().px(barUnits) + theme().px(leastBarUnits), hint.height() };
}

void EvidenceLegend::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, forText());
    const int gap = theme().px(gapUnits);
    const int right = width() - textWidth(widestFor()) - gap;
    const int left = std::max(textWidth(widestAgainst()) + gap, right - theme().px(barUnits));
    const QRectF bar(left, (height() - theme().px(barHeightUnits)) / 2.0, right - left,
        theme().px(barHeightUnits));
    painter.drawText(
        QRect(0, 0, left - gap, height()), Qt::AlignRight | Qt::AlignVCenter, againstText());
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (int stop = -stops; stop <= stops; ++stop) {
        const float strength = static_cast<float>(stop) / stops;
        gradient.setColorAt((1 + static_cast<qreal>(strength)) / 2,
            QColor(evidenceColor(m_look.palette, strength)));
    }
    painter.setPen(QPen(theme().colors.hairline, theme().px(metric::hairline)));
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
}

} // namespace inkling
