// SPDX-License-Identifier: GPL-3.0-or-later
// Everything broken that a user may hand over: one clear line, status 1, nothing on stdout, and no crash.
#include "core/data/idx_file.h"
#include "core/model/model_file.h"
#include "tests/cli/support/cli_run.h"
#include "tests/support/random_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

#include <limits>

using namespace inkling;
using namespace inkling::test;

namespace {

constexpr const char* goodInk = "{\"strokes\":[[[10,10],[60,12],[30,90]]],\"label\":7}\n";

QString qt(const std::string& path) { return QFile::decodeName(path.c_str()); }

} // namespace

class CliBadInputTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;
    QByteArray m_modelText;

    QString path(const char* name) const { return qt(m_folder.path(QString::fromLatin1(name))); }

    QString write(const char* name, const QByteArray& content) const
    {
        return qt(m_folder.write(QString::fromLatin1(name), content));
    }

    /// Runs and expects a failure that names \p named.
    void expectFailure(const QStringList& arguments, const QStringList& named)
    {
        const CliRun run = runCli(arguments);
        QVERIFY2(run.status == 1, qPrintable(QString::number(run.status) + run.err));
        QCOMPARE(run.out, QString());
        QVERIFY2(run.hasOneMessage(), qPrintable(run.err));
        for (const QString& name : named)
            QVERIFY2(run.err.contains(name), qPrintable(run.err));
    }

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(saveModel(
            m_folder.path(QStringLiteral("good.json")), randomModel({}), WeightType::F32));
        m_modelText = m_folder.read(QStringLiteral("good.json"));
        write("good.jsonl", goodInk);
        write("folder/x", {});
    }

    void models_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("why");
        QTest::newRow("truncated")
            << m_modelText.first(m_modelText.size() / 2) << QStringLiteral("line");
        QTest::newRow("no JSON") << QByteArray("a model") << QStringLiteral("JSON");
        QTest::newRow("other JSON") << QByteArray("{}") << QStringLiteral("not an Inkling model");
        QTest::newRow("wrong version")
            << QByteArray(m_modelText).replace("\"version\": 1", "\"version\": 7")
            << QStringLiteral("version 7");
        QTest::newRow("wrong shape")
            << QByteArray(m_modelText).replace("\"inputs\":784", "\"inputs\":783")
            << QStringLiteral("783");
        // AAB/ begins base64 of the float 7F800000, little-endian: infinity.
        // No raw string: the moc of Qt 6.4 loses its way in this one.
        const QByteArray dataKey = "\"data\":\""; // NOLINT(modernize-raw-string-literal)
        const qsizetype data = m_modelText.indexOf(dataKey) + dataKey.size();
        QTest::newRow("not finite")
            << QByteArray(m_modelText).replace(data, 6, "AACAfw") << QStringLiteral("infinite");
    }

    void models()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, why);
        const QString model = write("m.json", content);
        expectFailure(
            { QStringLiteral("classify"), QStringLiteral("--model"), model, path("good.jsonl") },
            { model, why });
    }

    void modelThatIsNoFile()
    {
        const QString ink = path("good.jsonl");
        for (const QString& model : { path("missing.json"), path("folder") })
            expectFailure(
                { QStringLiteral("classify"), QStringLiteral("--model"), model, ink }, { model });
    }

    void drawings_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("why");
        const QString ink = QStringLiteral("a.jsonl");
        const QByteArray good = goodInk;
        QTest::newRow("broken line")
            << ink << good + "\n{\"strokes\":[[[1,2]\n" + good << QStringLiteral("Line 3");
        QTest::newRow("no strokes") << ink << good + "{\"label\":1}" << QStringLiteral("Line 2");
        QTest::newRow("broken point")
            << ink << good + "{\"strokes\":[[[1,2],[3]]]}" << QStringLiteral("line 2");
        QTest::newRow("no line") << ink << QByteArray() << QStringLiteral("no drawing");
        QTest::newRow("no picture")
            << QStringLiteral("a.png") << QByteArray("text") << QStringLiteral("cannot be read");
    }

    void drawings()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, why);
        const QString drawing = qt(m_folder.write(name, content));
        expectFailure(
            { QStringLiteral("classify"), QStringLiteral("--model"), path("good.json"), drawing },
            { drawing, why });
        expectFailure(
            { QStringLiteral("normalize"), drawing, QStringLiteral("-o"), path("out.png") },
            { drawing, why });
    }

    void bareSheet()
    {
        QImage paper(50, 50, QImage::Format_RGB32);
        paper.fill(Qt::white);
        QVERIFY(paper.save(path("paper.png")));
        expectFailure({ QStringLiteral("classify"), QStringLiteral("--model"), path("good.json"),
                          path("paper.png") },
            { path("paper.png"), QStringLiteral("no ink") });
    }

    void folderForAFile()
    {
        const QString folder = path("folder");
        expectFailure(
            { QStringLiteral("classify"), QStringLiteral("--model"), path("good.json"), folder },
            { folder, QStringLiteral("folder") });
        expectFailure({ QStringLiteral("normalize"), folder, QStringLiteral("-o"), path("o.png") },
            { folder });
        expectFailure({ QStringLiteral("evaluate"), QStringLiteral("--model"), path("good.json"),
                          QStringLiteral("--data"), folder },
            { folder });
        expectFailure(
            { QStringLiteral("normalize"), path("good.jsonl"), QStringLiteral("-o"), folder },
            { folder });
        expectFailure({ QStringLiteral("train"), QStringLiteral("--data"), path("good.jsonl"),
                          QStringLiteral("-o"), folder },
            { folder });
    }

    void outputThatCannotBeWritten()
    {
        const QString below = path("good.json") + QStringLiteral("/below.png");
        expectFailure(
            { QStringLiteral("normalize"), path("good.jsonl"), QStringLiteral("-o"), below },
            { below });
        expectFailure({ QStringLiteral("train"), QStringLiteral("--data"), path("good.jsonl"),
                          QStringLiteral("-o"), below },
            { below });
        const QString nowhere = path("no/such/folder/m.json");
        expectFailure({ QStringLiteral("train"), QStringLiteral("--data"), path("good.jsonl"),
                          QStringLiteral("-o"), nowhere },
            { nowhere });
        const QString full = QStringLiteral("/dev/full");
        if (QFile::exists(full))
            expectFailure(
                { QStringLiteral("normalize"), path("good.jsonl"), QStringLiteral("-o"), full },
                { full });
    }

    void resultsThatCannotBeWritten()
    {
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("SKIPPED: this system has no /dev/full");
        QProcess process;
        prepareCli(process,
            { QStringLiteral("classify"), QStringLiteral("--model"), path("good.json"),
                path("good.jsonl") });
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start();
        const CliRun run = finishCli(process);
        QCOMPARE(run.status, 1);
        QVERIFY2(run.hasOneMessage(), qPrintable(run.err));
    }

    void idxFiles_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QString>("why");
        QTest::newRow("truncated") << QByteArray("000008030000000a0000001c0000001c") << 784 * 9
                                   << QStringLiteral("cut off");
        QTest::newRow("count lies")
            << QByteArray("00000803ffffffff0000001c0000001c") << 784 << QStringLiteral("promises");
        QTest::newRow("trailing") << QByteArray("00000803000000010000001c0000001c") << 785
                                  << QStringLiteral("does not match");
        QTest::newRow("other size")
            << QByteArray("00000803000000010000000e00000038") << 784 << QStringLiteral("28×28");
        QTest::newRow("no IDX") << QByteArray("504b0304") << 784
                                << QStringLiteral("not an IDX file");
    }

    void idxFiles()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, bytes);
        QFETCH(QString, why);
        const QString images
            = write("set-images-idx3-ubyte", QByteArray::fromHex(header) + QByteArray(bytes, '\0'));
        QVERIFY(writeIdxLabels(
            m_folder.path(QStringLiteral("set-labels-idx1-ubyte")), std::vector<std::uint8_t>(10)));
        expectFailure({ QStringLiteral("evaluate"), QStringLiteral("--model"), path("good.json"),
                          QStringLiteral("--data"), path("set") },
            { images, why });
    }

    void dataThatIsMissing()
    {
        const QString folder = path("data");
        for (const QString& set :
            { QStringLiteral("mnist:train"), QStringLiteral("pen:none.jsonl") })
            expectFailure(
                { QStringLiteral("evaluate"), QStringLiteral("--model"), path("good.json"),
                    QStringLiteral("--data"), set, QStringLiteral("--data-dir"), folder },
                { set, folder });
    }

    void recipes_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("why");
        const QByteArray head
            = R"({"format":"inkling-recipe","version":1,"data":[{"set":"mnist:train"}],)";
        QTest::newRow("unknown key") << head + R"("momentun":0.9})" << QStringLiteral("momentun");
        QTest::newRow("impossible value") << head + R"("epochs":-1})" << QStringLiteral("epochs");
        QTest::newRow("no JSON") << head << QStringLiteral("JSON");
    }

    void recipes()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, why);
        const QString recipe = write("r.json", content);
        expectFailure({ QStringLiteral("train"), QStringLiteral("--recipe"), recipe,
                          QStringLiteral("-o"), path("m.json") },
            { recipe, why });
    }
};

INKLING_TEST(CliBadInputTest, QCoreApplication)
#include "cli_bad_input_test.moc"
