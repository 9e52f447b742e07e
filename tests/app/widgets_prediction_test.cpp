// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a prediction: the bars and the large answer.
#include "app/widgets/answer_view.h"
#include "app/widgets/probability_bars.h"
#include "tests/app/support/painted_region.h"
#include "tests/support/test_registry.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace inkling;

namespace {
Prediction sevenPerhaps(int runnerUp, float share)
{
    Prediction prediction;
    prediction.probabilities[7] = 1 - share;
    prediction.probabilities[static_cast<std::size_t>(runnerUp)] = share;
    prediction.logits[7] = 5.25F;
    prediction.digit = 7;
    prediction.runnerUp = runnerUp;
    return prediction;
}
} // namespace

class WidgetsPredictionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void numbersHaveOneDecimal();
    void withoutPredictionThereAreNoNumbers();
    void eachRowIsExplained();
    void readersHearAllRows();
    void theWinnerIsPaintedInTheAccent();
    void barsKeepTheirSize();
    void onlyRowsThatChangedArePainted();
    void theAnswerIsTheDigit();
    void aCloseRunnerUpIsNamed_data();
    void aCloseRunnerUpIsNamed();
    void doubtIsSaidInWords();
    void doubtIsSeen();
    void readersHearTheAnswer();
    void sortedBarsWaitForTheStrokeToEnd();
    void theLabelIsShownOneHot();
    void theAnswerKeepsItsSize();
    void withoutInkNothingIsClaimed();

private:
    ThemeSource m_theme { ThemeMode::Light, QFont() };
};

void WidgetsPredictionTest::initTestCase() { QLocale::setDefault(QLocale::c()); }

void WidgetsPredictionTest::numbersHaveOneDecimal()
{
    ProbabilityBars bars(m_theme);
    bars.setPrediction(sevenPerhaps(4, 0.0384F));
    QCOMPARE(bars.valueText(7), QStringLiteral("96.2"));
    QCOMPARE(bars.valueText(4), QStringLiteral("3.8"));
    QCOMPARE(bars.valueText(0), QStringLiteral("0.0"));
}

void WidgetsPredictionTest::withoutPredictionThereAreNoNumbers()
{
    ProbabilityBars bars(m_theme);
    bars.setPrediction(sevenPerhaps(4, 0.1F));
    bars.setPrediction(std::nullopt);
    for (int digit = 0; digit < classCount; ++digit)
        QCOMPARE(bars.valueText(digit), QString());
}

void WidgetsPredictionTest::eachRowIsExplained()
{
    ProbabilityBars bars(m_theme);
    bars.resize(bars.sizeHint());
    QVERIFY(bars.rowDescription(3).contains(QStringLiteral("3")));
    bars.setPrediction(sevenPerhaps(4, 0.1F));
    QVERIFY(bars.rowDescription(7).contains(QStringLiteral("90.0 %")));
    QVERIFY(bars.rowDescription(7).contains(QStringLiteral("5.25")));
    bars.show();
    const QPoint place = bars.rowRect(7).center();
    QHelpEvent help(QEvent::ToolTip, place, bars.mapToGlobal(place));
    QApplication::sendEvent(&bars, &help);
    QVERIFY(QToolTip::text().contains(QLatin1Char('\n'))); // it is too long for one line
    QCOMPARE(QToolTip::text().replace(QLatin1Char('\n'), QLatin1Char(' ')), bars.rowDescription(7));
}

void WidgetsPredictionTest::readersHearAllRows()
{
    ProbabilityBars bars(m_theme);
    QVERIFY(!bars.accessibleName().isEmpty());
    QVERIFY(!bars.accessibleDescription().contains(QLatin1Char('%')));
    bars.setPrediction(sevenPerhaps(4, 0.1F));
    QVERIFY(bars.accessibleDescription().contains(QStringLiteral("7: 90.0")));
    QVERIFY(bars.accessibleDescription().contains(QStringLiteral("4: 10.0")));
}

