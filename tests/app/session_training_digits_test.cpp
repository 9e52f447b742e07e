// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training_digits.h"
#include "core/data/idx_file.h"
#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

using Shared = std::shared_ptr<const Model>;

Shared network(std::uint64_t seed)
{
    return std::make_shared<const Model>(test::randomNetwork({ Activation::Relu }, 20, seed));
}

/// Writes a small training set in MNIST's form below \p folder.
void writeDigits(const QString& folder, int count)
{
    QVERIFY(QDir(folder).mkpath(u"mnist"_s));
    std::vector<std::uint8_t> pixels;
    std::vector<std::uint8_t> labels;
    for (int i = 0; i < count; ++i) {
        const GrayImage image = test::randomDigit(static_cast<std::uint64_t>(i));
        pixels.insert(pixels.end(), image.pixels.begin(), image.pixels.end());
        labels.push_back(static_cast<std::uint8_t>(i % 10));
    }
    const std::string base = (folder + u"/mnist/train-"_s).toStdString();
    QVERIFY(bool(writeIdxImages(base + "images-idx3-ubyte.gz", pixels)));
    QVERIFY(bool(writeIdxLabels(base + "labels-idx1-ubyte.gz", labels)));
}

} // namespace

class TrainingDigitsSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void neighborsAreFoundAndIndexedOnce()
    {
        const QTemporaryDir folder;
        writeDigits(folder.path(), 400);
        TrainingDigits digits(folder.path());
        QSignalSpy found(&digits, &TrainingDigits::neighborsFound);
        QSignalSpy states(&digits, &TrainingDigits::stateChanged);
        const Shared model = network(1);
        digits.askNeighbors(model, test::randomDigit(7));
        QTRY_COMPARE(found.size(), 1);
        const auto nearest = found.front().front().value<std::vector<TrainingDigit>>();
        QCOMPARE(nearest.size(), std::size_t { 9 });
        QCOMPARE(nearest.front().label, 7);
        QCOMPARE(nearest.front().id, u"mnist:train#7"_s);
        QCOMPARE(digits.state(), DigitsState::Ready);
        const auto changes = states.size();
        digits.askNeighbors(model, test::randomDigit(8));
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(states.size(), changes);
        digits.askNeighbors(network(2), test::randomDigit(9)); // another model is indexed anew
        QTRY_COMPARE(found.size(), 3);
        QVERIFY(states.size() > changes);
    }

    void excitingDigitsAreFound()
    {
        const QTemporaryDir folder;
        writeDigits(folder.path(), 100);
        TrainingDigits digits(folder.path());
        QSignalSpy found(&digits, &TrainingDigits::excitingFound);
        digits.askExciting(network(1), 3);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.front().front().toInt(), 3);
        const auto exciting = found.front().at(1).value<std::vector<TrainingDigit>>();
        QCOMPARE(exciting.size(), std::size_t { 6 });
        QVERIFY(exciting.front().measure >= exciting.back().measure);
    }

    void missingDigitsAreMissedAndFoundLater()
    {
        const QTemporaryDir folder;
        TrainingDigits digits(folder.path());
        QSignalSpy found(&digits, &TrainingDigits::neighborsFound);
        digits.askNeighbors(network(1), test::randomDigit(7));
        QTRY_COMPARE(digits.state(), DigitsState::Missing);
        QVERIFY(digits.trouble().has_value());
        QCOMPARE(digits.trouble()->code, ErrorCode::DataSetMissing);
        writeDigits(folder.path(), 50);
        digits.retry();
        QTRY_COMPARE(found.size(), 1);
    }

    void stoppingStops()
    {
        const QTemporaryDir folder;
        writeDigits(folder.path(), 3000);
        TrainingDigits digits(folder.path());
        QSignalSpy found(&digits, &TrainingDigits::neighborsFound);
        connect(&digits, &TrainingDigits::stateChanged, &digits, [&digits](DigitsState state) {
            if (state == DigitsState::Indexing)
                digits.stop();
        });
        digits.askNeighbors(network(1), test::randomDigit(7));
        QTRY_COMPARE(digits.state(), DigitsState::Idle);
        QVERIFY(found.isEmpty());
    }
};

INKLING_TEST(TrainingDigitsSessionTest, QCoreApplication)
#include "session_training_digits_test.moc"
