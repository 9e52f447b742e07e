// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/action_registry.h"
#include "app/base/theme_source.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QTest>

#include <memory>

using namespace inkling;

namespace {
ActionSpec undoSpec()
{
    ActionSpec spec;
    spec.id = QStringLiteral("draw.undo");
    spec.text = QStringLiteral("Undo");
    spec.toolTip = QStringLiteral("Takes the last stroke back.");
    spec.shortcuts = { QKeySequence(Qt::CTRL | Qt::Key_Z) };
    spec.icon = IconName::Undo;
    return spec;
}
} // namespace

class BaseActionRegistryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actionsAreFoundByTheirId();
    void anIdIsTakenOnce();
    void aCommandWithoutIdIsRefused();
    void theHandlerEndsWithItsContext();
    void checkableCommandsTellTheirState();
    void iconsFollowTheTheme();

private:
    ThemeSource m_theme { ThemeMode::Light, QFont() };
};

void BaseActionRegistryTest::actionsAreFoundByTheirId()
{
    ActionRegistry registry(m_theme);
    int calls = 0;
    QAction* added = registry.add(undoSpec(), this, [&calls](bool) { ++calls; });
    QVERIFY(added != nullptr);
    QCOMPARE(registry.find(QStringLiteral("draw.undo")), added);
    QVERIFY(registry.find(QStringLiteral("draw.redo")) == nullptr);
    QCOMPARE(added->objectName(), QStringLiteral("draw.undo"));
    QVERIFY(added->toolTip().contains(QStringLiteral("Ctrl+Z")));
    added->trigger();
    QCOMPARE(calls, 1);
    QCOMPARE(registry.actions(), QList<QAction*> { added });
}

void BaseActionRegistryTest::anIdIsTakenOnce()
{
    ActionRegistry registry(m_theme);
    int first = 0;
    int second = 0;
    QAction* kept = registry.add(undoSpec(), this, [&first](bool) { ++first; });
    QVERIFY(registry.add(undoSpec(), this, [&second](bool) { ++second; }) == nullptr);
    QCOMPARE(registry.actions().size(), 1);
    kept->trigger();
    QCOMPARE(first, 1);
    QCOMPARE(second, 0);
}

void BaseActionRegistryTest::aCommandWithoutIdIsRefused()
{
    ActionRegistry registry(m_theme);
    QVERIFY(registry.add(ActionSpec {}, this, [](bool) {}) == nullptr);
    QVERIFY(registry.actions().isEmpty());
}

void BaseActionRegistryTest::theHandlerEndsWithItsContext()
{
    ActionRegistry registry(m_theme);
    auto context = std::make_unique<QObject>();
    int calls = 0;
    QAction* action = registry.add(undoSpec(), context.get(), [&calls](bool) { ++calls; });
    context.reset();
    action->trigger();
    QCOMPARE(calls, 0);
}

void BaseActionRegistryTest::checkableCommandsTellTheirState()
{
    ActionRegistry registry(m_theme);
    ActionSpec spec = undoSpec();
    spec.checkable = true;
    bool told = false;
    registry.add(spec, this, [&told](bool checked) { told = checked; })->trigger();
    QVERIFY(told);
}

void BaseActionRegistryTest::iconsFollowTheTheme()
{
    ThemeSource theme(ThemeMode::Light, QFont());
    ActionRegistry registry(theme);
    const QAction* action = registry.add(undoSpec(), this, [](bool) {});
    const QImage light = action->icon().pixmap(20).toImage();
    theme.setMode(ThemeMode::Dark);
    QVERIFY(action->icon().pixmap(20).toImage() != light);
}

INKLING_TEST(BaseActionRegistryTest, QApplication)
#include "base_action_registry_test.moc"
