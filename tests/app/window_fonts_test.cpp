// SPDX-License-Identifier: GPL-3.0-or-later
// The Draw page with the letters of people who need them larger: nothing is cut off, nothing is scrolled sideways.
#include "app/base/theme_source.h"
#include "app/widgets/text_label.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QAbstractButton>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowFontsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void everythingIsWhole_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual letters, small window") << 100 << QSize(900, 600);
        QTest::newRow("usual letters") << 100 << QSize(1280, 800);
        QTest::newRow("one and a half, small window") << 150 << QSize(900, 600);
        QTest::newRow("one and a half") << 150 << QSize(1280, 800);
        QTest::newRow("double") << 200 << QSize(1280, 800);
    }

    static void everythingIsWhole()
    {
        QFETCH(int, percent);
        QFETCH(QSize, size);
        test::WindowFixture fixture;
        followTheme(fixture.theme);
        QFont font = QApplication::font();
        font.setPixelSize(14 * percent / 100);
        fixture.theme.setBodyFont(font);
        fixture.window.resize(size);
        QVERIFY(fixture.show());
        QVERIFY(fixture.loadHandMadeModel());
        fixture.drawSeven();
        auto* scroller = fixture.find<QScrollArea>(u"drawScroller"_s);
        QTRY_COMPARE(scroller->widget()->width(), scroller->viewport()->width());
        QCOMPARE(scroller->horizontalScrollBar()->maximum(), 0);
        for (const TextLabel* label : scroller->findChildren<TextLabel*>()) {
            const bool mayBeShorter = label->wordWrap()
                || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
            if (label->isVisible() && !mayBeShorter)
                QVERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(label->text()),
                    qPrintable(label->text()));
        }
        for (const QAbstractButton* button : scroller->findChildren<QAbstractButton*>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->minimumSizeHint().width()
                        || button->minimumWidth() == button->maximumWidth(),
                    qPrintable(button->objectName()));
        }
    }
};

INKLING_TEST(WindowFontsTest, QApplication)
#include "window_fonts_test.moc"
