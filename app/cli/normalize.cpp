// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digit/normalize.h"

#include "app/base/picture.h"
#include "app/cli/command.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/input.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <QDir>
#include <QFile>

#include <nlohmann/json.hpp>

namespace inkling::cli {

namespace {

    std::string figuresOf(const NormalizationStages& stages)
    {
        const Json figures {
            { "box",
                { { "left", stages.box.left }, { "top", stages.box.top },
                    { "right", stages.box.right }, { "bottom", stages.box.bottom } } },
            { "to_field",
                { { "scale_x", stages.toField.scaleX }, { "scale_y", stages.toField.scaleY },
                    { "offset_x", stages.toField.offsetX },
                    { "offset_y", stages.toField.offsetY } } },
            { "center_of_mass", { { "x", stages.massX }, { "y", stages.massY } } },
            { "offset", { { "x", stages.offsetX }, { "y", stages.offsetY } } },
        };
        return toJsonText(figures, 1) + '\n';
    }

    Result<void> saveStages(const QString& folder, const NormalizationStages& stages)
    {
        if (!QDir().mkpath(folder))
            return Error { ErrorCode::FileUnwritable,
                { folder.toStdString(), Text::tr("the folder cannot be made").toStdString() } };
        const QDir place(folder);
        if (Result<void> saved
            = savePicture(place.filePath(QStringLiteral("field.png")), stages.field);
            !saved)
            return saved;
        if (Result<void> saved
            = savePicture(place.filePath(QStringLiteral("image.png")), stages.image);
            !saved)
            return saved;
        return writeTextFile(
            QFile::encodeName(place.filePath(QStringLiteral("stages.json"))).toStdString(),
            figuresOf(stages));
    }

} // namespace

ExitStatus normalizeDrawing(const Invocation& invocation)
{
    CommandLine line(invocation,
        Text::tr("Write the image of 28×28 pixels that the network sees of a drawing."));
    line.setPaths(QStringLiteral("IN"),
        Text::tr(
            "A picture, or an ink file, whose first drawing is taken; FILE:LINE takes another."),
        1, 1);
    line.addValue({ { QStringLiteral("o"), QStringLiteral("output") }, QStringLiteral("OUT.png"),
        Text::tr("Write the image to OUT.png.") });
    line.addValue({ { QStringLiteral("stages") }, QStringLiteral("DIR"),
        Text::tr("Also write what was made on the way to the folder DIR: field.png, image.png and "
                 "stages.json.") });
    if (const std::optional<ExitStatus> status = line.parse())
        return *status;
    const QString output = line.value(QStringLiteral("output"));
    if (output.isEmpty())
        return refuse(Text::tr("Name the file to write with -o."), invocation.command);

    const Result<std::vector<NamedDrawing>> drawings
        = readDrawings(line.paths().constFirst(), PictureMode::AsDrawing);
    if (!drawings)
        return fail(drawings.error());
    const NamedDrawing& first = drawings->front();
    const std::optional<NormalizationStages> stages = normalize(first.drawing);
    if (!stages)
        return fail({ ErrorCode::NoInk, { first.source } });
    if (const Result<void> saved = savePicture(output, stages->image); !saved)
        return fail(saved.error());
    if (line.isSet(QStringLiteral("stages"))) {
        if (const Result<void> saved = saveStages(line.value(QStringLiteral("stages")), *stages);
            !saved)
            return fail(saved.error());
    }
    return ExitStatus::Done;
}

} // namespace inkling::cli
