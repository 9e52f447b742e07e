// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax as a table, column by column, from evidence to share. Pointing at a cell shows its formula with the numbers.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/explain/softmax_table.h"

#include <optional>

namespace inkling {

/// The columns of the table, in the order in which softmax goes.
enum class SoftmaxColumn { Evidence, Below, Exponential, Share, OneMore };

/// Shows a SoftmaxTable. A click on a row, or the arrow keys, choose a digit.
class SoftmaxTableView : public ThemedWidget {
    Q_OBJECT

public:
    static constexpr int columns = 5;

    explicit SoftmaxTableView(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p table, or nothing; \p chosen is the digit that is raised. *Range*: \p temperature above 0.
    void setTable(const std::optional<SoftmaxTable>& table, int chosen, float temperature);

    /// Lights up one column and dims those that follow; nothing shows all alike.
    void setStep(std::optional<SoftmaxColumn> step);

    /// Returns the text of a cell; empty without a table or for a digit that is not in it.
    QString cellText(int digit, SoftmaxColumn column) const;

    /// Returns what a cell means, with the formula filled in.
    QString cellDescription(int digit, SoftmaxColumn column) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user chose \p digit.
    void digitChosen(int digit);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const SoftmaxRow* rowOf(int digit) const;
    int rowHeight() const;
    int headingHeight() const;
    QRect rowRect(int row) const;
    QRect cellRect(int row, int column) const;
    void paintRow(QPainter& painter, int digit) const;

    std::optional<SoftmaxTable> m_table;
    int m_chosen = 0;
    double m_temperature = 1;
    std::optional<SoftmaxColumn> m_step;
};

} // namespace inkling
