// SPDX-License-Identifier: GPL-3.0-or-later
// A picture as large as the room allows, its aspect kept, with a caption below.
#pragma once

#include "app/widgets/themed_widget.h"

#include <QImage>
#include <QString>

namespace inkling {

/// Shows an image in the middle of the black that what the network sees stands on. Its accessible name is the caption.
class PictureView : public ThemedWidget {
    Q_OBJECT

public:
    PictureView(const ThemeSource& themeSource, const QString& caption, QWidget* parent = nullptr);

    void setImage(const QImage& image);

    const QImage& image() const { return m_image; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int captionHeight() const;
    QRect imageRect(const QRect& room) const;

    QImage m_image;
    QString m_caption;
};

} // namespace inkling
