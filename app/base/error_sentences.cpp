// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/error_sentences.h"

#include <QtGlobal>

#include <array>
#include <cstddef>

namespace inkling {

namespace {

    using Code = ErrorCode;

    constexpr std::size_t codeCount = static_cast<std::size_t>(Code::Stopped) + 1;

    // clang-format off
    constexpr auto sentences = std::to_array<ErrorSentence>({
        { Code::FileNotFound, "p", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” does not exist; check its name and its folder.") },
        { Code::FileIsFolder, "p", QT_TRANSLATE_NOOP("ErrorText", "“%1” is a folder where a file is needed; name a file inside it.") },
        { Code::FileUnreadable, "pt", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” cannot be read (%2); check that you may read it.") },
        { Code::FileUnwritable, "pt", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” cannot be written (%2); choose another place or free some space.") },
        { Code::FileTooLarge, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” is too large: it has %2 bytes and at most %3 are accepted; check that it is the right file.") },
        { Code::GzipDamaged, "p", QT_TRANSLATE_NOOP("ErrorText", "The compressed file “%1” is damaged or cut off; get it again.") },
        { Code::GzipTooLarge, "pn", QT_TRANSLATE_NOOP("ErrorText", "The compressed file “%1” unpacks to more than the %2 bytes that are accepted; check that it is the right file.") },
        { Code::JsonInvalid, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” is not valid JSON: line %2, column %3 is broken; mend it there or get the file again.") },
        { Code::JsonKeyMissing, "pt", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” lacks the key “%2”; add it or get the file again.") },
        { Code::JsonKeyWrongType, "pty", QT_TRANSLATE_NOOP("ErrorText", "The key “%2” in “%1” has the wrong type: it must be of type %3.") },
        { Code::JsonTooLarge, "pn", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” is too large: it holds more than the %2 JSON values that are accepted; check that it is the right file.") },
        { Code::ModelWrongFormat, "p", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” is not an Inkling model; choose a file whose format is “inkling-model”.") },
        { Code::ModelWrongVersion, "ptt", QT_TRANSLATE_NOOP("ErrorText", "The model “%1” has format version %2, but this program reads version %3; use a newer program or save the model in version %3.") },
        { Code::ModelWrongInput, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The model “%1” expects images of %2×%3 pixels, but digits here have 28×28; choose another model.") },
        { Code::ModelWrongClasses, "pn", QT_TRANSLATE_NOOP("ErrorText", "The model “%1” does not tell apart the ten digits 0 to 9 (classes found: %2); choose another model.") },
        { Code::ModelNoLayers, "p", QT_TRANSLATE_NOOP("ErrorText", "The model “%1” has no layers; choose another model.") },
        { Code::ModelTooLarge, "pnnn", QT_TRANSLATE_NOOP("ErrorText", "Layer %2 of the model “%1” is too large: it asks for %3 parameters and at most %4 are accepted.") },
        { Code::ModelWrongShape, "pnnn", QT_TRANSLATE_NOOP("ErrorText", "Layer %2 of the model “%1” has the wrong shape: %3 values are needed and %4 are there; get the file again.") },
        { Code::ModelLayersDoNotFit, "pnnn", QT_TRANSLATE_NOOP("ErrorText", "Layer %2 of the model “%1” does not fit what comes before it: it takes %3 values and is given %4.") },
        { Code::ModelUnknownActivation, "pnt", QT_TRANSLATE_NOOP("ErrorText", "Layer %2 of the model “%1” has the activation “%3”, which this program does not know; it knows identity, sigmoid, tanh and relu.") },
        { Code::ModelUnknownEncoding, "pnt", QT_TRANSLATE_NOOP("ErrorText", "Layer %2 of the model “%1” stores its numbers as “%3”, which this program does not know; it knows f32 and f16 in base64.") },
        { Code::ModelDamagedData, "pn", QT_TRANSLATE_NOOP("ErrorText", "The numbers of layer %2 of the model “%1” are damaged: they are not valid base64; get the file again.") },
        { Code::ModelNotFinite, "pn", QT_TRANSLATE_NOOP("ErrorText", "Layer %2 of the model “%1” holds a number that is infinite or not a number, or too large for its type; train the model again.") },
        { Code::ModelWrongTemperature, "p", QT_TRANSLATE_NOOP("ErrorText", "The temperature of the model “%1” must be a number above 0; mend it or get the file again.") },
        { Code::ModelUnknownNormalization, "pt", QT_TRANSLATE_NOOP("ErrorText", "The model “%1” expects its images prepared as %2, but this program prepares them as “mnist” with a scale from 0 to 1; choose another model.") },
        { Code::ModelUnknownLayerType, "pnt", QT_TRANSLATE_NOOP("ErrorText", "Layer %2 of the model “%1” has the type “%3”, but this program knows only dense layers; choose another model.") },
        { Code::ModelLastNotIdentity, "pnt", QT_TRANSLATE_NOOP("ErrorText", "Layer %2 of the model “%1” is the last one and has the activation “%3”; the last layer must have the activation “identity”.") },
        { Code::ModelKeyWrongSize, "ptnn", QT_TRANSLATE_NOOP("ErrorText", "The key “%2” of the model “%1” has the wrong size: %3 values are needed and %4 are there; get the file again.") },
        { Code::ModelKeyNotNumbers, "pt", QT_TRANSLATE_NOOP("ErrorText", "The key “%2” of the model “%1” holds a number that is not finite, or stores its numbers in a form that this program does not know (it knows f32 and f16 in base64); get the file again or train the model again.") },
        { Code::ModelScoreWithoutHidden, "p", QT_TRANSLATE_NOOP("ErrorText", "The model “%1” has the key “is_digit” but no hidden layer to take it from; remove the key or get the file again.") },
        { Code::IdxWrongMagic, "p", QT_TRANSLATE_NOOP("ErrorText", "The file “%1” is not an IDX file of the kind needed: its first four bytes differ; check that it is the right file.") },
        { Code::IdxTruncated, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The IDX file “%1” is cut off: its header promises %2 bytes and %3 are there; get the file again.") },
        { Code::IdxTrailingBytes, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The IDX file “%1” does not match its header, which promises %2 bytes where %3 are there; get the file again.") },
        { Code::IdxTooLarge, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The header of the IDX file “%1” promises %2 bytes and at most %3 are accepted; get the file again.") },
        { Code::IdxWrongImageSize, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The IDX file “%1” holds images of %2×%3 pixels, but images of 28×28 are needed.") },
        { Code::IdxCountsDiffer, "pnpn", QT_TRANSLATE_NOOP("ErrorText", "“%1” holds %2 images, but “%3” holds %4 labels; the two files do not belong together.") },
        { Code::IdxLabelOutOfRange, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The label at index %2 of the IDX file “%1” is %3, but labels go from 0 to 9; get the file again.") },
        { Code::InkLineNotJson, "pnn", QT_TRANSLATE_NOOP("ErrorText", "Line %2 of the ink file “%1” is not valid JSON: it is broken at column %3; mend that line.") },
        { Code::InkLineWithoutStrokes, "pn", QT_TRANSLATE_NOOP("ErrorText", "Line %2 of the ink file “%1” is no drawing: it needs a key “strokes” with a list of strokes; mend that line.") },
        { Code::InkPointInvalid, "pnnn", QT_TRANSLATE_NOOP("ErrorText", "In line %2 of the ink file “%1” point %4 of stroke %3 is invalid: it must be [x, y], [x, y, time] or [x, y, time, pressure] within ±1,000,000, with a pressure from 0 to 1.") },
        { Code::InkLabelInvalid, "pn", QT_TRANSLATE_NOOP("ErrorText", "The label in line %2 of the ink file “%1” must be a digit from 0 to 9 or null; mend that line.") },
        { Code::InkTooManyPoints, "pnn", QT_TRANSLATE_NOOP("ErrorText", "Line %2 of the ink file “%1” is too long: a drawing may have at most %3 points.") },
        { Code::InkFileEmpty, "p", QT_TRANSLATE_NOOP("ErrorText", "The ink file “%1” holds no drawing; choose another file.") },
        { Code::UnipenLineInvalid, "pn", QT_TRANSLATE_NOOP("ErrorText", "Line %2 of the UNIPEN file “%1” is invalid: strokes follow a .SEGMENT, between .PEN_DOWN and .PEN_UP, with two numbers within ±1,000,000 on each line; fetch the file anew or mend the line.") },
        { Code::ImageUnreadable, "pt", QT_TRANSLATE_NOOP("ErrorText", "The picture “%1” cannot be read (%2); choose a picture in a common format such as PNG.") },
        { Code::ImageNotRawDigit, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The picture “%1” has %2×%3 pixels, but 28×28 are needed to take it as it is; leave out “--raw” to have it prepared.") },
        { Code::ImageEmpty, "p", QT_TRANSLATE_NOOP("ErrorText", "The picture “%1” is empty: it has no pixels; choose another picture.") },
        { Code::ImageTooLarge, "pnnn", QT_TRANSLATE_NOOP("ErrorText", "The picture “%1” is too large: it has %2×%3 pixels and at most %4 are accepted; make it smaller or cut the digit out.") },
        { Code::ImageDamaged, "p", QT_TRANSLATE_NOOP("ErrorText", "The picture “%1” is damaged or cut off; get it again.") },
        { Code::ContentMissing, "tt", QT_TRANSLATE_NOOP("ErrorText", "What comes from “%1” claims to be of type %2, but nothing of it can be read; copy it again or save it as a file and open that.") },
        { Code::ContentUnusable, "t", QT_TRANSLATE_NOOP("ErrorText", "What comes from “%1” holds neither a picture nor a drawing; copy a picture, a file or a drawing.") },
        { Code::NoInk, "p", QT_TRANSLATE_NOOP("ErrorText", "There is no ink in “%1”, so there is no digit to read.") },
        { Code::DrawingPutAside, "pp", QT_TRANSLATE_NOOP("ErrorText", "The kept drawing “%1” is damaged, so it was put aside as “%2”; all other drawings are there, and nothing needs to be done.") },
        { Code::DrawingsNotKept, "pt", QT_TRANSLATE_NOOP("ErrorText", "Your drawings cannot be kept in “%1” (%2); free some space or make the folder writable. Until then you can go on drawing, but what is new is lost when you close Inkling.") },
        { Code::RecipeUnknownKey, "ptt", QT_TRANSLATE_NOOP("ErrorText", "The recipe “%1” has the key “%2”, which does not exist; the keys possible there are %3.") },
        { Code::RecipeInvalidValue, "pttt", QT_TRANSLATE_NOOP("ErrorText", "In the recipe “%1” the key “%2” has the value “%3”, which is not possible; possible is: %4.") },
        { Code::DataSetMissing, "tp", QT_TRANSLATE_NOOP("ErrorText", "The data set “%1” was not found in the folder “%2”; name the data folder with “--data-dir” or in INKLING_DATA_DIR.") },
        { Code::DataSpecInvalid, "t", QT_TRANSLATE_NOOP("ErrorText", "“%1” names no data set; use mnist:train, mnist:test, pen:FILE, synthetic:N or synthetic-not:N (N from 1 to 200,000), an ink file, or the beginning of the names of two IDX files.") },
        { Code::DataSetEmpty, "t", QT_TRANSLATE_NOOP("ErrorText", "The data set “%1” holds no samples; choose another one.") },
        { Code::DataSetUnlabeled, "tn", QT_TRANSLATE_NOOP("ErrorText", "The data set “%1” cannot be used here because sample %2 has no label; label it or choose another data set.") },
        { Code::NothingHeldOut, "t", QT_TRANSLATE_NOOP("ErrorText", "Nothing of the data set “%1” is held out of training: it has fewer than five writers. Measure all of it, without --held-out.") },
        { Code::SplitLeavesNothing, "tnn", QT_TRANSLATE_NOOP("ErrorText", "The data set “%1” has %2 samples; when %3 are held out for validation, none is left to train on: hold out fewer.") },
        { Code::CatalogInvalid, "ptt", QT_TRANSLATE_NOOP("ErrorText", "The catalog of data sets “%1” cannot be used: its key “%2” has the value “%3”, which is not possible; get Inkling again.") },
        { Code::CatalogSetUnknown, "tt", QT_TRANSLATE_NOOP("ErrorText", "No data set called “%1” can be fetched; known are: %2.") },
        { Code::DownloadFailed, "tt", QT_TRANSLATE_NOOP("ErrorText", "“%1” could not be fetched (%2); check the connection and try again: what has arrived so far is kept.") },
        { Code::DownloadStalled, "tn", QT_TRANSLATE_NOOP("ErrorText", "“%1” sent nothing for %2 seconds; try again later: what has arrived so far is kept.") },
        { Code::DownloadNotSecure, "tt", QT_TRANSLATE_NOOP("ErrorText", "“%1” led to “%2”, which is no secure address, so nothing was fetched from there; try again later.") },
        { Code::DownloadWrongSize, "tnn", QT_TRANSLATE_NOOP("ErrorText", "“%1” is not the right file: it should have %2 bytes and has %3; nothing of it was used. Try again later.") },
        { Code::DownloadDamaged, "t", QT_TRANSLATE_NOOP("ErrorText", "What came from “%1” is not the right file: its checksum differs; nothing of it was used. Try again later.") },
        { Code::RunNotKept, "pt", QT_TRANSLATE_NOOP("ErrorText", "This run cannot be kept in “%1” (%2); it goes on, but it cannot be resumed after Inkling was closed. Free some space or make the folder writable.") },
        { Code::RunDamaged, "p", QT_TRANSLATE_NOOP("ErrorText", "The kept run “%1” is damaged and is left out; delete it, nothing else depends on it.") },
        { Code::TrainingDiverged, "nnn", QT_TRANSLATE_NOOP("ErrorText", "Training diverged in epoch %1, at minibatch %2, with a learning rate of %3: numbers grew beyond all bounds. What was learned until the last good epoch is kept; try a smaller learning rate or a longer warm-up.") },
        { Code::RecipeNeedsMemory, "pttnn", QT_TRANSLATE_NOOP("ErrorText", "The recipe “%1” has the value %3 for the key “%2”; training would need about %4 MiB of memory, and %5 MiB are there: choose smaller layers or minibatches.") },
        { Code::CheckpointWrongFormat, "p", QT_TRANSLATE_NOOP("ErrorText", "“%1” is no checkpoint of a training run; choose one that was written with “--checkpoint”.") },
        { Code::CheckpointWrongVersion, "pnn", QT_TRANSLATE_NOOP("ErrorText", "The checkpoint “%1” has version %2, but this program reads version %3; resume it with the program that wrote it.") },
        { Code::CheckpointDamaged, "p", QT_TRANSLATE_NOOP("ErrorText", "The checkpoint “%1” is damaged or cut off; begin the training anew.") },
        { Code::CheckpointOtherRecipe, "pttt", QT_TRANSLATE_NOOP("ErrorText", "The checkpoint “%1” belongs to another recipe: its “%2” is %3, but here it is %4; resume with the recipe that it was begun with.") },
        { Code::CheckpointOtherData, "pt", QT_TRANSLATE_NOOP("ErrorText", "The checkpoint “%1” was begun with other data: “%2” is no longer what it was; resume with the same data or begin anew.") },
        { Code::Stopped, "", QT_TRANSLATE_NOOP("ErrorText", "Stopped before it was finished, as you asked.") },
    });

    // clang-format on

    constexpr bool isComplete()
    {
        if (std::size(sentences) != codeCount)
            return false;
        for (std::size_t i = 0; i < codeCount; ++i) {
            if (static_cast<std::size_t>(sentences[i].code) != i)
                return false;
        }
        return true;
    }

    static_assert(
        isComplete(), "every ErrorCode needs its sentence, in the order of core/base/error.h");

} // namespace

const ErrorSentence& sentenceOf(ErrorCode code)
{
    return sentences[static_cast<std::size_t>(code)];
}

} // namespace inkling
