// SPDX-License-Identifier: GPL-3.0-or-later
// Photos of digits on paper, rendered for tests: ink on paper in uneven light, with grain, noise, lines and JPEG.
#pragma once

#include "core/ink/ink.h"

#include <QByteArray>
#include <QImage>
#include <QPointF>
#include <QSize>

#include <cstdint>
#include <vector>

namespace inkling::test {

/// What a photo shows and how it was taken.
struct PhotoScene {
    QSize size { 1200, 900 };
    QPointF middle { 0.5, 0.5 }; ///< of the digit, in shares of the picture
    double height = 0.5; ///< of the digit, in shares of the picture's height
    double pen = 0.08; ///< width of the pen, in shares of the digit's height
    int paper = 225; ///< gray of the paper in full light
    int ink = 45; ///< gray of the ink in full light
    double shade = 0.4; ///< of the light is missing in the darkest corner
    double noise = 5; ///< standard deviation of the camera's noise, in gray levels
    double grain = 3; ///< standard deviation of the paper's grain, which is coarser
    int ruling = 0; ///< ruled lines in the picture's height; 0 for blank paper
    int ruled = 150; ///< gray of the lines in full light
    double tilt = 0; ///< of the ruled lines: rise over run
    std::uint64_t seed = 1;
};

/// Renders \p strokes, whose units are heights of the digit, as \p scene says.
QImage photoOf(const std::vector<Stroke>& strokes, const PhotoScene& scene);

/// Returns \p photo as a JPEG file of quality 60, as phones send it.
QByteArray asJpeg(const QImage& photo);

} // namespace inkling::test
