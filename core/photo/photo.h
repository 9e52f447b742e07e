// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the ink on a picture of paper: drawn by a program, scanned, or photographed in uneven light, on ruled paper, dark
// on light or light on dark. What comes out is ink as everywhere else: bright on black.
#pragma once

#include "core/base/image.h"

namespace inkling {

/// What kind of paper the ink of a picture lies on.
enum class PaperKind {
    Plain, ///< of one color, as a program draws it: all that is not paper is ink
    Photo, ///< lit unevenly, with grain, noise or lines: ink is what stands out enough
};

/// A picture with its paper taken off. It is made once; inkAbove may then be called for many thresholds.
struct MeasuredPicture {
    PaperKind paper = PaperKind::Plain;
    bool darkInk = true; ///< false: light ink on a dark ground
    GrayImage
        contrast; ///< Photo: how far each pixel is from its paper, 0 to 255; Plain: the ink itself
    int threshold = 0; ///< proposed; Photo only, 1 to 255
};

/// Takes the paper off \p picture (dark is 0) and says which kind it is. *Shapes*: any; photos are measured best at
/// about 1000 pixels, where it takes some 50 ms.
///
/// The light on a photo is estimated from medians and divided out; ruled lines that run through the whole picture are
/// taken out where no ink crosses them; the noise of the paper and the contrast of the ink decide on a threshold.
MeasuredPicture measurePaper(GrayImage picture);

/// Returns the ink of \p measured whose contrast is at least about \p threshold, with soft edges, and without specks.
/// The ink of plain paper does not depend on the threshold. It takes some 10 ms. *Shapes*: as the picture.
GrayImage inkAbove(const MeasuredPicture& measured, int threshold);

} // namespace inkling
