// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/theme_source.h"
#include "app/widgets/charts/chart_file.h"
#include "app/widgets/charts/chart_legend.h"
#include "app/widgets/charts/curve_chart.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QFile>
#include <QGraphicsView>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

/// A line that is 1 everywhere but for one peak.
QList<QPointF> lineWithPeak(int count, int peak)
{
    QList<QPointF> points;
    for (int i = 0; i < count; ++i)
        points.append({ static_cast<double>(i), i == peak ? 9.0 : 1.0 });
    return points;
}

ChartContent contentOf(const QList<QPointF>& points)
{
    ChartContent content;
    content.lines = { { u"training"_s, u"training"_s, LineRole::Training, points } };
    content.xEnd = points.constLast().x();
    return content;
}

} // namespace

class WidgetsChartsTest : public QObject {
    Q_OBJECT

private:
    ThemeSource m_theme { ThemeMode::Light, interfaceFont(QApplication::font()) };

    std::unique_ptr<CurveChart> makeChart(const ChartContent& content) const
    {
        auto chart = std::make_unique<CurveChart>(m_theme);
        chart->setXName(u"epoch"_s);
        chart->resize(500, 220);
        chart->show();
        chart->setContent(content);
        return chart;
    }

    static const QValueAxis* valueAxis(const CurveChart& chart)
    {
        for (const QGraphicsItem* item : chart.findChild<QGraphicsView*>()->items()) {
            const auto* charted = qobject_cast<const QChart*>(item->toGraphicsObject());
            if (charted != nullptr)
                return qobject_cast<const QValueAxis*>(charted->axes(Qt::Vertical).constFirst());
        }
        return nullptr;
    }

private Q_SLOTS:

    void noPeakIsLost()
    {
        const QList<QPointF> points = lineWithPeak(100'000, 77'777);
        const QList<QPointF> few = decimate(points, { 0, 99'999 }, 400);
        QVERIFY(few.size() <= 806); // two a column, and the neighbors
        QVERIFY(std::any_of(few.begin(), few.end(), [](QPointF point) { return point.y() == 9; }));
        QVERIFY(std::is_sorted(
            few.begin(), few.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); }));
        QCOMPARE(few.constFirst(), points.constFirst());
        QCOMPARE(few.constLast(), points.constLast());
    }

    void labelsOfALowChartHaveRoom()
    {
        const auto chart = makeChart(contentOf({ { 0, 0.117 }, { 10, 0.078 } }));
        const QValueAxis* const axis = valueAxis(*chart);
        for (const int height : { 400, 220, 150, 120 }) {
            chart->resize(240, height);
            const double steps = (axis->max() - axis->min()) / axis->tickInterval();
            const int label = QFontMetrics(axis->labelsFont()).height();
            QVERIFY(chart->frame().height() / steps >= 1.5 * label);
        }
    }

    void fewPointsStayAsTheyAre()
    {
        const QList<QPointF> points = lineWithPeak(50, 7);
        QCOMPARE(decimate(points, { 0, 49 }, 400), points);
    }

    void linesAreCutWhereTheyCrossTheFrame()
    {
        const QList<QPointF> rising { { 0, 0 }, { 10, 10 } };
        QCOMPARE(cutToFrame(rising, { 0, 10 }, { 2, 5 }, false),
            (QList<QPointF> { { 0, 2 }, { 2, 2 }, { 5, 5 }, { 10, 5 } }));
        QCOMPARE(cutToFrame(rising, { 4, 6 }, { 0, 10 }, false),
            (QList<QPointF> { { 4, 4 }, { 6, 6 } }));
        QVERIFY(cutToFrame(rising, { 20, 30 }, { 0, 10 }, false).isEmpty());
    }

    // On a logarithmic axis the way from 1 to 100 crosses 10 in its middle.
    void logarithmicLinesAreCutInTheirOwnScale()
    {
        const QList<QPointF> cut
            = cutToFrame({ { 0, 1 }, { 2, 100 } }, { 0, 2 }, { 10, 100 }, true);
        QCOMPARE(cut.size(), 3);
        QVERIFY(qFuzzyCompare(cut[1].x(), 1.0));
        QVERIFY(qFuzzyCompare(cut[1].y(), 10.0));
        QCOMPARE(cutToFrame({ { 0, 0 }, { 2, 100 } }, { 0, 2 }, { 10, 100 }, true).constFirst(),
            QPointF(0, 10));
    }

