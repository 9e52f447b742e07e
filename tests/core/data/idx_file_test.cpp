// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx_file.h"

#include "core/base/gzip.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;
using inkling::test::TemporaryFolder;

namespace {

constexpr int imageBytes = 784;

/// Big-endian words, as the header of an IDX file has them.
QByteArray words(std::initializer_list<quint32> values)
{
    QByteArray bytes;
    for (const quint32 value : values) {
        for (const int shift : { 24, 16, 8, 0 })
            bytes.append(static_cast<char>(value >> shift & 0xFFU));
    }
    return bytes;
}

QByteArray imageHeader(quint32 count, quint32 height = 28, quint32 width = 28)
{
    return words({ 0x00000803, count, height, width });
}

QByteArray packed(const QByteArray& plain)
{
    QByteArray array;
    for (const std::byte byte :
        gzip(std::as_bytes(std::span(plain.constData(), static_cast<std::size_t>(plain.size())))))
        array.append(static_cast<char>(byte));
    return array;
}

} // namespace

class IdxFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsPlainAndPacked_data()
    {
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("plain") << false;
        QTest::newRow("gzipped") << true;
    }

    void readsPlainAndPacked()
    {
        QFETCH(bool, isPacked);
        const QByteArray images
            = imageHeader(2) + QByteArray(imageBytes, '\x07') + QByteArray(imageBytes, '\xFF');
        const QByteArray labels = words({ 0x00000801, 2 }) + QByteArray("\x03\x09", 2);
        const TemporaryFolder folder;
        const IdxPaths paths { folder.write(
                                   QStringLiteral("i"), isPacked ? packed(images) : images),
            folder.write(QStringLiteral("l"), isPacked ? packed(labels) : labels), "two" };
        const Result<DataSet> data = readIdx(paths);
        QVERIFY(data);
        QCOMPARE(data->size(), std::size_t { 2 });
        QCOMPARE(data->label(0), 3);
        QCOMPARE(data->label(1), 9);
        QCOMPARE(data->pixels(0)[783], std::uint8_t { 7 });
        QCOMPARE(data->pixels(1)[0], std::uint8_t { 255 });
        QCOMPARE(data->writer(1), unknownWriter);
        QCOMPARE(data->id(1), std::string("two#1"));
    }

    void writesWhatItReads_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::newRow("plain") << QString();
        QTest::newRow("gzipped") << QStringLiteral(".gz");
    }

    void writesWhatItReads()
    {
        QFETCH(QString, ending);
        std::vector<std::uint8_t> pixels(3 * imageBytes);
        for (std::size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = static_cast<std::uint8_t>(i % 251);
        const std::vector<std::uint8_t> labels { 0, 9, 5 };
        const TemporaryFolder folder;
        const std::string imagePath = folder.path(QStringLiteral("i") + ending);
        const std::string labelPath = folder.path(QStringLiteral("l") + ending);
        QVERIFY(writeIdxImages(imagePath, pixels));
        QVERIFY(writeIdxLabels(labelPath, labels));
        QCOMPARE(
            folder.read(QStringLiteral("i") + ending).startsWith("\x1F\x8B"), !ending.isEmpty());
        const Result<IdxImages> images = readIdxImages(imagePath);
        QVERIFY(images);
        QCOMPARE(images->count, std::size_t { 3 });
        QCOMPARE(images->pixels, pixels);
        QCOMPARE(*readIdxLabels(labelPath), labels);
    }

    void refusesBrokenImages_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("further");
        const auto row = [](const char* name, const QByteArray& content, ErrorCode code,
                             const QStringList& further = {}) {
            QTest::newRow(name) << content << static_cast<int>(code) << further;
        };
        const QByteArray image(imageBytes, '\0');
        row("empty", "", ErrorCode::IdxWrongMagic);
        row("text", "these are no images", ErrorCode::IdxWrongMagic);
        row("labels", words({ 0x00000801, 1 }) + "1", ErrorCode::IdxWrongMagic);
        row("floats", words({ 0x00000D03, 1, 28, 28 }) + image.repeated(4),
            ErrorCode::IdxWrongMagic);
        row("header cut off", words({ 0x00000803, 1 }), ErrorCode::IdxTruncated,
            { QStringLiteral("16"), QStringLiteral("8") });
        row("one byte missing", imageHeader(2) + image.repeated(2).chopped(1),
            ErrorCode::IdxTruncated, { QStringLiteral("1584"), QStringLiteral("1583") });
        row("one byte too many", imageHeader(2) + image.repeated(2) + "x",
            ErrorCode::IdxTrailingBytes, { QStringLiteral("1584"), QStringLiteral("1585") });
        row("count lies", imageHeader(600'000) + image, ErrorCode::IdxTruncated,
            { QStringLiteral("470400016"), QStringLiteral("800") });
        row("count lies hugely", imageHeader(0xFFFFFFFF) + image, ErrorCode::IdxTooLarge,
            { QStringLiteral("4294967311"), QString::number(idxFileLimit) });
        // 2^31 * 2^31 * 4 is 2^64 and would be 0 if it were let to wrap around.
        row("sizes overflow", imageHeader(4, 0x80000000, 0x80000000), ErrorCode::IdxTooLarge,
            { QStringLiteral("8589934608"), QString::number(idxFileLimit) });
        row("other size", imageHeader(1, 14, 56) + image, ErrorCode::IdxWrongImageSize,
            { QStringLiteral("56"), QStringLiteral("14") });
        row("no size", imageHeader(1, 0, 0), ErrorCode::IdxWrongImageSize,
            { QStringLiteral("0"), QStringLiteral("0") });
        row("gzip cut off", packed(imageHeader(1) + image).chopped(4), ErrorCode::GzipDamaged);
    }

    void refusesBrokenImages()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        QFETCH(QStringList, further);
        const TemporaryFolder folder;
        const std::string path = folder.write(QStringLiteral("i"), content);
        const Result<IdxImages> images = readIdxImages(path);
        QVERIFY(!images);
        std::vector<std::string> expected { path };
        for (const QString& argument : further)
            expected.push_back(argument.toStdString());
        QCOMPARE(static_cast<int>(images.error().code), code);
        QCOMPARE(images.error().arguments, expected);
    }

    void refusesBrokenLabels()
    {
        const TemporaryFolder folder;
        const std::string range = folder.write(
            QStringLiteral("range"), words({ 0x00000801, 3 }) + QByteArray("\x01\x0A\x02", 3));
        QVERIFY(readIdxLabels(range).error()
            == (Error { ErrorCode::IdxLabelOutOfRange, { range, "1", "10" } }));
        const std::string shorter = folder.write(
            QStringLiteral("short"), words({ 0x00000801, 3 }) + QByteArray("\x01\x02", 2));
        QVERIFY(readIdxLabels(shorter).error()
            == (Error { ErrorCode::IdxTruncated, { shorter, "11", "10" } }));
        const std::string missing = folder.path(QStringLiteral("missing"));
        QVERIFY(readIdxLabels(missing).error() == (Error { ErrorCode::FileNotFound, { missing } }));
    }

    void refusesCountsThatDiffer()
    {
        const TemporaryFolder folder;
        const std::string images
            = folder.write(QStringLiteral("i"), imageHeader(1) + QByteArray(imageBytes, '\0'));
        const std::string labels = folder.write(
            QStringLiteral("l"), words({ 0x00000801, 2 }) + QByteArray("\x01\x02", 2));
        QVERIFY(readIdx({ images, labels, "x" }).error()
            == (Error { ErrorCode::IdxCountsDiffer, { images, "1", labels, "2" } }));
    }
};

INKLING_TEST(IdxFileTest, QCoreApplication)
#include "idx_file_test.moc"
