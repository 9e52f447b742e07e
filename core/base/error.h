// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong outside the program, as data: a code and its arguments, without prose. The
// sentence that a person reads is made in app/base/error_text, where it can be translated.
#pragma once

#include <string>
#include <vector>

namespace inkling {

/// Names one expected failure; the comment lists its arguments in order.
enum class ErrorCode {
    // Files
    FileNotFound, ///< path
    FileIsFolder, ///< path
    FileUnreadable, ///< path, reason of the system
    FileUnwritable, ///< path, reason of the system
    FileTooLarge, ///< path, bytes found, bytes allowed
    GzipDamaged, ///< path
    GzipTooLarge, ///< path, bytes allowed
    // JSON of any kind
    JsonInvalid, ///< path, line, column
    JsonKeyMissing, ///< path, key
    JsonKeyWrongType, ///< path, key, type expected
    JsonTooLarge, ///< path, values allowed
    // Models
    ModelWrongFormat, ///< path
    ModelWrongVersion, ///< path, version found, version supported
    ModelWrongInput, ///< path, width, height
    ModelWrongClasses, ///< path, count found
    ModelNoLayers, ///< path
    ModelTooLarge, ///< path, layer from 1, parameters asked for, parameters allowed
    ModelWrongShape, ///< path, layer from 1, values expected, values found
    ModelLayersDoNotFit, ///< path, layer from 1, inputs of it, outputs of the layer before
    ModelUnknownActivation, ///< path, layer from 1, name
    ModelUnknownEncoding, ///< path, layer from 1, dtype and encoding found
    ModelDamagedData, ///< path, layer from 1
    ModelNotFinite, ///< path, layer from 1
    ModelWrongTemperature, ///< path
    ModelUnknownNormalization, ///< path, normalization and scale found
    ModelUnknownLayerType, ///< path, layer from 1, type
    ModelLastNotIdentity, ///< path, layer from 1, activation found
    ModelKeyWrongSize, ///< path, key, values needed, values found
    ModelKeyNotNumbers, ///< path, key
    ModelScoreWithoutHidden, ///< path
    // IDX files
    IdxWrongMagic, ///< path
    IdxTruncated, ///< path, bytes promised by the header, bytes there
    IdxTrailingBytes, ///< path, bytes promised by the header, bytes there
    IdxTooLarge, ///< path, bytes promised by the header, bytes allowed
    IdxWrongImageSize, ///< path, width, height
    IdxCountsDiffer, ///< images path, images, labels path, labels
    IdxLabelOutOfRange, ///< path, index from 0, label
    // Ink files
    InkLineNotJson, ///< path, line, column
    InkLineWithoutStrokes, ///< path, line
    InkPointInvalid, ///< path, line, stroke from 1, point from 1
    InkLabelInvalid, ///< path, line
    InkTooManyPoints, ///< path, line, points allowed
    InkFileEmpty, ///< path
    UnipenLineInvalid, ///< path, line
    // Pictures
    ImageUnreadable, ///< path, reason
    ImageNotRawDigit, ///< path, width, height
    ImageEmpty, ///< path
    ImageTooLarge, ///< path, width, height, pixels allowed
    ImageDamaged, ///< path
    ContentMissing, ///< where it came from, type promised
    ContentUnusable, ///< where it came from
    NoInk, ///< what was read (path, or path:line)
    // Kept drawings
    DrawingPutAside, ///< path of the damaged file, path that it has now
    DrawingsNotKept, ///< folder, reason of the system
    // Recipes and data
    RecipeUnknownKey, ///< path, key, keys allowed
    RecipeInvalidValue, ///< path, key, value, what is allowed
    DataSetMissing, ///< name, folder that was looked into
    DataSpecInvalid, ///< specification
    DataSetEmpty, ///< specification
    DataSetUnlabeled, ///< specification, line
    NothingHeldOut, ///< specification
    SplitLeavesNothing, ///< specification, samples there, samples to be held out
    // Fetching data
    CatalogInvalid, ///< path, key, value found
    CatalogSetUnknown, ///< name, names known
    DownloadFailed, ///< address, reason of the network
    DownloadStalled, ///< address, seconds without a byte
    DownloadNotSecure, ///< address, where it led
    DownloadWrongSize, ///< address, bytes expected, bytes offered
    DownloadDamaged, ///< address
    // Kept training runs
    RunNotKept, ///< folder, reason of the system
    RunDamaged, ///< path
    // Training
    TrainingDiverged, ///< epoch, step, learning rate
    RecipeNeedsMemory, ///< recipe, key, value, MiB needed, MiB there
    CheckpointWrongFormat, ///< path
    CheckpointWrongVersion, ///< path, version found, version supported
    CheckpointDamaged, ///< path
    CheckpointOtherRecipe, ///< path, key, value in the checkpoint, value in the recipe
    CheckpointOtherData, ///< path, data set
    Stopped, ///< no argument; stays the last code
};

/// One expected failure. \p arguments belong to \p code as its comment says.
struct Error {
    ErrorCode code;
    std::vector<std::string> arguments;

    bool operator==(const Error&) const = default;
};

} // namespace inkling
