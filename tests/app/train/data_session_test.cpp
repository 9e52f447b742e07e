// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/data/data_session.h"

#include "core/data/data_spec.h"
#include "tests/app/download/test_set.h"
#include "tests/support/synthetic_digits.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

Catalog mnistLike()
{
    CatalogSet set;
    set.name = "mnist";
    set.parts = { { "mnist:train", "MNIST", 60000 }, { "mnist:test", "Test", 10000, false } };
    return { set };
}

} // namespace

class DataSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void tellsWhatIsThere()
    {
        const test::TemporaryFolder folder;
        DataSession data(QString::fromStdString(folder.path({})), mnistLike());
        QCOMPARE(data.state().sets.size(), 2);
        QVERIFY(!data.state().sets[0].isThere);
        test::writeSyntheticMnist(folder.path({}), 20);
        folder.write(u"pen/mine.jsonl"_s, "");
        data.refresh();
        QCOMPARE(data.state().sets.size(), 3);
        QVERIFY(data.state().sets[0].isThere);
        QCOMPARE(data.state().sets[2].specification, std::string("pen:mine.jsonl"));
        QCOMPARE(data.state().sets[2].title, u"mine"_s);
    }

    void syntheticDigitsAreThereWithoutAnything()
    {
        const test::TemporaryFolder folder;
        const DataSession data(QString::fromStdString(folder.path(u"nowhere"_s)), mnistLike());
        const KnownData& synthetic = data.state().sets[1];
        QVERIFY(synthetic.isThere);
        QVERIFY(synthetic.explanation.contains(u"no download needed"_s));
        const Result<DataSet> digits = loadLabeledDataSet(synthetic.specification, {});
        QVERIFY(digits);
        QCOMPARE(std::uint64_t { digits->size() }, synthetic.samples);
        QVERIFY(synthetic.isInk && digits->isInk(0));
    }

    void fetchesAndTellsHowItGoes()
    {
        const test::TemporaryFolder folder;
        const test::TestSet content;
        test::LocalServer server;
        content.serve(server, "a");
        DownloadPolicy policy;
        policy.schemes = { u"http"_s };
        DataSession data(
            QString::fromStdString(folder.path({})), { content.set(server, { u"a"_s }) }, policy);
        const QSignalSpy fetched(&data, &DataSession::fetched);
        data.fetch("small");
        QVERIFY(data.state().progress);
        QTRY_COMPARE(fetched.size(), 1);
        QVERIFY(!data.state().progress);
        QVERIFY(!data.state().failure);
        QCOMPARE(folder.read(u"small/images.gz"_s), test::packed(content.images));
    }

    void aFailureIsToldAndTheNextAttemptForgetsIt()
    {
        const test::TemporaryFolder folder;
        const test::TestSet content;
        test::LocalServer server;
        DownloadPolicy policy;
        policy.schemes = { u"http"_s };
        DataSession data(
            QString::fromStdString(folder.path({})), { content.set(server, { u"a"_s }) }, policy);
        data.fetch("small");
        QTRY_VERIFY(data.state().failure);
        QCOMPARE(data.state().failure->code, ErrorCode::DownloadFailed);
        data.fetch("small");
        QVERIFY(!data.state().failure);
        data.cancelFetch();
        QVERIFY(!data.state().progress);
    }

    void whatNobodyKnowsIsNotFetched()
    {
        const test::TemporaryFolder folder;
        DataSession data(QString::fromStdString(folder.path({})), mnistLike());
        data.fetch("letters");
        QVERIFY(!data.state().progress);
    }
};

INKLING_TEST(DataSessionTest, QCoreApplication)
#include "data_session_test.moc"
