// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/digit_tiles.h"
#include "app/widgets/layer_chips.h"
#include "app/widgets/text_label.h"
#include "tests/app/train/train_fixture.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowTrainDataTest : public QObject {
    Q_OBJECT

private:
    static Recipe recipeOf(const test::TrainFixture& fixture)
    {
        return *parseRecipe(
            fixture.page()->saveState().value("recipe"_L1).toString().toStdString(), "state");
    }

    /// Chooses entry \p index of the row called \p name, as its menu does.
    static void choose(const test::TrainFixture& fixture, const QString& name, int index)
    {
        auto* row = fixture.find<QWidget>(name);
        QVERIFY(row != nullptr);
        auto* action = row->findChild<QAction*>(u"choice%1"_s.arg(index));
        QVERIFY(action != nullptr);
        action->trigger();
    }

private Q_SLOTS:

    void missingDataIsOffered()
    {
        test::TrainFixture fixture(false);
        QVERIFY(fixture.show());
        auto* notice = fixture.find<TextLabel>(u"noticeText"_s);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(u"MNIST is not on this computer"_s)
                && notice->text().contains(u"11.6 MB"_s),
            qPrintable(notice->text()));
        const auto* button = fixture.find<QToolButton>(u"data.get-mnist.button"_s);
        QVERIFY(button != nullptr && button->isVisible());
        fixture.trigger("train.start");
        QVERIFY(fixture.waitFor(RunPhase::Ended));
        QTRY_VERIFY2(notice->text().contains(u"MNIST is not on this computer"_s),
            qPrintable(notice->text()));
        // Another folder that has it ends the notice.
        const QString elsewhere = fixture.pathOf(u"elsewhere"_s);
        test::writeSyntheticMnist(elsewhere.toStdString(), test::trainSamples);
        fixture.dialogs.answer = elsewhere;
        fixture.trigger("data.chooseFolder");
        QTRY_VERIFY(!notice->isVisible());
        fixture.setEpochs(1);
        fixture.trigger("train.start");
        QVERIFY(fixture.waitFor(RunPhase::Ended));
        QCOMPARE(fixture.training.view().now->snapshot.state, TrainingState::Finished);
    }

    void presetsFillTheCard()
    {
        test::TrainFixture fixture;
        QVERIFY(fixture.show());
        choose(fixture, u"presetRow"_s, 0);
        QVERIFY(recipeOf(fixture).hidden.empty());
        choose(fixture, u"presetRow"_s, 2);
        QCOMPARE(recipeOf(fixture).hidden.size(), std::size_t { 1 });
        QCOMPARE(recipeOf(fixture).hidden[0].units, 800);
        QVERIFY(fixture.find<TextLabel>(u"recipeOutlook"_s)
                    ->text()
                    .startsWith(u"636,010 parameters"_s));
    }

    void everyRowChangesTheRecipe()
    {
        test::TrainFixture fixture;
        QVERIFY(fixture.show());
        choose(fixture, u"presetRow"_s, 1);
        choose(fixture, u"optimizerRow"_s, 3);
        QCOMPARE(recipeOf(fixture).optimizer.kind, OptimizerKind::Adam);
        choose(fixture, u"scheduleRow"_s, 2);
        QCOMPARE(recipeOf(fixture).schedule.kind, Schedule::Cosine);
        choose(fixture, u"batchRow"_s, 1);
        QCOMPARE(recipeOf(fixture).batch, 32);
        choose(fixture, u"dropoutRow"_s, 2);
        QCOMPARE(recipeOf(fixture).hidden[0].dropout, 0.2);
        choose(fixture, u"distortionRow"_s, 3);
        QCOMPARE(recipeOf(fixture).augmentation.elastic, 1.0);
        fixture.find<QWidget>(u"epochsRow"_s)->findChild<QSpinBox*>()->setValue(33);
        QCOMPARE(recipeOf(fixture).epochs, 33);
        fixture.find<QWidget>(u"seedRow"_s)->findChild<QSpinBox*>()->setValue(77);
        QCOMPARE(recipeOf(fixture).seed, std::uint64_t { 77 });
        fixture.find<QWidget>(u"trainWeightDecay"_s)->findChild<QSlider*>()->setValue(-1);
        QCOMPARE(recipeOf(fixture).optimizer.weightDecay, 0.0);
        auto* rate = fixture.find<QWidget>(u"trainLearningRate"_s)->findChild<QSlider*>();
        rate->setValue(20);
        QCOMPARE(recipeOf(fixture).optimizer.learningRate, 0.001);
    }

    void layersAreAddedAndRemoved()
    {
        test::TrainFixture fixture;
        QVERIFY(fixture.show());
        choose(fixture, u"presetRow"_s, 1);
        QTest::mouseClick(fixture.find<QToolButton>(u"layerAdd"_s), Qt::LeftButton);
        QCOMPARE(recipeOf(fixture).hidden.size(), std::size_t { 2 });
    }

    void theDistortionIsShownOnNineDigits()
    {
        test::TrainFixture fixture;
        QVERIFY(fixture.show());
        auto* tiles = fixture.find<DigitTiles>(u"distortionTiles"_s);
        QTRY_COMPARE(tiles->count(), 9);
        const GrayImage before = tiles->tiles()[0].image;
        choose(fixture, u"distortionRow"_s, 3);
        QTRY_VERIFY(tiles->tiles()[0].image != before);
    }

    void theStateComesBack()
    {
        QJsonObject state;
        {
            test::TrainFixture fixture;
            QVERIFY(fixture.show());
            choose(fixture, u"presetRow"_s, 3);
            fixture.action(u"train.logarithmic"_s)->setChecked(true);
            fixture.trigger("train.showHistograms");
            state = fixture.page()->saveState();
        }
        test::TrainFixture fixture;
        fixture.page()->restoreState(state);
        QCOMPARE(recipeOf(fixture).hidden.size(), std::size_t { 3 });
        QVERIFY(fixture.action(u"train.logarithmic"_s)->isChecked());
        QVERIFY(fixture.action(u"train.showHistograms"_s)->isChecked());
        fixture.page()->restoreState({ { u"recipe"_s, 3 }, { u"detail"_s, 99 } });
        QCOMPARE(recipeOf(fixture).hidden.size(), std::size_t { 3 });
    }

    void everythingHasItsNames()
    {
        const test::TrainFixture fixture;
        for (const QWidget* widget : fixture.page()->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
                qPrintable(widget->objectName() + u' '
                    + QString::fromLatin1(widget->metaObject()->className()) + u" in "_s
                    + widget->parentWidget()->objectName()));
        }
        QCOMPARE(fixture.action(u"page.train"_s)->shortcut(), QKeySequence(u"Ctrl+3"_s));
        QCOMPARE(fixture.action(u"train.start"_s)->shortcut(), QKeySequence(u"F5"_s));
    }
};

INKLING_TEST(WindowTrainDataTest, QApplication)
#include "window_train_data_test.moc"
