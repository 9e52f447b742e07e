// SPDX-License-Identifier: GPL-3.0-or-later
// A network as columns: the image, hidden layers, ten digits. Brightness is activation; the strongest connections are
// drawn, their width by weight × activation and their color by its sign.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"
#include "core/explain/network_paths.h"

#include <array>
#include <optional>
#include <vector>

namespace inkling {

/// What the diagram shows.
struct DiagramContent {
    NetworkPaths paths;
    std::vector<float> grays; ///< [784]
    std::array<float, classCount> probabilities {};
    EvidenceLook look;
};

/// Shows the part of a network that matters for one digit. Pointing at a unit, or walking to it with the arrow keys,
/// tells which one.
class NetworkDiagram : public ThemedWidget {
    Q_OBJECT

public:
    explicit NetworkDiagram(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p content, or nothing.
    void setContent(const std::optional<DiagramContent>& content);

    /// Returns where a unit is painted: \p column from 0 (the image), \p position in the column.
    QPointF unitPlace(std::size_t column, std::size_t position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The pointer or the keyboard is at a unit; (-1, -1) when it left. x is the column, y the position in it.
    void unitPointedAt(const QPoint& unit);

    /// The user chose the digit \p digit.
    void digitChosen(int digit);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect imageRect() const;
    qreal unitRadius(std::size_t column) const;
    QPoint unitAt(const QPointF& place) const;
    void pointAt(const QPoint& unit);
    void paintLayer(QPainter& painter, qreal opacity, bool touched) const;
    bool isTouched(std::size_t gap, const PathEdge& edge) const;
    void paintEdges(QPainter& painter, std::size_t gap, bool touched) const;
    void paintColumn(QPainter& painter, std::size_t column) const;
    void paintImage(QPainter& painter) const;

    std::optional<DiagramContent> m_content;
    QPoint m_pointed { -1, -1 };
};

} // namespace inkling
