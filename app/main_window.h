// SPDX-License-Identifier: GPL-3.0-or-later
// The window: the rail at the left and the page that it leads to. It keeps no state of its own besides which page is
// shown; pages and sessions know the rest.
#pragma once

#include "app/base/icons.h"
#include "app/pages/services.h"

#include <QBasicTimer>
#include <QList>
#include <QMainWindow>

class QStackedWidget;

namespace inkling {

class DrawPage;
class NavigationRail;
class PageState;
struct Settings;

/// Inkling's one window. It registers the commands page.* and app.*.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Services& services, QWidget* parent = nullptr);

    /// Brings size, page and the state of every page back.
    void restore(const Settings& settings);

    /// Puts size, page and the state of every page into \p settings.
    void save(Settings& settings) const;

Q_SIGNALS:
    /// The window has been painted for the first time: now there is time for slow things.
    void firstPainted();

    /// The window is about to close; its state can still be saved.
    void closing();

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    /// What the rail says of a page.
    struct PageEntry {
        QString text;
        QString toolTip;
        IconName icon;
        int key; ///< the digit that opens it with Ctrl
    };

    void addPage(QWidget* widget, PageState* state, const PageEntry& entry);
    void registerQuit();

    Services m_services;
    NavigationRail* m_rail;
    QStackedWidget* m_stack;
    QList<PageState*> m_pages; ///< in the order of the stack
    DrawPage* m_drawPage = nullptr;
    bool m_painted = false;
    QBasicTimer m_afterPaint; ///< runs from the first painting until the window's thread is free
};

} // namespace inkling
