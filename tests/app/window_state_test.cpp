// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/pages/model_chooser.h"
#include "app/session/settings.h"
#include "app/widgets/drawing_canvas.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void sizePageAndPenComeBack()
    {
        Settings settings;
        {
            test::WindowFixture first;
            first.window.resize(1000, 700);
            QVERIFY(first.show());
            first.digit.setPenWidth(37);
            const QSignalSpy closing(&first.window, &MainWindow::closing);
            first.window.close();
            QCOMPARE(closing.size(), 1);
            first.window.save(settings);
        }
        QCOMPARE(settings.page, u"draw"_s);
        test::WindowFixture second;
        second.window.restore(settings);
        QVERIFY(second.show());
        QCOMPARE(second.digit.penWidth(), 37.0F);
        QTRY_COMPARE(second.window.size(), QSize(1000, 700));
    }

    static void senselessStateIsPassedOver()
    {
        Settings settings;
        settings.windowGeometry = "nonsense";
        settings.page = u"nowhere"_s;
        settings.pageStates
            = { { u"draw"_s, QJsonObject { { u"pen_width"_s, u"wide"_s }, { u"new"_s, 1 } } },
                  { u"nowhere"_s, 3 } };
        test::WindowFixture fixture;
        fixture.window.restore(settings);
        QCOMPARE(fixture.digit.penWidth(), penWidthDefault);
        QCOMPARE(fixture.window.size(), QSize(1280, 800));
    }

    static void tellsOnceThatItWasPainted()
    {
        test::WindowFixture fixture;
        const QSignalSpy painted(&fixture.window, &MainWindow::firstPainted);
        QVERIFY(fixture.show());
        QTRY_COMPARE(painted.size(), 1);
        fixture.window.resize(1100, 750);
        fixture.window.repaint();
        QCoreApplication::processEvents();
        QCOMPARE(painted.size(), 1);
    }

    static void theChooserNamesTheModelAndItsError()
    {
        test::WindowFixture fixture;
        auto* chooser = fixture.find<ModelChooser>(u"modelChooser"_s);
        QVERIFY(fixture.loadHandMadeModel());
        QCOMPARE(chooser->summary(), u"hand-made — 784·10, 42.0 % error"_s);
        QCOMPARE(chooser->currentText(), u"hand-made"_s);
    }

    static void tabReachesEveryControl()
    {
        test::WindowFixture fixture;
        QVERIFY(fixture.show());
        QVERIFY(fixture.loadHandMadeModel());
        fixture.drawOne();
        fixture.drawOne();
        fixture.digit.undo(); // now undo, redo, clear and save can all be used
        auto* canvas = fixture.find<DrawingCanvas>(u"drawingCanvas"_s);
        canvas->setFocus();
        QStringList reached;
        for (int step = 0; step < 100 && (step == 0 || QApplication::focusWidget() != canvas);
             ++step) {
            reached.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        const QStringList expected { u"drawingCanvas"_s, u"undoButton"_s, u"redoButton"_s,
            u"clearButton"_s, u"penWidthSlider"_s, u"openButton"_s, u"saveButton"_s,
            u"labelButton0"_s, u"labelButton9"_s, u"modelChooser"_s };
        for (const QString& name : expected)
            QVERIFY2(
                reached.contains(name), qPrintable(name + u" not in "_s + reached.join(u", "_s)));
        // The rail's entries carry the names of their commands.
        QVERIFY2(!reached.filter(u"page.draw"_s).isEmpty(), qPrintable(reached.join(u", "_s)));
    }

    static void everythingHasItsNames()
    {
        test::WindowFixture fixture;
        for (const QString& name : { u"drawPage"_s, u"drawingCanvas"_s, u"probabilityBars"_s,
                 u"answerView"_s, u"stageStrip"_s, u"undoButton"_s, u"redoButton"_s,
                 u"clearButton"_s, u"penWidthSlider"_s, u"modelChooser"_s, u"openButton"_s,
                 u"saveButton"_s, u"navigationRail"_s }) {
            const auto* widget = fixture.find<QWidget>(name);
            QVERIFY2(widget != nullptr && !widget->accessibleName().isEmpty(), qPrintable(name));
        }
    }

    static void everyCommandIsRegistered_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("keys");
        QTest::newRow("undo") << u"draw.undo"_s << u"Ctrl+Z"_s;
        QTest::newRow("redo") << u"draw.redo"_s << u"Ctrl+Shift+Z"_s;
        QTest::newRow("clear") << u"draw.clear"_s << u"Del"_s;
        QTest::newRow("page") << u"page.draw"_s << u"Ctrl+1"_s;
        QTest::newRow("open") << u"file.open"_s << u"Ctrl+O"_s;
        QTest::newRow("save") << u"file.save"_s << u"Ctrl+S"_s;
        QTest::newRow("quit") << u"app.quit"_s << u"Ctrl+Q"_s;
    }

    static void everyCommandIsRegistered()
    {
        QFETCH(QString, id);
        QFETCH(QString, keys);
        const test::WindowFixture fixture;
        const QAction* action = fixture.action(id);
        QVERIFY(action != nullptr);
        QCOMPARE(action->shortcut().toString(QKeySequence::PortableText), keys);
    }

    static void theThemeChangesWhileTheWindowIsOpen()
    {
        test::WindowFixture fixture;
        QVERIFY(fixture.show());
        fixture.drawOne();
        fixture.theme.setMode(ThemeMode::Dark);
        QVERIFY(fixture.theme.theme().dark);
        const QImage picture = fixture.window.grab().toImage();
        const QColor paper = fixture.theme.theme().colors.paper;
        auto* canvas = fixture.find<DrawingCanvas>(u"drawingCanvas"_s);
        const QPoint place = canvas->mapTo(&fixture.window, canvas->rect().center() / 2);
        QCOMPARE(picture.pixelColor(place), paper);
    }
};

INKLING_TEST(WindowStateTest, QApplication)
#include "window_state_test.moc"
