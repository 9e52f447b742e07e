// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/epoch_trail.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

namespace {

std::shared_ptr<const Mlp> network(int weights)
{
    Mlp mlp;
    mlp.layers.push_back({ weights, 1, Activation::Identity,
        std::vector<float>(static_cast<std::size_t>(weights)), std::vector<float>(1) });
    return std::make_shared<const Mlp>(mlp);
}

} // namespace

class EpochTrailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keepsAllWhileThereIsRoom()
    {
        EpochTrail trail;
        for (int epoch = 1; epoch <= 10; ++epoch)
            trail.append({ epoch, network(3) });
        QCOMPARE(trail.list()->size(), std::size_t { 10 });
    }

    void staysWithinItsBudget()
    {
        // Four numbers each: room for eight networks.
        EpochTrail trail(8 * 4 * sizeof(float));
        for (int epoch = 1; epoch <= 1000; ++epoch) {
            trail.append({ epoch, network(3) });
            const auto& list = *trail.list();
            QVERIFY(list.size() <= 8);
            QCOMPARE(list.back().epoch, epoch);
            for (std::size_t i = 1; i < list.size(); ++i)
                QVERIFY(list[i].epoch > list[i - 1].epoch);
        }
        QVERIFY(trail.list()->size() > 3);
    }

    void whatWasTakenDoesNotChange()
    {
        EpochTrail trail;
        trail.append({ 1, network(3) });
        const EpochList before = trail.list();
        trail.append({ 2, network(3) });
        QCOMPARE(before->size(), std::size_t { 1 });
    }
};

INKLING_TEST(EpochTrailTest, QCoreApplication)
#include "epoch_trail_test.moc"
