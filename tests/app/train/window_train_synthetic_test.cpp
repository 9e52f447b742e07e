// SPDX-License-Identifier: GPL-3.0-or-later
// Training without anything on the disk: the digits of the synthetic pen as a choice on the Train page.
#include "app/pages/train/notice_bar.h"
#include "app/widgets/confusion_matrix.h"
#include "app/widgets/digit_tiles.h"
#include "app/widgets/form_rows.h"
#include "app/widgets/text_label.h"
#include "tests/app/train/train_fixture.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QToolButton>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowTrainSyntheticTest : public QObject {
    Q_OBJECT

private:
    Recipe recipe() const
    {
        return *parseRecipe(
            m_fixture->page()->saveState().value("recipe"_L1).toString().toStdString(), "state");
    }

    /// Triggers the entry of the row called \p row that begins with \p text, as its menu does.
    void choose(const QString& row, const QString& text) const
    {
        for (QAction* action : m_fixture->find<ChoiceRow>(row)->findChildren<QAction*>()) {
            if (action->text().startsWith(text)) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(u"%1 is not offered"_s.arg(text)));
    }

    /// Puts a network on the page that learns the digits in two epochs.
    void setSmallNetwork() const
    {
        Recipe small = recipe();
        small.hidden = { RecipeLayer { 16 } };
        small.epochs = 2;
        m_fixture->setRecipe(small);
    }

    std::unique_ptr<test::TrainFixture> m_fixture;

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::TrainFixture>(false);
        QVERIFY(m_fixture->show());
    }

    void theNoticeOffersThem()
    {
        auto* notice = m_fixture->find<TextLabel>(u"noticeText"_s);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(u"synthetic digits, which need no download"_s),
            qPrintable(notice->text()));
        auto* button = m_fixture->find<QToolButton>(u"data.useSynthetic.button"_s);
        QVERIFY(button != nullptr);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(recipe().data.size(), std::size_t { 1 });
        QCOMPARE(recipe().data[0].set, std::string("synthetic:20000"));
        QTRY_VERIFY(!notice->isVisible());
        QTRY_COMPARE(m_fixture->find<DigitTiles>(u"distortionTiles"_s)->count(), 9);
    }

    void theNoticeFitsASmallWindow()
    {
        m_fixture->window.resize(900, 600);
        auto* notice = m_fixture->find<NoticeBar>(u"noticeBar"_s);
        auto* text = m_fixture->find<TextLabel>(u"noticeText"_s);
        auto* last = m_fixture->find<QToolButton>(u"data.chooseFolder.button"_s);
        QTRY_VERIFY(last->y() >= text->geometry().bottom());
        QTRY_VERIFY(notice->rect().contains(last->geometry()));
        const QPoint end = last->mapTo(&m_fixture->window, last->rect().topRight());
        QVERIFY2(end.x() < m_fixture->window.width(), qPrintable(QString::number(end.x())));
    }

    void startingWithoutDataPointsToThem()
    {
        m_fixture->trigger("train.start");
        QVERIFY(m_fixture->waitFor(RunPhase::Ended));
        m_fixture->trigger("data.useSynthetic");
        QTRY_VERIFY(!m_fixture->find<TextLabel>(u"noticeText"_s)->isVisible());
    }

    void startTrainsOnThemAndTheirMistakesCanBeLookedAt()
    {
        choose(u"dataRow"_s, u"Synthetic digits, 20,000"_s);
        setSmallNetwork();
        m_fixture->trigger("train.start");
        QVERIFY(m_fixture->waitFor(RunPhase::Ended));
        const TrainingSnapshot& last = m_fixture->training.view().now->snapshot;
        QCOMPARE(last.state, TrainingState::Finished);
        // Every fifth writer is held out, and all write equally much.
        QCOMPARE(last.validation.samples, std::uint64_t { 4'000 });
        QVERIFY2(last.validation.errorPercent() < 20,
            qPrintable(QString::number(last.validation.errorPercent())));
        auto* matrix = m_fixture->find<ConfusionMatrix>(u"confusionMatrix"_s);
        QTest::mouseClick(
            matrix, Qt::LeftButton, {}, matrix->cellRect({ 3, 3 }).center().toPoint());
        auto* tiles = m_fixture->find<DigitTiles>(u"cellTiles"_s);
        QTRY_VERIFY(tiles->count() > 0);
        QTest::mouseClick(tiles, Qt::LeftButton, {}, tiles->tileRect(0).center());
        QVERIFY(m_fixture->action(u"page.draw"_s)->isChecked());
        QVERIFY(m_fixture->digit.reading().stages);
        QVERIFY(m_fixture->digit.reading().stages->image == tiles->tiles()[0].image);
    }

    void anotherNetworkKeepsTheData()
    {
        choose(u"dataRow"_s, u"Synthetic digits"_s);
        choose(u"presetRow"_s, u"Softmax regression"_s);
        QVERIFY(recipe().hidden.empty());
        QCOMPARE(recipe().data[0].set, std::string("synthetic:20000"));
        // How the data are distorted is the network's again.
        Recipe distorted = recipe();
        distorted.data[0].augmentation = Augmentation {};
        distorted.data[0].augmentation->rotation = 30;
        m_fixture->setRecipe(distorted);
        QVERIFY(m_fixture->find<ChoiceRow>(u"distortionRow"_s)->current() < 0);
        choose(u"presetRow"_s, u"Softmax regression"_s);
        QVERIFY(!recipe().data[0].augmentation);
        // A recipe of a model that ships is about its data as well.
        choose(u"presetRow"_s, u"default.json"_s);
        QVERIFY(recipe().data[0].set != "synthetic:20000");
    }

    void theChoiceComesBack()
    {
        m_fixture->trigger("data.useSynthetic");
        const QJsonObject state = m_fixture->page()->saveState();
        const Recipe before = recipe();
        m_fixture = std::make_unique<test::TrainFixture>(false);
        QVERIFY(recipe() != before);
        m_fixture->page()->restoreState(state);
        QVERIFY(recipe() == before);
        QVERIFY(m_fixture->show());
        QTRY_VERIFY(!m_fixture->find<TextLabel>(u"noticeText"_s)->isVisible());
    }
};

INKLING_TEST(WindowTrainSyntheticTest, QApplication)
#include "window_train_synthetic_test.moc"
