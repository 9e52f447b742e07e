// SPDX-License-Identifier: GPL-3.0-or-later
// The answer in large: the digit, how probable it is, and the runner-up when it comes close; or that it is no digit.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/model/predict.h"

#include <optional>

class QPainter;

namespace inkling {

/// Shows what the network reads. Its size never depends on the answer, so that nothing jumps.
class AnswerView : public ThemedWidget {
    Q_OBJECT

public:
    explicit AnswerView(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p prediction, or a dash for nothing.
    void setPrediction(const std::optional<Prediction>& prediction);

    /// Returns the large text: a digit, or a dash where none is claimed.
    QString answerText() const;

    /// Returns the percentage; empty when no digit is claimed.
    QString percentText() const;

    /// Returns the remark below: "certain", "perhaps a 4" when the runner-up comes close, "not sure"
    /// when many come near, that it looks like no digit, and what to expect when there is no answer yet.
    QString remarkText() const;

    /// Returns, of what is no digit, the nearest one in small: "Nearest: 4, 62.0 %"; else empty.
    QString nearestText() const;

    /// Returns all of it as a sentence, "9, perhaps a 4: 62.0 %.", or as two of what is no digit.
    QString sentence() const;

    /// Lets a screen reader say the sentence now; for when a stroke has ended.
    void announce();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool isNoDigit() const;
    QString shareText() const;
    QString explanation() const;
    int noDigitHeight(int width) const;
    void paintAnswer(QPainter& painter) const;
    void paintDash(QPainter& painter) const;
    void paintNoDigit(QPainter& painter) const;

    std::optional<Prediction> m_prediction;
};

} // namespace inkling
