// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/curve_lines.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

class CurveLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aConstantStaysWhatItIs()
    {
        MinibatchCurveBuilder minibatches;
        for (int i = 0; i < 100; ++i)
            minibatches.append(0.5, 0.75);
        const CurveLines lines = curveLines({ minibatches.curve(), {}, {} }, 50);
        QCOMPARE(lines.trainLoss.size(), 100);
        QCOMPARE(lines.trainLoss.constFirst().x(), 1.0 / 50);
        QCOMPARE(lines.trainLoss.constLast().x(), 2.0);
        for (qsizetype i = 0; i < lines.trainLoss.size(); ++i) {
            // From its very beginning, which is what the correction is for.
            QVERIFY(qFuzzyCompare(lines.trainLoss[i].y(), 0.5));
            QVERIFY(qFuzzyCompare(lines.trainAccuracy[i].y(), 75.0));
        }
        QVERIFY(lines.validationLoss.isEmpty());
    }

    void noiseIsSmoothedAndAStepIsFollowed()
    {
        MinibatchCurveBuilder minibatches;
        for (int i = 0; i < 400; ++i)
            minibatches.append((i < 200 ? 2.0 : 1.0) + (i % 2 == 0 ? 0.5 : -0.5), 0);
        const CurveLines lines = curveLines({ minibatches.curve(), {}, {} }, 100);
        QVERIFY(qAbs(lines.trainLoss[199].y() - 2) < 0.06);
        QVERIFY(qAbs(lines.trainLoss[399].y() - 1) < 0.06);
    }

    void epochsStandAtTheirEnds()
    {
        CurveBuilder<EpochPoint> epochs;
        EpochPoint point;
        point.epoch = 3;
        point.validation.samples = 200;
        point.validation.errors = 10;
        point.validation.crossEntropy = 0.25;
        epochs.append(point);
        const CurveLines lines = curveLines({ {}, epochs.curve(), {} }, 10);
        QCOMPARE(lines.validationLoss, (QList<QPointF> { { 3, 0.25 } }));
        QCOMPARE(lines.validationAccuracy, (QList<QPointF> { { 3, 95 } }));
    }
};

INKLING_TEST(CurveLinesTest, QCoreApplication)
#include "curve_lines_test.moc"
