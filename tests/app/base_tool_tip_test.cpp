// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/tool_tip.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>
#include <QWidget>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

QString longText()
{
    return u"A pixel that is half covered is half gray. "_s.repeated(6).trimmed();
}

} // namespace

class BaseToolTipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void noWordIsLostOrBroken()
    {
        const QString lines = inLines(longText(), QApplication::font());
        QVERIFY(lines.contains(u'\n'));
        QCOMPARE(QString(lines).replace(u'\n', u' '), longText());
    }

    static void noLineIsLong()
    {
        const QFont font = QApplication::font();
        const QFontMetrics letters(font);
        for (const QString& line : inLines(longText(), font).split(u'\n'))
            QVERIFY(letters.horizontalAdvance(line) <= 60 * letters.averageCharWidth());
    }

    static void shortTextsStayAsTheyAre()
    {
        QCOMPARE(inLines(u"Undo (Ctrl+Z)"_s, QApplication::font()), u"Undo (Ctrl+Z)"_s);
        QCOMPARE(inLines(QString(), QApplication::font()), QString());
        const QString word(200, u'x');
        QCOMPARE(inLines(word, QApplication::font()), word);
    }

    static void everyWidgetShowsLines()
    {
        const ToolTipLines filter(*qApp);
        QWidget widget;
        widget.setToolTip(longText());
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QHelpEvent help(QEvent::ToolTip, { 5, 5 }, widget.mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&widget, &help);
        QCOMPARE(QToolTip::text(), inLines(longText(), QToolTip::font()));
    }
};

INKLING_TEST(BaseToolTipTest, QApplication)
#include "base_tool_tip_test.moc"
