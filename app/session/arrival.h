// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from outside (a file, a drop, the clipboard) on its way onto the sheet: ink and plain pictures are taken as
// they are, of photos and of pictures that are digits already one is asked first.
#pragma once

#include "app/session/sheet.h"
#include "core/base/result.h"
#include "core/photo/photo.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace inkling {

/// The path of a file.
struct IncomingFile {
    QString path;
};

/// A picture in the bytes of its file format.
struct IncomingPicture {
    QByteArray bytes;
};

/// The text of an ink file.
struct IncomingInk {
    QByteArray text;
};

/// Something from outside that was not read yet. *Threading*: a value; it may go to another thread.
struct Incoming {
    QString name; ///< for whoever reads of it: the path of a file, or "clipboard"
    std::variant<IncomingFile, IncomingPicture, IncomingInk, QImage> content;
};

/// A picture that one should see before its ink is used.
struct PictureOnOffer {
    GrayImage gray; ///< as it came, shrunk; dark is 0
    MeasuredPicture measured;
    bool isDigit = false; ///< 28×28: it may go to the network as it is
};

/// What was read. *Threading*: a value.
struct Arrival {
    QString name;
    int drawings = 1; ///< how many there are; the first one is taken
    bool isAnimation = false;
    Sheet sheet; ///< what is to be taken; unless asked otherwise
    std::shared_ptr<const PictureOnOffer> offer; ///< null when there is nothing to be asked
};

/// How the ink of an offered picture is taken.
struct PictureChoice {
    int threshold = 0; ///< as inkAbove takes it
    bool prepare = true; ///< false: a digit goes to the network as it is

    bool operator==(const PictureChoice&) const = default;
};

/// Reads \p incoming; ink of unknown pen is drawn with \p penWidth. A file is IDX where its name has "idx3-ubyte" in it,
/// ink where it ends in .jsonl or .json, else a picture.
/// *Errors*: those of readInkFile, readIdxImages, loadPicture and takePicture; NoInk for a drawing without strokes and for
/// a plain picture without ink. *Threading*: any thread; a photo of 12 megapixels takes about 0.2 s.
Result<Arrival> readArrival(const Incoming& incoming, float penWidth);

/// Returns what one would choose without being asked: the proposed threshold, and a digit as it is.
PictureChoice usualChoice(const PictureOnOffer& offer);

/// Returns the ink of \p offer as \p choice has it: bright on black.
GrayImage inkOfOffer(const PictureOnOffer& offer, const PictureChoice& choice);

/// Returns \p offer as a sheet.
Sheet sheetFromOffer(const PictureOnOffer& offer, const PictureChoice& choice);

} // namespace inkling
