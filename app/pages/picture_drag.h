// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a picture be dragged out of the window with the mouse, to a folder or into another program.
#pragma once

#include <QObject>
#include <QPoint>

#include <functional>
#include <memory>

class QMimeData;
class QWidget;

namespace inkling {

/// Turns a press and a movement on a widget into a drag of what \p Content returns. *Threading*: the window's thread.
class PictureDrag : public QObject {
    Q_OBJECT

public:
    /// Returns what is dragged, or null when there is nothing now.
    using Content = std::function<std::unique_ptr<QMimeData>()>;

    /// Watches \p handle, which owns the watcher.
    PictureDrag(QWidget* handle, Content content);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void drag();

    QWidget* m_handle;
    Content m_content;
    QPoint m_pressed;
    bool m_armed = false; ///< pressed, and not dragged since
};

} // namespace inkling
