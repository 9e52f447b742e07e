// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of evidence: what they show, what they tell when one points at them, and that nothing moves.
#include "app/base/theme_source.h"
#include "app/widgets/evidence_grid.h"
#include "app/widgets/evidence_painter.h"
#include "app/widgets/evidence_view.h"
#include "app/widgets/network_diagram.h"
#include "app/widgets/pixel_picture.h"
#include "app/widgets/softmax_table_view.h"
#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

ThemeSource& theme()
{
    static ThemeSource source(ThemeMode::Light, interfaceFont(QApplication::font()));
    return source;
}

TenMaps someMaps()
{
    TenMaps maps;
    maps.values.assign(10 * 784, 0.0F);
    maps.values[3 * 784 + 28 * 2 + 1] = 2; // class 3, column 2, row 3
    maps.values[3 * 784 + 28 * 2 + 2] = -2;
    maps.ink.assign(784, 0.0F);
    maps.scale = 2;
    maps.hasNumbers = true;
    maps.evidence[3] = -12.34F;
    maps.probabilities[3] = 0.5F;
    maps.marked = 3;
    return maps;
}

} // namespace

class EvidenceWidgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theGridShowsNumbersAndColors()
    {
        EvidenceGrid grid(theme());
        grid.resize(560, 240);
        grid.setMaps(someMaps());
        QCOMPARE(grid.evidenceText(3), u"\u221212.3"_s);
        QCOMPARE(grid.probabilityText(3), u"50.0 %"_s);
        const QImage image = grid.grab().toImage();
        const QRect map = grid.mapRect(3);
        const auto colorAt = [&](int x, int y) {
            return image.pixel(
                (evidencePixelRect(map, { x, y }).center() * image.devicePixelRatio()).toPoint());
        };
        QCOMPARE(colorAt(1, 2), evidenceColor(EvidencePalette::BlueRed, 1));
        QCOMPARE(colorAt(2, 2), evidenceColor(EvidencePalette::BlueRed, -1));
        QCOMPARE(colorAt(20, 20), evidenceColor(EvidencePalette::BlueRed, 0));
    }

    void placesDoNotDependOnTheMaps()
    {
        EvidenceGrid grid(theme());
        grid.resize(560, 240);
        const QSize hint = grid.sizeHint();
        QList<QRect> before;
        for (int digit = 0; digit < 10; ++digit)
            before.append(grid.mapRect(digit));
        grid.setMaps(someMaps());
        QCOMPARE(grid.sizeHint(), hint);
        for (int digit = 0; digit < 10; ++digit) {
            QCOMPARE(grid.mapRect(digit), before.at(digit));
            QVERIFY(grid.rect().contains(grid.mapRect(digit)));
        }
        QCOMPARE(grid.mapRect(0).left() - 0, grid.width() - 1 - grid.mapRect(9).right());
    }

    void pointingTellsDigitAndPixel()
    {
        EvidenceGrid grid(theme());
        grid.resize(560, 240);
        grid.setMaps(someMaps());
        grid.show();
        QSignalSpy pointed(&grid, &EvidenceGrid::pointedAt);
        QTest::mouseMove(&grid, evidencePixelRect(grid.mapRect(7), { 10, 20 }).center().toPoint());
        QTRY_VERIFY(!pointed.isEmpty());
        QCOMPARE(pointed.back().at(0).toInt(), 7);
        QCOMPARE(pointed.back().at(1).toPoint(), QPoint(10, 20));
    }

    void theKeyboardWalksAndChooses()
    {
        EvidenceGrid grid(theme());
        grid.resize(560, 240);
        grid.setMaps(someMaps());
        grid.setChoosable(true);
        grid.show();
        QSignalSpy pointed(&grid, &EvidenceGrid::pointedAt);
        QSignalSpy chosen(&grid, &EvidenceGrid::chosen);
        grid.setFocus();
        QTest::keyClick(&grid, Qt::Key_Right);
        QTest::keyClick(&grid, Qt::Key_Down);
        QCOMPARE(pointed.back().at(0).toInt(), 6);
        QTest::keyClick(&grid, Qt::Key_Return);
        QCOMPARE(chosen.back().at(0).toInt(), 6);
        QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.mapRect(9).center());
        QCOMPARE(chosen.back().at(0).toInt(), 9);
    }

    void everyPixelOfASmallPictureIsASquare()
    {
        // 3 × 2 pixels in 7 × 7: the edges fall between whole pixels.
        const std::vector<QRgb> colors { 0xFF000001, 0xFF000002, 0xFF000003, 0xFF000004, 0xFF000005,
            0xFF000006 };
        const QImage image = enlarged({ colors, 3, 2 }, 7);
        for (int y = 0; y < 7; ++y) {
            for (int x = 0; x < 7; ++x)
                QCOMPARE(image.pixel(x, y),
                    colors.at(static_cast<std::size_t>(y * 2 / 7 * 3 + x * 3 / 7)));
        }
    }

    void theInkIsOutlinedOverTheMap()
    {
        std::vector<float> ink(784, 0.0F);
        ink[28 * 10 + 10] = 1;
        const std::vector<float> values(784, 0.0F);
        QImage image(280, 280, QImage::Format_RGB32);
        QPainter painter(&image);
        paintEvidence(painter, image.rect(), { values, 1, ink, {} }, 0);
        painter.end();
        const auto isLight = [&](int x, int y) { return qGray(image.pixel(x, y)) > 150; };
        for (const int edge : { 100, 110 }) {
            QVERIFY(isLight(105, edge));
            QVERIFY(isLight(edge, 105));
        }
        QVERIFY(!isLight(105, 105));
        QVERIFY(!isLight(105, 95));
    }

    void signsCanBeReadWithoutColor()
    {
        // A plus has a vertical stroke, a minus has none.
        std::vector<float> values(784, 0.0F);
        values[28 * 10 + 10] = 1;
        values[28 * 10 + 20] = -1;
        QImage image(560, 560, QImage::Format_RGB32);
        QPainter painter(&image);
        paintEvidence(
            painter, image.rect(), { values, 1, {}, { EvidencePalette::BlueOrange, false } }, 0);
        painter.end();
        const auto whiteAt = [&](const QPointF& place) {
            return image.pixel(place.toPoint()) == qRgb(255, 255, 255);
        };
        const QPointF plus = evidencePixelRect(image.rect(), { 10, 10 }).center();
        const QPointF minus = evidencePixelRect(image.rect(), { 20, 10 }).center();
        QVERIFY(whiteAt(plus + QPointF(3, 0)) && whiteAt(plus + QPointF(0, 3)));
        QVERIFY(whiteAt(minus + QPointF(3, 0)) && !whiteAt(minus + QPointF(0, 3)));
    }

    void theViewWalksOverPixels()
    {
        EvidenceView view(theme());
        view.resize(200, 220);
        view.setContent({ std::vector<float>(784, 0.5F), {}, 1, {}, {} });
        view.show();
        std::optional<QPoint> pixel;
        connect(&view, &EvidenceView::pixelPointedAt, &view, [&](std::optional<QPoint> place) {
            pixel = place;
            view.setPixel(place);
        });
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(pixel, QPoint(14, 14));
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(pixel, QPoint(14, 13));
    }

    void everyCellOfSoftmaxExplainsItself()
    {
        SoftmaxTableView view(theme());
        const std::array<float, 10> logits { 2, 1 };
        const std::array digits { 0, 1 };
        view.setTable(softmaxTable(logits, digits, 1, 1), 1, 1);
        QCOMPARE(view.cellText(0, SoftmaxColumn::Share), u"73.11"_s); // 1 / (1 + exp(-1))
        QCOMPARE(view.cellText(1, SoftmaxColumn::Below), u"\u22121.00"_s);
        QVERIFY(view.cellText(5, SoftmaxColumn::Share).isEmpty());
        for (int column = 0; column < SoftmaxTableView::columns; ++column)
            QVERIFY(view.cellDescription(0, static_cast<SoftmaxColumn>(column)).size() > 20);
        QVERIFY(view.cellDescription(0, SoftmaxColumn::Share).contains(u"1.3679"_s));
    }

    void theDiagramTellsUnits()
    {
        const Model model = test::randomNetwork({ Activation::Relu }, 30, 2);
        const EvidenceMaps maps = EvidenceFinder().find(model, test::randomDigit(2));
        NetworkDiagram diagram(theme());
        diagram.resize(700, 440);
        diagram.setContent(DiagramContent {
            networkPaths(model, maps.grays, 4), maps.grays, maps.probabilities, {} });
        diagram.show();
        QSignalSpy pointed(&diagram, &NetworkDiagram::unitPointedAt);
        QSignalSpy chosen(&diagram, &NetworkDiagram::digitChosen);
        QTest::mouseMove(&diagram, diagram.unitPlace(1, 3).toPoint());
        QTRY_VERIFY(!pointed.isEmpty());
        QCOMPARE(pointed.back().front().toPoint(), QPoint(1, 3));
        QTest::mouseClick(&diagram, Qt::LeftButton, {}, diagram.unitPlace(2, 8).toPoint());
        QCOMPARE(chosen.back().front().toInt(), 8);
        QTest::keyClick(&diagram, Qt::Key_Down);
        QVERIFY(diagram.grab().toImage().pixelColor(diagram.unitPlace(2, 0).toPoint()).isValid());
    }
};

INKLING_TEST(EvidenceWidgetsTest, QApplication)
#include "widgets_evidence_test.moc"
