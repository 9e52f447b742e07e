// SPDX-License-Identifier: GPL-3.0-or-later
// The Explain page through the whole window, with mouse and keyboard.
#include "app/pages/explain/explain_page.h"
#include "app/widgets/digit_gallery.h"
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/evidence_grid.h"
#include "app/widgets/evidence_lens.h"
#include "app/widgets/evidence_painter.h"
#include "app/widgets/evidence_view.h"
#include "app/widgets/line_plot.h"
#include "app/widgets/network_diagram.h"
#include "app/widgets/softmax_table_view.h"
#include "app/widgets/trace_view.h"
#include "core/model/model_file.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

/// The window with a drawn 1 and the hand-made model, on the part \p part of the Explain page.
struct Fixture : test::WindowFixture {
    explicit Fixture(const QString& part = {})
    {
        QVERIFY(show());
        QVERIFY(loadHandMadeModel());
        drawOne();
        action(u"page.explain"_s)->trigger();
        if (!part.isEmpty())
            action(u"explain."_s + part)->trigger();
        QTRY_VERIFY(explain.explanation().hasInk);
    }

    QString text(const QString& name) const { return find<QLabel>(name)->text(); }

    void click(const QString& name) const
    {
        QTest::mouseClick(find<QWidget>(name), Qt::LeftButton);
    }

    bool useHiddenLayers()
    {
        const QString path = pathOf(u"hidden.json"_s);
        const Model model = test::randomNetwork({ Activation::Relu, Activation::Tanh }, 24, 5);
        if (!saveModel(path.toStdString(), model, WeightType::F32))
            return false;
        models.load(path);
        return QTest::qWaitFor([&] {
            const auto& explained = explain.explanation().model;
            return explained && explained == models.modelInUse().model
                && explained->mlp.layers.size() == 3;
        });
    }
};

} // namespace

class WindowExplainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { qputenv("INKLING_DATA_DIR", "/nonexistent"); }

    void theKeysLeadToThePageAndItsParts()
    {
        Fixture fixture(u"why"_s);
        QVERIFY(fixture.find<QWidget>(u"whyPart"_s)->isVisible());
        QTest::keyClick(&fixture.window, Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(fixture.find<QWidget>(u"drawPage"_s)->isVisible());
        QTest::keyClick(&fixture.window, Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(fixture.find<QWidget>(u"explainPage"_s)->isVisible());
        QVERIFY(fixture.find<QWidget>(u"whyPart"_s)->isVisible());
        QTest::keyClick(&fixture.window, Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(fixture.find<QWidget>(u"softmaxPart"_s)->isVisible());
        QTest::mouseClick(fixture.find<QToolButton>(u"explain.network.button"_s), Qt::LeftButton);
        QTRY_VERIFY(fixture.find<QWidget>(u"networkPart"_s)->isVisible());
    }

    void theEvidenceCardFollowsThePen()
    {
        test::WindowFixture fixture;
        QVERIFY(fixture.show());
        QVERIFY(fixture.loadHandMadeModel());
        auto* card = fixture.find<QWidget>(u"evidenceCard"_s);
        auto* grid = card->findChild<EvidenceGrid*>(u"evidenceGrid"_s);
        QTRY_VERIFY(!grid->maps().values.empty());
        QVERIFY(!grid->maps().hasNumbers);
        const QRect place = grid->mapRect(7);
        const QRect cardPlace = card->geometry();
        fixture.drawSeven();
        QTRY_COMPARE(grid->maps().marked, 7);
        QVERIFY(grid->evidenceText(7).startsWith(u'+'));
        QCOMPARE(grid->mapRect(7), place);
        QCOMPARE(card->geometry(), cardPlace);
        // The hand-made model likes ink in rows 4 to 9 for a 7: blue there, black elsewhere.
        QCOMPARE(grid->maps().values[7 * 784 + 5 * 28 + 14], 1.0F);
        QCOMPARE(grid->maps().values[7 * 784 + 20 * 28 + 14], 0.0F);
        QTest::mouseMove(grid, evidencePixelRect(place, { 14, 5 }).center().toPoint());
        auto* lens = fixture.find<EvidenceLens>(u"evidenceLens"_s);
        QTRY_VERIFY(lens->isVisible());
        QCOMPARE(lens->content().pixel, QPoint(14, 5));
        QVERIFY(lens->content().text.contains(u"+1.000"_s));
        QVERIFY(fixture.find<QWidget>(u"drawPage"_s)->rect().contains(lens->geometry()));
    }

    void theLookIsChosenOnEveryPage()
    {
        Fixture fixture;
        auto* onDraw = fixture.find<QWidget>(u"evidenceCard"_s)->findChild<EvidenceGrid*>();
        auto* onExplain = fixture.find<EvidenceView>(u"slopeMap"_s);
        fixture.action(u"evidence.gray"_s)->trigger();
        QCOMPARE(onDraw->look().palette, EvidencePalette::Gray);
        QCOMPARE(onExplain->content().look.palette, EvidencePalette::Gray);
        fixture.action(u"evidence.ink"_s)->trigger();
        QVERIFY(!onExplain->content().look.ink);
        QVERIFY(fixture.action(u"evidence.gray"_s)->isChecked());
    }

    void oneCanDrawOnThePage()
    {
        Fixture fixture;
        auto* canvas = fixture.find<DrawingCanvas>(u"explainCanvas"_s);
        const auto strokes = fixture.digit.sheet().drawing.strokes.size();
        QTest::mousePress(canvas, Qt::LeftButton, {}, { 40, 40 });
        for (int x = 45; x < 120; x += 5)
            QTest::mouseMove(canvas, { x, 40 });
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, { 120, 40 });
        QCOMPARE(fixture.digit.sheet().drawing.strokes.size(), strokes + 1);
        QTRY_VERIFY(fixture.explain.explanation().image == fixture.digit.reading().stages->image);
        QTest::mouseClick(fixture.find<QWidget>(u"explain.draw.undo"_s), Qt::LeftButton);
        QCOMPARE(fixture.digit.sheet().drawing.strokes.size(), strokes);
        QTest::mouseClick(fixture.find<QWidget>(u"explain.draw.clear"_s), Qt::LeftButton);
        QVERIFY(fixture.digit.sheet().drawing.isEmpty());
        QTRY_VERIFY(!fixture.explain.explanation().hasInk);
    }

    void evidenceAddsUpAndADigitIsChosen()
    {
        Fixture fixture(u"evidence"_s);
        QTRY_VERIFY(fixture.text(u"evidenceSum"_s).contains(u"Evidence for 1"_s));
        auto* grid = fixture.find<EvidenceGrid>(u"contributionGrid"_s);
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->mapRect(7).center());
        QVERIFY(fixture.text(u"evidenceSum"_s).contains(u"Evidence for 7"_s));
        auto* map = fixture.find<EvidenceView>(u"slopeMap"_s);
        QCoreApplication::processEvents(); // the layout settles
        QTest::mouseMove(map, evidencePixelRect(map->mapRect(), { 14, 5 }).center().toPoint());
        QTRY_VERIFY(fixture.text(u"evidencePixel"_s).contains(u"column 15, row 6"_s));
        QVERIFY(fixture.text(u"evidencePixel"_s).contains(u"+1.000"_s));
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->mapRect(7).center());
        QVERIFY(fixture.text(u"evidenceSum"_s).contains(u"Evidence for 1"_s));
    }

    void softmaxAnswersToItsSlider()
    {
        Fixture fixture(u"softmax"_s);
        auto* table = fixture.find<SoftmaxTableView>(u"softmaxTable"_s);
        QTRY_VERIFY(!table->cellText(3, SoftmaxColumn::Share).isEmpty());
        const QString before = table->cellText(1, SoftmaxColumn::Evidence);
        auto* slider = fixture.find<QSlider>(u"softmaxSlider"_s);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(table->cellText(1, SoftmaxColumn::Evidence) != before);
        fixture.click(u"softmaxReset"_s);
        QCOMPARE(table->cellText(1, SoftmaxColumn::Evidence), before);
        QTest::mouseClick(fixture.find<QWidget>(u"softmaxTwo"_s), Qt::LeftButton, {}, { 8, 8 });
        QVERIFY(fixture.find<LinePlot>(u"sigmoidCurve"_s)
                    ->content()
                    .below.contains(u"less evidence for"_s));
        QVERIFY(fixture.text(u"softmaxSentence"_s).contains(u"sigmoid"_s));
        fixture.click(u"softmaxPlay"_s);
        QVERIFY(fixture.text(u"softmaxSentence"_s).startsWith(u"First"_s));
    }

    void theFlipIsProposedTriedOutAndUndone()
    {
        Fixture fixture(u"why"_s);
        auto* tryOut = fixture.find<QPushButton>(u"whyTry"_s);
        auto* rival = fixture.find<QComboBox>(u"whyRival"_s);
        rival->setFocus();
        QTest::keyClick(rival, Qt::Key_7); // chooses the entry that begins so
        QTRY_VERIFY(tryOut->isEnabled());
        QTRY_VERIFY(fixture.text(u"whyProposal"_s).contains(u"read as 7"_s));
        QVERIFY(fixture.text(u"whyLead"_s).contains(u"lead of 1 over 7"_s));
        const Drawing before = fixture.digit.sheet().drawing;
        QTest::mouseClick(tryOut, Qt::LeftButton);
        QCOMPARE(fixture.digit.reading().prediction->digit, 7);
        QTRY_VERIFY(fixture.text(u"whyProposal"_s).contains(u"does flip"_s));
        QTest::mouseClick(fixture.find<QWidget>(u"explain.draw.undo"_s), Qt::LeftButton);
        QVERIFY(fixture.digit.sheet().drawing == before);
        QCOMPARE(fixture.digit.reading().prediction->digit, 1);
    }

    void oneStepIsShownAndTakenOnlyOnDemand()
    {
        Fixture fixture(u"learning"_s);
        const auto original = fixture.models.modelInUse().model;
        auto* use = fixture.find<QPushButton>(u"learningUse"_s);
        QVERIFY(!use->isEnabled());
        fixture.click(u"learningLabel4"_s);
        QCOMPARE(fixture.digit.reading().label, 4);
        QTRY_VERIFY(use->isEnabled());
        QVERIFY(fixture.text(u"learningFormula"_s).contains(u"−ln p(4)"_s));
        QCOMPARE(fixture.models.modelInUse().model, original);
        auto* rate = fixture.find<QSlider>(u"learningRate"_s);
        const QString text = fixture.text(u"learningRateText"_s);
        rate->setFocus();
        QTest::keyClick(rate, Qt::Key_Right);
        QVERIFY(fixture.text(u"learningRateText"_s) != text);
        QTest::mouseClick(use, Qt::LeftButton);
        QVERIFY(fixture.models.modelInUse().model != original);
        QVERIFY(fixture.models.modelInUse().changed);
    }

    void aTraceGainsAndLoses()
    {
        Fixture fixture(u"templates"_s);
        auto* grid = fixture.find<EvidenceGrid>(u"templateGrid"_s);
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->mapRect(1).center());
        auto* view = fixture.find<TraceView>(u"traceView"_s);
        const QRect map = view->mapRect();
        // Down the middle columns, which the hand-made model takes for a 1.
        const int middle = map.center().x();
        QTest::mousePress(view, Qt::LeftButton, {}, { middle, map.height() / 4 });
        for (int y = map.height() / 4; y < map.height() * 3 / 4; y += 4)
            QTest::mouseMove(view, { middle, y });
        QTest::mouseRelease(view, Qt::LeftButton, {}, { middle, map.height() * 3 / 4 });
        QVERIFY(fixture.text(u"templateSums"_s).contains(u"gained +"_s));
        QVERIFY(fixture.text(u"templateVerdict"_s).contains(u"speaks for 1"_s));
        QVERIFY(!fixture.find<LinePlot>(u"templatePlot"_s)->content().points.empty());
        fixture.click(u"templateClear"_s);
        QVERIFY(fixture.find<LinePlot>(u"templatePlot"_s)->content().points.empty());
        // The same without a mouse.
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Space);
        for (int step = 0; step < 20; ++step)
            QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(fixture.text(u"templateSums"_s).contains(u"gained +"_s));
    }

    void hiddenUnitsAreShownWhereThereAreAny()
    {
        Fixture fixture(u"units"_s);
        QTRY_VERIFY(fixture.text(u"unitsSummary"_s).contains(u"no hidden layer"_s));
        QVERIFY(fixture.useHiddenLayers());
        QTRY_VERIFY(fixture.text(u"unitsSummary"_s).contains(u"24 units"_s));
        const QString first = fixture.text(u"unitText"_s);
        auto* grid = fixture.find<QAbstractScrollArea>(u"unitGrid"_s);
        grid->setFocus();
        QTest::keyClick(grid, Qt::Key_Right);
        QVERIFY(fixture.text(u"unitText"_s) != first);
        QTRY_VERIFY(fixture.text(u"unitExcitingText"_s).contains(u"fetch mnist"_s));
    }

    void theDiagramExplainsWhatOnePointsAt()
    {
        Fixture fixture(u"network"_s);
        QVERIFY(fixture.useHiddenLayers());
        auto* diagram = fixture.find<NetworkDiagram>(u"networkDiagram"_s);
        QTRY_VERIFY(fixture.explain.explanation().paths
            && fixture.explain.explanation().paths->columns.size() == 4);
        QTRY_VERIFY(fixture.text(u"networkText"_s).contains(u"matter most"_s));
        QTest::mouseMove(diagram, diagram->unitPlace(1, 2).toPoint());
        QTRY_VERIFY(fixture.text(u"networkText"_s).contains(u"of layer 1"_s));
        QTest::mouseClick(diagram, Qt::LeftButton, {}, diagram->unitPlace(3, 6).toPoint());
        QTRY_COMPARE(fixture.explain.explanation().paths->digit, 6);
    }

    void withoutDataThePageSaysHowToGetThem()
    {
        Fixture fixture(u"neighbors"_s);
        QTRY_VERIFY(fixture.text(u"neighborsText"_s).contains(u"inkling-cli fetch mnist"_s));
        QVERIFY(fixture.find<QPushButton>(u"neighborGet"_s)->isVisible());
    }

    void theStateComesBack()
    {
        QJsonObject state;
        {
            Fixture fixture(u"why"_s);
            fixture.find<QComboBox>(u"whyRival"_s)->setCurrentIndex(5);
            state
                = dynamic_cast<ExplainPage*>(fixture.find<QWidget>(u"explainPage"_s))->saveState();
        }
        Fixture fixture;
        dynamic_cast<ExplainPage*>(fixture.find<QWidget>(u"explainPage"_s))->restoreState(state);
        QVERIFY(fixture.find<QWidget>(u"whyPart"_s)->isVisible());
        QCOMPARE(fixture.find<QComboBox>(u"whyRival"_s)->currentIndex(), 5);
        dynamic_cast<ExplainPage*>(fixture.find<QWidget>(u"explainPage"_s))
            ->restoreState({ { u"part"_s, 17 } });
        QVERIFY(fixture.find<QWidget>(u"whyPart"_s)->isVisible());
    }

    void everyPartFitsASmallWindow()
    {
        Fixture fixture;
        fixture.window.resize(900, 600);
        for (const char* part : { "evidence", "softmax", "why", "learning", "templates", "units",
                 "network", "neighbors" }) {
            fixture.action(u"explain."_s + QLatin1StringView(part))->trigger();
            QTRY_VERIFY(fixture.find<QWidget>(QLatin1StringView(part) + u"Part"_s)->isVisible());
            const auto* page = fixture.find<QWidget>(u"explainPage"_s);
            QTRY_VERIFY2(page->width() <= page->parentWidget()->width(), part);
            QTRY_VERIFY2(page->height() <= page->parentWidget()->height(), part);
            const auto* widget = fixture.find<QWidget>(QLatin1StringView(part) + u"Part"_s);
            QTRY_VERIFY2(widget->width() <= widget->parentWidget()->width(), part);
        }
    }
};

INKLING_TEST(WindowExplainTest, QApplication)
#include "window_explain_test.moc"
