// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/curves_panel.h"
#include "app/widgets/charts/chart_legend.h"
#include "app/widgets/charts/curve_chart.h"
#include "app/widgets/confusion_matrix.h"
#include "app/widgets/digit_tiles.h"
#include "app/widgets/histogram_view.h"
#include "app/widgets/small_bars.h"
#include "app/widgets/text_label.h"
#include "app/widgets/weight_maps.h"
#include "core/model/model_file.h"
#include "tests/app/train/train_fixture.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowTrainTest : public QObject {
    Q_OBJECT

private:
    CurveChart* lossChart() const { return m_fixture->find<CurveChart>(u"lossChart"_s); }

    QPushButton* startButton() const { return m_fixture->find<QPushButton>(u"startButton"_s); }

    QString status() const { return m_fixture->find<TextLabel>(u"runStatus"_s)->text(); }

    void runToTheEnd(int epochs)
    {
        m_fixture->setEpochs(epochs);
        QTest::mouseClick(startButton(), Qt::LeftButton);
        QVERIFY(m_fixture->waitFor(RunPhase::Ended));
    }

    std::unique_ptr<test::TrainFixture> m_fixture;

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::TrainFixture>();
        QVERIFY(m_fixture->show());
    }

    void startsAndShowsWhatItLearns()
    {
        QCOMPARE(startButton()->text(), u"Start"_s);
        QVERIFY(!m_fixture->action(u"train.stop"_s)->isEnabled());
        runToTheEnd(6);
        QCOMPARE(startButton()->text(), u"Start"_s);
        QVERIFY2(status().contains(u"finished"_s), qPrintable(status()));
        QCOMPARE(lossChart()->content().lines[1].points.size(), 6);
        QVERIFY(lossChart()->drawnPoints() > 10);
        QCOMPARE(m_fixture->find<WeightMaps>(u"weightMaps"_s)->count(), 16);
        auto* matrix = m_fixture->find<ConfusionMatrix>(u"confusionMatrix"_s);
        QVERIFY(matrix->cellText({ 3, 3 }).startsWith(u"8 of the 3s"_s));
    }

    void pausesResumesAndStops()
    {
        m_fixture->setEpochs(5000);
        QTest::keyClick(&m_fixture->window, Qt::Key_F5);
        QVERIFY(m_fixture->waitFor(RunPhase::Running));
        QCOMPARE(startButton()->text(), u"Pause"_s);
        QTest::keyClick(&m_fixture->window, Qt::Key_F5);
        QVERIFY(m_fixture->waitFor(RunPhase::Paused));
        QCOMPARE(startButton()->text(), u"Resume"_s);
        QTRY_VERIFY(status().contains(u"paused"_s));
        QTest::mouseClick(startButton(), Qt::LeftButton);
        QVERIFY(m_fixture->waitFor(RunPhase::Running));
        m_fixture->trigger("train.stop");
        QVERIFY(m_fixture->waitFor(RunPhase::Ended));
        QVERIFY2(status().contains(u"stopped"_s), qPrintable(status()));
    }

    void goesStepByStep()
    {
        m_fixture->setEpochs(5000);
        m_fixture->trigger("train.step");
        QVERIFY(m_fixture->waitFor(RunPhase::Paused));
        QCOMPARE(m_fixture->training.view().now->snapshot.step, std::uint64_t { 1 });
        m_fixture->trigger("train.step");
        QTRY_COMPARE(m_fixture->training.view().now->snapshot.step, std::uint64_t { 2 });
        m_fixture->trigger("train.stepEpoch");
        QTRY_COMPARE(m_fixture->training.view().now->snapshot.epoch, 1);
        QVERIFY(m_fixture->waitFor(RunPhase::Paused));
    }

    void theRateCanBeChangedWhileItRuns()
    {
        m_fixture->setEpochs(5000);
        m_fixture->trigger("train.start");
        QVERIFY(m_fixture->waitFor(RunPhase::Running));
        auto* field = m_fixture->find<QWidget>(u"trainLearningRate"_s)->findChild<QLineEdit*>();
        field->setText(u"0.02"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_fixture->training.view().now->snapshot.learningRate, 0.02);
        QTRY_COMPARE(lossChart()->content().marks.size(), 1);
        QVERIFY(lossChart()->content().marks[0].text.contains(u"0.02"_s));
    }

    void restartingBeginsAnew()
    {
        runToTheEnd(2);
        m_fixture->trigger("train.restart");
        QCOMPARE(m_fixture->training.view().number, 2);
        QVERIFY(m_fixture->waitFor(RunPhase::Ended));
    }

    void theRunBeforeStaysAsAPaleLine()
    {
        runToTheEnd(2);
        runToTheEnd(2);
        const ChartContent& content = lossChart()->content();
        QCOMPARE(content.lines.size(), 3);
        QCOMPARE(content.lines[2].name, u"Run 1"_s);
        QCOMPARE(content.lines[2].role, LineRole::Earlier);
        auto* legend = lossChart()->parentWidget()->findChild<ChartLegend*>();
        QTest::mouseClick(legend, Qt::LeftButton, {}, legend->entryRect(2).center());
        QVERIFY(!lossChart()->content().lines[2].isVisible);
    }

    void runsOfBeforeAreHiddenAndDeletedFromTheMenu()
    {
        runToTheEnd(2);
        runToTheEnd(2);
        const QString id = m_fixture->training.runs().front().id;
        const auto choose = [this](const QString& text) {
            auto* menu
                = m_fixture->find<QWidget>(u"curvesPanel"_s)->findChild<QMenu*>(u"runsMenu"_s);
            Q_EMIT menu->aboutToShow();
            for (QAction* action : menu->actions().constFirst()->menu()->actions())
                if (action->text() == text)
                    action->trigger();
        };
        choose(u"Hide this run"_s);
        QVERIFY(!lossChart()->content().lines[2].isVisible);
        choose(u"Show this run"_s);
        QVERIFY(lossChart()->content().lines[2].isVisible);
        m_fixture->dialogs.agrees = false;
        choose(u"Delete this run…"_s);
        QCOMPARE(m_fixture->dialogs.questions.size(), 1);
        QVERIFY(m_fixture->training.run(id) != nullptr);
        m_fixture->dialogs.agrees = true;
        choose(u"Delete this run…"_s);
        QVERIFY(m_fixture->training.run(id) == nullptr);
        QCOMPARE(lossChart()->content().lines.size(), 2);
    }

    void twoRunsAreCompared()
    {
        runToTheEnd(1);
        Recipe other = test::syntheticRecipe(test::trainSamples, 1);
        other.hidden.clear();
        m_fixture->setRecipe(other);
        m_fixture->trigger("train.start");
        QVERIFY(m_fixture->waitFor(RunPhase::Ended));
        auto* panel = m_fixture->find<CurvesPanel>(u"curvesPanel"_s);
        Q_EMIT panel->comparisonWanted(m_fixture->training.runs().front().id);
        QVERIFY(m_fixture->action(u"train.showComparison"_s)->isChecked());
        auto* note = m_fixture->find<TextLabel>(u"detailNote"_s);
        QTRY_VERIFY2(
            note->accessibleName().contains(u"of 80 digits"_s), qPrintable(note->accessibleName()));
        QCOMPARE(lossChart()->content().lines[2].role, LineRole::Compared);
    }

    void aCellShowsItsDigitsAndOneGoesToThePaper()
    {
        runToTheEnd(6);
        auto* matrix = m_fixture->find<ConfusionMatrix>(u"confusionMatrix"_s);
        QTest::mouseClick(
            matrix, Qt::LeftButton, {}, matrix->cellRect({ 5, 5 }).center().toPoint());
        auto* tiles = m_fixture->find<DigitTiles>(u"cellTiles"_s);
        QTRY_COMPARE(tiles->count(), 8);
        QTest::mouseClick(tiles, Qt::LeftButton, {}, tiles->tileRect(0).center());
        QVERIFY(m_fixture->action(u"page.draw"_s)->isChecked());
        QVERIFY(m_fixture->digit.reading().stages);
        QVERIFY(m_fixture->digit.reading().stages->image == tiles->tiles()[0].image);
    }

    void yourDrawingIsReadWhileItLearns()
    {
        m_fixture->trigger("page.draw");
        m_fixture->drawSeven();
        m_fixture->trigger("page.train");
        auto* bars = m_fixture->find<SmallBars>(u"drawingBars"_s);
        QVERIFY(!bars->prediction());
        runToTheEnd(2);
        QTRY_VERIFY(bars->prediction());
    }

    void theEpochsCanBeGoneThroughAgain()
    {
        runToTheEnd(6);
        m_fixture->trigger("train.showWeights");
        auto* slider = m_fixture->find<QSlider>(u"epochSlider"_s);
        QTRY_COMPARE(slider->maximum(), 5);
        QCOMPARE(slider->value(), 5);
        slider->setValue(0);
        QCOMPARE(m_fixture->find<TextLabel>(u"epochText"_s)->text(), u"after epoch 1"_s);
    }

    void histogramsAreMadeWhenTheyAreLookedAt()
    {
        m_fixture->setEpochs(5000);
        m_fixture->trigger("train.showHistograms");
        m_fixture->trigger("train.start");
        auto* view = m_fixture->find<HistogramView>(u"histogramView"_s);
        QTRY_COMPARE_WITH_TIMEOUT(view->count(), 2, test::trainPatience);
        QVERIFY(view->layerText(0).contains(u"Layer 1"_s));
    }

    void histogramsCanBeLookedAtAfterARun()
    {
        runToTheEnd(2);
        auto* view = m_fixture->find<HistogramView>(u"histogramView"_s);
        m_fixture->trigger("train.showHistograms");
        QCOMPARE(view->count(), 2);
        QVERIFY(!view->layerText(0).contains(u"gradients"_s));
    }

    void aSmallWindowNeedsNoScrollingAside()
    {
        runToTheEnd(6);
        m_fixture->trigger("train.showWeights");
        QTRY_VERIFY(m_fixture->find<QSlider>(u"epochSlider"_s)->isVisible());
        m_fixture->window.resize(900, 600);
        auto* page = m_fixture->find<QWidget>(u"trainPage"_s);
        QTRY_VERIFY2(page->width() <= page->parentWidget()->width(),
            qPrintable(QString::number(page->width())));
        QCOMPARE(m_fixture->window.width(), 900);
    }

    void theNetworkIsSavedAndUsed()
    {
        runToTheEnd(2);
        m_fixture->dialogs.answer = m_fixture->pathOf(u"mine.json"_s);
        m_fixture->trigger("train.saveModel");
        QTRY_VERIFY(QFile::exists(m_fixture->dialogs.answer));
        const Result<Model> saved = loadModel(m_fixture->dialogs.answer.toStdString());
        QVERIFY(saved);
        QVERIFY(saved->mlp == *m_fixture->training.view().now->snapshot.parameters);
        m_fixture->trigger("train.useInDraw");
        QTRY_VERIFY(m_fixture->models.modelInUse().model);
        QVERIFY(m_fixture->models.modelInUse().model->mlp == saved->mlp);
        QVERIFY(m_fixture->action(u"page.draw"_s)->isChecked());
    }

    void theSummaryComparesWithOtherModels()
    {
        QVERIFY(m_fixture->loadHandMadeModel());
        runToTheEnd(6);
        QVERIFY(m_fixture->action(u"train.showSummary"_s)->isChecked());
        auto* summary = m_fixture->find<QWidget>(u"summaryView"_s);
        QTRY_VERIFY(summary->accessibleDescription().contains(u"hand-made has 7,850"_s));
        QVERIFY(summary->accessibleDescription().startsWith(u"Run 1 has"_s));
    }

    void aRunThatDivergedProposesASmallerRate()
    {
        Recipe wild = test::syntheticRecipe(test::trainSamples, 50);
        wild.optimizer.learningRate = 1;
        wild.hidden.front().activation = Activation::Identity;
        m_fixture->setRecipe(wild);
        m_fixture->trigger("train.start");
        QVERIFY(m_fixture->waitFor(RunPhase::Ended));
        QCOMPARE(m_fixture->training.view().now->snapshot.state, TrainingState::Diverged);
        auto* notice = m_fixture->find<TextLabel>(u"noticeText"_s);
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(u"smaller learning rate"_s));
        QVERIFY(!lossChart()->content().lines[0].points.isEmpty());
        m_fixture->trigger("train.smallerRate");
        QCOMPARE(m_fixture->training.view().recipe.optimizer.learningRate, 0.1);
    }

    void chartsAreExported_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("png") << u"loss.png"_s << QByteArray("\x89PNG");
        QTest::newRow("svg") << u"loss.svg"_s << QByteArray("<?xml");
        QTest::newRow("csv") << u"loss.csv"_s << QByteArray("\"line\",\"epoch\",\"value\"\n");
    }

    void chartsAreExported()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, begin);
        runToTheEnd(2);
        m_fixture->dialogs.answer = m_fixture->pathOf(name);
        m_fixture->trigger("train.exportLoss");
        QFile file(m_fixture->dialogs.answer);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begin));
    }

    void recipesOpenAndSave()
    {
        Recipe recipe = test::syntheticRecipe(test::trainSamples, 7);
        recipe.hidden = { RecipeLayer { 24, Activation::Tanh }, RecipeLayer { 12 } };
        m_fixture->setRecipe(recipe);
        m_fixture->dialogs.answer = m_fixture->pathOf(u"mine.json"_s);
        m_fixture->trigger("train.saveRecipe");
        m_fixture->setEpochs(3);
        m_fixture->trigger("train.openRecipe");
        const QJsonObject state = m_fixture->page()->saveState();
        Result<Recipe> opened
            = parseRecipe(state.value("recipe"_L1).toString().toStdString(), "state");
        QVERIFY(opened);
        opened->name = recipe.name;
        QVERIFY(*opened == recipe);
        test::writeFile(m_fixture->dialogs.answer, "no recipe");
        m_fixture->trigger("train.openRecipe");
        QCOMPARE(m_fixture->dialogs.errors.size(), 1);
    }

    void closingInMidRunOffersIt()
    {
        m_fixture->setEpochs(5000);
        m_fixture->trigger("train.start");
        QTRY_VERIFY_WITH_TIMEOUT(
            m_fixture->training.view().now && m_fixture->training.view().now->snapshot.epoch > 0,
            test::trainPatience);
        m_fixture->training.finish();
        m_fixture->training.load();
        auto* notice = m_fixture->find<TextLabel>(u"noticeText"_s);
        QTRY_VERIFY2(
            notice->text().startsWith(u"Run 1 was interrupted"_s), qPrintable(notice->text()));
        m_fixture->trigger("train.resumeInterrupted");
        QVERIFY(m_fixture->waitFor(RunPhase::Running));
        QVERIFY(m_fixture->training.view().now->snapshot.epoch > 0);
    }
};

INKLING_TEST(WindowTrainTest, QApplication)
#include "window_train_test.moc"