void WidgetsPredictionTest::theWinnerIsPaintedInTheAccent()
{
    ProbabilityBars bars(m_theme);
    bars.resize(bars.sizeHint());
    bars.setPrediction(sevenPerhaps(4, 0.3F));
    const QImage image = bars.grab().toImage();
    const int middle
        = bars.width() / 2; // all bars run past a quarter of the width only if they are long
    const int early = bars.width() / 6;
    QCOMPARE(image.pixelColor(middle, bars.rowRect(7).center().y()), m_theme.theme().colors.accent);
    QCOMPARE(
        image.pixelColor(early, bars.rowRect(4).center().y()), m_theme.theme().colors.quietBar);
    QCOMPARE(image.pixelColor(middle, bars.rowRect(4).center().y()), m_theme.theme().colors.track);
}

// What is painted piece by piece must look as if it had been painted at once.
void WidgetsPredictionTest::onlyRowsThatChangedArePainted()
{
    ProbabilityBars bars(m_theme);
    bars.resize(bars.sizeHint());
    bars.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bars));
    bars.setPrediction(sevenPerhaps(4, 0.1F));
    QCoreApplication::processEvents();
    test::PaintedRegion painted(bars);
    bars.setPrediction(sevenPerhaps(4, 0.3F));
    QTRY_VERIFY(painted.region.contains(bars.rowRect(4).center()));
    QVERIFY(painted.region.contains(bars.rowRect(7).center()));
    QVERIFY(!painted.region.intersects(bars.rowRect(0)));
    QVERIFY(!painted.region.intersects(bars.captionRect()));
    painted.region = {};
    bars.setPrediction(sevenPerhaps(1, 0.3F));
    QTRY_VERIFY(painted.region.contains(bars.rowRect(1).center()));
    QVERIFY(painted.region.contains(bars.rowRect(4).center()));
    QVERIFY(!painted.region.intersects(bars.rowRect(7)));
}

void WidgetsPredictionTest::barsKeepTheirSize()
{
    ProbabilityBars bars(m_theme);
    const QSize empty = bars.sizeHint();
    bars.setPrediction(sevenPerhaps(4, 0));
    QCOMPARE(bars.sizeHint(), empty);
}

void WidgetsPredictionTest::theAnswerIsTheDigit()
{
    AnswerView answer(m_theme);
    answer.setPrediction(sevenPerhaps(4, 0.018F));
    QCOMPARE(answer.answerText(), QStringLiteral("7"));
    QCOMPARE(answer.percentText(), QStringLiteral("98.2 %"));
    QVERIFY(answer.accessibleDescription().contains(QStringLiteral("7")));
}

void WidgetsPredictionTest::aCloseRunnerUpIsNamed_data()
{
    QTest::addColumn<int>("runnerUp");
    QTest::addColumn<float>("share");
    QTest::addColumn<QString>("remark");
    QTest::newRow("close") << 4 << 0.2F << "perhaps a 4";
    QTest::newRow("at the threshold") << 4 << 0.1F << "perhaps a 4";
    QTest::newRow("not close") << 4 << 0.09F << "certain";
    QTest::newRow("a vowel") << 8 << 0.4F << "perhaps an 8";
}

void WidgetsPredictionTest::aCloseRunnerUpIsNamed()
{
    QFETCH(int, runnerUp);
    QFETCH(float, share);
    QFETCH(QString, remark);
    AnswerView answer(m_theme);
    answer.setPrediction(sevenPerhaps(runnerUp, share));
    QCOMPARE(answer.remarkText(), remark);
}

void WidgetsPredictionTest::doubtIsSaidInWords()
{
    AnswerView answer(m_theme);
    Prediction prediction = sevenPerhaps(4, 0.09F);
    prediction.probabilities.fill(0.09F);
    prediction.probabilities[7] = 0.19F;
    answer.setPrediction(prediction);
    QCOMPARE(answer.remarkText(), QStringLiteral("not sure"));
    answer.setPrediction(sevenPerhaps(4, 0.38F));
    QCOMPARE(answer.sentence(), QStringLiteral("7, perhaps a 4: 62.0 %."));
    QCOMPARE(answer.accessibleDescription(), answer.sentence());
}

