// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax, step by step: evidence, exponential, share; what one unit more does; and the sigmoid of two classes.
#pragma once

#include "app/pages/explain/explain_part.h"

#include <QBasicTimer>

#include <optional>
#include <span>

class QCheckBox;
class QPushButton;
class QSlider;

namespace inkling {

class LinePlot;
class SoftmaxTableView;

/// Lets the user play with the evidence of one digit. Nothing of it changes the drawing or the model.
class SoftmaxPart : public ExplainPart {
    Q_OBJECT

public:
    explicit SoftmaxPart(const Services& services, QWidget* parent = nullptr);

    void show(const Explanation& explanation) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void leave() override;
    using QWidget::show;

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void buildSlider();
    void buildSteps();
    void showCurve(const Explanation& explanation, std::span<const int> digits);
    int chosenDigit(const Explanation& explanation) const;
    int rivalOf(const Explanation& explanation, int digit) const;
    float change() const;
    void play();
    void tellStep();

    SoftmaxTableView* m_table;
    QSlider* m_slider;
    TextLabel* m_sliderCaption;
    TextLabel* m_sliderText;
    QPushButton* m_reset;
    QPushButton* m_play;
    QCheckBox* m_two;
    TextLabel* m_sentence;
    LinePlot* m_curve;
    std::optional<int> m_digit; ///< nothing: the answer
    QBasicTimer m_timer; ///< runs while the steps are played
    int m_step = -1; ///< column that is lit; -1 for all alike
};

} // namespace inkling
