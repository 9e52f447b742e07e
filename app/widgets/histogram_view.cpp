// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/histogram_view.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr qreal layerWidthUnits = 380;
    constexpr qreal layerHeightUnits = 84;
    constexpr qreal gapUnits = 16;

} // namespace

HistogramView::HistogramView(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("histogramView"));
    setAccessibleName(tr("Histograms of weights and gradients"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void HistogramView::setLayers(const std::vector<LayerHistograms>& layers)
{
    const bool isOtherCount = layers.size() != m_layers.size();
    m_layers = layers;
    if (isOtherCount)
        updateGeometry();
    update();
}

QString HistogramView::layerText(qsizetype index) const
{
    const LayerHistograms& layer = m_layers.at(static_cast<std::size_t>(index));
    const QLocale numbers = locale();
    if (layer.gradient.limit <= 0)
        return tr("Layer %1: weights between ±%2 with a standard deviation of %3.")
            .arg(index + 1)
            .arg(numbers.toString(static_cast<double>(layer.weights.limit), 'g', 3),
                numbers.toString(layer.weights.deviation, 'g', 3));
    return tr(
        "Layer %1: weights between ±%2 with a standard deviation of %3, gradients of the last "
        "minibatch between ±%4 with a standard deviation of %5.")
        .arg(index + 1)
        .arg(numbers.toString(static_cast<double>(layer.weights.limit), 'g', 3),
            numbers.toString(layer.weights.deviation, 'g', 3),
            numbers.toString(static_cast<double>(layer.gradient.limit), 'g', 3),
            numbers.toString(layer.gradient.deviation, 'g', 3));
}

int HistogramView::columns(int width) const
{
    return std::max(1, width / (theme().px(layerWidthUnits) + theme().px(gapUnits)));
}

int HistogramView::heightForWidth(int width) const
{
    const int across = columns(width);
    const int rows = std::max(1, (static_cast<int>(count()) + across - 1) / across);
    return rows * theme().px(layerHeightUnits);
}

QSize HistogramView::sizeHint() const
{
    const int wide = theme().px(layerWidthUnits);
    return { wide, heightForWidth(std::max(width(), wide)) };
}

QSize HistogramView::minimumSizeHint() const
{
    return { theme().px(layerWidthUnits) / 2, theme().px(layerHeightUnits) };
}

QRect HistogramView::layerRect(qsizetype index) const
{
    const int across = columns(width());
    const int gap = theme().px(gapUnits);
    const int wide = (width() - (across - 1) * gap) / across;
    const int row = static_cast<int>(index) / across;
    const int column = static_cast<int>(index) % across;
    return { column * (wide + gap), row * theme().px(layerHeightUnits), wide,
        theme().px(layerHeightUnits) };
}

bool HistogramView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (qsizetype i = 0; i < count(); ++i) {
        if (layerRect(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), layerText(i), this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

// The root of each count: the few weights that grew large can be seen beside the many that did not.
void HistogramView::paintHistogram(
    QPainter& painter, const QRectF& rect, const Histogram& histogram, const QColor& color) const
{
    const std::uint32_t most = *std::max_element(histogram.counts.begin(), histogram.counts.end());
    painter.setPen(QPen(theme().colors.hairline, theme().px(metric::hairline)));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    painter.drawLine(
        QPointF(rect.center().x(), rect.top()), QPointF(rect.center().x(), rect.bottom()));
    if (most == 0)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const qreal wide = rect.width() / static_cast<qreal>(histogramBins);
    for (std::size_t i = 0; i < histogramBins; ++i) {
        const qreal high = rect.height()
            * std::sqrt(static_cast<qreal>(histogram.counts.at(i)) / static_cast<qreal>(most));
        painter.drawRect(
            QRectF(rect.left() + static_cast<qreal>(i) * wide, rect.bottom() - high, wide, high));
    }
}

void HistogramView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setFont(theme().font(FontRole::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    if (m_layers.empty()) {
        painter.setPen(theme().colors.secondaryText);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
            tr("How the weights and gradients of each layer are spread will stand here, once you "
               "press Start."));
        return;
    }
    for (qsizetype i = 0; i < count(); ++i) {
        const LayerHistograms& layer = m_layers.at(static_cast<std::size_t>(i));
        const QRect place = layerRect(i);
        const int gap = theme().px(metric::smallGap);
        const int half = (place.width() - gap) / 2;
        const QRectF weights(place.left(), place.top() + metrics.height() + 2, half,
            place.height() - 2 * metrics.height() - gap);
        const QRectF gradients = weights.translated(half + gap, 0);
        painter.setPen(theme().colors.secondaryText);
        painter.drawText(QRectF(place.left(), place.top(), half, metrics.height()), Qt::AlignLeft,
            metrics.elidedText(
                tr("Weights of layer %1, ±%2")
                    .arg(i + 1)
                    .arg(locale().toString(static_cast<double>(layer.weights.limit), 'g', 2)),
                Qt::ElideRight, half));
        paintHistogram(painter, weights, layer.weights, theme().colors.accent);
        // Only a run has one.
        if (layer.gradient.limit <= 0)
            continue;
        painter.setPen(theme().colors.secondaryText);
        painter.drawText(QRectF(gradients.left(), place.top(), half, metrics.height()),
            Qt::AlignLeft,
            metrics.elidedText(
                tr("Gradients, ±%1")
                    .arg(locale().toString(static_cast<double>(layer.gradient.limit), 'g', 2)),
                Qt::ElideRight, half));
        paintHistogram(painter, gradients, layer.gradient, theme().colors.quietBar);
    }
}

} // namespace inkling
