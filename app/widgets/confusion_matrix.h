// SPDX-License-Identifier: GPL-3.0-or-later
// Which digits are taken for which: ten rows of what was written, ten columns of what was read. Cells can be chosen.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/model/model.h"

#include <array>
#include <cstddef>
#include <optional>

namespace inkling {

/// Counts by [label][prediction].
using ConfusionCounts = std::array<std::array<std::size_t, classCount>, classCount>;

/// One cell.
struct ConfusionCell {
    int label = 0;
    int prediction = 0;

    bool operator==(const ConfusionCell&) const = default;
};

/// Shows counts as strengths of color: right answers in the accent, mistakes in the warning color, each on its own
/// scale. Arrow keys move among the cells, Space and Enter choose.
class ConfusionMatrix : public ThemedWidget {
    Q_OBJECT

public:
    explicit ConfusionMatrix(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p counts; nothing shows that there are none yet.
    void setCounts(const std::optional<ConfusionCounts>& counts);

    /// Marks \p cell as the one that is looked at.
    void setChosen(std::optional<ConfusionCell> cell);

    /// Returns where \p cell is painted.
    QRectF cellRect(const ConfusionCell& cell) const;

    /// Returns what \p cell says, as a sentence.
    QString cellText(const ConfusionCell& cell) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user wants to see what is in a cell.
    void cellChosen(const inkling::ConfusionCell& cell);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    qreal pitch() const;
    QPointF origin() const;
    std::optional<ConfusionCell> cellAt(const QPointF& position) const;
    std::size_t count(const ConfusionCell& cell) const;
    void paintCell(QPainter& painter, const ConfusionCell& cell) const;
    QColor cellColor(const ConfusionCell& cell) const;

    std::optional<ConfusionCounts> m_counts;
    std::size_t m_mostRight = 0;
    std::size_t m_mostWrong = 0;
    std::optional<ConfusionCell> m_chosen;
    ConfusionCell m_current; ///< that the keyboard is on
};

} // namespace inkling
