// SPDX-License-Identifier: GPL-3.0-or-later
// Many 28×28 images side by side, each to be clicked: distorted digits, what is in a cell of the confusion matrix,
// where two networks disagree.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/base/image.h"

#include <QImage>
#include <QList>
#include <QString>

namespace inkling {

/// One image with what is told about it.
struct DigitTile {
    GrayImage image; ///< 28×28
    QString caption; ///< below the image; may be empty
    QString description; ///< a sentence, when pointed at
};

/// Tiles from left to right, wrapped into as many rows as it takes. Arrow keys move, Space and Enter choose.
class DigitTiles : public ThemedWidget {
    Q_OBJECT

public:
    explicit DigitTiles(const ThemeSource& themeSource, QWidget* parent = nullptr);

    void setTiles(const QList<DigitTile>& tiles);

    qsizetype count() const { return m_tiles.size(); }

    const QList<DigitTile>& tiles() const { return m_tiles; }

    /// Sets the side of an image, in design units.
    void setSide(qreal units);

    /// Sets how many stand in a row, shrunk where they would not fit; 0: as many as fit.
    void setColumns(int columns);

    /// What stands here while there are no tiles.
    void setEmptyText(const QString& text);

    /// Tells whether tiles can be chosen; else they only show.
    void setClickable(bool clickable);

    QRect tileRect(qsizetype index) const;

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void tileChosen(qsizetype index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    int columnsIn(int width) const;
    int sideIn(int width) const;
    QSize tileSizeIn(int width) const;
    int captionHeight() const;
    qsizetype tileAt(const QPoint& position) const;

    QList<DigitTile> m_tiles;
    QList<QImage> m_images;
    QString m_emptyText;
    qreal m_sideUnits = 46;
    int m_columns = 0;
    bool m_clickable = false;
    qsizetype m_current = 0;
};

} // namespace inkling
