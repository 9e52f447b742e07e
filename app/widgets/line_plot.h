// SPDX-License-Identifier: GPL-3.0-or-later
// A small curve with a zero line, a point on it and words at its ends: the sigmoid, or evidence along the pen's way.
#pragma once

#include "app/widgets/themed_widget.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace inkling {

/// What a LinePlot shows.
struct LineContent {
    std::vector<QPointF> points; ///< from left to right
    std::optional<QPointF> point; ///< a dot, with \p pointText beside it
    QString pointText;
    QString below; ///< what runs to the right
    double least = 0; ///< of y, at the bottom
    double most = 1; ///< of y, at the top
    QString leastText; ///< at the bottom left
    QString mostText; ///< at the top left
    QString empty; ///< says what will be here while there are no points
};

/// Paints one curve.
class LinePlot : public ThemedWidget {
    Q_OBJECT

public:
    explicit LinePlot(const ThemeSource& themeSource, QWidget* parent = nullptr);

    void setContent(const LineContent& content);

    const LineContent& content() const { return m_content; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plotRect() const;

    LineContent m_content;
};

} // namespace inkling
