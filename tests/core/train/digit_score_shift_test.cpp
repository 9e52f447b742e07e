// SPDX-License-Identifier: GPL-3.0-or-later
// How low digits may score: no data set, large or small, pays for another.
#include "core/train/digit_score_shift.h"

#include "core/base/random.h"
#include "core/base/thread_team.h"
#include "core/model/predict.h"
#include "tests/support/bars_data.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

using namespace inkling;
using namespace inkling::test;

namespace {

using Scores = std::vector<double>;

Scores scoresAround(double middle, std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    Scores scores;
    for (std::size_t i = 0; i < count; ++i)
        scores.push_back(middle + static_cast<double>(random.normal()));
    return scores;
}

std::ptrdiff_t below(const Scores& scores, double margin)
{
    return std::count_if(
        scores.begin(), scores.end(), [margin](double score) { return score < margin; });
}

} // namespace

class DigitScoreShiftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void noSetMissesMoreThanItsShare_data()
    {
        QTest::addColumn<double>("share");
        for (const double share : { 0.005, 0.01, 0.1, 0.5 })
            QTest::addRow("%g", share) << share;
    }

    void noSetMissesMoreThanItsShare()
    {
        QFETCH(double, share);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Random random(seed);
            std::vector<Scores> sets;
            for (const std::size_t size : { 10'000U, 1'500U, 1'000U })
                sets.push_back(scoresAround(
                    static_cast<double>(random.uniform(-3, 3)), size, random.below(1U << 20U)));
            const auto margin = digitMargin(share, sets);
            QVERIFY(margin);
            bool isTight = false;
            for (const Scores& set : sets) {
                const auto most = static_cast<std::ptrdiff_t>(
                    std::floor(share * static_cast<double>(set.size())));
                QVERIFY(below(set, *margin) <= most);
                isTight = isTight || below(set, *margin) == most;
            }
            // It gives away nothing: one set misses all that it may.
            QVERIFY(isTight);
        }
    }

    void theLargerSetDoesNotOutvoteTheSmaller()
    {
        const Scores many = scoresAround(10, 12'000, 1);
        const Scores few = scoresAround(0, 1'000, 2);
        const auto alone = digitMargin(0.005, std::vector<Scores> { few });
        const auto together = digitMargin(0.005, std::vector<Scores> { many, few });
        QVERIFY(alone);
        QCOMPARE(together, alone);
    }

    void whatIsTooSmallCountsTogether()
    {
        const Scores large = scoresAround(0, 1000, 1);
        std::vector<Scores> sets { large };
        const auto margin = digitMargin(0.005, sets);
        // One digit that nobody could read, in a set of ten, says nothing of how rare such are.
        sets.push_back(scoresAround(0, 10, 2));
        sets.back().front() = -100;
        QCOMPARE(digitMargin(0.005, sets), margin);
        // In a hundred such sets they are a tenth.
        for (std::uint64_t i = 1; i < 100; ++i) {
            sets.push_back(scoresAround(0, 10, 2 + i));
            sets.back().front() = -100;
        }
        QVERIFY(std::abs(digitMargin(0.005, sets).value_or(0) + 100) < 0.01);
    }

    void tooFewSayNothing()
    {
        QVERIFY(!digitMargin(0.005, {}));
        QVERIFY(!digitMargin(0.005, std::vector<Scores> { Scores {}, scoresAround(0, 199, 1) }));
        QVERIFY(digitMargin(0.005, std::vector<Scores> { Scores {}, scoresAround(0, 200, 1) }));
    }

    void logitsAreThoseOfPredictions()
    {
        Model model = randomNetwork({ Activation::Relu, Activation::Tanh }, 40, 3);
        Random random(4);
        model.digitScore = DigitScore { {}, 0.25F };
        for (int i = 0; i < 40; ++i)
            model.digitScore->weights.push_back(random.normal());
        const DataSet bars = barsDataSet(300, 5); // more than one batch, and no multiple of it
        const SamplePool pool(bars, {});
        ThreadTeam one(1);
        ThreadTeam three(3);
        const Scores logits = digitLogits(model.mlp, *model.digitScore, pool, one);
        QCOMPARE(digitLogits(model.mlp, *model.digitScore, pool, three), logits);
        QCOMPARE(logits.size(), bars.size());
        for (std::size_t i = 0; i < bars.size(); ++i) {
            GrayImage image(digitSide, digitSide);
            std::copy_n(bars.pixels(i).begin(), digitPixels, image.pixels.begin());
            const auto expected = static_cast<double>(predict(model, image).isDigit.value_or(-1));
            QVERIFY(std::abs(1 / (1 + std::exp(-logits[i])) - expected) < 1e-4);
        }
    }
};

INKLING_TEST(DigitScoreShiftTest, QCoreApplication)
#include "digit_score_shift_test.moc"
