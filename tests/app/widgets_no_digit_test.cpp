// SPDX-License-Identifier: GPL-3.0-or-later
// What the answer and the bars show of a drawing that is no digit.
#include "app/widgets/answer_view.h"
#include "app/widgets/probability_bars.h"
#include "tests/app/support/painted_region.h"
#include "tests/support/test_registry.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>

using namespace inkling;

namespace {

/// Four, to 62 percent, and to \p isDigit a digit at all.
Prediction four(std::optional<float> isDigit)
{
    Prediction prediction;
    prediction.probabilities[4] = 0.62F;
    prediction.probabilities[9] = 0.38F;
    prediction.digit = 4;
    prediction.runnerUp = 9;
    prediction.isDigit = isDigit;
    return prediction;
}

bool holds(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

/// The lowest row of \p image that differs from its bottom right pixel.
int lowestInk(const QImage& image)
{
    const QRgb ground = image.pixel(image.width() - 1, image.height() - 1);
    for (int y = image.height() - 1; y >= 0; --y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != ground)
                return y;
        }
    }
    return -1;
}

} // namespace

class WidgetsNoDigitTest : public QObject {
    Q_OBJECT

private:
    ThemeSource m_theme { ThemeMode::Light, QFont() };

    const ThemeColors& colors() const { return m_theme.theme().colors; }

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theAnswerIsASentence()
    {
        AnswerView answer(m_theme);
        answer.setPrediction(four(0.2F));
        QCOMPARE(
            answer.remarkText(), QStringLiteral("This does not look like any digit I have seen."));
        QCOMPARE(answer.nearestText(), QStringLiteral("Nearest: 4, 62.0 %"));
        QVERIFY(!answer.answerText().contains(QLatin1Char('4')));
        QCOMPARE(answer.percentText(), QString());
        QVERIFY(answer.toolTip().contains(QStringLiteral("0.20")));
    }

    void readersHearTheSame()
    {
        AnswerView answer(m_theme);
        answer.setPrediction(four(0.2F));
        const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&answer);
        QVERIFY(interface != nullptr);
        QCOMPARE(interface->text(QAccessible::Description),
            QStringLiteral("This does not look like any digit I have seen. Nearest: 4, 62.0 %."));
        ProbabilityBars bars(m_theme);
        bars.setPrediction(four(0.2F));
        QVERIFY(bars.accessibleDescription().contains(QStringLiteral("not look like a digit")));
        QVERIFY(bars.accessibleDescription().contains(QStringLiteral("4: 62.0")));
        QVERIFY(bars.rowDescription(4).contains(QStringLiteral("not look like a digit")));
    }

    void fromOneHalfOnItIsADigit_data()
    {
        QTest::addColumn<float>("isDigit");
        QTest::newRow("just") << 0.5F;
        QTest::newRow("surely") << 1.0F;
        QTest::newRow("the model has no score") << -1.0F;
    }

    // Each time after it was none, so that nothing of that may stay.
    void fromOneHalfOnItIsADigit()
    {
        QFETCH(float, isDigit);
        const Prediction prediction
            = four(isDigit < 0 ? std::nullopt : std::optional<float>(isDigit));
        AnswerView answer(m_theme);
        answer.setPrediction(four(0.499F));
        answer.setPrediction(prediction);
        QCOMPARE(answer.answerText(), QStringLiteral("4"));
        QCOMPARE(answer.percentText(), QStringLiteral("62.0 %"));
        QCOMPARE(answer.remarkText(), QStringLiteral("perhaps a 9"));
        QCOMPARE(answer.nearestText(), QString());
        QCOMPARE(answer.sentence(), QStringLiteral("4, perhaps a 9: 62.0 %."));
        ProbabilityBars bars(m_theme);
        bars.resize(bars.sizeHint());
        bars.setPrediction(four(0.499F));
        bars.setPrediction(prediction);
        QVERIFY(!bars.accessibleDescription().contains(QStringLiteral("not look like")));
        QVERIFY(!bars.rowDescription(4).contains(QStringLiteral("not look like")));
        QVERIFY(holds(bars.grab().toImage(), colors().accent));
    }

    void theBarsFade()
    {
        ProbabilityBars bars(m_theme);
        bars.resize(bars.sizeHint());
        bars.setPrediction(four(0.2F));
        const QImage image = bars.grab().toImage();
        const int early = bars.width() / 6; // both bars run past a sixth of the width
        QCOMPARE(image.pixelColor(early, bars.rowRect(4).center().y()), colors().quietBar);
        QCOMPARE(image.pixelColor(early, bars.rowRect(9).center().y()), colors().fadedBar);
        QVERIFY(!holds(image, colors().accent));
        QVERIFY(!holds(image, colors().text));
        QCOMPARE(bars.valueText(4), QStringLiteral("62.0"));
    }

    void allRowsArePaintedAgain()
    {
        ProbabilityBars bars(m_theme);
        bars.resize(bars.sizeHint());
        bars.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bars));
        bars.setPrediction(four(0.9F));
        QCoreApplication::processEvents();
        test::PaintedRegion painted(bars);
        bars.setPrediction(four(0.1F));
        for (int digit = 0; digit < classCount; ++digit)
            QTRY_VERIFY(painted.region.contains(bars.rowRect(digit).center()));
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::newRow("usual") << 14;
        QTest::newRow("large") << 28;
    }

    // With more room below there is nothing more to be seen.
    void nothingIsCutOff()
    {
        QFETCH(int, pixels);
        QFont font;
        font.setPixelSize(pixels);
        const ThemeSource theme(ThemeMode::Dark, font);
        AnswerView answer(theme);
        const QSize empty = answer.sizeHint();
        answer.setPrediction(four(0.2F));
        QCOMPARE(answer.sizeHint(), empty);
        answer.resize(empty);
        const int lowest = lowestInk(answer.grab().toImage());
        answer.resize(empty.width(), 3 * empty.height());
        QVERIFY(lowest > 0);
        QCOMPARE(lowestInk(answer.grab().toImage()), lowest);
    }
};

INKLING_TEST(WidgetsNoDigitTest, QApplication)
#include "widgets_no_digit_test.moc"
