// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/evidence_look.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

double linear(int channel)
{
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

/// Lightness L* of CIE 1976, 0 to 100.
double lightness(QRgb color)
{
    const double luminance = 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color))
        + 0.0722 * linear(qBlue(color));
    return luminance > 0.008856 ? 116 * std::cbrt(luminance) - 16 : 903.3 * luminance;
}

} // namespace

class EvidenceLookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingIsNeutral()
    {
        QCOMPARE(evidenceColor(EvidencePalette::BlueRed, 0), QRgb { 0xFF000000 });
        QCOMPARE(evidenceColor(EvidencePalette::BlueOrange, 0), QRgb { 0xFF000000 });
        QCOMPARE(evidenceColor(EvidencePalette::BlueRed, 1), QRgb { 0xFF4D8DFF });
        QCOMPARE(evidenceColor(EvidencePalette::BlueRed, -1), QRgb { 0xFFFF4D4D });
        QCOMPARE(evidenceColor(EvidencePalette::BlueRed, -7), QRgb { 0xFFFF4D4D });
    }

    void equalStrengthIsEquallyLight()
    {
        for (const EvidencePalette palette :
            { EvidencePalette::BlueRed, EvidencePalette::BlueOrange }) {
            for (float strength = 0.25F; strength <= 1; strength += 0.25F) {
                const double difference = lightness(evidenceColor(palette, strength))
                    - lightness(evidenceColor(palette, -strength));
                QVERIFY2(std::abs(difference) < 3, qPrintable(QString::number(difference)));
            }
        }
    }

    void printGoesFromLightToDark()
    {
        QCOMPARE(evidenceColor(EvidencePalette::Gray, 1), qRgb(1, 1, 1));
        QCOMPARE(evidenceColor(EvidencePalette::Gray, -1), qRgb(255, 255, 255));
        QCOMPARE(qRed(evidenceColor(EvidencePalette::Gray, 0)), 128);
    }

    void theTableAgreesWithTheFormula()
    {
        for (const EvidencePalette palette : allEvidencePalettes) {
            const EvidenceColors table(palette);
            for (float strength = -1.5F; strength <= 1.5F; strength += 0.01F) {
                const QRgb looked = table.at(strength);
                const QRgb computed = evidenceColor(palette, strength);
                QVERIFY(std::abs(qRed(looked) - qRed(computed)) <= 1);
                QVERIFY(std::abs(qGreen(looked) - qGreen(computed)) <= 1);
                QVERIFY(std::abs(qBlue(looked) - qBlue(computed)) <= 1);
            }
            QCOMPARE(table.at(0), evidenceColor(palette, 0));
            QCOMPARE(table.at(std::numeric_limits<float>::quiet_NaN()), evidenceColor(palette, -1));
        }
    }

    void namesComeBack()
    {
        for (const EvidencePalette palette : allEvidencePalettes)
            QCOMPARE(evidencePaletteNamed(evidencePaletteName(palette)), palette);
        QVERIFY(!evidencePaletteNamed(u"pink"_s));
    }

    void numbersHaveTheirSign()
    {
        QCOMPARE(signedNumber(6.94, 1), u"+6.9"_s);
        QCOMPARE(signedNumber(-2, 1), u"\u22122.0"_s);
        QCOMPARE(signedNumber(-0.004, 2), u"0.00"_s);
    }
};

INKLING_TEST(EvidenceLookTest, QCoreApplication)
#include "evidence_look_test.moc"
