// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/arrival.h"

#include "app/base/picture_file.h"
#include "core/data/idx_file.h"
#include "core/digit/normalize.h"
#include "core/ink/ink_file.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr std::uint8_t fullInk = 255;

    int countOf(std::size_t number)
    {
        return static_cast<int>(std::min<std::size_t>(number, std::numeric_limits<int>::max()));
    }

    bool isInkFile(const QString& path)
    {
        return path.endsWith(".jsonl"_L1, Qt::CaseInsensitive)
            || path.endsWith(".json"_L1, Qt::CaseInsensitive);
    }

    bool isIdxFile(const QString& path) { return path.contains("idx3-ubyte"_L1); }

    Result<Arrival> takeInk(
        const Result<std::vector<InkRecord>>& records, const QString& name, float penWidth)
    {
        if (!records)
            return records.error();
        const InkRecord& first = records->front();
        if (!boundsOf(first.strokes))
            return Error { ErrorCode::NoInk, { name.toStdString() } };
        return Arrival { name, countOf(records->size()), false, sheetFromInk(first, penWidth), {} };
    }

    Result<Arrival> takeDigits(const QString& path)
    {
        const Result<IdxImages> images = readIdxImages(path.toStdString());
        if (!images)
            return images.error();
        if (images->count == 0)
            return Error { ErrorCode::NoInk, { path.toStdString() } };
        GrayImage first(digitSide, digitSide);
        std::copy_n(images->pixels.begin(), first.pixels.size(), first.pixels.begin());
        return Arrival { path, countOf(images->count), false,
            sheetFromPicture(std::move(first), true), {} };
    }

    bool hasInk(const GrayImage& image)
    {
        return std::any_of(
            image.pixels.begin(), image.pixels.end(), [](std::uint8_t gray) { return gray > 0; });
    }

    Result<Arrival> offerPicture(Result<LoadedPicture> loaded, const QString& name)
    {
        if (!loaded)
            return loaded.error();
        auto offer = std::make_shared<PictureOnOffer>();
        offer->isDigit = loaded->size == QSize(digitSide, digitSide);
        offer->measured = measurePaper(loaded->gray);
        offer->gray = std::move(loaded->gray);
        Arrival arrival;
        arrival.name = name;
        arrival.isAnimation = loaded->isAnimation;
        arrival.sheet = sheetFromOffer(*offer, usualChoice(*offer));
        // A photo without ink may have some at another threshold.
        const bool isPhoto = offer->measured.paper == PaperKind::Photo;
        if (!isPhoto && !hasInk(offer->measured.contrast))
            return Error { ErrorCode::NoInk, { name.toStdString() } };
        if (isPhoto || offer->isDigit)
            arrival.offer = std::move(offer);
        return arrival;
    }

    /// A digit as it is, ink bright on black.
    GrayImage digitOf(const PictureOnOffer& offer)
    {
        if (offer.measured.paper == PaperKind::Plain)
            return offer.measured.contrast;
        GrayImage digit = offer.gray;
        if (offer.measured.darkInk) {
            for (std::uint8_t& gray : digit.pixels)
                gray = static_cast<std::uint8_t>(fullInk - gray);
        }
        return digit;
    }

    /// Reads each kind of content.
    struct Reader {
        const QString& name;
        float penWidth;

        Result<Arrival> operator()(const IncomingFile& file) const
        {
            if (isIdxFile(file.path))
                return takeDigits(file.path);
            return isInkFile(file.path)
                ? takeInk(readInkFile(file.path.toStdString()), name, penWidth)
                : offerPicture(loadPicture(file.path), name);
        }

        Result<Arrival> operator()(const IncomingPicture& picture) const
        {
            return offerPicture(decodePicture(picture.bytes, name.toStdString()), name);
        }

        Result<Arrival> operator()(const IncomingInk& ink) const
        {
            return takeInk(
                parseInkText({ ink.text.constData(), static_cast<std::size_t>(ink.text.size()) },
                    name.toStdString()),
                name, penWidth);
        }

        Result<Arrival> operator()(const QImage& picture) const
        {
            return offerPicture(takePicture(picture, name.toStdString()), name);
        }
    };

} // namespace

Result<Arrival> readArrival(const Incoming& incoming, float penWidth)
{
    return std::visit(Reader { incoming.name, penWidth }, incoming.content);
}

PictureChoice usualChoice(const PictureOnOffer& offer)
{
    return { offer.measured.threshold, !offer.isDigit };
}

GrayImage inkOfOffer(const PictureOnOffer& offer, const PictureChoice& choice)
{
    return choice.prepare ? inkAbove(offer.measured, choice.threshold) : digitOf(offer);
}

Sheet sheetFromOffer(const PictureOnOffer& offer, const PictureChoice& choice)
{
    return sheetFromPicture(inkOfOffer(offer, choice), !choice.prepare);
}

} // namespace inkling
