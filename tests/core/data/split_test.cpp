// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <array>

using namespace inkling;

using Indices = std::vector<std::uint32_t>;

namespace {

void appendImages(DataSet& data, const std::string& source, int count)
{
    const std::array<std::uint8_t, digitPixels> image {};
    for (int i = 0; i < count; ++i)
        data.appendImage(
            image, { 0, unknownWriter, data.sourceIndex(source), static_cast<std::uint32_t>(i) });
}

void appendInk(DataSet& data, const std::string& source, const std::vector<std::string>& writers)
{
    std::uint32_t number = 0;
    for (const std::string& writer : writers)
        data.appendInk({}, { 0, data.writerIndex(writer), data.sourceIndex(source), number++ });
}

} // namespace

class SplitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void lastImagesAreHeldOut()
    {
        DataSet data;
        appendImages(data, "a", 5);
        const Result<Split> split = splitDataSet(data, { 2, 5 });
        QVERIFY(split);
        QCOMPARE(split->training, (Indices { 0, 1, 2 }));
        QCOMPARE(split->validation, (Indices { 3, 4 }));
    }

    void everySourceIsSplitByItself()
    {
        DataSet data;
        appendImages(data, "a", 3);
        appendImages(data, "b", 3);
        const Result<Split> split = splitDataSet(data, { 1, 5 });
        QVERIFY(split);
        QCOMPARE(split->validation, (Indices { 2, 5 }));
    }

    // Writers in order of first appearance: F B A G D C E; the fifth is D.
    void everyFifthWriterIsHeldOutWhole()
    {
        DataSet data;
        appendInk(data, "pen", { "F", "B", "F", "A", "G", "D", "C", "D", "E", "B", "D" });
        const Result<Split> split = splitDataSet(data);
        QVERIFY(split);
        QCOMPARE(split->validation, (Indices { 5, 7, 10 }));
        QCOMPARE(split->training, (Indices { 0, 1, 2, 3, 4, 6, 8, 9 }));
    }

    void writersUnknownCountOneByOne()
    {
        DataSet data;
        appendInk(data, "pen", std::vector<std::string>(11));
        QCOMPARE(splitDataSet(data)->validation, (Indices { 4, 9 }));
    }

    void nothingCanBeHeldOut()
    {
        DataSet data;
        appendImages(data, "a", 3);
        appendInk(data, "pen", std::vector<std::string>(7));
        const Result<Split> split = splitDataSet(data, { 0, 0 });
        QVERIFY(split);
        QCOMPARE(split->training.size(), data.size());
        QVERIFY(split->validation.empty());
    }

    void refusesToHoldOutEverything()
    {
        DataSet data;
        appendImages(data, "a", 3);
        QVERIFY(splitDataSet(data, { 3, 5 }).error()
            == (Error { ErrorCode::SplitLeavesNothing, { "a", "3", "3" } }));
        QVERIFY(splitDataSet(data, { 2, 5 }));
    }
};

INKLING_TEST(SplitTest, QCoreApplication)
#include "split_test.moc"
