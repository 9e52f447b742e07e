// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/mime_content.h"
#include "app/session/opener.h"
#include "core/data/idx_file.h"
#include "tests/support/paper_photo.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_digits.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace inkling;
using namespace inkling::test;
using namespace Qt::StringLiterals;

namespace {

constexpr float penWidth = 22;
constexpr auto inkLine = R"({"label": 3, "strokes": [[[1, 1], [2, 5]]]})";

void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray photo()
{
    PhotoScene scene;
    scene.size = { 600, 400 };
    return asJpeg(photoOf(writtenDigit(7, Hand::Plain), scene));
}

} // namespace

class OpenerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void ofTwoFilesTheLastOneCounts()
    {
        const QTemporaryDir folder;
        const QString first = folder.filePath(u"first.jsonl"_s);
        const QString second = folder.filePath(u"second.jsonl"_s);
        writeBytes(first, inkLine);
        writeBytes(second, inkLine);
        Opener opener;
        QStringList names;
        connect(&opener, &Opener::arrived, this,
            [&](const Arrival& arrival) { names.append(arrival.name); });
        opener.open({ first, IncomingFile { first } }, penWidth);
        opener.open({ second, IncomingFile { second } }, penWidth);
        QVERIFY(QTest::qWaitFor([&] { return !names.isEmpty(); }));
        QCOMPARE(names, QStringList { second });
    }

    void tellsWhatFailed()
    {
        Opener opener;
        std::optional<Error> failure;
        connect(&opener, &Opener::failed, this, [&](const Error& error) { failure = error; });
        opener.open({ u"nowhere.png"_s, IncomingFile { u"nowhere.png"_s } }, penWidth);
        QVERIFY(QTest::qWaitFor([&] { return failure.has_value(); }));
        QVERIFY(*failure == (Error { ErrorCode::FileNotFound, { "nowhere.png" } }));
    }

    static void aPhotoIsOffered()
    {
        const Result<Arrival> arrival
            = readArrival({ u"p"_s, IncomingPicture { photo() } }, penWidth);
        QVERIFY(arrival);
        QVERIFY(arrival->offer);
        QVERIFY(!arrival->offer->isDigit);
        QVERIFY(arrival->offer->measured.darkInk);
        QCOMPARE(arrival->sheet.drawing.underlay, Underlay::Bitmap);
        QVERIFY(arrival->sheet == sheetFromOffer(*arrival->offer, usualChoice(*arrival->offer)));
        QVERIFY(arrival->sheet
            != sheetFromOffer(*arrival->offer, { arrival->offer->measured.threshold + 150, true }));
    }

    static void aPlainPictureIsTakenAtOnce()
    {
        QImage picture(100, 80, QImage::Format_RGB32);
        picture.fill(Qt::white);
        for (int y = 20; y < 60; ++y)
            picture.setPixelColor(50, y, Qt::black);
        const Result<Arrival> arrival = readArrival({ u"p"_s, picture }, penWidth);
        QVERIFY(arrival);
        QVERIFY(!arrival->offer);
        QCOMPARE(arrival->sheet.drawing.underlay, Underlay::Bitmap);
        picture.fill(Qt::white);
        QCOMPARE(readArrival({ u"p"_s, picture }, penWidth).error().code, ErrorCode::NoInk);
    }

    static void aDigitIsTakenAsItIsUnlessOneAsksOtherwise()
    {
        QImage picture(28, 28, QImage::Format_Grayscale8);
        picture.fill(0);
        picture.setPixel(3, 4, qRgb(180, 180, 180));
        const Result<Arrival> arrival = readArrival({ u"p"_s, picture }, penWidth);
        QVERIFY(arrival && arrival->offer && arrival->offer->isDigit);
        QCOMPARE(arrival->sheet.drawing.underlay, Underlay::NormalizedDigit);
        QCOMPARE(int { arrival->sheet.drawing.picture.at(3, 4) }, 180);
        const Sheet prepared = sheetFromOffer(*arrival->offer, { 0, true });
        QCOMPARE(prepared.drawing.underlay, Underlay::Bitmap);
    }

    static void theFirstDigitOfAnIdxFileIsTaken()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"two-idx3-ubyte.gz"_s);
        std::vector<std::uint8_t> pixels(std::size_t { 2 } * 784);
        pixels[100] = 200;
        QVERIFY(writeIdxImages(path.toStdString(), pixels));
        const Result<Arrival> arrival = readArrival({ path, IncomingFile { path } }, penWidth);
        QVERIFY(arrival);
        QCOMPARE(arrival->drawings, 2);
        QCOMPARE(arrival->sheet.drawing.underlay, Underlay::NormalizedDigit);
        QCOMPARE(int { arrival->sheet.drawing.picture.pixels[100] }, 200);
    }

    static void clipboardsAreTakenAtTheirBest_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isPicture");
        QTest::newRow("our ink") << QString::fromLatin1(inkMimeType) << QByteArray(inkLine)
                                 << false;
        QTest::newRow("ink as text") << u"text/plain"_s << QByteArray(inkLine) << false;
        QTest::newRow("a photo") << u"image/jpeg"_s << photo() << true;
    }

    static void clipboardsAreTakenAtTheirBest()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isPicture);
        QMimeData data;
        data.setData(type, bytes);
        QVERIFY(claimsContent(data));
        const Result<Incoming> incoming = contentOf(data, u"clipboard"_s);
        QVERIFY(incoming);
        const Result<Arrival> arrival = readArrival(*incoming, penWidth);
        QVERIFY(arrival);
        QCOMPARE(arrival->offer != nullptr, isPicture);
        QCOMPARE(arrival->sheet.label.has_value(), !isPicture);
    }

    static void filesComeBeforePictures()
    {
        QMimeData data;
        data.setUrls({ QUrl(u"https://example.org/a.png"_s), QUrl::fromLocalFile(u"/a/b.png"_s) });
        data.setData(u"image/png"_s, "x");
        const Result<Incoming> incoming = contentOf(data, u"clipboard"_s);
        QVERIFY(incoming);
        QCOMPARE(std::get<IncomingFile>(incoming->content).path, u"/a/b.png"_s);
        QCOMPARE(incoming->name, u"/a/b.png"_s);
    }

    static void clipboardsThatLieAreFoundOut_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row
            = [](const char* title, const QString& type, const QByteArray& bytes, ErrorCode code) {
                  QTest::newRow(title) << type << bytes << static_cast<int>(code);
              };
        row("no picture", u"image/png"_s, "garbage", ErrorCode::ImageUnreadable);
        row("half a picture", u"image/png"_s, photo().first(2000), ErrorCode::ImageDamaged);
        row("nothing", u"image/png"_s, {}, ErrorCode::ContentMissing);
        row("ink that is none", QString::fromLatin1(inkMimeType), "\x01\x02",
            ErrorCode::InkLineNotJson);
        row("no ink", QString::fromLatin1(inkMimeType), {}, ErrorCode::ContentMissing);
        row("text that is no ink", u"text/plain"_s, "seven", ErrorCode::ContentUnusable);
        row("something else", u"application/x-other"_s, "x", ErrorCode::ContentUnusable);
    }

    static void clipboardsThatLieAreFoundOut()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        QMimeData data;
        data.setData(type, bytes);
        const Result<Incoming> incoming = contentOf(data, u"clipboard"_s);
        const Error error = incoming ? readArrival(*incoming, penWidth).error() : incoming.error();
        QCOMPARE(static_cast<int>(error.code), code);
        QCOMPARE(error.arguments.front(), std::string("clipboard"));
    }

    static void whatIsCopiedComesBack()
    {
        Sheet sheet = emptySheet();
        sheet.label = 4;
        sheet.drawing.strokes.push_back({ { { 10, 20, {}, {} }, { 30.5F, 400, {}, {} } }, 22 });
        sheet.source = "inkling";
        QImage image(10, 10, QImage::Format_RGB32);
        image.fill(Qt::white);
        const std::unique_ptr<QMimeData> data = toMimeData(sheet, image);
        QCOMPARE(data->data(u"image/png"_s).left(4), QByteArray("\x89PNG"));
        QCOMPARE(data->text().toUtf8(), data->data(QString::fromLatin1(inkMimeType)));
        const Result<Arrival> arrival = readArrival(*contentOf(*data, u"clipboard"_s), penWidth);
        QVERIFY(arrival);
        QVERIFY(arrival->sheet == sheet);
        // Ink alone would lose the picture under it.
        sheet.drawing.underlay = Underlay::Bitmap;
        sheet.drawing.picture = GrayImage(10, 10, 200);
        QVERIFY(!toMimeData(sheet, image)->hasFormat(QString::fromLatin1(inkMimeType)));
    }
};

INKLING_TEST(OpenerTest, QCoreApplication)
#include "session_opener_test.moc"
