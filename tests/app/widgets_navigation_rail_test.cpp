// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/action_registry.h"
#include "app/widgets/action_button.h"
#include "app/widgets/navigation_rail.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace inkling;

class WidgetsNavigationRailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstEntryIsChecked();
    void arrowsGoFromPageToPage();
    void tabReachesTheCheckedEntryAlone();
    void aClickOpensThePage();
    void entriesHaveNames();
    void aButtonTakesAllFromItsAction();

private:
    QToolButton* entry(int index) const { return m_rail->findChildren<QToolButton*>().at(index); }

    ThemeSource m_theme { ThemeMode::Light, QFont() };
    std::unique_ptr<ActionRegistry> m_registry;
    std::unique_ptr<NavigationRail> m_rail;
    QString m_opened;
};

void WidgetsNavigationRailTest::init()
{
    m_registry = std::make_unique<ActionRegistry>(m_theme);
    m_rail = std::make_unique<NavigationRail>(m_theme);
    m_opened.clear();
    for (const char* name : { "draw", "explain", "train" }) {
        ActionSpec spec;
        spec.id = QLatin1String(name);
        spec.text = QLatin1String(name);
        spec.icon = IconName::Draw;
        m_rail->addEntry(
            m_registry->add(spec, this, [this, id = spec.id](bool) { m_opened = id; }));
    }
    m_rail->show();
    QVERIFY(QTest::qWaitForWindowActive(m_rail.get()));
}

void WidgetsNavigationRailTest::cleanup()
{
    m_rail.reset();
    m_registry.reset();
}

void WidgetsNavigationRailTest::theFirstEntryIsChecked()
{
    QVERIFY(m_registry->find(QStringLiteral("draw"))->isChecked());
    QVERIFY(!m_registry->find(QStringLiteral("train"))->isChecked());
}

void WidgetsNavigationRailTest::arrowsGoFromPageToPage()
{
    entry(0)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(entry(0), Qt::Key_Down);
    QCOMPARE(m_opened, QStringLiteral("explain"));
    QVERIFY(entry(1)->hasFocus());
    QVERIFY(m_registry->find(QStringLiteral("explain"))->isChecked());
    QTest::keyClick(entry(1), Qt::Key_End);
    QCOMPARE(m_opened, QStringLiteral("train"));
    QTest::keyClick(entry(2), Qt::Key_Down);
    QVERIFY(entry(2)->hasFocus());
    QTest::keyClick(entry(2), Qt::Key_Up);
    QCOMPARE(m_opened, QStringLiteral("explain"));
    QTest::keyClick(entry(1), Qt::Key_Home);
    QCOMPARE(m_opened, QStringLiteral("draw"));
}

void WidgetsNavigationRailTest::tabReachesTheCheckedEntryAlone()
{
    m_registry->find(QStringLiteral("train"))->trigger();
    QCOMPARE(entry(0)->focusPolicy(), Qt::NoFocus);
    QCOMPARE(entry(1)->focusPolicy(), Qt::NoFocus);
    QCOMPARE(entry(2)->focusPolicy(), Qt::TabFocus);
}

void WidgetsNavigationRailTest::aClickOpensThePage()
{
    QTest::mouseClick(entry(2), Qt::LeftButton);
    QCOMPARE(m_opened, QStringLiteral("train"));
    QVERIFY(m_registry->find(QStringLiteral("train"))->isChecked());
    QVERIFY(!m_registry->find(QStringLiteral("draw"))->isChecked());
}

void WidgetsNavigationRailTest::entriesHaveNames()
{
    QCOMPARE(m_rail->findChildren<QToolButton*>().size(), 3);
    QCOMPARE(entry(0)->accessibleName(), QStringLiteral("draw"));
    QCOMPARE(entry(0)->objectName(), QStringLiteral("draw.entry"));
}

void WidgetsNavigationRailTest::aButtonTakesAllFromItsAction()
{
    QAction* action = m_registry->find(QStringLiteral("explain"));
    ActionButton button(m_theme, action, ButtonFace::Text);
    QCOMPARE(button.objectName(), QStringLiteral("explain.button"));
    QCOMPARE(button.accessibleName(), QStringLiteral("explain"));
    action->setEnabled(false);
    QVERIFY(!button.isEnabled());
    action->setEnabled(true);
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(m_opened, QStringLiteral("explain"));
}

INKLING_TEST(WidgetsNavigationRailTest, QApplication)
#include "widgets_navigation_rail_test.moc"
