// SPDX-License-Identifier: GPL-3.0-or-later
// One line above the charts when there is something to say, with the commands that help: data to be fetched, a run to be
// resumed, a rate that was too high, a folder that cannot be written.
#pragma once

#include "app/widgets/themed_widget.h"

#include <QList>

class QAction;
class QBoxLayout;
class QHBoxLayout;
class QProgressBar;

namespace inkling {

class TextLabel;

/// What is said.
struct Notice {
    QString text; ///< whole sentences; empty: nothing
    QList<QAction*> actions {}; ///< the first one is what most want
    double progress = -1; ///< 0 to 1; below 0 there is no bar
    bool isWarning = false;
};

/// A card with a sentence and buttons; it is not there while there is nothing to say.
class NoticeBar : public ThemedWidget {
    Q_OBJECT

public:
    explicit NoticeBar(const ThemeSource& themeSource, QWidget* parent = nullptr);

    void setNotice(const Notice& notice);

    QString text() const;

    /// Puts the commands below the sentence, for where there is too little room beside it.
    void setStacked(bool isStacked);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_text;
    QProgressBar* m_progress;
    QBoxLayout* m_rows;
    QHBoxLayout* m_buttons;
    QList<QAction*> m_shown;
    bool m_isWarning = false;
};

} // namespace inkling
