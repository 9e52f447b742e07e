// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/picture_file.h"

#include "app/base/picture.h"
#include "app/base/png.h"
#include "core/digit/normalize.h"
#include "core/photo/photo.h"
#include "tests/support/paper_photo.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_digits.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QImageReader>
#include <QImageWriter>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

#include <algorithm>

using namespace inkling;
using namespace inkling::test;

namespace {

/// A dark block at the top left of white paper.
QImage cornerBlock(const QSize& size)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::white);
    for (int y = 0; y < size.height() / 4; ++y) {
        for (int x = 0; x < size.width() / 4; ++x)
            picture.setPixelColor(x, y, Qt::black);
    }
    return picture;
}

QByteArray encoded(const QImage& picture, const QByteArray& format,
    QImageIOHandler::Transformations turned = QImageIOHandler::TransformationNone)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, format);
    writer.setTransformation(turned);
    writer.write(picture);
    return bytes;
}

void appendChunk(QByteArray& png, const QByteArray& name, const QByteArray& content)
{
    const auto appendWord = [&png](quint32 word) {
        const quint32 big = qToBigEndian(word);
        png.append(reinterpret_cast<const char*>(&big), sizeof big);
    };
    const QByteArray checked = name + content;
    appendWord(static_cast<quint32>(content.size()));
    png += checked;
    appendWord(static_cast<quint32>(crc32(0, reinterpret_cast<const Bytef*>(checked.constData()),
        static_cast<uInt>(checked.size()))));
}

/// A PNG whose header promises that many gray pixels, and whose end is there.
QByteArray promisingPng(quint32 width, quint32 height)
{
    QByteArray header(8, '\0');
    qToBigEndian(width, header.data());
    qToBigEndian(height, header.data() + 4);
    QByteArray png("\x89PNG\r\n\x1a\n");
    appendChunk(png, "IHDR", header + QByteArray::fromHex("0800000000"));
    appendChunk(png, "IDAT", QByteArray::fromHex("789c030000000001"));
    appendChunk(png, "IEND", {});
    return png;
}

/// Two frames of one black pixel each.
QByteArray animatedGif()
{
    const QByteArray frame = QByteArray::fromHex("2c00000000010001000002024401"
                                                 "00");
    return QByteArray::fromHex("474946383961010001008000000000"
                               "00ffffff")
        + frame + frame + ';';
}

ErrorCode codeOf(const QByteArray& bytes)
{
    const Result<LoadedPicture> read = decodePicture(bytes, "p");
    return read ? ErrorCode::Stopped : read.error().code;
}

} // namespace

class PictureFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void commonFormatsAreRead_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char* format : { "png", "jpg", "webp", "bmp", "pgm" })
            QTest::newRow(format) << QByteArray(format);
    }

    void commonFormatsAreRead()
    {
        QFETCH(QByteArray, format);
        if (!QImageReader::supportedImageFormats().contains(format)
            || !QImageWriter::supportedImageFormats().contains(format))
            QSKIP("this Qt has no plugin for the format");
        const Result<LoadedPicture> read
            = decodePicture(encoded(cornerBlock({ 80, 40 }), format), "p");
        QVERIFY(read);
        QCOMPARE(read->size, QSize(80, 40));
        QVERIFY(read->gray.at(5, 5) < 20);
        QVERIFY(read->gray.at(70, 35) > 235);
        QVERIFY(!read->isAnimation);
    }

    void photosThatLieOnTheirSideAreTurned_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("jpg") << QByteArray("jpg");
    }

    void photosThatLieOnTheirSideAreTurned()
    {
        QFETCH(QByteArray, format);
        const QByteArray bytes
            = encoded(cornerBlock({ 80, 40 }), format, QImageIOHandler::TransformationRotate90);
        const Result<LoadedPicture> read = decodePicture(bytes, "p");
        QVERIFY(read);
        QCOMPARE(read->size, QSize(40, 80));
        QBuffer buffer;
        buffer.setData(bytes);
        QImageReader reader(&buffer);
        reader.setAutoTransform(true);
        const GrayImage expected = toGrayImage(reader.read());
        QVERIFY(read->gray == expected);
        QVERIFY(expected.at(35, 5) < 20); // the block went to the top right
    }

    void largePicturesAreShrunk_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("decoded whole") << QByteArray("png");
        QTest::newRow("shrunk while decoding") << QByteArray("jpg");
    }

    void largePicturesAreShrunk()
    {
        QFETCH(QByteArray, format);
        const Result<LoadedPicture> read
            = decodePicture(encoded(cornerBlock({ 2500, 1201 }), format), "p");
        QVERIFY(read);
        QCOMPARE(read->size, QSize(2500, 1201));
        QCOMPARE(read->gray.width, 834);
        QCOMPARE(read->gray.height, 401);
        QVERIFY(read->gray.at(100, 50) < 20);
        QVERIFY(read->gray.at(800, 390) > 235);
    }

    void rawDigitsAreTakenAsTheyAre()
    {
        const TemporaryFolder folder;
        GrayImage digit(28, 28, 9);
        digit.at(3, 4) = 250;
        const QString path = QString::fromStdString(folder.path(QStringLiteral("d.png")));
        QVERIFY(savePicture(path, digit));
        const Result<GrayImage> read = loadRawDigit(path);
        QVERIFY(read);
        QVERIFY(*read == digit);
        QVERIFY(savePicture(path, GrayImage(3000, 28)));
        QVERIFY(loadRawDigit(path).error()
            == (Error { ErrorCode::ImageNotRawDigit, { path.toStdString(), "3000", "28" } }));
    }

    void filesThatAreNoPictures()
    {
        const TemporaryFolder folder;
        const QString missing = QString::fromStdString(folder.path(QStringLiteral("missing.png")));
        QCOMPARE(loadPicture(missing).error().code, ErrorCode::FileNotFound);
        QCOMPARE(loadPicture(QString::fromStdString(folder.path(QString()))).error().code,
            ErrorCode::FileIsFolder);
        const QString text
            = QString::fromStdString(folder.write(QStringLiteral("text.png"), "no picture"));
        QCOMPARE(loadPicture(text).error().code, ErrorCode::ImageUnreadable);
        QFile large(QString::fromStdString(folder.path(QStringLiteral("large.png"))));
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(
            large.resize(static_cast<qint64>(pictureFileLimit) + 1)); // a hole: it takes no room
        QCOMPARE(loadPicture(large.fileName()).error().code, ErrorCode::FileTooLarge);
    }

    void nothingIsNoPicture() { QCOMPARE(codeOf({}), ErrorCode::ImageUnreadable); }

    void sizesAreKnownBeforeAnythingIsDecoded()
    {
        QElapsedTimer timer;
        timer.start();
        const Result<LoadedPicture> read = decodePicture(promisingPng(60'000, 60'000), "p");
        QVERIFY(!read);
        QVERIFY(read.error()
            == (Error { ErrorCode::ImageTooLarge, { "p", "60000", "60000", "100000000" } }));
        QVERIFY(timer.elapsed() < 1000);
        QCOMPARE(codeOf(promisingPng(0, 0)), ErrorCode::ImageEmpty);
        QCOMPARE(codeOf(promisingPng(0, 10)), ErrorCode::ImageEmpty);
        QCOMPARE(
            codeOf(promisingPng(10, 10)), ErrorCode::ImageDamaged); // a whole file, but no pixels
    }

    void picturesInMemoryHaveTheSameBounds()
    {
        QCOMPARE(takePicture(QImage(), "p").error().code, ErrorCode::ImageEmpty);
        const Result<LoadedPicture> taken = takePicture(cornerBlock({ 1500, 10 }), "p");
        QVERIFY(taken);
        QCOMPARE(taken->gray.width, 750);
    }

    void cutOffPicturesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<double>("share");
        for (const char* format : { "png", "jpg", "webp", "bmp" }) {
            for (const double share : { 0.5, 0.8, 0.99 })
                QTest::addRow("%s %g", format, share) << QByteArray(format) << share;
        }
    }

    void cutOffPicturesAreRefused()
    {
        QFETCH(QByteArray, format);
        QFETCH(double, share);
        if (!QImageWriter::supportedImageFormats().contains(format))
            QSKIP("this Qt has no plugin for the format");
        PhotoScene scene;
        scene.size = { 300, 200 };
        const QByteArray whole = encoded(
            photoOf(writtenDigit(3, Hand::Plain), scene).convertToFormat(QImage::Format_RGB32),
            format);
        QCOMPARE(codeOf(whole), ErrorCode::Stopped); // none: it is read
        const auto kept = static_cast<qsizetype>(share * static_cast<double>(whole.size()));
        QCOMPARE(codeOf(whole.first(kept)), ErrorCode::ImageDamaged);
    }

    void damagedBytesAreRefused()
    {
        QByteArray png = toPng(cornerBlock({ 100, 100 }));
        png[png.size() / 2] = static_cast<char>(~png[png.size() / 2]);
        QCOMPARE(codeOf(png), ErrorCode::ImageDamaged);
    }

    void whatCamerasAppendDoesNotMatter()
    {
        QCOMPARE(codeOf(encoded(cornerBlock({ 80, 40 }), "jpg") + "a film that moves"),
            ErrorCode::Stopped);
    }

    void ofAnAnimationTheFirstPictureIsTaken()
    {
        const Result<LoadedPicture> read = decodePicture(animatedGif(), "p");
        QVERIFY(read);
        QVERIFY(read->isAnimation);
        QCOMPARE(read->size, QSize(1, 1));
        QCOMPARE(codeOf(animatedGif().first(25)), ErrorCode::ImageDamaged);
    }

    void aPhotoOfTwelveMegapixelsIsReadAtOnce()
    {
        PhotoScene scene;
        scene.size = { 4000, 3000 };
        const QByteArray photo = asJpeg(photoOf(writtenDigit(5, Hand::Plain), scene));
        QElapsedTimer timer;
        timer.start();
        Result<LoadedPicture> loaded = decodePicture(photo, "p");
        const qint64 decoding = timer.elapsed();
        QVERIFY(loaded);
        const MeasuredPicture measured = measurePaper(std::move(loaded->gray));
        const qint64 measuring = timer.elapsed();
        const GrayImage ink = inkAbove(measured, measured.threshold);
        qInfo("decoded after %lld ms, measured after %lld ms, ink after %lld ms", decoding,
            measuring, timer.elapsed());
        QVERIFY(std::count(ink.pixels.begin(), ink.pixels.end(), std::uint8_t { 255 }) > 1000);
        // A second is promised; sanitizers and busy machines are granted some more.
        QVERIFY(timer.elapsed() < 5000);
    }
};

INKLING_TEST(PictureFileTest, QCoreApplication)
#include "picture_file_test.moc"
