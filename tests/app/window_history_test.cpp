// SPDX-License-Identifier: GPL-3.0-or-later
// The history strip and autosave through a whole window; one test kills a process that draws.
#include "app/widgets/history_strip.h"
#include "app/widgets/text_label.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        m_strip = m_fixture->find<HistoryStrip>(u"historyStrip"_s);
    }

    void saysWhatWillBeThere()
    {
        QVERIFY(m_strip->isEmpty());
        QVERIFY(m_fixture->find<TextLabel>(u"historyInvitation"_s)->isVisible());
        m_fixture->drawOne();
        QVERIFY(!m_strip->isEmpty());
        QVERIFY(!m_fixture->find<TextLabel>(u"historyInvitation"_s)->isVisible());
    }

    void aClickBringsADrawingBack()
    {
        drawThree();
        QCOMPARE(m_strip->thumbnails().size(), 3);
        QVERIFY(m_strip->thumbnails().at(0)->isOnTable());
        QTest::mouseClick(m_strip->thumbnails().at(2), Qt::LeftButton);
        QVERIFY(m_strip->thumbnails().at(2)->isOnTable());
        QVERIFY(!m_strip->thumbnails().at(0)->isOnTable());
        QCOMPARE(m_fixture->digit.sheet().drawing.strokes.size(), std::size_t { 1 });
    }

    void byKeyboardAlone()
    {
        drawThree();
        Thumbnail* first = m_strip->thumbnails().at(0);
        first->setFocus(Qt::TabFocusReason);
        QTest::keyClick(first, Qt::Key_Right);
        QVERIFY(m_strip->thumbnails().at(1)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QVERIFY(m_strip->thumbnails().at(2)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(m_strip->thumbnails().at(2)->isOnTable());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QCOMPARE(m_strip->thumbnails().size(), 2);
        QVERIFY(m_strip->thumbnails().at(1)->hasFocus());
        QTest::keyClick(&m_fixture->window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_strip->thumbnails().size(), 3);
        QTest::keyClick(&m_fixture->window, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(m_strip->thumbnails().size(), 4);
        QVERIFY(m_fixture->digit.sheet().drawing.isEmpty());
    }

    void namesAreToldToScreenReaders()
    {
        drawThree();
        m_fixture->digit.setLabel(7);
        QCOMPARE(m_strip->thumbnails().at(0)->accessibleName(),
            u"Drawing 1 of 3, labeled 7, on the paper"_s);
        QCOMPARE(m_strip->thumbnails().at(2)->accessibleName(), u"Drawing 3 of 3"_s);
        QVERIFY(!m_strip->thumbnails().at(2)->toolTip().isEmpty());
    }

    void onlyTheChangedOneIsRendered()
    {
        drawThree();
        m_strip->grab();
        QList<int> before;
        for (const Thumbnail* thumbnail : m_strip->thumbnails())
            before.append(thumbnail->renderings());
        m_fixture->drawSeven();
        m_strip->grab();
        QCOMPARE(m_strip->thumbnails().at(0)->renderings(), before.at(0) + 1);
        QCOMPARE(m_strip->thumbnails().at(1)->renderings(), before.at(1));
        QCOMPARE(m_strip->thumbnails().at(2)->renderings(), before.at(2));
    }

    void aLineTellsOfTheDiskAndGoesAway()
    {
        const auto* line = m_fixture->find<TextLabel>(u"drawLine"_s);
        const QString usual = line->text();
        test::writeFile(m_fixture->pathOf(u"drawings"_s), "in the way");
        m_fixture->drawOne();
        QTRY_VERIFY(m_fixture->keeper.trouble().has_value());
        QVERIFY(line->text() != usual);
        QVERIFY(line->toolTip().contains(m_fixture->keeper.folder()));
        m_fixture->drawOne();
        QVERIFY(line->text() != usual);
        QCOMPARE(m_fixture->dialogs.errors, QStringList());
        QVERIFY(QFile::remove(m_fixture->pathOf(u"drawings"_s)));
        m_fixture->drawOne();
        QTRY_COMPARE(line->text(), usual);
        QCOMPARE(m_fixture->digit.sheet().drawing.strokes.size(), std::size_t { 3 });
    }

    void aKilledProgramLosesAtMostTheStrokeUnderWay()
    {
        const QString folder = m_fixture->pathOf(u"killed"_s);
        for (int last : { 2, 5, 9 }) {
            QDir(folder).removeRecursively();
            QProcess child;
            child.start(QStringLiteral(INKLING_DRAWING_PROCESS), { folder });
            int begun = 0;
            QVERIFY(QTest::qWaitFor(
                [&] {
                    while (child.canReadLine())
                        begun = child.readLine().trimmed().toInt();
                    return begun >= last;
                },
                60'000));
            child.kill();
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            while (child.canReadLine())
                begun = child.readLine().trimmed().toInt();
            test::WindowFixture next(folder);
            const QSignalSpy loaded(&next.keeper, &ShelfKeeper::loaded);
            next.keeper.load();
            QTRY_COMPARE(loaded.size(), 1);
            const auto strokes = static_cast<int>(next.digit.sheet().drawing.strokes.size());
            QVERIFY2(strokes == begun - 1 || strokes == begun,
                qPrintable(u"%1 of %2"_s.arg(strokes).arg(begun)));
        }
    }

private:
    void drawThree()
    {
        m_fixture->drawOne();
        for (int drawing = 0; drawing < 2; ++drawing) {
            m_fixture->action(u"draw.new"_s)->trigger();
            m_fixture->drawSeven();
            m_fixture->drawOne();
        }
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    HistoryStrip* m_strip = nullptr;
};

INKLING_TEST(WindowHistoryTest, QApplication)

#include "window_history_test.moc"
