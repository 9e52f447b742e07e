// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/weight_codec.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <array>
#include <limits>

using namespace inkling;

class WeightCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // python3 -c "import struct,base64;print(base64.b64encode(struct.pack('<3f',1.0,-2.5,1e-3)).decode())"; with 'e' for f16.
    void knownText_data()
    {
        QTest::addColumn<bool>("isHalf");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("f32") << false << QByteArray("AACAPwAAIMBvEoM6");
        QTest::newRow("f16") << true << QByteArray("ADwAwRkU");
    }

    void knownText()
    {
        QFETCH(bool, isHalf);
        QFETCH(QByteArray, text);
        const WeightType type = isHalf ? WeightType::F16 : WeightType::F32;
        const std::vector<float> numbers { 1.0F, -2.5F, 1e-3F };
        QCOMPARE(encodeWeights(numbers, type), text.toStdString());
        const auto decoded = decodeWeights(text.toStdString(), type);
        QVERIFY(decoded);
        QCOMPARE(decoded->size(), std::size_t { 3 });
        QCOMPARE(decoded->at(1), -2.5F);
        // Half a unit in the last of eleven bits.
        QVERIFY(std::abs(decoded->at(2) - 1e-3F) <= (isHalf ? 1e-3F / 2048.0F : 0.0F));
    }

    // IEEE 754, 4.3.1: 2049 lies between the halves 2048 and 2050, 2051 between 2050 and 2052; ties go to the even one.
    void halfRoundsToEven()
    {
        QCOMPARE(roundedTo(2049.0F, WeightType::F16), 2048.0F);
        QCOMPARE(roundedTo(2051.0F, WeightType::F16), 2052.0F);
        QCOMPARE(roundedTo(2051.0F, WeightType::F32), 2051.0F);
    }

    void finiteDependsOnTheType()
    {
        const std::array<float, 1> large { 1e6F };
        QVERIFY(areFinite(large, WeightType::F32));
        QVERIFY(!areFinite(large, WeightType::F16)); // the largest half is 65504
        const std::array<float, 1> nan { std::numeric_limits<float>::quiet_NaN() };
        QVERIFY(!areFinite(nan, WeightType::F32));
    }

    void refusesHalfANumber()
    {
        QVERIFY(!decodeWeights("AAAA", WeightType::F32)); // three bytes
        QVERIFY(!decodeWeights("AAAA", WeightType::F16));
        QVERIFY(!decodeWeights("AA*=", WeightType::F16));
    }
};

INKLING_TEST(WeightCodecTest, QCoreApplication)
#include "weight_codec_test.moc"
