// SPDX-License-Identifier: GPL-3.0-or-later
// Synthetic data sets by name: what is understood, what is refused, and whose hand is whose.
#include "core/data/synthetic_data.h"

#include "core/data/data_spec.h"
#include "core/data/split.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace inkling;

class SyntheticDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void namesAreUnderstood()
    {
        QVERIFY(*parseSyntheticSpec("synthetic:5") == (SyntheticSpec { true, 5, 1 }));
        QVERIFY(*parseSyntheticSpec("synthetic:200000:0") == (SyntheticSpec { true, 200'000, 0 }));
        QVERIFY(*parseSyntheticSpec("synthetic-not:7:18446744073709551615")
            == (SyntheticSpec { false, 7, 18'446'744'073'709'551'615ULL }));
        for (const char* name : { "synthetic:5:9", "synthetic-not:8:2" })
            QCOMPARE(nameOf(*parseSyntheticSpec(name)), std::string(name));
    }

    void otherNamesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : { "synthetic:", "synthetic:0", "synthetic:-1", "synthetic:x",
                 "synthetic:5x", "synthetic: 5", "synthetic:200001", "synthetic:99999999999999",
                 "synthetic:5:", "synthetic:5:x", "synthetic:5:1:2", "synthetic:5:-1",
                 "synthetic:5:18446744073709551616", "synthetic-not:", "synthetic-not:1.5" })
            QTest::newRow(name) << QByteArray(name);
    }

    void otherNamesAreRefused()
    {
        QFETCH(QByteArray, name);
        const Result<DataSet> data = loadDataSet(name.toStdString(), "/nowhere");
        QVERIFY(!data);
        QVERIFY(data.error() == (Error { ErrorCode::DataSpecInvalid, { name.toStdString() } }));
        QVERIFY(!isDataSetThere(name.toStdString(), "/nowhere"));
    }

    void digitsNeedNoFolder()
    {
        QVERIFY(isDataSetThere("synthetic:60:4", "/nowhere"));
        const Result<DataSet> data = loadLabeledDataSet("synthetic:60:4", "/nowhere");
        QVERIFY(data);
        QCOMPARE(data->size(), std::size_t { 60 });
        QCOMPARE(data->writerCount(), std::size_t { 3 });
        QCOMPARE(data->label(47), 7);
        QCOMPARE(data->id(47), std::string("synthetic:60:4#47"));
        QCOMPARE(data->writerName(data->writer(47)), std::string("synthetic-4-3"));
        const Result<DataSet> again = loadDataSet("synthetic:60:4", "/nowhere");
        QVERIFY(again->strokes(59) == data->strokes(59));
    }

    void moreOfThemBeginTheSameWay()
    {
        const Result<DataSet> few = loadDataSet("synthetic:30", "");
        const Result<DataSet> many = loadDataSet("synthetic:100", "");
        for (std::size_t i = 0; i < few->size(); ++i)
            QVERIFY(few->strokes(i) == many->strokes(i));
    }

    void handsAreSplitAsWriters()
    {
        const Result<DataSet> data = loadDataSet("synthetic:200", "");
        const Result<Split> split = splitDataSet(*data, { 10'000, 5 });
        QVERIFY(split);
        QCOMPARE(split->validation.size(), std::size_t { 40 });
        QCOMPARE(split->validation.front(), 80U);
    }

    void whatIsNoDigitHasNoLabel()
    {
        const Result<DataSet> data = loadDataSet("synthetic-not:40", "");
        QVERIFY(data);
        for (std::size_t i = 0; i < data->size(); ++i)
            QCOMPARE(data->label(i), unknownLabel);
        const Result<DataSet> labeled = loadLabeledDataSet("synthetic-not:40", "");
        QVERIFY(!labeled);
        QVERIFY(labeled.error().code == ErrorCode::DataSetUnlabeled);
    }

    void recordsSayHowTheyWereWritten()
    {
        const SyntheticSpec spec { true, 100, 3 };
        for (std::uint32_t index = 0; index < 100; ++index) {
            const InkRecord record = makeSyntheticRecord(spec, index);
            QVERIFY(record.furtherKeys.starts_with("{\"form\":\""));
            QCOMPARE(record.source, std::string("synthetic:100:3"));
            const Result<InkRecord> read = parseInkLine(toInkLine(record), "written.jsonl", 1);
            QVERIFY(read);
            QVERIFY(*read == record);
        }
    }

    void everySampleLeavesInk()
    {
        for (const char* name : { "synthetic:300:8", "synthetic-not:300:8" }) {
            const Result<DataSet> data = loadDataSet(name, "");
            std::vector<std::uint8_t> image(digitPixels);
            for (std::size_t i = 0; i < data->size(); ++i) {
                QVERIFY(renderSample(*data, i, standardPenWidth, image));
                QVERIFY(*std::max_element(image.begin(), image.end()) >= 254);
            }
        }
    }
};

INKLING_TEST(SyntheticDataTest, QCoreApplication)
#include "synthetic_data_test.moc"
