// SPDX-License-Identifier: GPL-3.0-or-later
// One evidence map in large, while one points at it, with the value of the pixel under the pointer.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"

#include <QPoint>
#include <QString>

#include <optional>
#include <vector>

namespace inkling {

/// What the lens shows.
struct LensContent {
    std::vector<float> values; ///< [784]
    std::vector<float> ink; ///< [784], 0 to 1
    float scale = 1;
    EvidenceLook look;
    std::optional<QPoint> pixel; ///< framed
    QString text; ///< up to three lines
};

/// Floats over its parent and takes no input.
class EvidenceLens : public ThemedWidget {
    Q_OBJECT

public:
    explicit EvidenceLens(const ThemeSource& themeSource, QWidget* parent);

    /// Shows \p content beside \p map, a rectangle of the parent, inside the part of the parent that can be seen.
    void showBeside(const QRect& map, const LensContent& content);

    const LensContent& content() const { return m_content; }

    QRect pictureRect() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LensContent m_content;
};

} // namespace inkling