// What certain, doubtful and no answer look like must differ by more than their words.
void WidgetsPredictionTest::doubtIsSeen()
{
    AnswerView answer(m_theme);
    answer.resize(answer.sizeHint());
    const auto inked = [&answer](const QColor& color) {
        const QImage image = answer.grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    answer.setPrediction(sevenPerhaps(4, 0.01F));
    QVERIFY(inked(m_theme.theme().colors.text));
    answer.setPrediction(sevenPerhaps(4, 0.4F));
    QVERIFY(inked(m_theme.theme().colors.secondaryText));
}

// Whether a reader is told of it at once cannot be tested where no reader runs; what it would say can.
void WidgetsPredictionTest::readersHearTheAnswer()
{
    AnswerView answer(m_theme);
    answer.setPrediction(sevenPerhaps(4, 0.2F));
    answer.announce();
    const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&answer);
    QVERIFY(interface != nullptr);
    QCOMPARE(interface->text(QAccessible::Description), QStringLiteral("7, perhaps a 4: 80.0 %."));
}

void WidgetsPredictionTest::sortedBarsWaitForTheStrokeToEnd()
{
    ProbabilityBars bars(m_theme);
    bars.resize(bars.sizeHint());
    bars.setSorted(true);
    bars.setPrediction(sevenPerhaps(4, 0.2F));
    QCOMPARE(bars.rowRect(0).top(), bars.rowRect(1).top() - bars.rowRect(0).height());
    bars.settle();
    QVERIFY(bars.rowRect(7).top() < bars.rowRect(4).top());
    QVERIFY(bars.rowRect(4).top() < bars.rowRect(0).top());
    QVERIFY(bars.rowRect(0).top() < bars.rowRect(1).top());
    bars.setPrediction(sevenPerhaps(2, 0.3F));
    QVERIFY(bars.rowRect(4).top() < bars.rowRect(2).top());
    bars.settle();
    QVERIFY(bars.rowRect(2).top() < bars.rowRect(4).top());
    bars.setSorted(false);
    for (int digit = 1; digit < classCount; ++digit)
        QVERIFY(bars.rowRect(digit - 1).top() < bars.rowRect(digit).top());
}

void WidgetsPredictionTest::theLabelIsShownOneHot()
{
    ProbabilityBars bars(m_theme);
    QCOMPARE(bars.labelText(7), QString());
    bars.setPrediction(sevenPerhaps(4, 0.2F));
    bars.setLabel(7);
    QCOMPARE(bars.labelText(7), QStringLiteral("1"));
    QCOMPARE(bars.labelText(4), QStringLiteral("0"));
    QVERIFY(bars.rowDescription(7).contains(QStringLiteral("one-hot")));
    bars.setLabel(std::nullopt);
    QCOMPARE(bars.labelText(7), QString());
}

void WidgetsPredictionTest::theAnswerKeepsItsSize()
{
    AnswerView answer(m_theme);
    const QSize empty = answer.sizeHint();
    answer.setPrediction(sevenPerhaps(8, 0.4F));
    QCOMPARE(answer.sizeHint(), empty);
    QCOMPARE(answer.minimumSizeHint(), empty);
}

void WidgetsPredictionTest::withoutInkNothingIsClaimed()
{
    AnswerView answer(m_theme);
    answer.setPrediction(sevenPerhaps(8, 0.4F));
    answer.setPrediction(std::nullopt);
    QVERIFY(!answer.answerText().contains(QRegularExpression(QStringLiteral("[0-9]"))));
    QVERIFY(answer.percentText().isEmpty());
    QVERIFY(!answer.remarkText().isEmpty());
}

INKLING_TEST(WidgetsPredictionTest, QApplication)
#include "widgets_prediction_test.moc"
