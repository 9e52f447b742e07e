// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/save_menu.h"
#include "app/session/answer_export.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QProcess>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowSavingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        QVERIFY(m_fixture->loadHandMadeModel());
    }

    void nothingCanBeSavedFromAnEmptyPaper()
    {
        for (const QAction* action : m_fixture->find<QMenu>(u"saveMenu"_s)->actions())
            QVERIFY2(action->isSeparator() || !action->isEnabled(), qPrintable(action->text()));
    }

    void theMenuOpensByKey()
    {
        m_fixture->drawSeven();
        auto* menu = m_fixture->find<QMenu>(u"saveMenu"_s);
        QTest::keyClick(&m_fixture->window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(menu->isVisible());
        menu->close();
    }

    void thePngShowsDarkInkOnWhitePaper()
    {
        m_fixture->drawOne(); // down the middle
        const QImage image(save(u"file.save-png"_s, u"one.png"_s));
        QVERIFY(!image.isNull());
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), QColor(Qt::black));
        QCOMPARE(image.pixelColor(image.width() / 5, image.height() / 2), QColor(Qt::white));
    }

    void theSvgHoldsRoundPathsAndThePicture()
    {
        GrayImage picture(40, 40, 90);
        m_fixture->digit.replace(sheetFromPicture(picture, false));
        m_fixture->drawSeven();
        QFile file(save(u"file.save-svg"_s, u"seven.svg"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QXmlStreamReader xml(content);
        int paths = 0;
        bool embedded = false;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == "path"_L1)
                ++paths;
            for (const QXmlStreamAttribute& attribute : xml.attributes())
                embedded |= attribute.value().startsWith("data:image/png;base64,"_L1);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(paths >= 1);
        QVERIFY(embedded);
        QVERIFY(content.contains("stroke-linecap=\"round\""));
        QVERIFY(content.contains("stroke-linejoin=\"round\""));
    }

    void theImageIsExact()
    {
        m_fixture->drawSeven();
        const QImage image = QImage(save(u"file.save-stage-image"_s, u"image.png"_s))
                                 .convertToFormat(QImage::Format_Grayscale8);
        const GrayImage& seen = m_fixture->digit.reading().stages->image;
        QCOMPARE(image.size(), QSize(28, 28));
        for (int y = 0; y < seen.height; ++y)
            QVERIFY(std::equal(
                image.constScanLine(y), image.constScanLine(y) + seen.width, &seen.at(0, y)));
        QCOMPARE(QImage(save(u"file.save-stage-field"_s, u"field.png"_s)).size(), QSize(20, 20));
        QVERIFY(!QImage(save(u"file.save-stage-ink"_s, u"ink.png"_s)).isNull());
        QVERIFY(!QImage(save(u"file.save-stage-mass"_s, u"mass.png"_s)).isNull());
    }

    void theNumbersAreATable()
    {
        m_fixture->drawSeven();
        m_fixture->action(u"file.copy-numbers"_s)->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + classCount);
        double sum = 0;
        for (int digit = 0; digit < classCount; ++digit) {
            const QStringList cells = lines.at(digit + 1).split(u'\t');
            QCOMPARE(cells.size(), 3);
            QCOMPARE(cells.at(0).toInt(), digit);
            sum += cells.at(2).toDouble();
        }
        QVERIFY(std::abs(sum - 100) < 0.01);
        QFile file(save(u"file.save-numbers"_s, u"numbers.txt"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), text);
    }

    void whatCannotBeWrittenIsTold()
    {
        m_fixture->drawSeven();
        save(u"file.save-svg"_s, u"nowhere/seven.svg"_s);
        QCOMPARE(m_fixture->dialogs.errors.size(), 1);
    }

#ifdef Q_OS_UNIX
    void theCommandReproducesTheAnswer_data()
    {
        QTest::addColumn<bool>("withPicture");
        QTest::addColumn<bool>("standard");
        QTest::newRow("ink") << false << true;
        QTest::newRow("ink, prepared otherwise") << false << false;
        QTest::newRow("picture and ink") << true << true;
    }

    void theCommandReproducesTheAnswer()
    {
        QFETCH(bool, withPicture);
        QFETCH(bool, standard);
        if (withPicture)
            m_fixture->digit.replace(sheetFromPicture(GrayImage(30, 40, 70), false));
        m_fixture->drawSeven();
        m_fixture->window.findChild<SaveMenu*>()->setStandardPreparation(standard);
        m_fixture->action(u"file.copy-command"_s)->trigger();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.startsWith(u"inkling-cli classify --model "_s), qPrintable(command));
        QCOMPARE(command.contains(u" --raw "_s), withPicture || !standard);
        const QString folder = QFileInfo(QStringLiteral(INKLING_CLI)).path();
        QProcess shell;
        shell.start(u"sh"_s,
            { u"-c"_s, u"PATH="_s + shellQuoted(folder) + u":$PATH; "_s + command + u" --json"_s });
        QVERIFY(shell.waitForFinished());
        const QByteArray out = shell.readAllStandardOutput();
        const QJsonArray said
            = QJsonDocument::fromJson(out).object().value(u"probabilities"_s).toArray();
        QVERIFY2(said.size() == classCount, out + shell.readAllStandardError());
        for (int digit = 0; digit < classCount; ++digit)
            QCOMPARE(static_cast<float>(said.at(digit).toDouble()),
                m_fixture->digit.reading()
                    .prediction->probabilities[static_cast<std::size_t>(digit)]);
    }

    void wordsAreQuotedForTheShell()
    {
        for (const QString& word : { u"plain/path.jsonl"_s, u"two words"_s, u"it's"_s,
                 u"$HOME `x`"_s, u"a\"b\\c"_s, u"*"_s, u""_s }) {
            QProcess shell;
            shell.start(u"sh"_s, { u"-c"_s, u"printf %s "_s + shellQuoted(word) });
            QVERIFY(shell.waitForFinished());
            QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word);
        }
    }
#endif

private:
    QString save(const QString& id, const QString& name)
    {
        m_fixture->dialogs.answer = m_fixture->pathOf(name);
        m_fixture->action(id)->trigger();
        return m_fixture->dialogs.answer;
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
};

INKLING_TEST(WindowSavingTest, QApplication)
#include "window_saving_test.moc"
