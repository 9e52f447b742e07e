// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/written_digit.h"

#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "tests/support/random_model.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cstdlib>

using namespace inkling;

namespace {

int inkBetween(const GrayImage& a, const GrayImage& b)
{
    int sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        sum += std::abs(int { a.pixels[i] } - int { b.pixels[i] });
    return sum;
}

} // namespace

class WrittenDigitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theNearestComeFirst()
    {
        const GrayImage image = test::randomDigit(1);
        for (int digit = 0; digit < classCount; ++digit) {
            const auto many = writtenDigits(digit, image, 20);
            QCOMPARE(many.size(), std::size_t { 20 });
            for (std::size_t i = 1; i < many.size(); ++i)
                QVERIFY(inkBetween(many[i - 1], image) <= inkBetween(many[i], image));
            const auto few = writtenDigits(digit, image, 3);
            QCOMPARE(few.size(), std::size_t { 3 });
            for (std::size_t i = 0; i < few.size(); ++i)
                QCOMPARE(few[i].pixels, many[i].pixels);
        }
    }

    void itselfIsNearest()
    {
        const GrayImage some = writtenDigits(4, test::randomDigit(2), 10).back();
        QCOMPARE(writtenDigits(4, some, 1).front().pixels, some.pixels);
    }

    void networksReadThem()
    {
        const auto model = loadModel(INKLING_MODELS "/default.json");
        QVERIFY(bool(model));
        int read = 0;
        for (int digit = 0; digit < classCount; ++digit) {
            for (const GrayImage& written : writtenDigits(digit, GrayImage(28, 28), 10))
                read += predict(*model, written).digit == digit ? 1 : 0;
        }
        QVERIFY2(read >= 90, qPrintable(QString::number(read)));
    }
};

INKLING_TEST(WrittenDigitTest, QCoreApplication)
#include "written_digit_test.moc"
