// SPDX-License-Identifier: GPL-3.0-or-later
// One drawing of the history strip, in small, on paper as on the canvas.
#pragma once

#include "app/base/theme_source.h"
#include "core/ink/drawing.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QPixmap>

#include <memory>
#include <optional>

class QToolButton;

namespace inkling {

/// A drawing as the strip shows it. The same pointer is the same drawing.
struct StripDrawing {
    QString id;
    QDateTime date;
    std::optional<int> label; ///< the digit that the user says it is
    std::shared_ptr<const Drawing> drawing; ///< never null
};

/// A button with a picture of a drawing; it is painted from a cache, which is made anew only for another drawing, theme
/// or screen.
class Thumbnail : public QAbstractButton {
    Q_OBJECT

public:
    explicit Thumbnail(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p shown.
    void setDrawing(const StripDrawing& shown);

    const StripDrawing& drawing() const { return m_shown; }

    /// Marks the drawing that is on the table.
    void setOnTable(bool onTable);

    bool isOnTable() const { return m_onTable; }

    /// Returns how often the picture was made: once for each drawing, theme and screen.
    int renderings() const { return m_renderings; }

    /// Returns the size of a thumbnail in \p theme.
    static QSize sizeIn(const Theme& theme);

    QSize sizeHint() const override { return sizeIn(theme()); }

Q_SIGNALS:
    /// The user wants this drawing to be deleted.
    void removeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& theme() const { return m_themeSource.theme(); }

    QRect paperRect() const;
    void applyTheme();
    void render();

    const ThemeSource& m_themeSource;
    StripDrawing m_shown;
    QToolButton* m_remove; ///< shown under the pointer
    QPixmap m_picture; ///< null when it has to be made
    int m_renderings = 0;
    bool m_onTable = false;
    bool m_reachedByKeyboard = false;
};

} // namespace inkling
