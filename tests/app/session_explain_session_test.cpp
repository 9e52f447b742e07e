// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/digit_session.h"
#include "app/session/explain_session.h"
#include "app/session/flip_session.h"
#include "app/session/model_session.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "tests/app/support/hand_made_model.h"
#include "tests/support/random_model.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

/// The sessions with the hand-made model in use.
struct Fixture {
    Fixture()
    {
        QObject::connect(&models, &ModelSession::modelChanged, &digit,
            [this](const ModelInUse& inUse) { digit.setModel(inUse.model, inUse.forward); });
        const QString path = folder.filePath(u"model.json"_s);
        QVERIFY(bool(saveModel(path.toStdString(), test::handMadeModel(), WeightType::F32)));
        models.load(path);
        QTRY_VERIFY(explain.explanation().model);
    }

    void drawOne()
    {
        digit.beginStroke({ 250, 60, {}, {} });
        for (int y = 80; y <= 440; y += 20)
            digit.extendStroke({ 250, static_cast<float>(y), {}, {} });
        digit.endStroke();
    }

    QTemporaryDir folder;
    ModelSession models;
    DigitSession digit;
    ExplainSession explain { digit, models };
};

} // namespace

class ExplainSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theMapsFollowTheDrawing()
    {
        Fixture fixture;
        QVERIFY(!fixture.explain.explanation().hasInk);
        fixture.drawOne();
        QTRY_VERIFY(fixture.explain.explanation().hasInk
            && fixture.explain.explanation().image == fixture.digit.reading().stages->image);
        const Explanation& explanation = fixture.explain.explanation();
        QCOMPARE(explanation.maps.logits, fixture.digit.reading().prediction->logits);
        QCOMPARE(explanation.maps.answer, 1);
        fixture.digit.clear();
        QTRY_VERIFY(!fixture.explain.explanation().hasInk);
    }

    void whatIsWishedForIsThere()
    {
        Fixture fixture;
        fixture.drawOne();
        ExplainWish wish;
        wish.units = true;
        wish.paths = true;
        wish.digit = 4;
        wish.lesson = Lesson { 7, 0.1F };
        fixture.explain.setWish(wish);
        QTRY_VERIFY(fixture.explain.explanation().step);
        QCOMPARE(fixture.explain.explanation().paths->digit, 4);
        QVERIFY(fixture.explain.explanation().units->units.empty()); // no hidden layer
        QCOMPARE(fixture.explain.explanation().step->lesson.label, 7);
        fixture.explain.setWish({});
        QTRY_VERIFY(!fixture.explain.explanation().step);
    }

    void theNewestReadingIsExplainedInTheEnd()
    {
        Fixture fixture;
        fixture.digit.beginStroke({ 250, 60, {}, {} });
        for (int y = 61; y <= 440; ++y)
            fixture.digit.extendStroke({ 250, static_cast<float>(y), {}, {} });
        QTRY_VERIFY(fixture.explain.explanation().image == fixture.digit.reading().stages->image);
    }

    void aLearnedModelIsUsedAndTheFileBringsTheOldOneBack()
    {
        Fixture fixture;
        const QString path = fixture.models.modelInUse().path;
        const auto original = fixture.models.modelInUse().model;
        auto learned = std::make_shared<Model>(*original);
        learned->mlp.layers[0].bias[3] = 50;
        fixture.models.use(learned);
        QVERIFY(fixture.models.modelInUse().changed);
        QCOMPARE(fixture.models.modelInUse().path, path);
        fixture.drawOne();
        QTRY_COMPARE(fixture.explain.explanation().maps.answer, 3);
        fixture.models.load(path);
        QTRY_VERIFY(!fixture.models.modelInUse().changed);
        QTRY_COMPARE(fixture.explain.explanation().maps.answer, 1);
    }

    void aFlipIsAnsweredOnceAndNotAfterCanceling()
    {
        FlipSession flips;
        QSignalSpy answers(&flips, &FlipSession::answered);
        const auto model = std::make_shared<const Model>(test::handMadeModel());
        const FlipRequest request { model, test::randomDigit(3), 7 };
        const FlipRequest other { model, test::randomDigit(3), 1 };
        const bool isSeven = predict(*model, request.image).digit == 7;
        flips.request(isSeven ? other : request);
        QTRY_COMPARE(answers.size(), 1);
        const auto answer = answers.front().front().value<FlipAnswer>();
        QVERIFY(answer.proposal.has_value());
        QCOMPARE(answer.proposal->to, answer.request.to);
        flips.request(answer.request);
        flips.request(isSeven ? request : other);
        flips.cancel();
        flips.request({ model, test::randomDigit(5), 7 });
        QTRY_VERIFY(answers.size() >= 2);
        QVERIFY(answers.back().front().value<FlipAnswer>().request.image == test::randomDigit(5));
    }

    void theLookIsToldOnce()
    {
        Fixture fixture;
        QSignalSpy looks(&fixture.explain, &ExplainSession::lookChanged);
        fixture.explain.setLook({ EvidencePalette::Gray, false });
        fixture.explain.setLook({ EvidencePalette::Gray, false });
        QCOMPARE(looks.size(), 1);
    }
};

INKLING_TEST(ExplainSessionTest, QCoreApplication)
#include "session_explain_session_test.moc"
