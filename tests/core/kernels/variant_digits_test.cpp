// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped network reads the same digits whatever variant of the kernels the loader took.
#include "core/digit/normalize.h"
#include "core/kernels/variant.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_digits.h"

#include <QTest>

using namespace inkling;
using namespace inkling::test;

class VariantDigitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWrittenDigits_data();
    void readsWrittenDigits();

private:
    Result<Model> m_model = loadModel(INKLING_MODELS "/default.json");
};

void VariantDigitsTest::readsWrittenDigits_data()
{
    QTest::addColumn<int>("digit");
    QTest::addColumn<int>("hand");
    for (int digit = 0; digit < classCount; ++digit) {
        QTest::addRow("%d, plain", digit) << digit << static_cast<int>(Hand::Plain);
        QTest::addRow("%d, quick", digit) << digit << static_cast<int>(Hand::Quick);
    }
}

void VariantDigitsTest::readsWrittenDigits()
{
    QFETCH(int, digit);
    QFETCH(int, hand);
    QVERIFY(m_model);
    Drawing drawing;
    drawing.strokes = writtenDigit(digit, static_cast<Hand>(hand));
    const std::optional<NormalizationStages> stages = normalize(drawing);
    QVERIFY(stages.has_value());
    QVERIFY2(predict(*m_model, stages->image).digit == digit, kernels::variantName());
}

INKLING_TEST(VariantDigitsTest, QCoreApplication)
#include "variant_digits_test.moc"
