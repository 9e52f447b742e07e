// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/weight_maps.h"

#include "app/widgets/evidence_painter.h"
#include "core/digit/normalize.h"

#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr qreal sideUnits = 64;
    constexpr qreal gapUnits = 4;
    constexpr std::size_t mapPixels = std::size_t { digitSide } * digitSide;

} // namespace

WeightMaps::WeightMaps(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("weightMaps"));
    setAccessibleName(tr("Weights of the first layer"));
    m_look.ink = false;
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void WeightMaps::setMlp(std::shared_ptr<const Mlp> mlp)
{
    const int before = count();
    m_mlp = std::move(mlp);
    if (count() != before) {
        setAccessibleDescription(tr("%L1 maps").arg(count()));
        updateGeometry();
    }
    update();
}

void WeightMaps::setLook(const EvidenceLook& look)
{
    m_look = look;
    m_look.ink = false;
    update();
}

int WeightMaps::count() const
{
    const bool hasMaps
        = m_mlp && !m_mlp->layers.empty() && m_mlp->inputs() == static_cast<int>(mapPixels);
    return hasMaps ? m_mlp->layers.front().outputs : 0;
}

int WeightMaps::side() const { return theme().px(sideUnits); }

int WeightMaps::pitch() const { return side() + theme().px(gapUnits); }

int WeightMaps::columns(int width) const
{
    return std::max(1, (width + theme().px(gapUnits)) / pitch());
}

QRect WeightMaps::mapRect(int unit) const
{
    const int across = columns(width());
    return { (unit % across) * pitch(), (unit / across) * pitch(), side(), side() };
}

int WeightMaps::heightForWidth(int width) const
{
    const int across = columns(width);
    const int rows = std::max(1, (count() + across - 1) / across);
    return rows * pitch() - theme().px(gapUnits);
}

QSize WeightMaps::sizeHint() const
{
    const int wide = 8 * pitch();
    return { wide, heightForWidth(std::max(width(), wide)) };
}

QSize WeightMaps::minimumSizeHint() const { return { side(), side() }; }

bool WeightMaps::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const bool isLast = m_mlp && m_mlp->layers.size() == 1;
    for (int unit = 0; unit < count(); ++unit) {
        if (mapRect(unit).contains(help->pos())) {
            QToolTip::showText(help->globalPos(),
                isLast ? tr("The weights of the digit %1: ink on blue speaks for it, ink on red "
                            "against it.")
                             .arg(unit)
                       : tr("The weights of unit %1: ink on blue excites it, ink on red holds it "
                            "back.")
                             .arg(unit + 1),
                this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void WeightMaps::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (count() == 0) {
        painter.setFont(theme().font(FontRole::Caption));
        painter.setPen(theme().colors.secondaryText);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
            tr("What each unit looks for will stand here, a map for each, once you press Start."));
        return;
    }
    const DenseLayer& layer = m_mlp->layers.front();
    const std::span<const float> weights(layer.weights);
    for (int unit = 0; unit < count(); ++unit) {
        const QRect place = mapRect(unit);
        if (!event->rect().intersects(place))
            continue;
        const auto values = weights.subspan(static_cast<std::size_t>(unit) * mapPixels, mapPixels);
        float scale = 0;
        for (const float value : values)
            scale = std::max(scale, std::abs(value));
        paintEvidence(painter, place, EvidencePicture { values, scale > 0 ? scale : 1, {}, m_look },
            theme().px(metric::smallRadius));
    }
}

} // namespace inkling
