// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/photo/ink_components.h"

#include <algorithm>
#include <vector>

namespace inkling {

namespace {

    constexpr float leastShare
        = 0.03F; // of the main piece's pixels; the bar of a 5 has ten times that
    constexpr float farthestShare = 0.5F; // of the main piece's longer side: the most between parts
    constexpr float inwardShare = 0.2F; // a piece within the sheet is preferred down to this share

    struct Piece {
        std::vector<int> pixels; ///< indexes
        int left = 0;
        int top = 0;
        int right = 0;
        int bottom = 0;
        bool touchesBorder = false;

        int size() const { return static_cast<int>(pixels.size()); }

        int longerSide() const { return std::max(right - left, bottom - top) + 1; }
    };

    /// Collects what is connected with the pixel \p start and marks it in \p seen.
    Piece pieceAt(int start, const GrayImage& contrast, int threshold, std::vector<bool>& seen)
    {
        Piece piece;
        const int width = contrast.width;
        piece.pixels.push_back(start);
        piece.left = piece.right = start % width;
        piece.top = piece.bottom = start / width;
        seen[static_cast<std::size_t>(start)] = true;
        for (std::size_t next = 0; next < piece.pixels.size(); ++next) {
            const int x = piece.pixels[next] % width;
            const int y = piece.pixels[next] / width;
            piece.left = std::min(piece.left, x);
            piece.right = std::max(piece.right, x);
            piece.top = std::min(piece.top, y);
            piece.bottom = std::max(piece.bottom, y);
            for (int v = std::max(0, y - 1); v <= std::min(contrast.height - 1, y + 1); ++v) {
                for (int u = std::max(0, x - 1); u <= std::min(width - 1, x + 1); ++u) {
                    const int index = v * width + u;
                    if (contrast.at(u, v) >= threshold && !seen[static_cast<std::size_t>(index)]) {
                        seen[static_cast<std::size_t>(index)] = true;
                        piece.pixels.push_back(index);
                    }
                }
            }
        }
        piece.touchesBorder = piece.left == 0 || piece.top == 0 || piece.right == width - 1
            || piece.bottom == contrast.height - 1;
        return piece;
    }

    std::vector<Piece> piecesOf(const GrayImage& contrast, int threshold)
    {
        std::vector<Piece> pieces;
        std::vector<bool> seen(contrast.pixels.size());
        for (std::size_t i = 0; i < contrast.pixels.size(); ++i) {
            if (contrast.pixels[i] >= threshold && !seen[i])
                pieces.push_back(pieceAt(static_cast<int>(i), contrast, threshold, seen));
        }
        return pieces;
    }

    const Piece& mainPieceOf(const std::vector<Piece>& pieces)
    {
        const auto smaller = [](const Piece& a, const Piece& b) { return a.size() < b.size(); };
        const Piece& largest = *std::max_element(pieces.begin(), pieces.end(), smaller);
        const Piece& inward
            = *std::max_element(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) {
                  return a.touchesBorder != b.touchesBorder ? a.touchesBorder : smaller(a, b);
              });
        const bool preferred
            = static_cast<float>(inward.size()) >= inwardShare * static_cast<float>(largest.size());
        return preferred ? inward : largest;
    }

    int gapBetween(const Piece& a, const Piece& b)
    {
        const int across = std::max({ 0, a.left - b.right, b.left - a.right });
        const int down = std::max({ 0, a.top - b.bottom, b.top - a.bottom });
        return std::max(across, down);
    }

    bool isLargeEnough(const Piece& piece, const Piece& main)
    {
        return (main.touchesBorder || !piece.touchesBorder)
            && static_cast<float>(piece.size()) >= leastShare * static_cast<float>(main.size());
    }

    /// The main piece and whatever is near it, or near something that is.
    std::vector<const Piece*> digitOf(const std::vector<Piece>& pieces)
    {
        const Piece& main = mainPieceOf(pieces);
        const auto farthest = farthestShare * static_cast<float>(main.longerSide());
        std::vector<const Piece*> others;
        for (const Piece& piece : pieces) {
            if (&piece != &main && isLargeEnough(piece, main))
                others.push_back(&piece);
        }
        std::vector<const Piece*> kept { &main };
        for (std::size_t next = 0; next < kept.size(); ++next) {
            const auto far = std::partition(others.begin(), others.end(), [&](const Piece* other) {
                return static_cast<float>(gapBetween(*kept[next], *other)) > farthest;
            });
            kept.insert(kept.end(), far, others.end());
            others.erase(far, others.end());
        }
        return kept;
    }

} // namespace

Image<std::uint8_t> digitPieces(const GrayImage& contrast, int threshold)
{
    Image<std::uint8_t> kept(contrast.width, contrast.height);
    const std::vector<Piece> pieces = piecesOf(contrast, threshold);
    if (pieces.empty())
        return kept;
    for (const Piece* piece : digitOf(pieces)) {
        for (const int index : piece->pixels)
            kept.pixels[static_cast<std::size_t>(index)] = 1;
    }
    return kept;
}

} // namespace inkling
