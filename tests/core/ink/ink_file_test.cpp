// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/ink_file.h"

#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;
using inkling::test::TemporaryFolder;

namespace {

Stroke strokeOf(std::vector<InkPoint> points, float penWidth = 0)
{
    Stroke stroke;
    stroke.points = std::move(points);
    stroke.penWidth = penWidth;
    return stroke;
}

InkPoint at(float x, float y) { return { x, y, std::nullopt, std::nullopt }; }

} // namespace

class InkFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsTheDocumentedLine()
    {
        const auto record
            = parseInkLine(R"({"label": 8, "source": "pendigits-orig.tra", "writer": "tra01",
            "strokes": [[[273,177],[272,173]], [[229,246],[231,237]]], "sample": 1})",
                "f", 1);
        QVERIFY(record);
        QVERIFY(record->label == 8);
        QCOMPARE(record->source, std::string("pendigits-orig.tra"));
        QCOMPARE(record->writer, std::string("tra01"));
        QCOMPARE(record->furtherKeys, std::string(R"({"sample":1})"));
        QVERIFY(record->strokes
            == (std::vector { strokeOf({ at(273, 177), at(272, 173) }),
                strokeOf({ at(229, 246), at(231, 237) }) }));
    }

    void readsTimeAndPressure()
    {
        const auto record = parseInkLine(
            R"({"strokes":[[[1,2,3],[1,2,3.5,0.25],[1,2,null,1]]],"label":null})", "f", 1);
        QVERIFY(record);
        QVERIFY(!record->label);
        const std::vector<InkPoint>& points = record->strokes.at(0).points;
        QVERIFY(points.at(0) == (InkPoint { 1, 2, 3.0F, std::nullopt }));
        QVERIFY(points.at(1) == (InkPoint { 1, 2, 3.5F, 0.25F }));
        QVERIFY(points.at(2) == (InkPoint { 1, 2, std::nullopt, 1.0F }));
    }

    void penWidthIsThatOfEveryStroke()
    {
        const auto record
            = parseInkLine(R"({"strokes":[[[1,2]],[[3,4]]],"pen_width":12.5})", "f", 1);
        QVERIFY(record);
        QCOMPARE(record->strokes.at(0).penWidth, 12.5F);
        QCOMPARE(record->strokes.at(1).penWidth, 12.5F);
    }

    void savedIsRead_data()
    {
        QTest::addColumn<int>("variant");
        QTest::newRow("bare") << 0;
        QTest::newRow("one pen") << 1;
        QTest::newRow("two pens") << 2;
        QTest::newRow("everything") << 3;
    }

    void savedIsRead()
    {
        QFETCH(int, variant);
        InkRecord record;
        record.strokes
            = { strokeOf({ at(0.1F, -1e-7F), at(999'999.9F, 3) }), strokeOf({ at(5, 6) }) };
        if (variant >= 1)
            record.strokes[0].penWidth = record.strokes[1].penWidth = 0.7F;
        if (variant >= 2)
            record.strokes[1].penWidth = 3.3F;
        if (variant >= 3) {
            record.label = 0;
            record.source = "Inkling \"1\"\n";
            record.writer = "Zoë";
            record.date = "2024-02-29";
            record.furtherKeys = R"({"place":{"x":[1,2.5,null]},"note":"ü"})";
            record.strokes[0].points[0].pressure = 0.3F;
            record.strokes[0].points[1].timeMs = 16.7F;
        }
        const TemporaryFolder folder;
        const std::string path = folder.path(QStringLiteral("a.jsonl"));
        QVERIFY(writeInkFile(path, { record, record }));
        const auto read = readInkFile(path);
        QVERIFY(read);
        QVERIFY(*read == (std::vector { record, record }));
    }

    void brokenLineIsNamed_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("further");
        const auto row = [](const char* name, const QByteArray& line, ErrorCode code,
                             const QStringList& further = {}) {
            QTest::newRow(name) << line << static_cast<int>(code) << further;
        };
        const auto point = [](const QByteArray& text) {
            return R"({"strokes":[[[1,2]],[[3,4],)" + text + "]]}";
        };
        const QStringList second { QStringLiteral("2"), QStringLiteral("2") };
        row("no JSON", "{\"strokes\": [[1,2", ErrorCode::InkLineNotJson, { QStringLiteral("18") });
        row("infinite", R"({"strokes":[[[1e999,2]]]})", ErrorCode::InkLineNotJson,
            { QStringLiteral("19") });
        row("no object", "[1,2]", ErrorCode::InkLineWithoutStrokes);
        row("no strokes", R"({"label":3})", ErrorCode::InkLineWithoutStrokes);
        row("strokes of text", R"({"strokes":"x"})", ErrorCode::InkLineWithoutStrokes);
        row("empty strokes", R"({"strokes":[]})", ErrorCode::InkLineWithoutStrokes);
        row("empty stroke", R"({"strokes":[[[1,2]],[]]})", ErrorCode::InkPointInvalid,
            { QStringLiteral("2"), QStringLiteral("1") });
        row("one number", point("[1]"), ErrorCode::InkPointInvalid, second);
        row("five numbers", point("[1,2,3,0.5,5]"), ErrorCode::InkPointInvalid, second);
        row("text", point(R"(["1",2])"), ErrorCode::InkPointInvalid, second);
        row("no place", point("[null,2]"), ErrorCode::InkPointInvalid, second);
        row("too far", point("[1,1000001]"), ErrorCode::InkPointInvalid, second);
        row("pressure above 1", point("[1,2,3,1.5]"), ErrorCode::InkPointInvalid, second);
        row("label 10", R"({"strokes":[[[1,2]]],"label":10})", ErrorCode::InkLabelInvalid);
        row("label of text", R"({"strokes":[[[1,2]]],"label":"7"})", ErrorCode::InkLabelInvalid);
        row("label 1.5", R"({"strokes":[[[1,2]]],"label":1.5})", ErrorCode::InkLabelInvalid);
        const QByteArray many
            = R"({"strokes":[[)" + QByteArray("[1,2],").repeated(inkPointLimit) + "[1,2]]]}";
        row("a number that is none", R"({"strokes":[[[NaN,2]]]})", ErrorCode::InkLineNotJson,
            { QStringLiteral("15") });
        row("a line without end",
            QByteArray("{\"strokes\":[[[1,2]]],\"writer\":\"") + QByteArray(100 << 20, 'x'),
            ErrorCode::InkTooManyPoints, { QString::number(inkPointLimit) });
        row("too many points", many, ErrorCode::InkTooManyPoints,
            { QString::number(inkPointLimit) });
    }

    void brokenLineIsNamed()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, code);
        QFETCH(QStringList, further);
        const TemporaryFolder folder;
        const std::string path = folder.write(QStringLiteral("a.jsonl"),
            "{\"strokes\":[[[1,2]]]}\n\n" + line + "\n{\"strokes\":[[[1,2]]]}\n");
        const auto read = readInkFile(path);
        QVERIFY(!read);
        std::vector<std::string> expected { path, "3" };
        for (const QString& argument : further)
            expected.push_back(argument.toStdString());
        QCOMPARE(static_cast<int>(read.error().code), code);
        QCOMPARE(read.error().arguments, expected);
    }

    void wrongPenWidthIsNamed()
    {
        const auto record = parseInkLine(R"({"strokes":[[[1,2]]],"pen_width":"x"})", "f", 7);
        QVERIFY(record.error()
            == (Error { ErrorCode::JsonKeyWrongType, { "f:7", "pen_width", "number" } }));
        const auto widths = parseInkLine(R"({"strokes":[[[1,2]]],"pen_widths":[1,2]})", "f", 7);
        QVERIFY(widths.error()
            == (Error { ErrorCode::JsonKeyWrongType, { "f:7", "pen_widths", "array" } }));
    }

    void linesKeepTheirNumbers()
    {
        const TemporaryFolder folder;
        const std::string path = folder.write(
            QStringLiteral("a.jsonl"), "\n{\"strokes\":[[[1,2]]]}\r\n \n{\"strokes\":[[[3,4]]]}");
        const auto lines = readInkLines(path);
        QVERIFY(lines);
        QCOMPARE(lines->size(), std::size_t { 2 });
        QCOMPARE(lines->at(0).number, 2);
        QCOMPARE(lines->at(1).number, 4);
    }

    void refusesFilesWithoutInk()
    {
        const TemporaryFolder folder;
        const std::string empty = folder.write(QStringLiteral("empty.jsonl"), "\n\n");
        QVERIFY(readInkFile(empty).error() == (Error { ErrorCode::InkFileEmpty, { empty } }));
        const std::string place = folder.path(QString());
        QVERIFY(readInkFile(place).error() == (Error { ErrorCode::FileIsFolder, { place } }));
    }
};

INKLING_TEST(InkFileTest, QCoreApplication)
#include "ink_file_test.moc"
