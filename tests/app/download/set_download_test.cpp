// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/set_download.h"

#include "tests/app/download/test_set.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class SetDownloadTest : public QObject {
    Q_OBJECT

private:
    std::optional<Error> fetch(const QStringList& mirrors)
    {
        DownloadPolicy policy;
        policy.schemes = { u"http"_s };
        policy.stallTimeout = std::chrono::milliseconds(200);
        SetDownload download(m_set.set(*m_server, mirrors), dataFolder(), policy);
        std::optional<std::optional<Error>> ended;
        connect(&download, &SetDownload::finished, this,
            [&ended](const std::optional<Error>& failure) { ended = failure; });
        m_progress.clear();
        connect(&download, &SetDownload::progressed, this,
            [this](const DownloadProgress& progress) { m_progress.append(progress); });
        download.start();
        if (!QTest::qWaitFor([&] { return ended.has_value(); }, 20'000))
            qFatal("the download never ended");
        return *ended;
    }

    QString dataFolder() const
    {
        return QFile::decodeName(QByteArray::fromStdString(m_folder->path(u"data"_s)));
    }

    bool isComplete() const
    {
        return m_folder->read(u"data/small/labels.gz"_s) == test::packed(m_set.labels)
            && m_folder->read(u"data/small/images.gz"_s) == test::packed(m_set.images);
    }

    bool isAbsent() const { return !QFileInfo::exists(dataFolder() + u"/small"_s); }

    const test::TestSet m_set;
    QList<DownloadProgress> m_progress;
    std::unique_ptr<test::LocalServer> m_server;
    std::unique_ptr<test::TemporaryFolder> m_folder;

private Q_SLOTS:

    void init()
    {
        m_server = std::make_unique<test::LocalServer>();
        m_folder = std::make_unique<test::TemporaryFolder>();
    }

    void fetchesEverything()
    {
        m_set.serve(*m_server, "a");
        QVERIFY(!fetch({ u"a"_s }));
        QVERIFY(isComplete());
        QVERIFY(!QFileInfo::exists(dataFolder() + u"/small.download"_s));
        const auto total = static_cast<std::uint64_t>(
            test::packed(m_set.labels).size() + test::packed(m_set.images).size());
        QCOMPARE(m_progress.constLast().bytes, total);
        for (qsizetype i = 1; i < m_progress.size(); ++i)
            QVERIFY(m_progress[i].bytes >= m_progress[i - 1].bytes);
    }

    void theNextMirrorTakesOver_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("breaks off") << 0;
        QTest::newRow("stalls") << 1;
        QTest::newRow("sends garbage") << 2;
        QTest::newRow("lies about the length") << 3;
        QTest::newRow("does not have it") << 4;
    }

    void theNextMirrorTakesOver()
    {
        QFETCH(int, fault);
        m_set.serve(*m_server, "good");
        m_set.serve(*m_server, "bad");
        test::Behavior bad { test::packed(m_set.images) };
        if (fault == 0)
            bad.breakOffAfter = 1000;
        else if (fault == 1)
            bad.stallAfter = 1000;
        else if (fault == 2)
            bad.content = test::noise(bad.content.size(), 3);
        else if (fault == 3)
            bad.lengthLie = 5;
        else
            bad.status = 404;
        m_server->serve("/bad/images.gz", bad);
        QVERIFY(!fetch({ u"bad"_s, u"good"_s }));
        QVERIFY(isComplete());
    }

    // The half of a bad mirror must not spoil what a good one sends.
    void garbageThatBrokeOffIsGotRidOf()
    {
        m_set.serve(*m_server, "good");
        m_set.serve(*m_server, "bad");
        test::Behavior bad { test::noise(test::packed(m_set.images).size(), 4) };
        bad.breakOffAfter = 1000;
        m_server->serve("/bad/images.gz", bad);
        QVERIFY(!fetch({ u"bad"_s, u"good"_s }));
        QVERIFY(isComplete());
    }

    void nothingIsPutInPlaceUnlessAllIsRight()
    {
        m_set.serve(*m_server, "a");
        m_server->serve("/a/images.gz", { test::noise(test::packed(m_set.images).size(), 5) });
        const std::optional<Error> failure = fetch({ u"a"_s });
        QVERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::DownloadDamaged);
        QVERIFY(isAbsent());
    }

    // The checksum is that of the content: right in length and gzip, wrong in what it holds.
    void otherContentIsRefused()
    {
        m_set.serve(*m_server, "a");
        CatalogSet other = m_set.set(*m_server, { u"a"_s });
        other.files[0].unpackedSha256 = std::string(64, '0');
        DownloadPolicy policy;
        policy.schemes = { u"http"_s };
        SetDownload download(other, dataFolder(), policy);
        std::optional<Error> failure;
        connect(&download, &SetDownload::finished, this,
            [&failure](const std::optional<Error>& ended) { failure = ended; });
        download.start();
        QTRY_VERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::DownloadDamaged);
        QVERIFY(isAbsent());
    }

    void aSecondAttemptGoesOn()
    {
        m_set.serve(*m_server, "a");
        test::Behavior breaking { test::packed(m_set.images) };
        breaking.breakOffAfter = 100'000;
        m_server->serve("/a/images.gz", breaking);
        QVERIFY(fetch({ u"a"_s }));
        QVERIFY(isAbsent());
        m_set.serve(*m_server, "a");
        const qsizetype before = m_server->asked().size();
        QVERIFY(!fetch({ u"a"_s }));
        QVERIFY(isComplete());
        // Labels were complete: only the rest of the images was asked for.
        QCOMPARE(m_server->asked().size(), before + 1);
        QVERIFY(m_server->asked().constLast().rangeStart.value_or(0) > 0);
    }

    void cancelingKeepsWhatCame()
    {
        m_set.serve(*m_server, "a");
        test::Behavior slow { test::packed(m_set.images) };
        slow.stallAfter = 50'000;
        m_server->serve("/a/images.gz", slow);
        DownloadPolicy policy;
        policy.schemes = { u"http"_s };
        auto download
            = std::make_unique<SetDownload>(m_set.set(*m_server, { u"a"_s }), dataFolder(), policy);
        bool ended = false;
        connect(download.get(), &SetDownload::finished, this, [&ended] { ended = true; });
        download->start();
        QTRY_COMPARE(m_folder->read(u"data/small.download/images.gz"_s).size(), 50'000);
        download.reset();
        QVERIFY(!ended);
        QVERIFY(isAbsent());
        m_set.serve(*m_server, "a");
        QVERIFY(!fetch({ u"a"_s }));
        QVERIFY(isComplete());
    }

    void aDataFolderThatIsAFileIsTold()
    {
        m_folder->write(u"data"_s, "in the way");
        m_set.serve(*m_server, "a");
        const std::optional<Error> failure = fetch({ u"a"_s });
        QVERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::FileUnwritable);
    }
};

INKLING_TEST(SetDownloadTest, QCoreApplication)
#include "set_download_test.moc"
