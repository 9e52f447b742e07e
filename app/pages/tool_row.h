// SPDX-License-Identifier: GPL-3.0-or-later
// The row of tools under the canvas: undo, redo, clear, eraser, the pen's width, open and save.
#pragma once

#include "app/widgets/action_button.h"
#include "app/widgets/themed_widget.h"

class QHBoxLayout;
class QSlider;

namespace inkling {

class TextLabel;

/// The commands that the row shows, and the range of pens.
struct ToolRowSetup {
    QAction* undo;
    QAction* redo;
    QAction* clear;
    QAction* eraser;
    QAction* open;
    QAction* save;
    QAction* moreSaving;
    int penWidthLeast;
    int penWidthMost;
};

/// Shows words where there is room for them, and symbols alone where there is not.
class ToolRow : public ThemedWidget {
    Q_OBJECT

public:
    ToolRow(const ThemeSource& themeSource, const ToolRowSetup& setup, QWidget* parent = nullptr);

    /// Shows \p width as the pen's. *Units*: field units.
    void setPenWidth(float width);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user chose another pen.
    void penWidthChosen(float width);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void themeChanged() override;

private:
    /// What the row spends its room on.
    struct Faces {
        bool words;
        bool penCaption;
        bool penValue;
        qreal slider; ///< how long it is at least, in design units
    };

    ActionButton* addButton(QAction* action, const QString& name, ButtonFace face);
    void addPen(const ToolRowSetup& setup);
    void arrange();
    void apply(const Faces& faces);
    void fit();

    QHBoxLayout* m_layout;
    QList<ActionButton*> m_wordButtons; ///< those that can shrink to their symbol
    ActionButton* m_moreSaving = nullptr;
    QSlider* m_slider = nullptr;
    TextLabel* m_penCaption = nullptr;
    TextLabel* m_penValue = nullptr;
};

} // namespace inkling
