// SPDX-License-Identifier: GPL-3.0-or-later
// The ten probabilities in little room: a row of a few pixels for each digit, without numbers.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/model/predict.h"

#include <optional>

namespace inkling {

/// Ten thin bars; pointing at one tells its number.
class SmallBars : public ThemedWidget {
    Q_OBJECT

public:
    explicit SmallBars(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p prediction; nothing shows where the bars will be.
    void setPrediction(const std::optional<Prediction>& prediction);

    const std::optional<Prediction>& prediction() const { return m_prediction; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF rowRect(int digit) const;
    QString rowText(int digit) const;

    std::optional<Prediction> m_prediction;
};

} // namespace inkling
