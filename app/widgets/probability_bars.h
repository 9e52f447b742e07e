// SPDX-License-Identifier: GPL-3.0-or-later
// Ten bars that say how probable each digit is. One widget, painted as a whole, so that a
// prediction costs one update.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/model/predict.h"

#include <optional>

namespace inkling {

/// Shows the ten probabilities of a prediction; empty tracks while there is none.
class ProbabilityBars : public ThemedWidget {
    Q_OBJECT

public:
    explicit ProbabilityBars(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p prediction, or empty tracks for nothing.
    void setPrediction(const std::optional<Prediction>& prediction);

    /// Returns the number beside the bar of \p digit as it is shown; empty when there is no
    /// prediction.
    QString valueText(int digit) const;

    /// Returns what the row of \p digit means, as a sentence.
    QString rowDescription(int digit) const;

    /// Returns where the row of \p digit is painted.
    QRect rowRect(int digit) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, int digit) const;
    int headerHeight() const;
    int rowHeight() const;
    int numberWidth() const;

    std::optional<Prediction> m_prediction;
};

} // namespace inkling
