// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/draw_page.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

// The first weight becomes infinite: the bytes 00 00 80 7F of a float in the place of 00 00 00 00.
QByteArray withInfinity(QByteArray model)
{
    const qsizetype data = model.indexOf("AAAAAAAA");
    return data < 0 ? QByteArray() : model.replace(data, 8, "AACAfwAA");
}

} // namespace

/// Whatever is wrong with a file: one dialog that names it, and everything stays as it was.
class WindowBadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        QVERIFY(m_fixture->loadHandMadeModel());
        m_fixture->drawSeven();
        m_drawing = *m_fixture->digit.reading().drawing;
        m_inUse = m_fixture->models.modelInUse();
    }

    void model_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("missing") << u"missing.json"_s;
        QTest::newRow("truncated") << u"truncated.json"_s;
        QTest::newRow("not JSON") << u"prose.json"_s;
        QTest::newRow("wrong shape") << u"shape.json"_s;
        QTest::newRow("not finite") << u"infinite.json"_s;
        QTest::newRow("wrong version") << u"version.json"_s;
        QTest::newRow("folder") << u"folder.json"_s;
    }

    void model()
    {
        QFETCH(QString, name);
        makeBadFiles();
        m_fixture->dialogs.answer = m_fixture->pathOf(name);
        m_fixture->action(u"file.openModel"_s)->trigger();
        verifyOneErrorAbout(m_fixture->dialogs.answer);
    }

    void drawing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("mention");
        QTest::newRow("missing") << u"missing.jsonl"_s << QString();
        QTest::newRow("broken line") << u"broken.jsonl"_s << u"2"_s;
        QTest::newRow("folder") << u"folder.jsonl"_s << QString();
        QTest::newRow("no ink") << u"empty.jsonl"_s << QString();
        QTest::newRow("no picture") << u"prose.png"_s << QString();
    }

    void drawing()
    {
        QFETCH(QString, name);
        QFETCH(QString, mention);
        makeBadFiles();
        m_fixture->dialogs.answer = m_fixture->pathOf(name);
        m_fixture->action(u"file.open"_s)->trigger();
        verifyOneErrorAbout(m_fixture->dialogs.answer);
        QVERIFY(m_fixture->dialogs.errors.value(0).contains(mention));
    }

    void saving_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("folder") << u"folder.jsonl"_s;
        QTest::newRow("folder that is not there") << u"nowhere/drawing.jsonl"_s;
    }

    void saving()
    {
        QFETCH(QString, name);
        makeBadFiles();
        m_fixture->dialogs.answer = m_fixture->pathOf(name);
        m_fixture->action(u"file.save"_s)->trigger();
        verifyOneErrorAbout(m_fixture->dialogs.answer);
    }

    void aUserWhoChangesTheirMindChangesNothing()
    {
        for (const QString& id : { u"file.open"_s, u"file.save"_s, u"file.openModel"_s })
            m_fixture->action(id)->trigger();
        QCOMPARE(m_fixture->dialogs.errors, QStringList());
        QVERIFY(*m_fixture->digit.reading().drawing == m_drawing);
    }

private:
    void makeBadFiles() const
    {
        QFile good(m_fixture->pathOf(u"hand-made.json"_s));
        QVERIFY(good.open(QIODevice::ReadOnly));
        const QByteArray text = good.readAll();
        QByteArray laterVersion = text;
        laterVersion.replace("\"version\": 1", "\"version\": 99")
            .replace("\"version\":1", "\"version\":99");
        QVERIFY(laterVersion != text);
        QByteArray otherShape = text;
        otherShape.replace("\"inputs\": 784", "\"inputs\": 783")
            .replace("\"inputs\":784", "\"inputs\":783");
        QVERIFY(otherShape != text);
        test::writeFile(m_fixture->pathOf(u"truncated.json"_s), text.left(text.size() / 2));
        test::writeFile(m_fixture->pathOf(u"prose.json"_s), "Once upon a time");
        test::writeFile(m_fixture->pathOf(u"prose.png"_s), "Once upon a time");
        test::writeFile(m_fixture->pathOf(u"shape.json"_s), otherShape);
        test::writeFile(m_fixture->pathOf(u"version.json"_s), laterVersion);
        test::writeFile(m_fixture->pathOf(u"broken.jsonl"_s),
            "{\"strokes\": [[[1, 1]]]}\n{\"strokes\": [[[1,\n");
        test::writeFile(m_fixture->pathOf(u"empty.jsonl"_s), "\n");
        test::writeFile(m_fixture->pathOf(u"infinite.json"_s), withInfinity(text));
        QVERIFY(QDir(m_fixture->folder.path()).mkdir(u"folder.json"_s));
        QVERIFY(QDir(m_fixture->folder.path()).mkdir(u"folder.jsonl"_s));
    }

    void verifyOneErrorAbout(const QString& path) const
    {
        QVERIFY(QTest::qWaitFor([&] { return !m_fixture->dialogs.errors.isEmpty(); }));
        QCOMPARE(m_fixture->dialogs.errors.size(), 1);
        QVERIFY2(m_fixture->dialogs.errors.constFirst().contains(path),
            qPrintable(m_fixture->dialogs.errors.constFirst()));
        QVERIFY(*m_fixture->digit.reading().drawing == m_drawing);
        QCOMPARE(m_fixture->models.modelInUse().path, m_inUse.path);
        QCOMPARE(m_fixture->models.modelInUse().model, m_inUse.model);
        QVERIFY(m_fixture->digit.reading().prediction->digit == 7);
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    Drawing m_drawing;
    ModelInUse m_inUse;
};

INKLING_TEST(WindowBadInputTest, QApplication)
#include "window_bad_input_test.moc"
