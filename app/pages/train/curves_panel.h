// SPDX-License-Identifier: GPL-3.0-or-later
// Loss and accuracy of the run under way over those of before, with their legends.
#pragma once

#include "app/session/training/training_session.h"
#include "app/widgets/charts/chart_content.h"

#include <QSet>
#include <QWidget>

#include <array>

class QAction;
class QMenu;

namespace inkling {

class ChartLegend;
class CurveChart;
class MenuButton;
class ThemeSource;

/// Two charts, one above the other.
class CurvesPanel : public QWidget {
    Q_OBJECT

public:
    CurvesPanel(
        const ThemeSource& themeSource, TrainingSession& training, QWidget* parent = nullptr);

    /// Offers commands in a menu of each chart.
    void setMenus(const QList<QAction*>& loss, const QList<QAction*>& accuracy);

    /// Draws the newest curves of the session.
    void refresh();

    void setLogarithmic(bool logarithmic);

    /// Draws the run of before called \p id strongly; an empty name draws none so.
    void setCompared(const QString& id);

    const QString& compared() const { return m_compared; }

    CurveChart* lossChart() const { return m_charts[0]; }

    CurveChart* accuracyChart() const { return m_charts[1]; }

Q_SIGNALS:
    /// The user wants the run of before called \p id beside the one under way; empty: none.
    void comparisonWanted(const QString& id);
    /// The user wants the run of before called \p id to be deleted.
    void removalWanted(const QString& id);

private:
    static constexpr std::size_t lossPlace = 0;
    static constexpr std::size_t accuracyPlace = 1;

    QWidget* makeCard(std::size_t place, const QString& title);
    void draw(std::size_t place, const QList<QPointF>& training, const QList<QPointF>& validation);
    QList<ChartMark> marks() const;
    double xEnd() const;
    void setShown(const QString& key, bool shown);
    void fillMenu(QMenu& menu, const QString& key);
    void listRuns(QMenu& menu);
    void showMenu(const QString& key, const QPoint& position);

    const ThemeSource& m_themeSource;
    TrainingSession& m_training;
    std::array<CurveChart*, 2> m_charts {};
    std::array<ChartLegend*, 2> m_legends {};
    std::array<MenuButton*, 2> m_menus {};
    QSet<QString> m_hidden; ///< keys of lines
    QString m_compared;
};

} // namespace inkling
