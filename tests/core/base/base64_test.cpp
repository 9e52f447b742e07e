// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <span>

using namespace inkling;

class Base64Test : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // The vectors of RFC 4648, section 10.
    void knownText_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("f") << QByteArray("f") << QByteArray("Zg==");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8=");
        QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("foob") << QByteArray("foob") << QByteArray("Zm9vYg==");
        QTest::newRow("fooba") << QByteArray("fooba") << QByteArray("Zm9vYmE=");
        QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
        // printf '\xfb\xff\xfe' | base64
        QTest::newRow("plus and slash") << QByteArray("\xFB\xFF\xFE") << QByteArray("+//+");
    }

    void knownText()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, encoded);
        const auto bytes
            = std::as_bytes(std::span(plain.constData(), static_cast<std::size_t>(plain.size())));
        QCOMPARE(toBase64(bytes), encoded.toStdString());
        const auto decoded = fromBase64(encoded.toStdString());
        QVERIFY(decoded.has_value());
        QVERIFY(std::equal(decoded->begin(), decoded->end(), bytes.begin(), bytes.end()));
    }

    void brokenText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("length") << QByteArray("Zg=");
        QTest::newRow("line break") << QByteArray("Zm9v\nm9v");
        QTest::newRow("character") << QByteArray("Zm9*");
        QTest::newRow("url alphabet") << QByteArray("-__-");
        QTest::newRow("padding inside") << QByteArray("Zg==Zm9v");
        QTest::newRow("only padding") << QByteArray("====");
        QTest::newRow("three paddings") << QByteArray("Z===");
    }

    void brokenText()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64(text.toStdString()).has_value());
    }
};

INKLING_TEST(Base64Test, QCoreApplication)
#include "base64_test.moc"
