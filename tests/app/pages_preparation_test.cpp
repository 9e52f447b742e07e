// SPDX-License-Identifier: GPL-3.0-or-later
// The switches of the preparation and what hangs on them, through a whole window.
#include "app/pages/numbers_window.h"
#include "app/session/settings.h"
#include "app/widgets/digit_picture.h"
#include "app/widgets/number_grid.h"
#include "app/widgets/probability_bars.h"
#include "app/widgets/stage_lens.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(bool inkling::NormalizationOptions::*)

class PreparationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        QVERIFY(m_fixture->loadHandMadeModel());
    }

    void cleanup() { m_fixture.reset(); }

    static void everySwitchIsAnsweredAtOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool NormalizationOptions::*>("option");
        QTest::newRow("pen") << u"standardPenSwitch"_s << &NormalizationOptions::standardPen;
        QTest::newRow("aspect") << u"keepAspectSwitch"_s << &NormalizationOptions::keepAspect;
        QTest::newRow("field") << u"fitFieldSwitch"_s << &NormalizationOptions::fitField;
        QTest::newRow("gray") << u"antiAliasSwitch"_s << &NormalizationOptions::antiAlias;
        QTest::newRow("mass") << u"centerOfMassSwitch"_s << &NormalizationOptions::centerOfMass;
    }

    void everySwitchIsAnsweredAtOnce()
    {
        QFETCH(QString, name);
        QFETCH(bool NormalizationOptions::*, option);
        m_fixture->drawSeven();
        const GrayImage before = image();
        auto* box = m_fixture->find<QCheckBox>(name);
        QVERIFY(box->isChecked());
        box->click();
        QVERIFY(!(m_fixture->digit.reading().preparation.*option));
        QVERIFY(image() != before);
        m_fixture->find<QToolButton>(u"preparationReset"_s)->click();
        QVERIFY(box->isChecked());
        QVERIFY(image() == before);
    }

    void aSliderMovesTheDigitAndTheBarsFollow()
    {
        m_fixture->drawOne();
        const auto* bars = m_fixture->find<ProbabilityBars>(u"probabilityBars"_s);
        const QString before = bars->valueText(1);
        const GrayImage still = image();
        m_fixture->find<QSlider>(u"shiftXSlider"_s)->setValue(9);
        QVERIFY(bars->valueText(1) != before);
        for (int y = 0; y < digitSide; ++y) {
            for (int x = 0; x + 9 < digitSide; ++x)
                QCOMPARE(image().at(x + 9, y), still.at(x, y));
        }
        m_fixture->find<QSlider>(u"shiftYSlider"_s)->setValue(-4);
        QCOMPARE(m_fixture->digit.reading().preparation.shiftX, 9);
        QCOMPARE(m_fixture->digit.reading().preparation.shiftY, -4);
    }

    void theDigitCanBeDragged()
    {
        m_fixture->drawSeven();
        auto* view = m_fixture->find<DigitPicture>(u"seenView"_s);
        const QRect picture = view->pictureRect();
        const int pixel = picture.width() / digitSide;
        const QPoint start = picture.center();
        QTest::mousePress(view, Qt::LeftButton, {}, start);
        QTest::mouseMove(view, start + QPoint(3 * pixel, -2 * pixel));
        QTest::mouseRelease(view, Qt::LeftButton, {}, start + QPoint(3 * pixel, -2 * pixel));
        QCOMPARE(m_fixture->find<QSlider>(u"shiftXSlider"_s)->value(), 3);
        QCOMPARE(m_fixture->find<QSlider>(u"shiftYSlider"_s)->value(), -2);
        // A second drag goes on from there.
        QTest::mousePress(view, Qt::LeftButton, {}, start);
        QTest::mouseMove(view, start + QPoint(pixel, 0));
        QTest::mouseRelease(view, Qt::LeftButton, {}, start + QPoint(pixel, 0));
        QCOMPARE(m_fixture->digit.reading().preparation.shiftX, 4);
    }

    void theNumbersFollowThePenAndTheLabel()
    {
        auto* window = m_fixture->find<NumbersWindow>(u"numbersWindow"_s);
        QTest::keyClick(&m_fixture->window, Qt::Key_G, Qt::ControlModifier);
        QVERIFY(window->isVisible());
        const auto* grid = window->findChild<NumberGrid*>();
        QCOMPARE(grid->numberAt(14, 14), u"0"_s);
        m_fixture->drawSeven();
        int inked = 0;
        for (int y = 0; y < digitSide; ++y) {
            for (int x = 0; x < digitSide; ++x) {
                QCOMPARE(grid->numberAt(x, y), QString::number(image().at(x, y)));
                inked += image().at(x, y) > 0 ? 1 : 0;
            }
        }
        QVERIFY(inked > 0);
        m_fixture->action(u"draw.label.7"_s)->trigger();
        QVERIFY(window->labelText().contains(u"0  0  0  0  0  0  0  1  0  0"_s));
        window->close();
        QVERIFY(!m_fixture->action(u"draw.numbers"_s)->isChecked());
    }

    void aStageThatIsPointedAtIsEnlarged()
    {
        auto* lens = m_fixture->find<StageLens>(u"stageLens"_s);
        auto* stage = m_fixture->find<DigitPicture>(u"fieldStage"_s);
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(stage, &enter);
        QVERIFY(lens->stage() == nullptr); // there is nothing to see yet
        m_fixture->drawSeven();
        QApplication::sendEvent(stage, &enter);
        QVERIFY(lens->stage() == stage);
        QVERIFY(lens->width() > 2 * stage->width());
        QVERIFY(lens->parentWidget()->rect().contains(lens->geometry()));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(stage, &leave);
        QVERIFY(lens->stage() == nullptr);
        // By keyboard, too.
        stage->setFocus(Qt::TabFocusReason);
        QVERIFY(lens->stage() == stage);
    }

    void sortingIsRemembered()
    {
        m_fixture->action(u"draw.sortBars"_s)->trigger();
        m_fixture->drawSeven();
        const auto* bars = m_fixture->find<ProbabilityBars>(u"probabilityBars"_s);
        QVERIFY(bars->rowRect(7).top() < bars->rowRect(0).top());
        Settings settings;
        m_fixture->window.save(settings);
        m_fixture->action(u"draw.sortBars"_s)->trigger();
        m_fixture->window.restore(settings);
        QVERIFY(m_fixture->action(u"draw.sortBars"_s)->isChecked());
    }

private:
    const GrayImage& image() const { return m_fixture->digit.reading().stages->image; }

    std::unique_ptr<test::WindowFixture> m_fixture;
};

INKLING_TEST(PreparationTest, QApplication)
#include "pages_preparation_test.moc"
