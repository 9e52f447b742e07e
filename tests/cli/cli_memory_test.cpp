// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are made to eat all memory: one clear line, and never more than a stated bound.
#include "core/model/model_file.h"
#include "tests/cli/support/cli_run.h"
#include "tests/support/instrumented.h"
#include "tests/support/random_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

#include <sys/resource.h>

using namespace inkling;
using namespace inkling::test;
using namespace Qt::StringLiterals;

namespace {

// The largest is an IDX file that unpacks to its limit of 512 MiB; the bound is documented in core/README.md.
constexpr long boundMebibytes = 700;

QString qt(const std::string& path) { return QFile::decodeName(path.c_str()); }

QByteArray word(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// Packs \p begin and then \p megabytes of zeros, and claims at the end to unpack to \p claim bytes.
QByteArray gzipBomb(const QByteArray& begin, int megabytes, quint32 claim)
{
    z_stream stream {};
    constexpr int rawDeflate = -15;
    constexpr int memoryLevel = 8;
    if (deflateInit2(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, rawDeflate, memoryLevel, Z_DEFAULT_STRATEGY)
        != Z_OK)
        qFatal("deflateInit2");
    const auto packed = [&stream](const QByteArray& bytes) {
        QByteArray target(bytes.size() + 64, '\0');
        QByteArray source = bytes;
        stream.next_in = reinterpret_cast<Bytef*>(source.data());
        stream.avail_in = static_cast<uInt>(source.size());
        stream.next_out = reinterpret_cast<Bytef*>(target.data());
        stream.avail_out = static_cast<uInt>(target.size());
        deflate(&stream, Z_FULL_FLUSH);
        return target.first(target.size() - static_cast<qsizetype>(stream.avail_out));
    };
    const QByteArray head = packed(begin);
    // After a full flush the same bytes may come again.
    const QByteArray block = packed(QByteArray(1 << 20, '\0'));
    deflateEnd(&stream);
    QByteArray size(4, '\0');
    qToLittleEndian(claim, size.data());
    return QByteArray::fromHex("1f8b08000000000000ff") + head + block.repeated(megabytes)
        + QByteArray(4, '\0') + size;
}

} // namespace

class CliMemoryTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;

    QString path(const QString& name) const { return qt(m_folder.path(name)); }

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(saveModel(m_folder.path(u"good.json"_s), randomModel({}), WeightType::F32));
        m_folder.write(u"good.jsonl"_s, R"({"strokes":[[[10,10],[60,12],[30,90]]]})");
        const QByteArray images = word(0x803) + word(60'000) + word(28) + word(28);
        m_folder.write(u"honest-images-idx3-ubyte.gz"_s, gzipBomb(images, 3000, 3000U << 20U));
        m_folder.write(u"liar-images-idx3-ubyte.gz"_s, gzipBomb(images, 3000, 512U << 20U));
        m_folder.write(u"many-images-idx3-ubyte"_s,
            word(0x803) + word(0xFFFF'FFFF) + word(0xFFFF'FFFF) + word(0xFFFF'FFFF));
        for (const QString& name : { u"honest"_s, u"liar"_s, u"many"_s })
            m_folder.write(name + u"-labels-idx1-ubyte"_s,
                word(0x801) + word(60'000) + QByteArray(60'000, '\0'));
        const QByteArray begun = "{\"format\":\"inkling-model\",\"version\":1,\"x\":";
        m_folder.write(
            u"numbers.json"_s, begun + '[' + QByteArray("0,").repeated(50 << 20) + "0]}");
        m_folder.write(u"text.json"_s, begun + '"' + QByteArray(150 << 20, 'x') + "\"}");
        QFile sparse(path(u"sparse.json"_s));
        QVERIFY(sparse.open(QIODevice::WriteOnly));
        QVERIFY(sparse.resize(qint64 { 100 } << 30U)); // 100 GB that take no room on the disk
        m_folder.write(u"points.jsonl"_s,
            "{\"strokes\":[[" + QByteArray("[1,2],").repeated(1'000'000) + "[1,2]]]}");
        m_folder.write(u"line.jsonl"_s,
            "{\"strokes\":[[[1,2]]],\"writer\":\"" + QByteArray(100 << 20, 'x') + "\"}");
        m_folder.write(u"values.jsonl"_s,
            "{\"strokes\":[[[1,2]]],\"k\":[" + QByteArray("1,").repeated(4 << 20) + "1]}");
        m_folder.write(u"huge.pgm"_s, "P5 60000 60000 255\n" + QByteArray(1000, 'x'));
        m_folder.write(u"huge.bmp"_s,
            QByteArray::fromHex("424d360000000000000036000000280000"
                                "0060ea000060ea00000100180000000000"
                                "00000000000000000000000000000000"
                                "00000000")
                + QByteArray(1000, 'x'));
    }

    static void hostileFiles_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("why");
        const auto data = [](const char* name, const QString& set, const QString& why) {
            QTest::newRow(name) << QStringList { u"evaluate"_s, u"--model"_s, u"good.json"_s,
                u"--data"_s, set }
                                << set + u"-images-idx3-ubyte"_s << why;
        };
        data("gzip that unpacks without end", u"honest"_s, u"unpacks to more than"_s);
        data("gzip that lies of its size", u"liar"_s, u"damaged"_s);
        data("IDX dimensions that overflow", u"many"_s, u"promises"_s);
        for (const auto& [name, why] : { std::pair { u"numbers.json"_s, u"2,000,000"_s },
                 { u"text.json"_s, u"lacks the key"_s }, { u"sparse.json"_s, u"too large"_s } })
            QTest::addRow("model %s", qPrintable(name))
                << QStringList { u"classify"_s, u"--model"_s, name, u"good.jsonl"_s } << name
                << why;
        for (const auto& [name, why] : { std::pair { u"points.jsonl"_s, u"200,000"_s },
                 { u"line.jsonl"_s, u"200,000"_s }, { u"values.jsonl"_s, u"2,000,000"_s },
                 { u"huge.pgm"_s, u"damaged"_s }, { u"huge.bmp"_s, u"damaged"_s } })
            QTest::addRow("drawing %s", qPrintable(name))
                << QStringList { u"classify"_s, u"--model"_s, u"good.json"_s, name } << name << why;
    }

    void hostileFiles()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, file);
        QFETCH(QString, why);
        QProcess process;
        prepareCli(process, arguments);
        process.setWorkingDirectory(path(QString()));
        process.start();
        const CliRun run = finishCli(process);
        QVERIFY2(run.status == 1, qPrintable(QString::number(run.status) + run.err));
        QCOMPARE(run.out, QString());
        QVERIFY2(run.hasOneMessage(), qPrintable(run.err));
        QVERIFY2(run.err.contains(file), qPrintable(run.err));
        QVERIFY2(run.err.contains(why), qPrintable(run.err));
        rusage usage {};
        QCOMPARE(getrusage(RUSAGE_CHILDREN, &usage), 0);
        // The most that any child took so far.
        const long mebibytes = usage.ru_maxrss >> 10U;
        qInfo("at most %ld MiB", mebibytes);
        if (!isInstrumented)
            QVERIFY(mebibytes < boundMebibytes);
    }
};

INKLING_TEST(CliMemoryTest, QCoreApplication)
#include "cli_memory_test.moc"
