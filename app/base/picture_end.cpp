// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/picture_end.h"

#include <QtEndian>

#include <cstdint>

namespace inkling {

namespace {

    constexpr QByteArrayView pngSignature("\x89PNG\r\n\x1a\n");
    constexpr qsizetype noPlace = -1;

    bool has(QByteArrayView bytes, qsizetype place, qsizetype count)
    {
        return place >= 0 && place <= bytes.size() - count;
    }

    unsigned byteAt(QByteArrayView bytes, qsizetype place)
    {
        return static_cast<unsigned char>(bytes[place]);
    }

    /// Chunks of a length, a name, that many bytes and a checksum, until IEND.
    bool isPngCutOff(QByteArrayView bytes)
    {
        constexpr qsizetype around = 12; // length, name, checksum
        qsizetype place = pngSignature.size();
        while (has(bytes, place, around)) {
            const qsizetype length = qFromBigEndian<quint32>(bytes.data() + place);
            if (bytes.sliced(place + 4, 4) == QByteArrayView("IEND"))
                return false;
            place += length + around;
        }
        return true;
    }

    /// Returns where the marker after the entropy-coded data at \p place begins; zeros and restarts belong to the data.
    qsizetype endOfScan(QByteArrayView bytes, qsizetype place)
    {
        constexpr unsigned firstRestart = 0xD0;
        constexpr unsigned lastRestart = 0xD7;
        while ((place = bytes.indexOf('\xFF', place)) >= 0 && has(bytes, place, 2)) {
            const unsigned next = byteAt(bytes, place + 1);
            const bool isData = next == 0 || (next >= firstRestart && next <= lastRestart);
            if (!isData && next != 0xFF)
                return place;
            place += next == 0xFF ? 1 : 2;
        }
        return noPlace;
    }

    /// Segments of a marker and a length, until the end marker. What cameras append after it does not matter.
    bool isJpegCutOff(QByteArrayView bytes)
    {
        constexpr unsigned endOfImage = 0xD9;
        constexpr unsigned startOfScan = 0xDA;
        qsizetype place = 2;
        while (has(bytes, place, 2)) {
            const unsigned marker = byteAt(bytes, place + 1);
            if (byteAt(bytes, place) != 0xFF)
                return false; // not for us to judge: the reader skips what is between segments
            if (marker == endOfImage)
                return false;
            if (marker == 0xFF) {
                ++place;
                continue;
            }
            if (!has(bytes, place, 4))
                return true;
            place += 2 + qFromBigEndian<quint16>(bytes.data() + place + 2);
            if (marker == startOfScan)
                place = endOfScan(bytes, place);
        }
        return true;
    }

    /// Skips blocks of a length byte and that many bytes up to the empty one.
    qsizetype afterGifBlocks(QByteArrayView bytes, qsizetype place)
    {
        while (has(bytes, place, 1)) {
            const unsigned length = byteAt(bytes, place);
            if (length == 0)
                return place + 1;
            place += 1 + static_cast<qsizetype>(length);
        }
        return noPlace;
    }

    qsizetype gifColors(unsigned flags)
    {
        constexpr unsigned hasTable = 0x80;
        constexpr unsigned sizeBits = 0x07;
        constexpr qsizetype bytesPerColor = 3;
        return (flags & hasTable) != 0 ? bytesPerColor << ((flags & sizeBits) + 1) : 0;
    }

    /// The first picture of a GIF must be whole; it is the one that is taken.
    bool isGifCutOff(QByteArrayView bytes)
    {
        constexpr qsizetype header = 13;
        constexpr qsizetype descriptor = 10;
        if (!has(bytes, 0, header))
            return true;
        qsizetype place = header + gifColors(byteAt(bytes, header - 3));
        while (has(bytes, place, descriptor) && bytes[place] == '!')
            place = afterGifBlocks(bytes, place + 2);
        if (!has(bytes, place, descriptor) || bytes[place] != ',')
            return true;
        place += descriptor + gifColors(byteAt(bytes, place + descriptor - 1));
        return afterGifBlocks(bytes, place + 1) == noPlace;
    }

    bool isShorterThan(QByteArrayView bytes, qsizetype place, qsizetype further)
    {
        return !has(bytes, place, 4)
            || bytes.size() < qFromLittleEndian<quint32>(bytes.data() + place) + further;
    }

} // namespace

bool isCutOff(QByteArrayView bytes)
{
    if (bytes.startsWith(pngSignature))
        return isPngCutOff(bytes);
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return isJpegCutOff(bytes);
    if (bytes.startsWith("GIF8"))
        return isGifCutOff(bytes);
    if (bytes.startsWith("RIFF"))
        return isShorterThan(bytes, 4, 8);
    if (bytes.startsWith("BM"))
        return isShorterThan(bytes, 2, 0);
    return false;
}

bool promisesNoPixels(QByteArrayView bytes)
{
    if (bytes.startsWith(pngSignature) && has(bytes, 16, 8))
        return qFromBigEndian<quint32>(bytes.data() + 16) == 0
            || qFromBigEndian<quint32>(bytes.data() + 20) == 0;
    if (bytes.startsWith("GIF8") && has(bytes, 6, 4))
        return qFromLittleEndian<quint16>(bytes.data() + 6) == 0
            || qFromLittleEndian<quint16>(bytes.data() + 8) == 0;
    if (bytes.startsWith("BM") && has(bytes, 18, 8))
        return qFromLittleEndian<quint32>(bytes.data() + 18) == 0
            || qFromLittleEndian<quint32>(bytes.data() + 22) == 0;
    return false;
}

} // namespace inkling