    void ticksAreEasyToRead_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::addColumn<double>("step");
        QTest::newRow("percent") << 88.3 << 99.4 << 5.0;
        QTest::newRow("loss") << 0.02 << 0.58 << 0.2;
        QTest::newRow("one value") << 3.0 << 3.0 << 1e-6;
    }

    void ticksAreEasyToRead()
    {
        QFETCH(double, least);
        QFETCH(double, most);
        QFETCH(double, step);
        const TickRange nice = niceTicks({ least, most }, 4);
        QVERIFY(nice.range.least <= least + 1e-9 && nice.range.most >= most - 1e-9);
        QVERIFY(nice.step <= step * 1.001);
        const double steps = nice.range.length() / nice.step;
        QVERIFY(qAbs(steps - std::round(steps)) < 1e-6);
        QVERIFY(steps >= 1 && steps <= 6.001);
    }

    void aSingleValueHasRoomBelowIt()
    {
        ChartLine line;
        line.points = { QPointF(1, 95.75) };
        const std::optional<AxisRange> range = valueRange({ line }, { 0, 1 }, CutEnd::Low);
        QVERIFY(range);
        QCOMPARE(range->most, 95.75);
        QVERIFY(range->least < 90);
    }

    void earlierRunsDoNotPressTheNewestFlat()
    {
        ChartLine newest;
        newest.points = { { 0, 90 }, { 1, 97 } };
        newest.role = LineRole::Validation;
        ChartLine earlier;
        earlier.points = { { 0, 10 }, { 1, 12 } };
        earlier.role = LineRole::Earlier;
        const std::optional both = AxisRange { 90, 97 };
        QCOMPARE(valueRange({ newest, earlier }, { 0, 1 }, CutEnd::None), both);
        const std::optional alone = AxisRange { 10, 12 };
        QCOMPARE(valueRange({ earlier }, { 0, 1 }, CutEnd::None), alone);
        newest.isVisible = false;
        QCOMPARE(valueRange({ newest, earlier }, { 0, 1 }, CutEnd::None), alone);
        QVERIFY(!valueRange({ newest }, { 0, 1 }, CutEnd::None));
    }

    void manyPointsAreFewOnTheScreen()
    {
        const auto chart = makeChart(contentOf(lineWithPeak(100'000, 5)));
        QVERIFY(chart->drawnPoints() < 2500);
        QCOMPARE(chart->visibleY().most, 10.0);
    }

    void aFewExtremesDoNotFlattenTheRest()
    {
        ChartContent content = contentOf(lineWithPeak(1000, 5));
        content.cut = CutEnd::High;
        const auto chart = makeChart(content);
        QVERIFY(chart->visibleY().most < 5);
    }

    void wheelAndKeysZoomAndPan()
    {
        const auto chart = makeChart(contentOf(lineWithPeak(100, 5)));
        chart->setFocus();
        QTest::keyClick(chart.get(), Qt::Key_Plus);
        const AxisRange closer = chart->visibleX();
        QVERIFY(closer.length() < 99);
        QTest::keyClick(chart.get(), Qt::Key_Left);
        QVERIFY(chart->visibleX().least < closer.least);
        QVERIFY(qFuzzyCompare(chart->visibleX().length(), closer.length()));
        for (int i = 0; i < 50; ++i)
            QTest::keyClick(chart.get(), Qt::Key_Left);
        QCOMPARE(chart->visibleX().least, 0.0);
        QTest::keyClick(chart.get(), Qt::Key_0);
        QCOMPARE(chart->visibleX(), (AxisRange { 0, 99 }));
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(chart.get(), Qt::Key_Plus);
        QVERIFY(chart->visibleX().length() > 0.09);
    }

    void valuesAreToldUnderThePointer()
    {
        ChartContent content = contentOf({ { 0, 2.5 }, { 10, 1.25 } });
        content.lines.append({ u"run"_s, u"Run 1"_s, LineRole::Earlier, { { 0, 7 } }, false });
        content.marks = { { 9.99, u"here the learning rate became 0.01"_s } };
        const auto chart = makeChart(content);
        QCOMPARE(chart->valuesAt(1), u"epoch 1.00  ·  training 2.5"_s);
        QCOMPARE(chart->valuesAt(10),
            u"epoch 10.00  ·  training 1.25  ·  here the learning rate became 0.01"_s);
        QVERIFY(makeChart({})->valuesAt(1).isEmpty());
    }

    void aLogarithmicScaleShowsDecades()
    {
        const auto chart = makeChart(contentOf({ { 0, 2 }, { 1, 0.03 } }));
        chart->setLogarithmic(true);
        QVERIFY(qFuzzyCompare(chart->visibleY().least, 0.01));
        QVERIFY(qFuzzyCompare(chart->visibleY().most, 10.0));
        chart->setContent(contentOf({ { 0, 0 }, { 1, 0 } }));
        QVERIFY(chart->visibleY().least > 0);
    }

    // Qt's SVG generator knows no clipping: whatever is drawn must lie inside of itself.
    void nothingLiesOutsideAnExportedPicture()
    {
        ChartContent content = contentOf(lineWithPeak(300, 5));
        content.cut = CutEnd::High;
        const auto chart = makeChart(content);
        chart->setVisibleX(AxisRange { 100, 120 });
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"chart.svg"_s);
        QVERIFY(saveChart(*chart, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString svg = QString::fromUtf8(file.readAll());
        static const QRegularExpression lines(u"<polyline[^>]*points=\"([^\"]*)\""_s);
        static const QRegularExpression numbers(u"(-?[0-9.]+),(-?[0-9.]+)"_s);
        int points = 0;
        for (const auto& line : lines.globalMatch(svg)) {
            for (const auto& number : numbers.globalMatch(line.captured(1))) {
                ++points;
                QVERIFY(
                    number.captured(1).toDouble() >= -1 && number.captured(1).toDouble() <= 501);
                QVERIFY(
                    number.captured(2).toDouble() >= -1 && number.captured(2).toDouble() <= 221);
            }
        }
        QVERIFY(svg.contains(u"<svg"_s));
        QVERIFY(points > 0 || svg.contains(u"<path"_s));
    }

    void tablesQuoteTheirNames()
    {
        ChartContent content = contentOf({ { 0.5, 2.25 } });
        content.lines[0].name = u"a \"b\", c"_s;
        QCOMPARE(makeChart(content)->csv(),
            u"\"line\",\"epoch\",\"value\"\n\"a \"\"b\"\", c\",0.5,2.25\n"_s);
    }

    void whatCannotBeWrittenIsTold()
    {
        const auto chart = makeChart({});
        const Result<void> saved = saveChart(*chart, u"/no/such/folder/chart.png"_s);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
    }

    void theLegendHidesByMouseAndKey()
    {
        ChartLegend legend(m_theme);
        legend.resize(400, 22);
        legend.show();
        legend.setLines({ { u"a"_s, u"training"_s, LineRole::Training, {} },
            { u"b"_s, u"Run 1"_s, LineRole::Earlier, {} } });
        const QSignalSpy wanted(&legend, &ChartLegend::visibilityWanted);
        QTest::mouseClick(&legend, Qt::LeftButton, {}, legend.entryRect(1).center());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), u"b"_s);
        QCOMPARE(wanted[0][2].toBool(), false);
        QTest::keyClick(&legend, Qt::Key_Space);
        QCOMPARE(wanted[1][0].toString(), u"a"_s);
    }

    void theFirstEntriesStayWhenThereIsNoRoom()
    {
        ChartLegend legend(m_theme);
        QList<ChartLine> lines;
        for (int i = 0; i < 30; ++i)
            lines.append({ QString::number(i), u"Run %1"_s.arg(i), LineRole::Earlier, {} });
        legend.resize(200, 22);
        legend.setLines(lines);
        QVERIFY(!legend.entryRect(0).isEmpty());
        QVERIFY(legend.entryRect(29).isEmpty());
        QVERIFY(legend.entryRect(0).left() >= 0);
    }
};

INKLING_TEST(WidgetsChartsTest, QApplication)
#include "widgets_charts_test.moc"
