// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing and the stages of its preparation as pictures for other programs. All are painted with the code that paints
// the canvas, so that a file shows the line that was on the screen.
#pragma once

#include "app/session/reading.h"
#include "core/base/result.h"

#include <QImage>
#include <QString>

namespace inkling {

/// The stages that can be saved.
enum class StagePicture {
    Ink, ///< the whole field, white on black, with the box around the ink
    Field, ///< the digit in its 20×20 pixels, as they are
    CenterOfMass, ///< the field enlarged, with lines through the center of mass
    Image, ///< 28×28, the exact grays: `inkling-cli classify --raw` reads the same from it
};

/// Returns \p drawing as a picture: dark ink on white paper.
QImage pictureOf(const Drawing& drawing);

/// Writes \p drawing to \p path as PNG: dark ink on white paper. *Errors*: those of writeFile.
Result<void> saveDrawingAsPng(const QString& path, const Drawing& drawing);

/// Writes \p drawing to \p path as SVG: strokes are paths, a picture under them is embedded. *Errors*: those of
/// writeFile.
Result<void> saveDrawingAsSvg(const QString& path, const Drawing& drawing);

/// Returns the picture of \p stage. The reading must have stages.
QImage stagePicture(const Reading& reading, StagePicture stage);

/// Writes the picture of \p stage to \p path as PNG. *Errors*: those of writeFile.
Result<void> saveStage(const QString& path, const Reading& reading, StagePicture stage);

} // namespace inkling
