// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "core/data/idx_file.h"
#include "core/data/synthetic_data.h"

#include <QFile>
#include <QLocale>

#include <limits>

namespace inkling::cli {

namespace {

    const QLatin1String imagesEnding("-images-idx3-ubyte");
    const QLatin1String labelsEnding("-labels-idx1-ubyte");

    QString withoutPacking(const QString& file)
    {
        return file.endsWith(QLatin1String(".gz")) ? file.chopped(3) : file;
    }

    Result<void> writeInk(const SyntheticSpec& spec, const QString& file)
    {
        std::vector<InkRecord> records;
        records.reserve(spec.count);
        for (std::uint32_t index = 0; index < spec.count; ++index)
            records.push_back(makeSyntheticRecord(spec, index));
        return writeInkFile(QFile::encodeName(file).toStdString(), records);
    }

    Result<void> writeIdxPair(const SyntheticSpec& spec, const QString& imagesFile)
    {
        const DataSet data = makeSyntheticData(spec, nameOf(spec));
        std::vector<std::uint8_t> pixels(data.size() * digitPixels);
        std::vector<std::uint8_t> labels;
        for (std::size_t i = 0; i < data.size(); ++i) {
            renderSample(
                data, i, standardPenWidth, std::span(pixels).subspan(i * digitPixels, digitPixels));
            labels.push_back(static_cast<std::uint8_t>(data.label(i)));
        }
        if (const Result<void> written
            = writeIdxImages(QFile::encodeName(imagesFile).toStdString(), pixels);
            !written)
            return written;
        const QString prefix = withoutPacking(imagesFile).chopped(imagesEnding.size());
        const QString packing = imagesFile.mid(withoutPacking(imagesFile).size());
        return writeIdxLabels(
            QFile::encodeName(prefix + labelsEnding + packing).toStdString(), labels);
    }

    void addOptions(CommandLine& line)
    {
        line.addValue({ { QStringLiteral("n"), QStringLiteral("count") }, QStringLiteral("N"),
            Text::tr("How many to write: 1 to 200000. The digits take turns.") });
        line.addValue({ { QStringLiteral("o"), QStringLiteral("output") }, QStringLiteral("FILE"),
            Text::tr("FILE.jsonl becomes an ink file; PREFIX-images-idx3-ubyte, plain or with .gz, "
                     "becomes images of 28×28 pixels, with labels in a second file beside it.") });
        line.addValue({ { QStringLiteral("seed") }, QStringLiteral("S"),
            Text::tr("The same seed gives the same drawings (default 1).") });
        line.addFlag(QStringLiteral("digits"), Text::tr("Write digits; this is the default."));
        line.addFlag(QStringLiteral("not-digits"),
            Text::tr("Draw letters, shapes, scribbles and the like, which are no digit and have no "
                     "label; into an ink file only."));
    }

} // namespace

ExitStatus synthesizeData(const Invocation& invocation)
{
    CommandLine line(invocation,
        Text::tr("Write digits with the synthetic pen, by as many hands as it takes: 20 each."));
    addOptions(line);
    if (const std::optional<ExitStatus> status = line.parse())
        return *status;

    const bool isNot = line.isSet(QStringLiteral("not-digits"));
    if (isNot && line.isSet(QStringLiteral("digits")))
        return refuse(Text::tr("Choose one of --digits and --not-digits."), invocation.command);
    SyntheticSpec spec { !isNot, 0, 1 };
    bool isNumber = false;
    spec.count = line.value(QStringLiteral("n")).toUInt(&isNumber);
    if (!isNumber || spec.count < 1 || spec.count > syntheticLimit)
        return refuse(
            Text::tr("Say with -n how many to write, from 1 to 200000."), invocation.command);
    if (line.isSet(QStringLiteral("seed"))) {
        spec.seed = line.value(QStringLiteral("seed")).toULongLong(&isNumber);
        if (!isNumber)
            return refuse(Text::tr("“%1” is no seed: give a whole number from 0.")
                              .arg(line.value(QStringLiteral("seed"))),
                invocation.command);
    }
    const QString file = line.value(QStringLiteral("output"));
    const bool isInk = file.endsWith(QLatin1String(".jsonl"));
    const bool isIdx = withoutPacking(file).endsWith(imagesEnding);
    if (!isInk && !isIdx)
        return refuse(Text::tr("Name with -o a file that ends with .jsonl or with "
                               "-images-idx3-ubyte."),
            invocation.command);
    if (isIdx && isNot)
        return refuse(Text::tr("What is no digit has no label, which IDX files cannot say; write "
                               "an ink file (.jsonl)."),
            invocation.command);
    const Result<void> written = isInk ? writeInk(spec, file) : writeIdxPair(spec, file);
    return written ? ExitStatus::Done : fail(written.error());
}

} // namespace inkling::cli
