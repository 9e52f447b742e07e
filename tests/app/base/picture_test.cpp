// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/picture.h"

#include "core/digit/normalize.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>

using namespace inkling;
using inkling::test::TemporaryFolder;

namespace {

/// A picture of \p paper with a block of \p ink, 4 × 8 pixels from (10, 6).
QImage blockOn(const QColor& paper, const QColor& ink, QImage::Format format = QImage::Format_RGB32)
{
    QImage picture(28, 28, format);
    picture.fill(paper);
    for (int y = 6; y < 14; ++y) {
        for (int x = 10; x < 14; ++x)
            picture.setPixelColor(x, y, ink);
    }
    return picture;
}

int countInk(const GrayImage& image)
{
    return static_cast<int>(std::count_if(
        image.pixels.begin(), image.pixels.end(), [](std::uint8_t gray) { return gray > 0; }));
}

} // namespace

class PictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void inkIsBrightOnBlack_data()
    {
        QTest::addColumn<QImage>("picture");
        QTest::newRow("black on white") << blockOn(Qt::white, Qt::black);
        QTest::newRow("white on black") << blockOn(Qt::black, Qt::white);
        QTest::newRow("black on nothing")
            << blockOn(Qt::transparent, Qt::black, QImage::Format_ARGB32);
        QTest::newRow("black on nothing, premultiplied")
            << blockOn(Qt::transparent, Qt::black, QImage::Format_ARGB32_Premultiplied);
        QTest::newRow("one bit")
            << blockOn(Qt::white, Qt::black).convertToFormat(QImage::Format_Mono);
        QTest::newRow("palette")
            << blockOn(Qt::white, Qt::black).convertToFormat(QImage::Format_Indexed8);
        QTest::newRow("black on gray paper") << blockOn(QColor(200, 200, 200), Qt::black);
    }

    void inkIsBrightOnBlack()
    {
        QFETCH(QImage, picture);
        const GrayImage image = inkOf(picture);
        QCOMPARE(image.width, 28);
        QCOMPARE(image.height, 28);
        QCOMPARE(countInk(image), 4 * 8);
        QCOMPARE(image.at(10, 6), std::uint8_t { 255 });
        QCOMPARE(image.at(13, 13), std::uint8_t { 255 });
    }

    void unevenPaperIsNoInk()
    {
        QImage picture = blockOn(QColor(200, 200, 200), Qt::black);
        picture.setPixelColor(0, 27, QColor(190, 190, 190));
        picture.setPixelColor(20, 20, QColor(185, 185, 185));
        QCOMPARE(countInk(inkOf(picture)), 4 * 8);
    }

    void grayInkStaysGray()
    {
        QCOMPARE(inkOf(blockOn(Qt::white, QColor(155, 155, 155))).at(10, 6), std::uint8_t { 100 });
    }

    void bareOrTinyPicturesHaveNoInk()
    {
        QImage bare(40, 30, QImage::Format_RGB32);
        bare.fill(QColor(180, 180, 180));
        QCOMPARE(countInk(inkOf(bare)), 0);
        QImage dot(1, 1, QImage::Format_RGB32);
        dot.fill(Qt::black);
        QCOMPARE(countInk(inkOf(dot)), 0);
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
    }

    void refusesWhatIsNoPicture()
    {
        const TemporaryFolder folder;
        const QString missing = QString::fromStdString(folder.path(QStringLiteral("missing.png")));
        QCOMPARE(loadPicture(missing).error().code, ErrorCode::FileNotFound);
        QCOMPARE(loadPicture(QString::fromStdString(folder.path(QString()))).error().code,
            ErrorCode::FileIsFolder);
        const QString text
            = QString::fromStdString(folder.write(QStringLiteral("text.png"), "no picture"));
        QCOMPARE(loadPicture(text).error().code, ErrorCode::ImageUnreadable);
        // A PNG header that promises 100,000 × 100,000 pixels: file signature and IHDR, its checksum by python3's zlib.crc32.
        const QByteArray huge = QByteArray::fromHex(
            "89504e470d0a1a0a0000000d49484452000186a0000186a008000000008d395414");
        const QString large
            = QString::fromStdString(folder.write(QStringLiteral("large.png"), huge));
        QCOMPARE(loadPicture(large).error().code, ErrorCode::ImageUnreadable);
    }

    void refusesRawPicturesOfAnotherSize()
    {
        const TemporaryFolder folder;
        const QString path = QString::fromStdString(folder.path(QStringLiteral("d.png")));
        QVERIFY(savePicture(path, GrayImage(30, 28)));
        QVERIFY(loadRawDigit(path).error()
            == (Error { ErrorCode::ImageNotRawDigit, { path.toStdString(), "30", "28" } }));
    }
};

QTEST_GUILESS_MAIN(PictureTest)
#include "picture_test.moc"
