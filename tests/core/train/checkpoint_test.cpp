// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoint files: nothing is lost on the way, and what is damaged, hostile or foreign is refused by name.
#include "core/train/checkpoint.h"

#include "core/base/checksum.h"
#include "core/base/file.h"
#include "tests/support/bars_data.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace inkling;
using namespace inkling::test;

namespace {

constexpr std::size_t headerSize = 16;

std::vector<float> numbers(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = random.normal();
    return values;
}

/// A checkpoint in which every field has a value of its own.
Checkpoint fullCheckpoint()
{
    Checkpoint checkpoint;
    checkpoint.recipe = barsRecipe();
    checkpoint.recipe.hidden = { { 2, Activation::Tanh, 0.5 } };
    checkpoint.recipe.optimizer = defaultSettings(OptimizerKind::AdamW);
    checkpoint.recipe.averageDecay = 0.99;
    checkpoint.recipe.patience = 3;
    const std::size_t count = 785 * 2 + 3 * 10;
    checkpoint.data = { { "bars", 1200, 0xDEADBEEF } };
    checkpoint.position = { 70, 2, 192, 12.5, 150 };
    checkpoint.engine
        = { numbers(count, 1), numbers(count, 2), numbers(count, 3), numbers(count, 4) };
    checkpoint.best = { 1, numbers(count, 5) };
    checkpoint.changes
        = { { 3, TrainingField::WeightDecay, 0.5 }, { 69, TrainingField::LearningRate, 0.001 } };
    checkpoint.minibatches = { 4, { { 2.5F, 0.25F }, { 1.5F, 0.5F } }, 0.75, 1.5, 3 };
    EpochPoint point { 1, 32, 0.002, 1.25, 0.75, {} };
    point.validation.samples = 200;
    point.validation.errors = 7;
    point.validation.crossEntropy = 0.5;
    point.validation.calibrationErrorPercent = 3;
    point.validation.confusion[3][4] = 7;
    checkpoint.epochs = { point, point };
    checkpoint.epochs[1].epoch = 2;
    checkpoint.validationBySet = { point.validation };
    return checkpoint;
}

/// Puts the right checksum into what was tampered with, as somebody with intent would.
void seal(std::vector<std::byte>& bytes)
{
    const std::uint32_t sum = checksum(std::span(bytes).subspan(headerSize));
    for (std::size_t i = 0; i < 4; ++i)
        bytes[12 + i] = static_cast<std::byte>(sum >> (8 * i));
}

} // namespace

class CheckpointTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;

