// SPDX-License-Identifier: GPL-3.0-or-later
// The legend of a chart: a dot and a name for each line, to be clicked to hide it.
#pragma once

#include "app/widgets/charts/chart_content.h"
#include "app/widgets/themed_widget.h"

#include <QColor>

namespace inkling {

/// Returns the color in which lines of \p role are drawn.
QColor lineColor(LineRole role, const Theme& theme);

/// Entries from left to right, at the right edge; of those that do not fit, the last ones are left out.
class ChartLegend : public ThemedWidget {
    Q_OBJECT

public:
    explicit ChartLegend(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows an entry for each line.
    void setLines(const QList<ChartLine>& lines);

    /// Returns where the entry of line \p index is; empty when it is left out.
    QRect entryRect(qsizetype index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user wants the lines of \p key shown or hidden.
    void visibilityWanted(const QString& key, const QString& name, bool visible);
    /// The user asks what can be done with the lines of \p key.
    void menuWanted(const QString& key, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Entry {
        QString key;
        QString name;
        LineRole role = LineRole::Training;
        bool isVisible = true;

        bool operator==(const Entry&) const = default;
    };

    qsizetype entryAt(const QPoint& position) const;
    int entryWidth(const Entry& entry) const;
    void toggle(qsizetype index);
    void describe();

    QList<Entry> m_entries;
    qsizetype m_current = 0; ///< that the keyboard is on
};

} // namespace inkling
