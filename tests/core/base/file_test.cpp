// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace inkling;
using inkling::test::TemporaryFolder;

namespace {

#ifdef Q_OS_UNIX
/// While it lives, no file of this process may grow beyond \p bytes: a disk that is full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before {};
};
#endif

} // namespace

class FileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesAndReads()
    {
        const TemporaryFolder folder;
        const std::string path = folder.path(QStringLiteral("a"));
        QVERIFY(writeTextFile(path, "one"));
        QVERIFY(writeTextFile(path, "three"));
        const Result<std::string> text = readTextFile(path, 5);
        QVERIFY(text);
        QCOMPARE(*text, std::string("three"));
        QCOMPARE(folder.names(), QStringList { QStringLiteral("a") });
    }

    void refusesToRead()
    {
        const TemporaryFolder folder;
        const std::string missing = folder.path(QStringLiteral("missing"));
        QVERIFY(readFile(missing, 9).error() == (Error { ErrorCode::FileNotFound, { missing } }));
        const std::string place = folder.path(QString());
        QVERIFY(readFile(place, 9).error() == (Error { ErrorCode::FileIsFolder, { place } }));
        const std::string large = folder.write(QStringLiteral("large"), "0123456789");
        QVERIFY(readFile(large, 9).error()
            == (Error { ErrorCode::FileTooLarge, { large, "10", "9" } }));
        QVERIFY(readFile(large, 10));
    }

    void refusesToWrite()
    {
        const TemporaryFolder folder;
        const std::string place = folder.path(QString());
        QVERIFY(
            writeTextFile(place, "x").error() == (Error { ErrorCode::FileIsFolder, { place } }));
        folder.write(QStringLiteral("file"), "old");
        const std::string below = folder.path(QStringLiteral("file/below"));
        const Result<void> written = writeTextFile(below, "x");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(written.error().arguments.front(), below);
        QCOMPARE(folder.read(QStringLiteral("file")), QByteArray("old"));
    }

#ifdef Q_OS_UNIX
    void oldFileStaysWhenTheDiskIsFull()
    {
        const TemporaryFolder folder;
        const std::string path = folder.write(QStringLiteral("model"), "old");
        constexpr rlim_t room = 1000;
        Result<void> written;
        {
            const FullDisk disk(room);
            written = writeTextFile(path, std::string(2 * room, 'x'));
        }
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(folder.read(QStringLiteral("model")), QByteArray("old"));
        QCOMPARE(folder.names(), QStringList { QStringLiteral("model") });
    }

    void linkStaysALink()
    {
        const TemporaryFolder folder;
        const std::string target = folder.write(QStringLiteral("target"), "old");
        QVERIFY(QFile::link(QFile::decodeName(target.c_str()),
            QFile::decodeName(folder.path(QStringLiteral("link")).c_str())));
        QVERIFY(writeTextFile(folder.path(QStringLiteral("link")), "new"));
        QCOMPARE(folder.read(QStringLiteral("target")), QByteArray("new"));
    }

    void devicesAreWrittenStraight()
    {
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("SKIPPED: this system has no /dev/full");
        QVERIFY(writeTextFile("/dev/null", "x"));
        const Result<void> written = writeTextFile("/dev/full", "x");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
    }
#endif
};

INKLING_TEST(FileTest, QCoreApplication)
#include "file_test.moc"