private Q_SLOTS:

    void keepsEverything()
    {
        const Checkpoint checkpoint = fullCheckpoint();
        const std::string path = m_folder.path(QStringLiteral("a.checkpoint"));
        QVERIFY(saveCheckpoint(path, checkpoint));
        const Result<Checkpoint> read = loadCheckpoint(path);
        QVERIFY(read);
        QVERIFY(*read == checkpoint);
    }

    void keepsWhatIsLeftOut()
    {
        Checkpoint checkpoint;
        checkpoint.recipe = barsRecipe();
        checkpoint.recipe.hidden.clear();
        checkpoint.recipe.optimizer = defaultSettings(OptimizerKind::Sgd);
        checkpoint.data = { { "bars", 1, 0 } };
        checkpoint.engine.parameters = numbers(7850, 1);
        const Result<Checkpoint> read = parseCheckpoint(toBytes(checkpoint), "x");
        QVERIFY(read);
        QVERIFY(*read == checkpoint);
    }

    void refusesForeignFiles()
    {
        for (const std::string_view text : { std::string_view(), std::string_view("{}"),
                 std::string_view("{\"format\": \"inkling-model\", \"version\": 1}") }) {
            const Result<Checkpoint> read
                = parseCheckpoint(std::as_bytes(std::span(text)), "x.json");
            QVERIFY(!read);
            QVERIFY(read.error() == (Error { ErrorCode::CheckpointWrongFormat, { "x.json" } }));
        }
    }

    void refusesOtherVersions()
    {
        std::vector<std::byte> bytes = toBytes(fullCheckpoint());
        bytes[8] = std::byte { 9 };
        const Result<Checkpoint> read = parseCheckpoint(bytes, "x");
        QVERIFY(!read);
        QVERIFY(read.error() == (Error { ErrorCode::CheckpointWrongVersion, { "x", "9", "1" } }));
    }

    void refusesEveryLength()
    {
        const std::vector<std::byte> bytes = toBytes(fullCheckpoint());
        for (std::size_t size = headerSize; size < bytes.size(); size += 97) {
            const std::span<const std::byte> part = std::span(bytes).first(size);
            QVERIFY(!parseCheckpoint(part, "x"));
            std::vector<std::byte> sealed(part.begin(), part.end());
            seal(sealed);
            QVERIFY(!parseCheckpoint(sealed, "x"));
        }
        std::vector<std::byte> longer = bytes;
        longer.push_back(std::byte { 0 });
        seal(longer);
        QVERIFY(!parseCheckpoint(longer, "x"));
    }

    void refusesFlippedBits()
    {
        const std::vector<std::byte> bytes = toBytes(fullCheckpoint());
        Random random(1);
        for (int i = 0; i < 200; ++i) {
            std::vector<std::byte> damaged = bytes;
            damaged[random.below(static_cast<std::uint32_t>(bytes.size()))]
                ^= static_cast<std::byte>(1U << random.below(8));
            QVERIFY(!parseCheckpoint(damaged, "x"));
        }
    }

    // With a checksum that fits, a byte of 255 anywhere may make a huge size or count: nothing may be allocated for it,
    // and nothing read beyond the end.
    void survivesHostileSizes()
    {
        const std::vector<std::byte> bytes = toBytes(fullCheckpoint());
        for (std::size_t place = headerSize; place < bytes.size(); place += 7) {
            std::vector<std::byte> hostile = bytes;
            const std::size_t end = std::min(place + 8, hostile.size());
            std::fill(hostile.begin() + static_cast<std::ptrdiff_t>(place),
                hostile.begin() + static_cast<std::ptrdiff_t>(end), std::byte { 0xFF });
            seal(hostile);
            const Result<Checkpoint> read = parseCheckpoint(hostile, "x");
            QVERIFY(read || read.error().code == ErrorCode::CheckpointDamaged);
        }
    }

    void refusesWhatDoesNotFitItsRecipe_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("parameters") << 0;
        QTest::newRow("first moment") << 1;
        QTest::newRow("second moment") << 2;
        QTest::newRow("average") << 3;
        QTest::newRow("best") << 4;
        QTest::newRow("not finite") << 5;
        QTest::newRow("epoch") << 6;
        QTest::newRow("rate") << 7;
        QTest::newRow("field") << 8;
        QTest::newRow("stride") << 9;
        QTest::newRow("data sets") << 10;
        QTest::newRow("epochs") << 11;
    }

    void refusesWhatDoesNotFitItsRecipe()
    {
        QFETCH(int, what);
        Checkpoint checkpoint = fullCheckpoint();
        switch (what) {
        case 0:
            checkpoint.engine.parameters.pop_back();
            break;
        case 1:
            checkpoint.engine.firstMoment.clear();
            break;
        case 2:
            checkpoint.engine.secondMoment.push_back(0);
            break;
        case 3:
            checkpoint.engine.average.clear();
            break;
        case 4:
            checkpoint.best.epoch = 0;
            break;
        case 5:
            checkpoint.engine.parameters[3] = std::numeric_limits<float>::quiet_NaN();
            break;
        case 6:
            checkpoint.position.epoch = 5;
            break;
        case 7:
            checkpoint.changes[1].value = -1;
            break;
        case 8:
            checkpoint.changes[0].field = static_cast<TrainingField>(2);
            break;
        case 9:
            checkpoint.minibatches.stride = 0;
            break;
        case 10:
            checkpoint.data.clear();
            break;
        default:
            checkpoint.epochs.pop_back();
            break;
        }
        const Result<Checkpoint> read = parseCheckpoint(toBytes(checkpoint), "x");
        QVERIFY(!read);
        QVERIFY(read.error() == (Error { ErrorCode::CheckpointDamaged, { "x" } }));
    }

    void fingerprintsTellDataApart()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data { { barsDataSet(30, 1) }, { barsDataSet(10, 2) } };
        const std::vector<DataFingerprint> prints = fingerprintsOf(recipe, data);
        QCOMPARE(prints.size(), std::size_t { 1 });
        QCOMPARE(prints[0].samples, std::uint64_t { 40 });
        QVERIFY(prints == fingerprintsOf(recipe, data));
        const TrainingData otherTraining { { barsDataSet(30, 3) }, { barsDataSet(10, 2) } };
        QVERIFY(prints != fingerprintsOf(recipe, otherTraining));
        const TrainingData otherValidation { { barsDataSet(30, 1) }, { barsDataSet(10, 3) } };
        QVERIFY(prints != fingerprintsOf(recipe, otherValidation));
    }
};

INKLING_TEST(CheckpointTest, QCoreApplication)
#include "checkpoint_test.moc"
