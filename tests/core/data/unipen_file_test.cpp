// SPDX-License-Identifier: GPL-3.0-or-later
// UNIPEN text: what is read from it, and each way in which it can be broken. The texts are made up here.
#include "core/data/unipen_file.h"

#include "core/data/data_spec.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;
using inkling::test::TemporaryFolder;

namespace {

const char* const twoDigits = R"(
.VERSION 1.0
.COMMENT A text of free
   words 12 over several lines
.HIERARCHY DIGIT
.SEGMENT DIGIT 0-1 ? "4"
.COMMENT 4 17 203
.PEN_DOWN
   100   250
   90.5  200
   140   201
.PEN_UP
.DT 120
.PEN_DOWN
   130   245
   128   150
.PEN_UP
.DT 90
.SEGMENT DIGIT 2 ? "1"
.COMMENT 1 18 204
.PEN_DOWN
  -5  1e2
.PEN_UP
)";

} // namespace

class UnipenFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsSegments()
    {
        QVERIFY(looksLikeUnipen(twoDigits));
        const Result<std::vector<InkLine>> lines = parseUnipen(twoDigits, "a.tra");
        QVERIFY(lines);
        QCOMPARE(lines->size(), std::size_t { 2 });
        const InkRecord& four = (*lines)[0].record;
        QCOMPARE((*lines)[0].number, 6);
        QCOMPARE(four.label.value_or(-1), 4);
        QCOMPARE(four.writer, std::string("17"));
        QCOMPARE(four.strokes.size(), std::size_t { 2 });
        QCOMPARE(four.strokes[0].points.size(), std::size_t { 3 });
        // y is turned around: what was above is above.
        QVERIFY(four.strokes[0].points[1] == (InkPoint { 90.5F, -200, {}, {} }));
        QVERIFY(four.strokes[0].points[0].y < four.strokes[0].points[1].y);
        const InkRecord& one = (*lines)[1].record;
        QCOMPARE(one.label.value_or(-1), 1);
        QCOMPARE(one.writer, std::string("18"));
        QVERIFY(one.strokes.front().points.front() == (InkPoint { -5, -100, {}, {} }));
    }

    void lineBreaksOfOtherSystemsAreRead()
    {
        const QByteArray text = QByteArray(twoDigits).replace("\n", "\r\n");
        const Result<std::vector<InkLine>> lines = parseUnipen(text.toStdString(), "a");
        QVERIFY(lines);
        QVERIFY((*lines)[0].record == (*parseUnipen(twoDigits, "a"))[0].record);
    }

    void writersMayBeNamedOnce()
    {
        const Result<std::vector<InkLine>> lines
            = parseUnipen(".WRITER_ID ann\n.SEGMENT DIGIT ? ? \"3\"\n.PEN_DOWN\n1 2\n.PEN_UP\n"
                          ".SEGMENT DIGIT ? ? \"5\"\n.PEN_DOWN\n1 2\n.PEN_UP\n",
                "a");
        QVERIFY(lines);
        QCOMPARE((*lines)[1].record.writer, std::string("ann"));
    }

    void labelsThatAreNoDigitsAreUnknown_data()
    {
        QTest::addColumn<QByteArray>("label");
        for (const char* label : { "\"a\"", "\"12\"", "\"\"", "", "\"", "7" })
            QTest::newRow(label) << QByteArray(label);
    }

    void labelsThatAreNoDigitsAreUnknown()
    {
        QFETCH(QByteArray, label);
        const Result<std::vector<InkLine>> lines = parseUnipen(
            ".SEGMENT CHARACTER 0 ? " + label.toStdString() + "\n.PEN_DOWN\n1 2\n.PEN_UP\n", "a");
        QVERIFY(lines);
        QVERIFY(!lines->front().record.label);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("line");
        constexpr auto invalid = static_cast<int>(ErrorCode::UnipenLineInvalid);
        constexpr auto empty = static_cast<int>(ErrorCode::InkLineWithoutStrokes);
        const auto row = [](const char* name, const char* text, int code, int line) {
            QTest::newRow(name) << QByteArray(text) << code << line;
        };
        row("words", ".SEGMENT D\n.PEN_DOWN\nhello\n.PEN_UP\n", invalid, 3);
        row("one number", ".SEGMENT D\n.PEN_DOWN\n12\n.PEN_UP\n", invalid, 3);
        row("two and a half", ".SEGMENT D\n.PEN_DOWN\n1 2x\n.PEN_UP\n", invalid, 3);
        row("not a number", ".SEGMENT D\n.PEN_DOWN\n1 nan\n.PEN_UP\n", invalid, 3);
        row("infinite", ".SEGMENT D\n.PEN_DOWN\ninf 1\n.PEN_UP\n", invalid, 3);
        row("far away", ".SEGMENT D\n.PEN_DOWN\n1 2000000\n.PEN_UP\n", invalid, 3);
        row("more than a float", ".SEGMENT D\n.PEN_DOWN\n1 1e99\n.PEN_UP\n", invalid, 3);
        row("no segment", ".PEN_DOWN\n1 2\n.PEN_UP\n", invalid, 1);
        row("down twice", ".SEGMENT D\n.PEN_DOWN\n1 2\n.PEN_DOWN\n", invalid, 4);
        row("up twice", ".SEGMENT D\n.PEN_DOWN\n1 2\n.PEN_UP\n.PEN_UP\n", invalid, 5);
        row("segment in a stroke", ".SEGMENT D\n.PEN_DOWN\n1 2\n.SEGMENT D\n", invalid, 4);
        row("cut off", ".SEGMENT D\n.PEN_DOWN\n1 2\n", invalid, 3);
        row("segment without strokes", ".SEGMENT D\n.SEGMENT D\n.PEN_DOWN\n1 2\n.PEN_UP\n", empty,
            1);
        row("last without strokes", ".SEGMENT D\n.PEN_DOWN\n1 2\n.PEN_UP\n.SEGMENT D\n", empty, 5);
        row("stroke without points", ".SEGMENT D\n.PEN_DOWN\n.PEN_UP\n", empty, 1);
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QFETCH(int, line);
        const Result<std::vector<InkLine>> lines = parseUnipen(text.toStdString(), "bad.tra");
        QVERIFY(!lines);
        QCOMPARE(static_cast<int>(lines.error().code), code);
        QVERIFY(lines.error().arguments
            == (std::vector<std::string> { "bad.tra", std::to_string(line) }));
    }

    void refusesTextWithoutDrawings()
    {
        const Result<std::vector<InkLine>> lines = parseUnipen(".VERSION 1.0\n", "bad.tra");
        QVERIFY(!lines);
        QVERIFY(lines.error() == (Error { ErrorCode::InkFileEmpty, { "bad.tra" } }));
        QVERIFY(!looksLikeUnipen(""));
        QVERIFY(!looksLikeUnipen("{\"strokes\": []}"));
    }

    void refusesTooManyPoints()
    {
        std::string text = ".SEGMENT D\n.PEN_DOWN\n";
        for (std::size_t i = 0; i <= inkPointLimit; ++i)
            text += "1 2\n";
        const Result<std::vector<InkLine>> lines = parseUnipen(text + ".PEN_UP\n", "bad.tra");
        QVERIFY(!lines);
        QVERIFY(lines.error().code == ErrorCode::InkTooManyPoints);
        QCOMPARE(lines.error().arguments.size(), std::size_t { 3 });
    }

    void penFilesMayBeUnipen()
    {
        const TemporaryFolder folder;
        folder.write(QStringLiteral("pen/digits.tra"), twoDigits);
        const Result<DataSet> data = loadLabeledDataSet("pen:digits.tra", folder.path(QString()));
        QVERIFY(data);
        QCOMPARE(data->size(), std::size_t { 2 });
        QCOMPARE(data->label(0), 4);
        QCOMPARE(data->writerName(data->writer(1)), std::string("18"));
        QVERIFY(data->isInk(0));
    }
};

INKLING_TEST(UnipenFileTest, QCoreApplication)
#include "unipen_file_test.moc"
