// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures from outside, through a whole window: opened, dropped, pasted, and given out again.
#include "app/base/picture.h"
#include "app/base/png.h"
#include "app/pages/draw_page.h"
#include "app/pages/picture_dialog.h"
#include "app/session/mime_content.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/paper_photo.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_digits.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

QByteArray photo()
{
    test::PhotoScene scene;
    scene.size = { 800, 600 };
    return test::asJpeg(test::photoOf(test::writtenDigit(7, test::Hand::Plain), scene));
}

/// A 28×28 picture with one bright pixel row: a digit that needs no preparation.
QByteArray smallDigit()
{
    GrayImage image(digitSide, digitSide);
    for (int x = 8; x < 20; ++x)
        image.at(x, 5) = 200;
    return toPng(toQImage(image));
}

} // namespace

class WindowPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        QVERIFY(m_fixture->loadHandMadeModel());
        m_page = m_fixture->window.findChild<DrawPage*>();
        QVERIFY(m_page != nullptr);
    }

    void cleanup() { m_fixture.reset(); }

    void aPhotoShowsItsInkBeforeItIsUsed()
    {
        m_fixture->drawOne();
        const Drawing before = drawing();
        PictureDialog* dialog = openAndAwaitDialog(u"photo.jpg"_s, photo());
        QVERIFY(dialog != nullptr);
        QVERIFY(drawing() == before); // nothing is taken unasked
        auto* slider = dialog->findChild<QSlider*>(u"thresholdSlider"_s);
        const int proposed = slider->value();
        slider->setValue(proposed + 20);
        QCOMPARE(dialog->choice().threshold, proposed + 20);
        slider->setValue(proposed);
        dialog->findChild<QPushButton*>(u"useButton"_s)->click();
        QVERIFY(drawing().underlay == Underlay::Bitmap);
        QCOMPARE(m_fixture->digit.reading().prediction->digit, 7);
        // One can draw on top of it, and undo leads back.
        m_fixture->drawStroke({ { 0.1, 0.1 }, { 0.2, 0.1 } });
        QCOMPARE(drawing().strokes.size(), std::size_t { 1 });
        QVERIFY(drawing().underlay == Underlay::Bitmap);
        m_fixture->digit.undo();
        m_fixture->digit.undo();
        QVERIFY(drawing() == before);
    }

    void whoCancelsKeepsTheDrawing()
    {
        m_fixture->drawOne();
        const Drawing before = drawing();
        PictureDialog* dialog = openAndAwaitDialog(u"photo.jpg"_s, photo());
        QVERIFY(dialog != nullptr);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(m_page->findChild<PictureDialog*>() == nullptr);
        QVERIFY(drawing() == before);
    }

    void aSmallDigitIsTakenAsItIsUnlessOneAsksOtherwise()
    {
        PictureDialog* dialog = openAndAwaitDialog(u"digit.png"_s, smallDigit());
        QVERIFY(dialog != nullptr);
        dialog->findChild<QPushButton*>(u"useButton"_s)->click();
        QVERIFY(drawing().underlay == Underlay::NormalizedDigit);
        QCOMPARE(int { m_fixture->digit.reading().stages->image.at(8, 5) }, 200);
        QTRY_VERIFY(m_page->findChild<PictureDialog*>() == nullptr);
        dialog = openAndAwaitDialog(u"digit.png"_s, smallDigit());
        QVERIFY(dialog != nullptr);
        dialog->findChild<QCheckBox*>(u"prepareBox"_s)->click();
        dialog->findChild<QPushButton*>(u"useButton"_s)->click();
        QVERIFY(drawing().underlay == Underlay::Bitmap);
        QCOMPARE(
            int { m_fixture->digit.reading().stages->image.at(8, 5) }, 0); // moved to the middle
    }

    void whatIsCopiedCanBePasted()
    {
        m_fixture->drawSeven();
        const std::vector<Stroke> strokes = drawing().strokes;
        QTest::keyClick(&m_fixture->window, Qt::Key_C, Qt::ControlModifier);
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasFormat(u"image/png"_s));
        QVERIFY(copied->hasFormat(QString::fromLatin1(inkMimeType)));
        m_fixture->digit.clear();
        QTest::keyClick(&m_fixture->window, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(drawing().strokes.size(), strokes.size());
        QVERIFY(drawing().strokes == strokes);
    }

    void aFileThatIsDroppedIsOpened()
    {
        test::writeFile(m_fixture->pathOf(u"seven.jsonl"_s),
            R"({"strokes":[[[10,10],[60,12],[30,90]]],"label":7})");
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(m_fixture->pathOf(u"seven.jsonl"_s)) });
        QVERIFY(dropped(data));
        QTRY_COMPARE(drawing().strokes.size(), std::size_t { 1 });
        QCOMPARE(m_fixture->digit.sheet().label, std::optional(7));
    }

    void whatHoldsNothingForUsIsNotAccepted()
    {
        QMimeData data;
        data.setData(u"application/x-other"_s, "x");
        QVERIFY(!dropped(data));
        QCOMPARE(m_fixture->dialogs.errors, QStringList());
    }

    static void clipboardsThatLieChangeNothing_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no picture") << u"image/png"_s << QByteArray("garbage");
        QTest::newRow("half a picture") << u"image/jpeg"_s << photo().first(3000);
        QTest::newRow("ink that is none")
            << QString::fromLatin1(inkMimeType) << QByteArray("\x01\x02");
        QTest::newRow("text that is no ink") << u"text/plain"_s << QByteArray("seven");
    }

    void clipboardsThatLieChangeNothing()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, bytes);
        m_fixture->drawSeven();
        const Drawing before = drawing();
        auto data = std::make_unique<QMimeData>();
        data->setData(type, bytes);
        QGuiApplication::clipboard()->setMimeData(data.release());
        m_fixture->action(u"edit.paste"_s)->trigger();
        QTRY_COMPARE(m_fixture->dialogs.errors.size(), 1);
        QVERIFY(drawing() == before);
        QCOMPARE(m_fixture->digit.reading().prediction->digit, 7);
    }

private:
    const Drawing& drawing() const { return *m_fixture->digit.reading().drawing; }

    PictureDialog* openAndAwaitDialog(const QString& name, const QByteArray& bytes)
    {
        test::writeFile(m_fixture->pathOf(name), bytes);
        m_fixture->dialogs.answer = m_fixture->pathOf(name);
        m_fixture->action(u"file.open"_s)->trigger();
        const auto dialog = [this] { return m_page->findChild<PictureDialog*>(); };
        return QTest::qWaitFor([&] { return dialog() != nullptr && dialog()->isVisible(); })
            ? dialog()
            : nullptr;
    }

    /// Drags \p data over the page and drops it; returns whether the page took it.
    bool dropped(const QMimeData& data)
    {
        QDragEnterEvent enter(
            QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page, &drop);
        return drop.isAccepted();
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    DrawPage* m_page = nullptr;
};

INKLING_TEST(WindowPicturesTest, QApplication)
#include "window_pictures_test.moc"
