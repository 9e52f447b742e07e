// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/training_digits.h"

#include "core/explain/evidence.h"
#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace inkling;

namespace {

std::shared_ptr<const DataSet> randomDigits(int count)
{
    auto data = std::make_shared<DataSet>();
    for (int i = 0; i < count; ++i) {
        const GrayImage image = test::randomDigit(static_cast<std::uint64_t>(i) + 100);
        SampleInfo info;
        info.label = i % 10;
        info.source = data->sourceIndex("random");
        info.number = static_cast<std::uint32_t>(i);
        data->appendImage(DigitView(image.pixels.data(), digitPixels), info);
    }
    return data;
}

void ignore(double /*done*/) { }

} // namespace

class TrainingDigitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theMostExcitingDigitComesFirst()
    {
        // The unit looks at one pixel, which only sample 17 has in full.
        Model model = test::randomNetwork({ Activation::Relu }, 3, 1, 0);
        model.mlp.layers[0].weights[784 + 5] = 1;
        DataSet data;
        SampleInfo info;
        info.source = data.sourceIndex("made");
        for (int i = 0; i < 600; ++i) {
            GrayImage image(28, 28);
            image.pixels[5] = static_cast<std::uint8_t>(i == 17 ? 255 : i % 200);
            info.label = i % 10;
            data.appendImage(DigitView(image.pixels.data(), digitPixels), info);
        }
        const auto found = mostExciting(model, 1, data, 3, {});
        QVERIFY(found.has_value());
        QCOMPARE(found->size(), std::size_t { 3 });
        QCOMPARE(found->at(0).sample, std::size_t { 17 });
        QCOMPARE(found->at(0).label, 7);
        QCOMPARE(found->at(1).sample, std::size_t { 199 });
        QVERIFY(found->at(0).measure > found->at(1).measure);
    }

    void theNearestAreTheNearest_data()
    {
        QTest::addColumn<int>("layers");
        QTest::newRow("pixels themselves") << 0;
        QTest::newRow("one hidden layer") << 1;
        QTest::newRow("two hidden layers") << 2;
    }

    void theNearestAreTheNearest()
    {
        QFETCH(int, layers);
        const std::vector<Activation> hidden(static_cast<std::size_t>(layers), Activation::Relu);
        const auto model = std::make_shared<const Model>(test::randomNetwork(hidden, 30, 2));
        const auto data = randomDigits(700);
        const auto index = NeighborIndex::build(model, data, {}, ignore);
        QVERIFY(index.has_value());
        const GrayImage asked = test::randomDigit(3);
        const auto found = index->nearest(asked, 9);
        QCOMPARE(found.size(), std::size_t { 9 });

        // The same by brute force in double.
        const auto features = [&](const GrayImage& image) {
            Activations activations;
            const std::vector<float> grays = graysOf(image);
            logitsOf(model->mlp, grays, activations);
            return hidden.empty() ? grays : activations.outputs[hidden.size() - 1];
        };
        const std::vector<float> wanted = features(asked);
        std::vector<std::pair<double, std::size_t>> distances;
        for (std::size_t i = 0; i < data->size(); ++i) {
            const std::vector<float> other = features(imageOf(*data, i));
            double squares = 0;
            for (std::size_t f = 0; f < other.size(); ++f)
                squares
                    += std::pow(static_cast<double>(other[f]) - static_cast<double>(wanted[f]), 2);
            distances.emplace_back(std::sqrt(squares), i);
        }
        std::sort(distances.begin(), distances.end());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].sample, distances[i].second);
            QVERIFY(std::abs(static_cast<double>(found[i].measure) - distances[i].first) < 1e-3);
        }
    }

    void aDigitOfTheSetIsItsOwnNeighbor()
    {
        const auto model
            = std::make_shared<const Model>(test::randomNetwork({ Activation::Tanh }, 30, 2));
        const auto data = randomDigits(300);
        const auto index = NeighborIndex::build(model, data, {}, ignore);
        const auto found = index->nearest(imageOf(*data, 123), 9);
        QCOMPARE(found.front().sample, std::size_t { 123 });
        QCOMPARE(found.front().label, 3);
        QVERIFY(found.front().measure < 1e-4F);
    }

    void progressEndsAtOneAndStoppingStops()
    {
        const auto model
            = std::make_shared<const Model>(test::randomNetwork({ Activation::Relu }, 20, 2));
        const auto data = randomDigits(600);
        double last = 0;
        std::stop_source source;
        QVERIFY(NeighborIndex::build(
            model, data, source.get_token(), [&](double done) { last = done; }));
        QCOMPARE(last, 1.0);
        QVERIFY(!NeighborIndex::build(
            model, data, source.get_token(), [&](double) { source.request_stop(); }));
        QVERIFY(!mostExciting(*model, 0, *data, 3, source.get_token()));
    }

    void anEmptySetHasNoNeighbors()
    {
        const auto model
            = std::make_shared<const Model>(test::randomNetwork({ Activation::Relu }, 20, 2));
        const auto index = NeighborIndex::build(model, std::make_shared<DataSet>(), {}, ignore);
        QVERIFY(index->nearest(test::randomDigit(1), 9).empty());
    }
};

INKLING_TEST(TrainingDigitsTest, QCoreApplication)
#include "training_digits_test.moc"
