// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/arrival.h"
#include "app/session/sheet.h"
#include "app/session/sheet_file.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

InkRecord recordOf(std::vector<InkPoint> points, float penWidth)
{
    InkRecord record;
    record.strokes.push_back({ std::move(points), penWidth });
    return record;
}

Result<Arrival> arrivalOf(const QString& path)
{
    return readArrival({ path, IncomingFile { path } }, 22);
}

void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class SheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void scalesForeignInkIntoTheMiddle()
    {
        // 100 wide and 200 high about (1050, 2100): the longer side becomes 70 % of 500, so the scale is 350 / 200.
        const Sheet sheet
            = sheetFromInk(recordOf({ { 1000, 2000, {}, {} }, { 1100, 2200, {}, {} } }, 0), 22);
        const std::vector<InkPoint>& points = sheet.drawing.strokes.front().points;
        QCOMPARE(points[0].x, 250.0F - 87.5F);
        QCOMPARE(points[0].y, 250.0F - 175.0F);
        QCOMPARE(points[1].x, 250.0F + 87.5F);
        QCOMPARE(points[1].y, 250.0F + 175.0F);
        QCOMPARE(sheet.drawing.strokes.front().penWidth, 22.0F);
        QCOMPARE(sheet.drawing.width, 500.0F);
        QCOMPARE(sheet.drawing.height, 500.0F);
    }

    static void putsASingleDotIntoTheMiddle()
    {
        const Sheet sheet = sheetFromInk(recordOf({ { 7, 9, {}, {} } }, 0), 22);
        QCOMPARE(sheet.drawing.strokes.front().points.front().x, 250.0F);
        QCOMPARE(sheet.drawing.strokes.front().points.front().y, 250.0F);
    }

    static void leavesItsOwnInkWhereItWas()
    {
        const InkRecord record = recordOf({ { 20, 30, {}, {} }, { 100, 400, {}, {} } }, 12);
        QVERIFY(sheetFromInk(record, 22).drawing.strokes == record.strokes);
    }

    static void padsAPictureToASquare()
    {
        GrayImage picture(2, 4, 200);
        const Sheet sheet = sheetFromPicture(picture, false);
        QCOMPARE(sheet.drawing.underlay, Underlay::Bitmap);
        QCOMPARE(sheet.drawing.picture.width, 4);
        QCOMPARE(sheet.drawing.picture.height, 4);
        QCOMPARE(int { sheet.drawing.picture.at(0, 0) }, 0);
        QCOMPARE(int { sheet.drawing.picture.at(1, 0) }, 200);
        QCOMPARE(int { sheet.drawing.picture.at(2, 3) }, 200);
        QCOMPARE(int { sheet.drawing.picture.at(3, 3) }, 0);
    }

    static void averagesALargePicture()
    {
        // Twice the side of the field: each pixel is the mean of four, here 0, 100, 200 and 255, rounded.
        GrayImage picture(1000, 1000);
        picture.at(1, 0) = 100;
        picture.at(0, 1) = 200;
        picture.at(1, 1) = 255;
        const Sheet sheet = sheetFromPicture(picture, false);
        QCOMPARE(sheet.drawing.picture.width, 500);
        QCOMPARE(int { sheet.drawing.picture.at(0, 0) }, 139);
        QCOMPARE(int { sheet.drawing.picture.at(1, 0) }, 0);
    }

    static void savesAndReadsBackTheSame()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"seven.jsonl"_s);
        Sheet sheet = emptySheet();
        sheet.drawing.strokes
            = { { { { 100.5F, 120.25F, 0.0F, 0.5F }, { 300, 400, 16.0F, 0.75F } }, 30 } };
        sheet.label = 7;
        sheet.source = "somewhere";
        sheet.writer = "w1";
        sheet.furtherKeys = R"({"tablet":"mine"})";
        QVERIFY(writeSheet(path, sheet, QDateTime(QDate(2024, 2, 29), QTime(12, 0))));
        const Result<Arrival> opened = arrivalOf(path);
        QVERIFY(opened);
        QCOMPARE(opened->drawings, 1);
        QVERIFY(opened->sheet == sheet);
    }

    static void opensTheFirstOfManyAndCountsThem()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"many.jsonl"_s);
        writeBytes(
            path, "{\"label\": 3, \"strokes\": [[[1, 1], [2, 5]]]}\n{\"strokes\": [[[1, 1]]]}\n");
        const Result<Arrival> opened = arrivalOf(path);
        QVERIFY(opened);
        QCOMPARE(opened->drawings, 2);
        QVERIFY(opened->sheet.label == 3);
    }

    static void takesAPictureOfMnistSizeAsItIs()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"digit.png"_s);
        QImage picture(28, 28, QImage::Format_Grayscale8);
        picture.fill(0);
        picture.setPixel(14, 10, qRgb(180, 180, 180));
        QVERIFY(picture.save(path));
        const Result<Arrival> opened = arrivalOf(path);
        QVERIFY(opened);
        QCOMPARE(opened->sheet.drawing.underlay, Underlay::NormalizedDigit);
        QCOMPARE(int { opened->sheet.drawing.picture.at(14, 10) }, 180);
    }

    static void namesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        const auto row = [](const char* title, const QString& name, const QByteArray& content,
                             ErrorCode code) {
            QTest::newRow(title) << name << content << static_cast<int>(code);
        };
        row("missing ink", u"missing.jsonl"_s, {}, ErrorCode::FileNotFound);
        row("missing picture", u"missing.png"_s, {}, ErrorCode::FileNotFound);
        row("broken line", u"broken.jsonl"_s, "{\"strokes\": [[[1, 1]]]}\n{\"strokes\": [[[1,\n",
            ErrorCode::InkLineNotJson);
        row("not a number", u"nan.jsonl"_s, "{\"strokes\": [[[1, \"x\"]]]}\n",
            ErrorCode::InkPointInvalid);
        row("empty file", u"empty.jsonl"_s, "\n", ErrorCode::InkFileEmpty);
        row("no stroke", u"none.jsonl"_s, "{\"strokes\": []}\n", ErrorCode::InkLineWithoutStrokes);
        row("no picture", u"text.png"_s, "not a picture", ErrorCode::ImageUnreadable);
    }

    static void namesWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        if (!content.isEmpty())
            writeBytes(path, content);
        const Result<Arrival> opened = arrivalOf(path);
        QVERIFY(!opened);
        QCOMPARE(static_cast<int>(opened.error().code), code);
        QCOMPARE(QString::fromStdString(opened.error().arguments.front()), path);
    }

    static void refusesAFolder()
    {
        const QTemporaryDir folder;
        const Result<Arrival> opened = arrivalOf(folder.path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::FileIsFolder);
    }
};

INKLING_TEST(SheetTest, QCoreApplication)
#include "session_sheet_test.moc"
