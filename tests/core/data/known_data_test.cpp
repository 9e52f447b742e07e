// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the real data sets when they are there.
#include "core/data/data_spec.h"
#include "core/data/split.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace inkling;

class KnownDataTest : public QObject {
    Q_OBJECT

private:
    std::string m_folder;

private Q_SLOTS:

    void initTestCase()
    {
        m_folder = qEnvironmentVariable("INKLING_DATA_DIR").toStdString();
        if (m_folder.empty())
            QSKIP("SKIPPED: set INKLING_DATA_DIR to the data folder");
    }

    // Counts as published; labels by: zcat FILE-labels-idx1-ubyte.gz | tail -c +9 | head -c 5 | xxd -p
    void mnist_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("count");
        QTest::addColumn<QList<int>>("firstLabels");
        QTest::newRow("training set")
            << QByteArray("mnist:train") << 60'000 << QList<int> { 5, 0, 4, 1, 9 };
        QTest::newRow("test set") << QByteArray("mnist:test") << 10'000
                                  << QList<int> { 7, 2, 1, 0, 4 };
    }

    void mnist()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, count);
        QFETCH(QList<int>, firstLabels);
        const Result<DataSet> data = loadLabeledDataSet(name.toStdString(), m_folder);
        QVERIFY(data);
        QCOMPARE(data->size(), static_cast<std::size_t>(count));
        for (qsizetype i = 0; i < firstLabels.size(); ++i)
            QCOMPARE(data->label(static_cast<std::size_t>(i)), firstLabels[i]);
    }

    // Counts and writers as the data folder's README.md tells.
    void pens_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("writers");
        QTest::newRow("pendigits") << QByteArray("pen:pendigits-orig-tra.jsonl") << 7494 << 30;
        QTest::newRow("UJI") << QByteArray("pen:ujipenchars2-digits.jsonl") << 1200 << 60;
    }

    void pens()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, count);
        QFETCH(int, writers);
        const Result<DataSet> data = loadLabeledDataSet(name.toStdString(), m_folder);
        QVERIFY(data);
        QCOMPARE(data->size(), static_cast<std::size_t>(count));
        QCOMPARE(data->writerCount(), static_cast<std::size_t>(writers));

        const Result<Split> split = splitDataSet(*data);
        QVERIFY(split);
        std::set<int> heldOut;
        for (const std::uint32_t i : split->validation)
            heldOut.insert(data->writer(i));
        QCOMPARE(heldOut.size(), static_cast<std::size_t>(writers / 5));
        for (const std::uint32_t i : split->training)
            QVERIFY(!heldOut.contains(data->writer(i)));
    }
};

INKLING_TEST(KnownDataTest, QCoreApplication)
#include "known_data_test.moc"
