// SPDX-License-Identifier: GPL-3.0-or-later
// How the weights and the gradients of each layer are spread.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/train/training_snapshot.h"

#include <vector>

namespace inkling {

/// A pair of histograms for each layer, side by side, each on its own scale, symmetric about 0.
class HistogramView : public ThemedWidget {
    Q_OBJECT

public:
    explicit HistogramView(const ThemeSource& themeSource, QWidget* parent = nullptr);

    void setLayers(const std::vector<LayerHistograms>& layers);

    qsizetype count() const { return static_cast<qsizetype>(m_layers.size()); }

    /// Returns what the histograms of layer \p index say, as a sentence.
    QString layerText(qsizetype index) const;

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRect layerRect(qsizetype index) const;
    int columns(int width) const;
    void paintHistogram(QPainter& painter, const QRectF& rect, const Histogram& histogram,
        const QColor& color) const;

    std::vector<LayerHistograms> m_layers;
};

} // namespace inkling
