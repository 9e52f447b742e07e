// SPDX-License-Identifier: GPL-3.0-or-later
// Ten bars that say how probable each digit is. One widget, painted as a whole, so that a
// prediction costs one update.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/model/predict.h"

#include <array>
#include <optional>

namespace inkling {

/// Shows the ten probabilities of a prediction, faded when the drawing is no digit; empty tracks while there is none.
class ProbabilityBars : public ThemedWidget {
    Q_OBJECT

public:
    explicit ProbabilityBars(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p prediction, or empty tracks for nothing.
    void setPrediction(const std::optional<Prediction>& prediction);

    /// Shows \p label as a one-hot vector beside the probabilities; nothing hides it.
    void setLabel(std::optional<int> label);

    /// Chooses between rows in the order of the digits and the most probable first.
    void setSorted(bool sorted);

    /// Brings the rows into their order; until then they stay where they are, since nothing may jump
    /// under a pen that is drawing.
    void settle();

    /// Returns what stands for \p digit in the one-hot vector, "0" or "1"; empty without a label.
    QString labelText(int digit) const;

    /// Returns the number beside the bar of \p digit as it is shown; empty when there is no
    /// prediction.
    QString valueText(int digit) const;

    /// Returns what the row of \p digit means, as a sentence.
    QString rowDescription(int digit) const;

    /// Returns where the row of \p digit is painted.
    QRect rowRect(int digit) const;

    /// Returns where the heading of the bars is painted; what stands to its right in the same line
    /// must leave room for the sum.
    QRect captionRect() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// What can be seen of a row.
    struct Row {
        QString value;
        int bar = 0; ///< its length in eighths of a pixel; less cannot be told apart
        bool isAnswer = false;
        bool isFaded = false;

        bool operator==(const Row&) const = default;
    };

    Row rowOf(int digit) const;
    bool areFaded() const;
    QString sumText() const;
    qreal trackLength() const;
    void updateWhatChanged();
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, int digit) const;
    int headerHeight() const;
    int rowHeight() const;
    int numberWidth() const;
    int labelWidth() const;

    std::optional<Prediction> m_prediction;
    std::optional<int> m_label;
    bool m_sorted = false;
    std::array<Row, classCount> m_shown {};
    QString m_shownSum;
    std::array<int, classCount> m_rows {}; ///< in which row each digit stands
};

} // namespace inkling
