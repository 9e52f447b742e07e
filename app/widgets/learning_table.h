// SPDX-License-Identifier: GPL-3.0-or-later
// One step of learning as a table: what the network says, what it should say, the error, and what it says afterwards.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"
#include "core/explain/learning_step.h"

#include <optional>

namespace inkling {

/// A row for each digit: p, y, p - y and p after the step. Pointing at a cell shows its formula with the numbers.
class LearningTable : public ThemedWidget {
    Q_OBJECT

public:
    explicit LearningTable(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p step, or empty rows.
    void setStep(const std::optional<LearningStep>& step, const EvidenceLook& look);

    /// Returns the text of a cell. *Range*: columns 0 to 3.
    QString cellText(int digit, int column) const;

    /// Returns what a cell means, with the formula filled in.
    QString cellDescription(int digit, int column) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    int headingHeight() const;
    QRect rowRect(int row) const;
    QRect cellRect(int row, int column) const;

    std::optional<LearningStep> m_step;
    EvidenceLook m_look;
};

} // namespace inkling
