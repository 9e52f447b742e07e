// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/digit_session.h"
#include "app/session/drawing_shelf.h"
#include "app/session/kept_drawing.h"
#include "app/session/shelf_keeper.h"
#include "core/ink/ink_file.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

// The sessions of one start of the program.
struct Start {
    explicit Start(const QString& folder)
        : shelf(digit)
        , keeper(shelf, folder)
    {
    }

    bool load()
    {
        const QSignalSpy loaded(&keeper, &ShelfKeeper::loaded);
        keeper.load();
        return QTest::qWaitFor([&] { return !loaded.isEmpty(); });
    }

    void stroke(float x)
    {
        digit.beginStroke({ x, 100.25F, 0.0F, 0.5F });
        digit.extendStroke({ x + 0.1F, 200, 16.5F, 0.75F });
        digit.endStroke();
    }

    DigitSession digit;
    DrawingShelf shelf;
    ShelfKeeper keeper;
};

QStringList filesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

// A gray ramp, so that every level has to come back.
GrayImage ramp(int width, int height)
{
    GrayImage image(width, height);
    for (std::size_t pixel = 0; pixel < image.pixels.size(); ++pixel)
        image.pixels[pixel] = static_cast<std::uint8_t>(pixel % 256);
    return image;
}

} // namespace

class ShelfKeeperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_folder = m_home->filePath(u"drawings"_s);
    }

    void everyChangeIsKeptAtOnce()
    {
        Start start(m_folder);
        const QSignalSpy kept(&start.keeper, &ShelfKeeper::kept);
        for (int strokes = 1; strokes <= 3; ++strokes) {
            start.stroke(static_cast<float>(strokes));
            QTRY_COMPARE(kept.size(), strokes);
            QVERIFY(onDisk() == start.digit.sheet());
        }
        start.digit.setLabel(4);
        QTRY_COMPARE(kept.size(), 4);
        QVERIFY(onDisk().label == 4);
        start.digit.undo();
        QTRY_COMPARE(kept.size(), 5);
        QCOMPARE(onDisk().drawing.strokes.size(), std::size_t { 2 });
        start.digit.clear();
        QTRY_COMPARE(kept.size(), 6);
        QCOMPARE(filesIn(m_folder), QStringList());
        start.digit.undo();
        QTRY_COMPARE(kept.size(), 7);
        QVERIFY(onDisk() == start.digit.sheet());
    }

    void theLastDrawingIsOnTheTableAtTheNextStart()
    {
        Sheet drawn;
        QString id;
        {
            Start first(m_folder);
            first.stroke(10);
            first.shelf.begin();
            first.stroke(20);
            first.digit.setLabel(3);
            drawn = first.digit.sheet();
            id = first.shelf.shelf().onTable;
        } // what is pending is finished
        Start second(m_folder);
        QVERIFY(second.load());
        QCOMPARE(second.shelf.shelf().drawings.size(), 2);
        QCOMPARE(second.shelf.shelf().onTable, id);
        QVERIFY(second.digit.sheet() == drawn);
    }

    void theDrawingChangedLastIsTheLast()
    {
        QString older;
        {
            Start first(m_folder);
            first.stroke(10);
            older = first.shelf.shelf().onTable;
            first.shelf.begin();
            first.stroke(20);
            first.keeper.finish();
            const QString newer = first.shelf.shelf().onTable;
            // Some file systems tell times in steps of seconds.
            QFile file(m_folder + u'/' + newer + u".jsonl"_s);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(
                QDateTime::currentDateTime().addSecs(-10), QFileDevice::FileModificationTime));
            first.shelf.bringBack(older);
            first.stroke(11);
        }
        Start second(m_folder);
        QVERIFY(second.load());
        QCOMPARE(second.shelf.shelf().onTable, older);
    }

    void picturesUnderTheInkComeBack_data()
    {
        QTest::addColumn<bool>("normalized");
        QTest::addColumn<bool>("withInk");
        QTest::newRow("picture alone") << false << false;
        QTest::newRow("picture with ink") << false << true;
        QTest::newRow("digit alone") << true << false;
        QTest::newRow("digit with ink") << true << true;
    }

    void picturesUnderTheInkComeBack()
    {
        QFETCH(bool, normalized);
        QFETCH(bool, withInk);
        Sheet sheet = sheetFromPicture(ramp(28, 28), normalized);
        sheet.furtherKeys = R"({"paper":"blue"})";
        sheet.writer = "me";
        {
            Start first(m_folder);
            first.digit.replace(sheet);
            if (withInk)
                first.stroke(10);
            sheet = first.digit.sheet();
        }
        Start second(m_folder);
        QVERIFY(second.load());
        QVERIFY(second.digit.sheet() == sheet);
    }

    void aKeptDrawingIsAnInkFile()
    {
        Start start(m_folder);
        start.stroke(10);
        start.keeper.finish();
        const QString path = m_folder + u'/' + filesIn(m_folder).value(0);
        const auto records = readInkFile(path.toStdString());
        QVERIFY(records);
        QVERIFY(records->front().strokes == start.digit.sheet().drawing.strokes);
        QVERIFY(!records->front().date.empty());
    }

    void removedAndRestoredDrawings()
    {
        Start start(m_folder);
        start.stroke(10);
        const QString id = start.shelf.shelf().onTable;
        start.shelf.remove(id);
        start.keeper.finish();
        QCOMPARE(filesIn(m_folder), QStringList());
        start.shelf.restore();
        start.keeper.finish();
        QCOMPARE(filesIn(m_folder), QStringList { id + u".jsonl"_s });
    }

    void noMoreThanTheLimitIsKept()
    {
        {
            Start first(m_folder);
            for (int drawing = 0; drawing < DrawingShelf::limit + 3; ++drawing) {
                first.shelf.begin();
                first.stroke(static_cast<float>(drawing));
            }
        }
        QCOMPARE(filesIn(m_folder).size(), DrawingShelf::limit);
        // Another window had drawings of its own.
        const ShelvedDrawing older { newDrawingId(QDateTime::currentDateTime().addDays(-9)),
            QDateTime::currentDateTime(), anySheet() };
        QVERIFY(keepDrawing(m_folder, older));
        Start second(m_folder);
        QVERIFY(second.load());
        QCOMPARE(second.shelf.shelf().drawings.size(), DrawingShelf::limit);
        QCOMPARE(filesIn(m_folder).size(), DrawingShelf::limit);
        QVERIFY(!filesIn(m_folder).contains(older.id + u".jsonl"_s));
    }

    void twoWindowsKeepEachOthersDrawings()
    {
        {
            Start one(m_folder);
            Start other(m_folder);
            one.stroke(10);
            other.stroke(20);
            one.shelf.begin();
            one.stroke(30);
            other.digit.setLabel(2);
        }
        Start next(m_folder);
        QVERIFY(next.load());
        QCOMPARE(next.shelf.shelf().drawings.size(), 3);
    }

    void damagedFilesArePutAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray(R"({"strokes":[[[1,2],[3)");
        QTest::newRow("no ink") << QByteArray(R"({"strokes":[]})");
        QTest::newRow("not a number") << QByteArray(R"({"strokes":[[[1,"x"]]]})");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
        QTest::newRow("no base64")
            << QByteArray(R"({"strokes":[],"inkling_underlay":{"kind":"picture","png":"!"}})");
        QTest::newRow("no picture")
            << QByteArray(R"({"strokes":[],"inkling_underlay":{"kind":"picture","png":"AAAA"}})");
        QTest::newRow("no underlay") << QByteArray(R"({"strokes":[],"inkling_underlay":3})");
    }

    void damagedFilesArePutAside()
    {
        QFETCH(QByteArray, content);
        QVERIFY(QDir().mkpath(m_folder));
        const ShelvedDrawing good { newDrawingId(QDateTime::currentDateTime().addDays(-1)),
            QDateTime::currentDateTime(), anySheet() };
        QVERIFY(keepDrawing(m_folder, good));
        const QString damaged = newDrawingId(QDateTime::currentDateTime()) + u".jsonl"_s;
        write(m_folder + u'/' + damaged, content);
        Start start(m_folder);
        QSignalSpy putAside(&start.keeper, &ShelfKeeper::putAside);
        QVERIFY(start.load());
        QCOMPARE(putAside.size(), 1);
        const auto error = putAside.front().front().value<Error>();
        QCOMPARE(error.code, ErrorCode::DrawingPutAside);
        QVERIFY(QString::fromStdString(error.arguments.front()).endsWith(damaged));
        QFile aside(QString::fromStdString(error.arguments.back()));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        QVERIFY(!filesIn(m_folder).contains(damaged));
        QCOMPARE(start.shelf.shelf().onTable, good.id);
    }

    void otherFilesAreLeftAlone()
    {
        QVERIFY(QDir().mkpath(m_folder));
        const QString fresh = newDrawingId(QDateTime::currentDateTime()) + u".jsonl.1.part"_s;
        const QString old = newDrawingId(QDateTime::currentDateTime()) + u".jsonl.2.part"_s;
        for (const QString& name : { u"mine.jsonl"_s, u"notes.txt"_s, fresh, old })
            write(m_folder + u'/' + name, "what it is");
        QFile file(m_folder + u'/' + old);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(
            QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        file.close();
        Start start(m_folder);
        QVERIFY(start.load());
        QStringList left { u"mine.jsonl"_s, u"notes.txt"_s, fresh };
        left.sort();
        QStringList found = filesIn(m_folder);
        found.sort();
        QCOMPARE(found, left);
    }

    void aFileInThePlaceOfTheFolderIsToldOnceAndGoneWhenItIsGone()
    {
        write(m_folder, "in the way");
        Start start(m_folder);
        QVERIFY(start.load());
        const QSignalSpy changes(&start.keeper, &ShelfKeeper::troubleChanged);
        start.stroke(10);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(start.keeper.trouble()->code, ErrorCode::DrawingsNotKept);
        QCOMPARE(QString::fromStdString(start.keeper.trouble()->arguments.front()), m_folder);
        QVERIFY(!start.keeper.trouble()->arguments.back().empty());
        start.stroke(20);
        start.stroke(30);
        start.shelf.begin();
        start.stroke(40);
        start.keeper.finish();
        QCOMPARE(start.digit.sheet().drawing.strokes.size(), std::size_t { 1 });
        QCOMPARE(changes.size(), 1);
        QVERIFY(QFile::remove(m_folder));
        start.stroke(50);
        QTRY_COMPARE(changes.size(), 2);
        QVERIFY(!start.keeper.trouble());
        QTRY_COMPARE(filesIn(m_folder).size(), 2); // also what failed before
    }

#ifdef Q_OS_UNIX
    // The limit on the size of files fails in the middle of writing, as a full disk does.
    void aFullDiskLeavesTheLastGoodFile()
    {
        Start start(m_folder);
        start.stroke(10);
        start.keeper.finish();
        const Sheet before = start.digit.sheet();
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        const rlimit full { 64, limit.rlim_max };
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
        const QSignalSpy changes(&start.keeper, &ShelfKeeper::troubleChanged);
        start.stroke(20);
        const bool told = QTest::qWaitFor([&] { return !changes.isEmpty(); });
        const bool troubled = start.keeper.trouble().has_value();
        const bool unharmed = onDisk() == before;
        // A second attempt may be under way; what it began to write goes, too.
        const bool clean = QTest::qWaitFor([&] { return filesIn(m_folder).size() == 1; });
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(told);
        QVERIFY(troubled);
        QVERIFY(unharmed);
        QVERIFY(clean);
        // It is tried again by itself, without another stroke.
        QTRY_VERIFY_WITH_TIMEOUT(!start.keeper.trouble(), 30'000);
        QVERIFY(onDisk() == start.digit.sheet());
    }
#endif

    void linesOfOtherProgramsCannotPretendAnUnderlay()
    {
        Sheet sheet = *anySheet();
        sheet.furtherKeys = R"({"inkling_underlay":{"kind":"digit","png":"!"},"paper":"blue"})";
        const ShelvedDrawing drawing { newDrawingId(QDateTime::currentDateTime()),
            QDateTime::currentDateTime(), std::make_shared<const Sheet>(sheet) };
        const auto read = parseKeptLine(toKeptLine(drawing), drawing.id, "x");
        QVERIFY(read);
        QVERIFY(read->sheet->drawing == sheet.drawing);
        QCOMPARE(read->sheet->furtherKeys, std::string(R"({"paper":"blue"})"));
        QCOMPARE(read->date, drawing.date);
    }

private:
    static std::shared_ptr<const Sheet> anySheet()
    {
        Sheet sheet = emptySheet();
        sheet.drawing.strokes.push_back({ { { 40.125F, 1.0F / 3, {}, {} } }, 22 });
        return std::make_shared<const Sheet>(sheet);
    }

    // The only drawing in the folder, as another start would find it.
    Sheet onDisk() const
    {
        const KeptDrawings kept = loadKeptDrawings(m_folder, DrawingShelf::limit);
        return kept.drawings.isEmpty() ? Sheet() : *kept.drawings.constFirst().sheet;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
};

INKLING_TEST(ShelfKeeperTest, QCoreApplication)
#include "session_shelf_keeper_test.moc"
