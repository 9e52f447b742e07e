// SPDX-License-Identifier: GPL-3.0-or-later
// The row above the charts: start, pause, steps, stop, and how far the run is.
#pragma once

#include "app/session/training/training_view.h"
#include "app/widgets/themed_widget.h"

#include <QList>

class QAction;
class QBoxLayout;
class QProgressBar;
class QPushButton;

namespace inkling {

class TextLabel;

/// The commands of the bar.
struct RunBarSetup {
    QAction* start; ///< its text says what it does now: Start, Pause, Resume
    QList<QAction*> others; ///< in the order in which they stand
};

/// Shows a run as a bar and a line of figures.
class RunBar : public ThemedWidget {
    Q_OBJECT

public:
    RunBar(const ThemeSource& themeSource, const RunBarSetup& setup, QWidget* parent = nullptr);

    void setView(const TrainingView& view);

    /// Returns the figures as they are shown.
    QString statusText() const;

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    QString statusOf(const TrainingView& view) const;

    QBoxLayout* m_layout; ///< the commands, and beside or below them how far the run is
    QPushButton* m_start;
    QProgressBar* m_progress;
    TextLabel* m_status;
};

/// Returns \p seconds as people say it: "0.3 s", "12 s", "3 min", "2 h 5 min".
QString durationText(double seconds);

} // namespace inkling
