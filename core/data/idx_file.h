// SPDX-License-Identifier: GPL-3.0-or-later
// IDX files, the format that MNIST came in: a header of big-endian numbers, then bytes. Plain or gzipped.
// The header is not believed: what it promises is compared with the file before anything is allocated.
#pragma once

#include "core/base/result.h"
#include "core/data/data_set.h"

#include <cstdint>
#include <string>
#include <vector>

namespace inkling {

/// An IDX file larger than this, packed or unpacked, is refused: ten times MNIST's training set fits.
constexpr std::size_t idxFileLimit = std::size_t { 512 } << 20U;

/// The images of an idx3-ubyte file. *Shape*: pixels is [count × 784].
struct IdxImages {
    std::size_t count = 0;
    std::vector<std::uint8_t> pixels;
};

/// Reads 28×28 images from the idx3-ubyte file at \p path, gzipped or not.
/// *Errors*: those of readFile and gunzip, IdxWrongMagic, IdxTruncated, IdxTrailingBytes, IdxTooLarge, IdxWrongImageSize.
Result<IdxImages> readIdxImages(const std::string& path);

/// Reads labels 0 to 9 from the idx1-ubyte file at \p path, gzipped or not.
/// *Errors*: as readIdxImages, and IdxLabelOutOfRange.
Result<std::vector<std::uint8_t>> readIdxLabels(const std::string& path);

/// Where the two files of one data set are, and what it is called.
struct IdxPaths {
    std::string images;
    std::string labels;
    std::string sourceName;
};

/// Reads images and their labels. *Errors*: those of the two, and IdxCountsDiffer.
Result<DataSet> readIdx(const IdxPaths& paths);

/// Writes the images of \p pixels as idx3-ubyte, gzipped when \p path ends with ".gz". *Shape*: [count × 784].
/// *Errors*: those of writeFile.
Result<void> writeIdxImages(const std::string& path, std::span<const std::uint8_t> pixels);

/// Writes \p labels as idx1-ubyte, gzipped when \p path ends with ".gz". *Errors*: those of writeFile.
Result<void> writeIdxLabels(const std::string& path, std::span<const std::uint8_t> labels);

} // namespace inkling
