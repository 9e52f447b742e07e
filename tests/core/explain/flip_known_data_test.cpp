// SPDX-License-Identifier: GPL-3.0-or-later
// The flip on real digits and with the networks that ship: nearly always found, and with little ink.
#include "core/base/random.h"
#include "core/data/data_spec.h"
#include "core/explain/flip.h"
#include "core/explain/training_digits.h"
#include "core/model/model_file.h"
#include "tests/support/instrumented.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace inkling;

class FlipKnownDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void digitsFlip_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("toRunnerUp");
        QTest::newRow("softmax to the runner-up") << QStringLiteral("softmax.json") << true;
        QTest::newRow("softmax to any digit") << QStringLiteral("softmax.json") << false;
        QTest::newRow("default to the runner-up") << QStringLiteral("default.json") << true;
        QTest::newRow("default to any digit") << QStringLiteral("default.json") << false;
    }

    void digitsFlip()
    {
        QFETCH(QString, name);
        QFETCH(bool, toRunnerUp);
        const QByteArray folder = qgetenv("INKLING_DATA_DIR");
        const auto data = loadDataSet("mnist:test", folder.toStdString());
        if (folder.isEmpty() || !data)
            QSKIP("needs MNIST's test set below INKLING_DATA_DIR");
        const auto model = loadModel(INKLING_MODELS "/" + name.toStdString());
        QVERIFY(bool(model));
        const std::size_t wanted = (toRunnerUp ? 500U : 200U) / (test::isInstrumented ? 50U : 1U);
        Random random(20260101);
        std::vector<float> inks;
        for (std::size_t i = 0; i < wanted; ++i) {
            const GrayImage image
                = imageOf(*data, random.below(static_cast<std::uint32_t>(data->size())));
            const Prediction before = predict(*model, image);
            const int other
                = (before.digit + 1 + static_cast<int>(random.below(classCount - 1))) % classCount;
            const int to = toRunnerUp ? before.runnerUp : other;
            const auto proposal = proposeFlip(*model, image, to);
            if (proposal && predict(*model, proposal->changed).digit == to)
                inks.push_back(proposal->added + proposal->removed);
        }
        std::sort(inks.begin(), inks.end());
        qInfo("%zu of %zu flip; ink changed, in full pixels: median %.2f, 95 %% %.2f, most %.2f",
            inks.size(), wanted, static_cast<double>(inks[inks.size() / 2]),
            static_cast<double>(inks[inks.size() * 95 / 100]), static_cast<double>(inks.back()));
        QVERIFY(inks.size() * 100 >= wanted * 95);
        // A digit of MNIST has about 100 full pixels of ink: a tenth of it is a touch of the pen.
        QVERIFY(inks[inks.size() / 2] < (toRunnerUp ? 10 : 20));
    }
};

INKLING_TEST(FlipKnownDataTest, QCoreApplication)
#include "flip_known_data_test.moc"
