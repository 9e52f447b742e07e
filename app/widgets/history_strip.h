// SPDX-License-Identifier: GPL-3.0-or-later
// The strip of the last drawings: a row of thumbnails, the newest first, with the one on the table marked.
#pragma once

#include "app/widgets/themed_widget.h"
#include "app/widgets/thumbnail.h"

#include <QList>

class QAction;
class QScrollArea;

namespace inkling {

class ActionButton;
class TextLabel;

/// Shows drawings and tells which one the user wants. What does not fit is scrolled to: by wheel, by the bar, or by the
/// arrow keys, which go from drawing to drawing; Enter opens one and Delete deletes it. Tab stops at one thumbnail.
/// A thumbnail is rendered once for each change of its drawing.
class HistoryStrip : public ThemedWidget {
    Q_OBJECT

public:
    /// \p newDrawing is the command of the button at its beginning.
    HistoryStrip(const ThemeSource& themeSource, QAction* newDrawing, QWidget* parent = nullptr);

    /// Shows \p drawings, the newest first; the one called \p onTable is marked and scrolled to.
    void setDrawings(const QList<StripDrawing>& drawings, const QString& onTable);

    /// Returns the thumbnails in their order.
    const QList<Thumbnail*>& thumbnails() const { return m_thumbnails; }

    /// Returns true while there is nothing to show but the sentence that says what will be here.
    bool isEmpty() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user wants the drawing called \p id on the table.
    void openWanted(const QString& id);
    /// The user wants the drawing called \p id to be deleted.
    void removeWanted(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void themeChanged() override;

private:
    Thumbnail* makeThumbnail();
    void describe(qsizetype index);
    void setTabStop(Thumbnail* stop);
    void goTo(qsizetype index);
    bool goByKey(const Thumbnail* from, int key);
    bool scrollByWheel(int delta);
    void place();

    ActionButton* m_new;
    TextLabel* m_invitation;
    QScrollArea* m_scroller;
    QWidget* m_row; ///< holds the thumbnails
    QList<Thumbnail*> m_thumbnails;
    QString m_onTable;
};

} // namespace inkling
