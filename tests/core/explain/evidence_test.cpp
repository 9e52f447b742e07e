// SPDX-License-Identifier: GPL-3.0-or-later
// Contributions and bias make up the logit, for every kind of network, and the maps of a network that was thought out
// are what it was thought out to be.
#include "core/explain/evidence.h"

#include "core/model/predict.h"
#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace inkling;

namespace {

using Hidden = std::vector<Activation>;

constexpr auto relu = Activation::Relu;
constexpr auto sigmoid = Activation::Sigmoid;
constexpr auto tangent = Activation::Tanh;
constexpr auto straight = Activation::Identity;

struct Row {
    const char* name;
    Hidden hidden;
    EvidenceMethod method;
};

const std::vector<Row>& networks()
{
    static const std::vector<Row> rows {
        { "none", {}, EvidenceMethod::Weights },
        { "relu", { relu }, EvidenceMethod::Jacobian },
        { "relu relu", { relu, relu }, EvidenceMethod::Jacobian },
        { "relu relu relu", { relu, relu, relu }, EvidenceMethod::Jacobian },
        { "identity relu", { straight, relu }, EvidenceMethod::Jacobian },
        { "identity", { straight }, EvidenceMethod::Jacobian },
        { "sigmoid", { sigmoid }, EvidenceMethod::IntegratedGradients },
        { "sigmoid sigmoid", { sigmoid, sigmoid }, EvidenceMethod::IntegratedGradients },
        { "tanh", { tangent }, EvidenceMethod::IntegratedGradients },
        { "tanh tanh", { tangent, tangent }, EvidenceMethod::IntegratedGradients },
        { "tanh tanh tanh", { tangent, tangent, tangent }, EvidenceMethod::IntegratedGradients },
        { "relu tanh", { relu, tangent }, EvidenceMethod::IntegratedGradients },
        { "sigmoid relu", { sigmoid, relu }, EvidenceMethod::IntegratedGradients },
    };
    return rows;
}

void addNetworks()
{
    QTest::addColumn<int>("row");
    for (std::size_t row = 0; row < networks().size(); ++row)
        QTest::newRow(networks()[row].name) << static_cast<int>(row);
}

/// The logits by another way: double precision, plain loops.
std::array<double, classCount> plainLogits(const Mlp& mlp, const std::vector<float>& grays)
{
    std::vector<double> values(grays.begin(), grays.end());
    for (const DenseLayer& layer : mlp.layers) {
        std::vector<double> outputs;
        for (std::size_t unit = 0; unit < layer.bias.size(); ++unit) {
            double z = static_cast<double>(layer.bias[unit]);
            for (std::size_t i = 0; i < values.size(); ++i)
                z += static_cast<double>(layer.weights[unit * values.size() + i]) * values[i];
            switch (layer.activation) {
            case Activation::Identity:
                break;
            case Activation::Sigmoid:
                z = 1 / (1 + std::exp(-z));
                break;
            case Activation::Tanh:
                z = std::tanh(z);
                break;
            case Activation::Relu:
                z = std::max(z, 0.0);
                break;
            }
            outputs.push_back(z);
        }
        values = outputs;
    }
    std::array<double, classCount> logits {};
    std::copy(values.begin(), values.end(), logits.begin());
    return logits;
}

} // namespace

class EvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theKindOfNetworkDecidesTheMethod_data() { addNetworks(); }

    void theKindOfNetworkDecidesTheMethod()
    {
        QFETCH(int, row);
        const Row& network = networks()[static_cast<std::size_t>(row)];
        const Model model = test::randomNetwork(network.hidden, 20, 3);
        QCOMPARE(evidenceMethodOf(model.mlp), network.method);
    }

    void pixelsAndBiasAddUpToTheLogit_data() { addNetworks(); }

    void pixelsAndBiasAddUpToTheLogit()
    {
        QFETCH(int, row);
        const Row& network = networks()[static_cast<std::size_t>(row)];
        EvidenceFinder finder;
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            const Model model = test::randomNetwork(network.hidden, 60, seed, 1.5F);
            const GrayImage image = test::randomDigit(seed);
            const EvidenceMaps maps = finder.find(model, image);
            const auto logits = plainLogits(model.mlp, maps.grays);
            for (int digit = 0; digit < classCount; ++digit) {
                const auto c = static_cast<std::size_t>(digit);
                const double sum = maps.sumOf(digit) + static_cast<double>(maps.bias.at(c));
                const double change = logits.at(c) - static_cast<double>(maps.bias.at(c));
                const double tolerance = 1e-4 + 1e-4 * std::abs(change); // rounding of floats
                if (network.method == EvidenceMethod::IntegratedGradients) {
                    const auto paper = plainLogits(model.mlp, std::vector<float>(784, 0.0F));
                    QVERIFY(std::abs(paper.at(c) - static_cast<double>(maps.bias.at(c))) < 1e-4);
                }
                QVERIFY2(std::abs(sum - logits.at(c)) <= tolerance,
                    qPrintable(QStringLiteral("seed %1, class %2: %3 for %4")
                                   .arg(seed)
                                   .arg(digit)
                                   .arg(sum)
                                   .arg(logits.at(c))));
            }
        }
    }

    void steepNetworksMeetTheirLogitToo()
    {
        // Weights six times as large: the units go from one end to the other on a short piece of the way.
        for (const Activation activation : { sigmoid, tangent }) {
            const Model model = test::randomNetwork({ activation, activation }, 60, 5, 6);
            const EvidenceMaps maps = EvidenceFinder().find(model, test::randomDigit(4));
            const auto logits = plainLogits(model.mlp, maps.grays);
            for (int digit = 0; digit < classCount; ++digit) {
                const auto c = static_cast<std::size_t>(digit);
                const double change = logits.at(c) - static_cast<double>(maps.bias.at(c));
                QVERIFY(std::abs(maps.sumOf(digit) - change)
                    <= std::max(0.01 * std::abs(change), 1e-3));
            }
        }
    }

    void integratedSlopesAreTheMeanOfTheSlopesOnTheWay_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t row = 0; row < networks().size(); ++row) {
            if (networks()[row].method == EvidenceMethod::IntegratedGradients)
                QTest::newRow(networks()[row].name) << static_cast<int>(row);
        }
    }

    void integratedSlopesAreTheMeanOfTheSlopesOnTheWay()
    {
        QFETCH(int, row);
        const Model model
            = test::randomNetwork(networks()[static_cast<std::size_t>(row)].hidden, 16, 7);
        const EvidenceMaps maps = EvidenceFinder().find(model, test::randomDigit(7));
        const double scale = static_cast<double>(scaleOf(maps.slopes, 0));
        // Central differences in double at many places on the way.
        constexpr int places = 200;
        constexpr float step = 1e-3F;
        for (const std::size_t pixel : { 3U, 200U, 406U, 555U, 700U }) {
            double mean = 0;
            for (int place = 0; place < places; ++place) {
                const float share = (static_cast<float>(place) + 0.5F) / places;
                std::vector<float> grays = maps.grays;
                for (float& gray : grays)
                    gray *= share;
                const float gray = grays[pixel];
                grays[pixel] = gray + step;
                const double more = plainLogits(model.mlp, grays)[2];
                grays[pixel] = gray - step;
                mean += (more - plainLogits(model.mlp, grays)[2]) / (2 * static_cast<double>(step))
                    / places;
            }
            QVERIFY2(std::abs(mean - static_cast<double>(maps.slopesOf(2)[pixel])) < 0.01 * scale,
                qPrintable(QStringLiteral("pixel %1: %2 for %3")
                               .arg(pixel)
                               .arg(static_cast<double>(maps.slopesOf(2)[pixel]))
                               .arg(mean)));
        }
    }

    void rectifiedSlopesAreThoseOfTheNetwork()
    {
        const Model model = test::randomNetwork({ relu, relu }, 40, 9);
        const GrayImage image = test::randomDigit(2);
        const EvidenceMaps maps = EvidenceFinder().find(model, image);
        // Central differences; the step stays within one linear region for all but a few pixels.
        constexpr float step = 1e-4F;
        int apart = 0;
        for (std::size_t pixel = 0; pixel < maps.pixels(); pixel += 7) {
            std::vector<float> grays = maps.grays;
            grays[pixel] += step;
            const auto more = plainLogits(model.mlp, grays);
            grays[pixel] = maps.grays[pixel] - step;
            const auto less = plainLogits(model.mlp, grays);
            const double difference = (more[4] - less[4]) / (2 * static_cast<double>(step));
            if (std::abs(difference - static_cast<double>(maps.slopesOf(4)[pixel])) > 1e-3)
                ++apart;
        }
        QVERIFY2(apart <= 2, qPrintable(QString::number(apart)));
    }

    void handMadeEvidenceIsFound()
    {
        // Class 3 gets +2 for pixel 100 and -5 for pixel 200, the bias is 0.5; nothing else has weights.
        Model model = test::randomNetwork({}, 0, 1, 0);
        model.mlp.layers[0].bias.assign(classCount, 0.0F);
        model.mlp.layers[0].bias[3] = 0.5F;
        model.mlp.layers[0].weights[3 * 784 + 100] = 2;
        model.mlp.layers[0].weights[3 * 784 + 200] = -5;
        GrayImage image(28, 28);
        image.pixels[100] = 255;
        image.pixels[200] = 51; // a fifth
        const EvidenceMaps maps = EvidenceFinder().find(model, image);
        QCOMPARE(maps.contribution(3, 100), 2.0F);
        QCOMPARE(maps.contribution(3, 200), -1.0F);
        QCOMPARE(maps.contribution(3, 300), 0.0F);
        QVERIFY(std::abs(maps.sumOf(3) - 1) < 1e-6);
        QCOMPARE(maps.bias[3], 0.5F);
        QCOMPARE(maps.logits[3], 1.5F);
        QCOMPARE(maps.sumOf(2), 0.0);
        QCOMPARE(maps.answer, 3);
    }

    void handMadeHiddenEvidenceIsFound()
    {
        // One unit looks at pixel 10 (weight 3, bias -1), one at pixel 20 (weight 4, bias -9) and stays off.
        Model model;
        DenseLayer first { 784, 2, relu, std::vector<float>(2 * 784, 0.0F), { -1, -9 } };
        first.weights[10] = 3;
        first.weights[784 + 20] = 4;
        DenseLayer last { 2, classCount, straight, std::vector<float>(2 * classCount, 0.0F),
            std::vector<float>(classCount, 0.0F) };
        last.weights[2 * 7] = 2; // class 7 listens to the first unit
        last.weights[2 * 7 + 1] = 100; // and, loudly, to the one that is off
        last.bias[7] = 0.25F;
        model.mlp.layers = { first, last };
        GrayImage image(28, 28);
        image.pixels[10] = 255;
        image.pixels[20] = 255;
        const EvidenceMaps maps = EvidenceFinder().find(model, image);
        QCOMPARE(maps.contribution(7, 10), 6.0F);
        QCOMPARE(maps.contribution(7, 20), 0.0F);
        QCOMPARE(maps.bias[7], -1.75F); // 2 × -1 + 0.25
        QCOMPARE(maps.logits[7], 4.25F);
    }

    void probabilitiesAreThoseOfThePrediction()
    {
        Model model = test::randomNetwork({ relu }, 40, 2);
        model.temperature = 1.7F;
        const GrayImage image = test::randomDigit(6);
        const EvidenceMaps maps = EvidenceFinder().find(model, image);
        const Prediction prediction = predict(model, image);
        QCOMPARE(maps.logits, prediction.logits);
        QCOMPARE(maps.probabilities, prediction.probabilities);
        QCOMPARE(maps.answer, prediction.digit);
    }

    void aFinderRemembersNothing()
    {
        EvidenceFinder used;
        used.find(test::randomNetwork({ tangent, relu }, 50, 1), test::randomDigit(1));
        const Model model = test::randomNetwork({ relu, relu }, 30, 2);
        const EvidenceMaps again = used.find(model, test::randomDigit(2));
        const EvidenceMaps fresh = EvidenceFinder().find(model, test::randomDigit(2));
        QCOMPARE(again.slopes, fresh.slopes);
        QCOMPARE(again.bias, fresh.bias);
    }

    void theEmptyImageHasEvidenceOnlyInTheBias()
    {
        const Model model = test::randomNetwork({ relu }, 40, 2);
        const EvidenceMaps maps = EvidenceFinder().find(model, GrayImage(28, 28));
        for (int digit = 0; digit < classCount; ++digit) {
            const auto c = static_cast<std::size_t>(digit);
            QCOMPARE(maps.sumOf(digit), 0.0);
            QVERIFY(std::abs(maps.bias.at(c) - maps.logits.at(c)) < 1e-5F);
        }
    }

    void theScaleLeavesOutliersOut()
    {
        std::vector<float> values(1000, -0.5F);
        values[3] = 80;
        QCOMPARE(scaleOf(values, 0.002), 0.5F);
        QCOMPARE(scaleOf(values, 0), 80.0F);
        values.assign(1000, 0.0F);
        QCOMPARE(scaleOf(values), 1.0F);
        values[3] = -2; // nearly everything is 0: then the scale must still end above 0
        QCOMPARE(scaleOf(values), 2.0F);
    }
};

INKLING_TEST(EvidenceTest, QCoreApplication)
#include "evidence_test.moc"
