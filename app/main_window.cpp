// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/base/action_registry.h"
#include "app/base/error_text.h"
#include "app/base/model_paths.h"
#include "app/base/theme_source.h"
#include "app/pages/dialogs.h"
#include "app/pages/draw_page.h"
#include "app/pages/explain/explain_page.h"
#include "app/pages/train/train_page.h"
#include "app/session/model_session.h"
#include "app/session/settings.h"
#include "app/widgets/navigation_rail.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimerEvent>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr QSize usualSize { 1280, 800 };

    /// Where the recipes of the models that ship may lie: beside those models, in the first folder that has them.
    QStringList recipeFolders()
    {
        for (const QString& folder : modelFolders(QCoreApplication::applicationDirPath()))
            if (QDir(folder + u"/recipes"_s).exists())
                return { folder + u"/recipes"_s };
        return {};
    }

} // namespace

MainWindow::MainWindow(const Services& services, QWidget* parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_rail(new NavigationRail(services.theme))
    , m_stack(new QStackedWidget)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(QCoreApplication::applicationName());
    m_rail->setObjectName(u"navigationRail"_s);
    m_rail->setAccessibleName(tr("Pages"));
    m_stack->setObjectName(u"pageStack"_s);
    auto* content = new QWidget;
    content->setObjectName(u"windowContent"_s);
    auto* layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addWidget(m_stack, 1);
    setCentralWidget(content);
    m_drawPage = new DrawPage(services);
    addPage(m_drawPage, m_drawPage,
        { tr("Draw"), tr("Draw a digit and see how the network reads it."), IconName::Draw, 1 });
    auto* explainPage = new ExplainPage(services);
    addPage(explainPage, explainPage,
        { tr("Explain"), tr("See why the network says what it says."), IconName::Explain, 2 });
    auto* trainPage = new TrainPage(services, recipeFolders());
    addPage(trainPage, trainPage,
        { tr("Train"), tr("Train a network and watch it learn."), IconName::Train, 3 });
    registerQuit();
    // The pages' own keys work wherever the focus is, except those that belong to one widget.
    addActions(services.actions.actions());
    connect(&services.models, &ModelSession::loadFailed, this,
        [this](const QString& /*path*/, const Error& error) {
            m_services.dialogs.showError(this, errorText(error));
        });
    resize(usualSize);
    m_drawPage->focusCanvas();
}

void MainWindow::addPage(QWidget* widget, PageState* state, const PageEntry& entry)
{
    const int index = m_stack->count();
    ActionSpec spec { u"page."_s + state->id(), entry.text, entry.toolTip };
    spec.shortcuts = { QKeySequence(Qt::CTRL | (Qt::Key_0 + entry.key)) };
    spec.icon = entry.icon;
    spec.checkable = true;
    m_rail->addEntry(m_services.actions.add(
        spec, this, [this, index](bool) { m_stack->setCurrentIndex(index); }));
    // What does not fit (a small window, a large font) is scrolled to; nothing is ever cut off.
    auto* scroller = new QScrollArea;
    scroller->setObjectName(state->id() + u"Scroller"_s);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setWidgetResizable(true);
    scroller->setWidget(widget);
    m_stack->addWidget(scroller);
    m_pages.append(state);
}

void MainWindow::registerQuit()
{
    ActionSpec quit { u"app.quit"_s, tr("Quit"), tr("Close Inkling; what was set is kept.") };
    quit.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_Q) };
    m_services.actions.add(quit, this, [this](bool) { close(); });
}

void MainWindow::restore(const Settings& settings)
{
    if (!settings.windowGeometry.isEmpty())
        restoreGeometry(settings.windowGeometry);
    for (PageState* page : m_pages) {
        if (settings.pageStates.contains(page->id()))
            page->restoreState(settings.pageStates.value(page->id()).toObject());
    }
    if (QAction* action = m_services.actions.find(u"page."_s + settings.page))
        action->trigger();
}

void MainWindow::save(Settings& settings) const
{
    settings.windowGeometry = saveGeometry();
    settings.page = m_pages.at(m_stack->currentIndex())->id();
    for (const PageState* page : m_pages)
        settings.pageStates.insert(page->id(), page->saveState());
}

void MainWindow::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    if (m_painted)
        return;
    m_painted = true;
    // The children are painted and shown after this returns.
    m_afterPaint.start(0, this);
}

void MainWindow::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_afterPaint.timerId()) {
        QMainWindow::timerEvent(event);
        return;
    }
    m_afterPaint.stop();
    Q_EMIT firstPainted();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

} // namespace inkling
