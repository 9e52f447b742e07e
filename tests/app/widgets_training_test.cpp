// SPDX-License-Identifier: GPL-3.0-or-later
// The small widgets of the Train page.
#include "app/base/theme_source.h"
#include "app/widgets/confusion_matrix.h"
#include "app/widgets/digit_tiles.h"
#include "app/widgets/form_rows.h"
#include "app/widgets/histogram_view.h"
#include "app/widgets/layer_chips.h"
#include "app/widgets/log_slider.h"
#include "app/widgets/small_bars.h"
#include "app/widgets/weight_maps.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class WidgetsTrainingTest : public QObject {
    Q_OBJECT

private:
    ThemeSource m_theme { ThemeMode::Light, interfaceFont(QApplication::font()) };

private Q_SLOTS:

    void aCellIsChosenByMouseAndKey()
    {
        ConfusionMatrix matrix(m_theme);
        matrix.resize(240, 240);
        matrix.show();
        std::optional<ConfusionCell> chosen;
        connect(&matrix, &ConfusionMatrix::cellChosen, this,
            [&chosen](const ConfusionCell& cell) { chosen = cell; });
        const QPoint place = matrix.cellRect({ 4, 9 }).center().toPoint();
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, place);
        QVERIFY(!chosen); // nothing was measured yet
        ConfusionCounts counts {};
        counts[4][9] = 3;
        counts[4][4] = 50;
        matrix.setCounts(counts);
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, place);
        QCOMPARE(chosen, std::optional(ConfusionCell { 4, 9 }));
        QTest::keyClick(&matrix, Qt::Key_Left);
        QTest::keyClick(&matrix, Qt::Key_Up);
        QTest::keyClick(&matrix, Qt::Key_Space);
        QCOMPARE(chosen, std::optional(ConfusionCell { 3, 8 }));
        QVERIFY(matrix.cellText({ 4, 9 }).startsWith(u"3 of the 4s"_s));
        QVERIFY(matrix.cellText({ 4, 4 }).contains(u"read rightly"_s));
    }

    void aSingleMistakeCanBeSeen()
    {
        ConfusionMatrix matrix(m_theme);
        matrix.resize(240, 240);
        ConfusionCounts counts {};
        counts[1][7] = 1;
        counts[8][3] = 1000;
        matrix.setCounts(counts);
        const QImage picture = matrix.grab().toImage();
        const auto color = [&](const ConfusionCell& cell) {
            return picture.pixelColor(matrix.cellRect(cell).center().toPoint());
        };
        QVERIFY(color({ 1, 7 }) != color({ 1, 8 }));
        QVERIFY(color({ 8, 3 }).lightness() < color({ 1, 7 }).lightness());
    }

    void tilesWrapAndAreChosen()
    {
        DigitTiles tiles(m_theme);
        tiles.setClickable(true);
        tiles.setSide(40);
        tiles.resize(100, 200);
        tiles.show();
        const GrayImage image(28, 28, 128);
        tiles.setTiles({ { image, u"a"_s, {} }, { image, u"b"_s, {} }, { image, u"c"_s, {} } });
        QVERIFY(tiles.tileRect(2).top() > tiles.tileRect(0).bottom());
        QCOMPARE(tiles.tileRect(2).left(), 0);
        const QSignalSpy chosen(&tiles, &DigitTiles::tileChosen);
        QTest::mouseClick(&tiles, Qt::LeftButton, {}, tiles.tileRect(1).center());
        QTest::keyClick(&tiles, Qt::Key_Right);
        QTest::keyClick(&tiles, Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0][0].toInt(), 1);
        QCOMPARE(chosen[1][0].toInt(), 2);
        tiles.setClickable(false);
        QTest::mouseClick(&tiles, Qt::LeftButton, {}, tiles.tileRect(1).center());
        QCOMPARE(chosen.size(), 2);
    }

    void layersAreAddedChangedAndRemoved()
    {
        LayerChips chips(m_theme);
        chips.resize(200, 60);
        chips.show();
        chips.setLayers({ { 64, Activation::Tanh } });
        QCOMPARE(chips.findChild<QToolButton*>(u"layerChip0"_s)->text(), u"64 tanh"_s);
        QTest::mouseClick(chips.findChild<QToolButton*>(u"layerAdd"_s), Qt::LeftButton);
        QCOMPARE(chips.layers().size(), 2);
        QTest::mouseClick(chips.findChild<QToolButton*>(u"layerChip1"_s), Qt::LeftButton);
        auto* editor = chips.findChild<QWidget*>(u"layerEditor"_s);
        QVERIFY(editor != nullptr);
        editor->findChild<QSpinBox*>()->setValue(300);
        editor->findChild<QComboBox*>()->setCurrentIndex(2);
        QCOMPARE(chips.layers().constLast(), (LayerChoice { 300, Activation::Sigmoid }));
        QTest::mouseClick(editor->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(chips.layers().size(), 1);
    }

    void theSliderAndTheFieldAgree()
    {
        LogSlider slider(m_theme, u"Rate"_s, { 0.0001, 10, false });
        const QSignalSpy chosen(&slider, &LogSlider::valueChosen);
        slider.setValue(0.1);
        QCOMPARE(chosen.size(), 0);
        auto* bar = slider.findChild<QSlider*>();
        QCOMPARE(bar->value(), 60);
        bar->setValue(80);
        QCOMPARE(slider.value(), 1.0);
        auto* field = slider.findChild<QLineEdit*>();
        field->setText(u"0.03"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(slider.value(), 0.03);
        QCOMPARE(chosen.size(), 2);
    }

    void impossibleNumbersAreNotTaken_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : { "", "much", "-1", "0", "11", "nan", "1e99" })
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void impossibleNumbersAreNotTaken()
    {
        QFETCH(QString, text);
        LogSlider slider(m_theme, u"Rate"_s, { 0.0001, 10, false });
        slider.setValue(0.5);
        auto* field = slider.findChild<QLineEdit*>();
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(slider.value(), 0.5);
        QCOMPARE(field->text(), u"0.5"_s);
    }

    void theLeftEndMayStandForZero()
    {
        LogSlider slider(m_theme, u"Decay"_s, { 0.000001, 0.1, true });
        slider.setValue(0.001);
        slider.findChild<QSlider*>()->setValue(-1);
        QCOMPARE(slider.value(), 0.0);
    }

    void aChoiceIsMadeInItsMenu()
    {
        ChoiceRow row(m_theme, u"Optimizer"_s);
        row.setChoices({ { u"one"_s }, { u"two"_s } });
        const QSignalSpy chosen(&row, &ChoiceRow::chosen);
        row.setCurrent(0);
        QCOMPARE(chosen.size(), 0);
        row.findChild<QAction*>(u"choice1"_s)->trigger();
        QCOMPARE(row.current(), 1);
        QCOMPARE(chosen.size(), 1);
        row.setCurrent(-1, u"other"_s);
        QVERIFY(row.findChild<QToolButton*>()->text().startsWith(u"other"_s));
    }

    void aLongChoiceStaysInItsRow()
    {
        constexpr int narrow = 240;
        ChoiceRow row(m_theme, u"Data"_s);
        const QString name = u"the-pen-strokes-of-everybody-whom-i-have-ever-met-since-2019"_s;
        row.setChoices({ { name } });
        row.setCurrent(0);
        QVERIFY(row.minimumSizeHint().width() < narrow);
        row.resize(narrow, row.sizeHint().height());
        row.show();
        QVERIFY(QTest::qWaitForWindowExposed(&row));
        const auto* button = row.findChild<QToolButton*>();
        QVERIFY(row.rect().contains(button->geometry()));
        QVERIFY(button->text().startsWith(name));
        QCOMPARE(button->accessibleDescription(), name);
        const QImage image = row.grab().toImage();
        const int edge = image.width() - 1;
        for (int y = 0; y < image.height(); ++y)
            QCOMPARE(image.pixelColor(edge, y), image.pixelColor(0, 0));
    }

    void barsTellTheirNumbers()
    {
        SmallBars bars(m_theme);
        QVERIFY(bars.accessibleDescription().contains(u"nothing to read"_s));
        Prediction prediction;
        prediction.digit = 7;
        prediction.probabilities[7] = 0.875F;
        bars.setPrediction(prediction);
        QCOMPARE(bars.accessibleDescription(),
            u"The network takes your drawing for a 7 with a probability of 87.5 %."_s);
    }

    void mapsAreThereForEachUnit()
    {
        WeightMaps maps(m_theme);
        maps.resize(300, 200);
        QCOMPARE(maps.count(), 0);
        Mlp mlp;
        mlp.layers.push_back(
            { 784, 10, Activation::Identity, std::vector<float>(7840), std::vector<float>(10) });
        constexpr std::size_t middle = 14 * 28 + 14;
        mlp.layers[0].weights[middle] = 1; // unit 0, for
        mlp.layers[0].weights[784 + middle] = -1; // unit 1, against
        maps.setMlp(std::make_shared<const Mlp>(mlp));
        QCOMPARE(maps.count(), 10);
        QVERIFY(maps.mapRect(9).top() > 0);
        const QImage picture = maps.grab().toImage();
        // A little beyond the middle of the map: within the pixel that begins there.
        const auto center = [&](int unit) {
            return picture.pixelColor(maps.mapRect(unit).center() + QPoint(1, 1));
        };
        QVERIFY(center(0).blue() > center(0).red());
        QVERIFY(center(1).red() > center(1).blue());
        QCOMPARE(picture.pixelColor(maps.mapRect(2).center()), QColor(Qt::black));
    }

    void histogramsTellTheirScale()
    {
        HistogramView view(m_theme);
        view.resize(500, 200);
        LayerHistograms layer;
        layer.weights.limit = 0.5F;
        layer.weights.deviation = 0.125;
        layer.weights.counts[32] = 7;
        view.setLayers({ layer, layer });
        QCOMPARE(view.count(), 2);
        QVERIFY(view.layerText(1).startsWith(u"Layer 2: weights between ±0.5"_s));
        QVERIFY(!view.grab().isNull());
    }
};

INKLING_TEST(WidgetsTrainingTest, QApplication)
#include "widgets_training_test.moc"
