// SPDX-License-Identifier: GPL-3.0-or-later
// One evidence map as a picture of its own, with a caption; it tells which pixel one points at.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"

#include <QPoint>

#include <optional>
#include <vector>

namespace inkling {

/// What an EvidenceView shows.
struct EvidenceContent {
    std::vector<float> values; ///< [784]; empty shows the placeholder
    std::vector<float> ink; ///< [784], 0 to 1, outlined; may be empty
    float scale = 1; ///< the value of the full color
    EvidenceLook look;
    std::vector<std::size_t> ringed; ///< pixels with a ring around them
};

/// Shows one map; with the keyboard the arrow keys walk over its pixels.
class EvidenceView : public ThemedWidget {
    Q_OBJECT

public:
    explicit EvidenceView(const ThemeSource& themeSource, QWidget* parent = nullptr);

    void setContent(const EvidenceContent& content);

    const EvidenceContent& content() const { return m_content; }

    /// Shows \p caption below the map; it is the accessible name, too.
    void setCaption(const QString& caption);

    /// Sets the least and the usual side of the map. *Units*: design units.
    void setSideRange(qreal least, qreal usual);

    /// Marks \p pixel with a frame; nothing removes it.
    void setPixel(std::optional<QPoint> pixel);

    /// Returns where the map is painted.
    QRect mapRect() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The pointer or the keyboard is at a pixel; nothing when it left.
    void pixelPointedAt(std::optional<QPoint> pixel);

    /// The user clicked the map, or pressed Enter on it.
    void activated();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int captionHeight() const;

    EvidenceContent m_content;
    QString m_caption;
    std::optional<QPoint> m_pixel;
    qreal m_leastSide = 100;
    qreal m_usualSide = 180;
};

} // namespace inkling
