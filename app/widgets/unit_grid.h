// SPDX-License-Identifier: GPL-3.0-or-later
// Many small weight maps in rows, in a given order; it scrolls, and paints only what can be seen.
#pragma once

#include "app/base/evidence_look.h"
#include "app/base/theme_source.h"

#include <QAbstractScrollArea>

#include <memory>
#include <vector>

namespace inkling {

struct Model;

/// One hidden unit as the grid shows it.
struct GridUnit {
    int index = 0;
    float contribution = 0; ///< decides the frame: for, against, or none
};

/// Shows the weights of the first layer, a map a unit. The arrow keys and a click choose one.
class UnitGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit UnitGrid(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p units of \p model in this order; \p scale is the value of the full color.
    void setUnits(const std::shared_ptr<const Model>& model, std::vector<GridUnit> units,
        float scale, const EvidenceLook& look);

    /// Marks the unit \p index of the layer.
    void setCurrent(int index);

    int current() const { return m_current; }

    /// Returns where the map at \p position of the order is painted, in the viewport.
    QRect mapRect(int position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user chose the unit \p index of the layer.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    int columns() const;
    int leastPitch() const;
    int pitch() const;
    int positionOf(int index) const;
    void updateScrollBar();

    const ThemeSource& m_themeSource;
    std::shared_ptr<const Model> m_model;
    std::vector<GridUnit> m_units;
    float m_scale = 1;
    EvidenceLook m_look;
    int m_current = -1;
};

} // namespace inkling
