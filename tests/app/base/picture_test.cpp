// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/picture.h"

#include "core/photo/photo.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>

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

GrayImage inkOf(const QImage& picture)
{
    const MeasuredPicture measured = measurePaper(toGrayImage(picture));
    return inkAbove(measured, measured.threshold);
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

    void picturesShrinkToMeans()
    {
        QImage picture(5, 3, QImage::Format_RGB32);
        picture.fill(Qt::white);
        picture.setPixelColor(0, 0, Qt::black);
        picture.setPixelColor(4, 2, Qt::black);
        const GrayImage half = toGrayImage(picture, 2);
        QCOMPARE(half.width, 3);
        QCOMPARE(half.height, 2);
        QCOMPARE(int { half.at(0, 0) }, 191); // three whites of four
        QCOMPARE(int { half.at(1, 0) }, 255);
        QCOMPARE(int { half.at(2, 1) }, 0); // the corner has one pixel
    }

    void picturesOfManyStripsShrinkLikeSmallOnes()
    {
        QImage picture(30, 1000, QImage::Format_Grayscale8);
        for (int y = 0; y < picture.height(); ++y)
            std::fill_n(picture.scanLine(y), picture.width(), static_cast<uchar>(y / 4));
        const GrayImage shrunk = toGrayImage(picture, 3);
        QCOMPARE(shrunk.height, 334);
        for (int y = 0; y < shrunk.height; ++y)
            QVERIFY(std::abs(shrunk.at(5, y) - (3 * y + 1) / 4) <= 1);
    }

    void graysComeBackFromAFile()
    {
        const TemporaryFolder folder;
        GrayImage digit(28, 28, 9);
        digit.at(3, 4) = 250;
        const QString path = QString::fromStdString(folder.path(QStringLiteral("d.png")));
        QVERIFY(savePicture(path, digit));
        QVERIFY(toGrayImage(QImage(path)) == digit);
    }
};

INKLING_TEST(PictureTest, QCoreApplication)
#include "picture_test.moc"
