// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/gzip.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <span>

using namespace inkling;

namespace {

std::span<const std::byte> bytesOf(const QByteArray& array)
{
    return std::as_bytes(std::span(array.constData(), static_cast<std::size_t>(array.size())));
}

QByteArray arrayOf(std::span<const std::byte> bytes)
{
    QByteArray array;
    for (const std::byte byte : bytes)
        array.append(static_cast<char>(byte));
    return array;
}

// printf 'seven' | gzip -n | xxd -p
QByteArray packedSeven()
{
    return QByteArray::fromHex("1f8b08000000000000032b4e2d4bcd03006cad549605000000");
}

} // namespace

class GzipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsWhatOthersPacked()
    {
        QVERIFY(isGzip(bytesOf(packedSeven())));
        const auto unpacked = gunzip(bytesOf(packedSeven()), 100, "seven.gz");
        QVERIFY(unpacked);
        QCOMPARE(arrayOf(*unpacked), QByteArray("seven"));
    }

    void packsAndUnpacks_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("short") << QByteArray("7");
        QTest::newRow("longer than any buffer")
            << QByteArray(3'000'000, 'x') + QByteArray(1000, 'y');
    }

    void packsAndUnpacks()
    {
        QFETCH(QByteArray, plain);
        const std::vector<std::byte> packed = gzip(bytesOf(plain));
        const auto unpacked = gunzip(packed, static_cast<std::size_t>(plain.size()) + 1, "x.gz");
        QVERIFY(unpacked);
        QCOMPARE(arrayOf(*unpacked), plain);
    }

    void refusesDamage_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::newRow("cut off") << packedSeven().chopped(1);
        QTest::newRow("only the header") << packedSeven().first(10);
        QTest::newRow("wrong checksum")
            << packedSeven().replace(packedSeven().size() - 8, 1, "\xAA");
        QTest::newRow("a size that is too small")
            << packedSeven().replace(packedSeven().size() - 4, 1, "\x01");
        QTest::newRow("a size that is too large")
            << packedSeven().replace(packedSeven().size() - 1, 1, "\x7F");
        QTest::newRow("no gzip") << QByteArray("plain text that is long enough");
        QTest::newRow("empty") << QByteArray();
    }

    void refusesDamage()
    {
        QFETCH(QByteArray, packed);
        const auto unpacked = gunzip(bytesOf(packed), 100, "seven.gz");
        QVERIFY(!unpacked);
        QVERIFY(unpacked.error() == (Error { ErrorCode::GzipDamaged, { "seven.gz" } }));
    }

    // A million zeros pack to about a thousand bytes.
    void stopsAtTheLimit()
    {
        const std::vector<std::byte> packed = gzip(std::vector<std::byte>(1'000'000));
        const auto unpacked = gunzip(packed, 999'999, "bomb.gz");
        QVERIFY(!unpacked);
        QVERIFY(unpacked.error() == (Error { ErrorCode::GzipTooLarge, { "bomb.gz", "999999" } }));
    }
};

INKLING_TEST(GzipTest, QCoreApplication)
#include "gzip_test.moc"
