// SPDX-License-Identifier: GPL-3.0-or-later
// What a clipboard or a drop holds for us, and what we put there. Nothing is decoded here: what is claimed may be a lie,
// and telling takes time.
#pragma once

#include "app/session/arrival.h"
#include "core/base/result.h"

#include <QImage>
#include <QString>

#include <memory>

class QMimeData;

namespace inkling {

struct Sheet;

/// Our own type: the text of an ink file.
inline constexpr auto inkMimeType = "application/x-inkling-ink";

/// Tells whether \p data claims to hold a drawing, a picture or a file.
bool claimsContent(const QMimeData& data);

/// Takes out of \p data the first of: our own ink, a file, a picture, text that is ink. \p name stands for where it came
/// from. *Errors*: ContentMissing when what is claimed is not delivered, ContentUnusable when nothing fits.
Result<Incoming> contentOf(const QMimeData& data, const QString& name);

/// Returns \p image as PNG and, when \p sheet has strokes and nothing under them, its ink as our own type and as text.
std::unique_ptr<QMimeData> toMimeData(const Sheet& sheet, const QImage& image);

/// Returns \p image as PNG and as the file at \p path.
std::unique_ptr<QMimeData> toMimeData(const QImage& image, const QString& path);

} // namespace inkling
