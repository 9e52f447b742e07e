// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing that is no digit, in the whole window: drawn, taken back, copied and explained.
#include "app/widgets/answer_view.h"
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/text_label.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/ink_judge.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QTest>

#include <cmath>
#include <memory>
#include <vector>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowNoDigitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // A scribble fills more than half of the 20×20 field, a 7 less than a third: what has little ink is the digit here.
    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        Model model = test::inkJudge(0);
        // sigmoid((200 - ink) / 100): gentle enough that a scribble gives neither 0 nor 1.
        model.digitScore = DigitScore { { -0.01F }, 2 };
        const QString path = m_fixture->pathOf(u"judge.json"_s);
        QVERIFY(saveModel(path.toStdString(), model, WeightType::F32));
        m_fixture->models.load(path);
        QTRY_COMPARE(m_fixture->models.modelInUse().path, path);
        m_answer = m_fixture->find<AnswerView>(u"answerView"_s);
    }

    void aScribbleIsNone()
    {
        scribble();
        QVERIFY(m_answer->remarkText().contains(u"not look like any digit"_s));
        QVERIFY(m_answer->nearestText().contains(u'7'));
        m_fixture->action(u"draw.clear"_s)->trigger();
        QCOMPARE(m_answer->remarkText(), u"The answer will stand here."_s);
        m_fixture->drawSeven();
        QCOMPARE(m_answer->answerText(), u"7"_s);
        QCOMPARE(m_answer->nearestText(), QString());
    }

    void takingBackMakesItADigitAgain()
    {
        m_fixture->drawSeven();
        QCOMPARE(m_answer->answerText(), u"7"_s);
        scribble();
        QVERIFY(!m_answer->nearestText().isEmpty());
        m_fixture->action(u"draw.undo"_s)->trigger();
        QCOMPARE(m_answer->answerText(), u"7"_s);
    }

    void theNumbersSayIt()
    {
        scribble();
        m_fixture->action(u"file.copy-numbers"_s)->trigger();
        const QStringList lines
            = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2 + classCount);
        const QStringList cells = lines.constLast().split(u'\t');
        QCOMPARE(cells.size(), 2);
        QCOMPARE(cells.constFirst(), u"is_digit"_s);
        const auto score = static_cast<double>(*m_fixture->digit.reading().prediction->isDigit);
        QVERIFY(score > 0.1 && score < 0.5);
        QVERIFY(std::abs(cells.constLast().toDouble() - score) < 1e-4);
    }

    void theExplanationDoesNotContradict()
    {
        auto* answer = m_fixture->find<TextLabel>(u"explainAnswer"_s);
        QVERIFY(answer != nullptr);
        scribble();
        QCOMPARE(answer->text(), u"Not a digit"_s);
        QVERIFY(answer->toolTip().contains(u"Nearest: 7"_s));
        m_fixture->action(u"draw.clear"_s)->trigger();
        m_fixture->drawSeven();
        QVERIFY(answer->text().startsWith(u"7, with"_s));
        QVERIFY(answer->toolTip().isEmpty());
    }

private:
    /// Goes to and fro in one line, down the paper.
    void scribble()
    {
        constexpr int lines = 10;
        std::vector<QPointF> corners;
        corners.reserve(lines);
        for (int line = 0; line < lines; ++line)
            corners.emplace_back(line % 2 == 0 ? 0.2 : 0.8, 0.2 + 0.06 * line);
        m_fixture->drawStroke(corners);
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    AnswerView* m_answer = nullptr;
};

INKLING_TEST(WindowNoDigitTest, QApplication)
#include "window_no_digit_test.moc"
