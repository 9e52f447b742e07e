// SPDX-License-Identifier: GPL-3.0-or-later
// A stage of the preparation in large, while one points at it.
#pragma once

#include "app/widgets/themed_widget.h"

#include <QPointer>

namespace inkling {

class DigitPicture;

/// Floats over its parent and shows the picture of one DigitPicture enlarged. It takes no input.
class StageLens : public ThemedWidget {
    Q_OBJECT

public:
    explicit StageLens(const ThemeSource& themeSource, QWidget* parent);

    /// Shows \p view in large beside it, inside the parent; a view without a picture hides the lens.
    void showStage(DigitPicture* view);

    /// Shows nothing.
    void dismiss();

    /// Returns the view that is enlarged now, or null.
    DigitPicture* stage() const { return isHidden() ? nullptr : m_view.data(); }

    /// Paints anew what became of the stage.
    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPointer<DigitPicture> m_view;
};

} // namespace inkling
