// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/photo/paper.h"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace inkling {

namespace {

    constexpr int cellsAlong = 32; // the longer side
    constexpr int windowRadius = 5; // cells: eleven of them are a third of the picture
    constexpr std::size_t grayLevels = 256;
    constexpr int degreesOfFreedom = 6; // 1, x, y, x², xy, y²
    constexpr int fittingRounds = 6;
    constexpr float leastCut
        = 4; // gray levels; below this, a cell is paper whatever the others are
    constexpr float sigmasToCut = 2.5F;
    constexpr float sigmasPerMad = 1.4826F; // of a normal distribution

    using Surface = Eigen::Matrix<float, degreesOfFreedom, 1>;
    using CellImage = Image<float>;

    float medianOf(std::vector<float>& values)
    {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    }

    float medianOfCell(const GrayImage& photo, int left, int top, int side)
    {
        std::array<int, grayLevels> counts {};
        const int right = std::min(left + side, photo.width);
        const int bottom = std::min(top + side, photo.height);
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x)
                ++counts[photo.at(x, y)];
        }
        const int half = (right - left) * (bottom - top) / 2;
        int below = 0;
        std::size_t level = 0;
        while (level + 1 < grayLevels && (below += counts[level]) <= half)
            ++level;
        return static_cast<float>(level);
    }

    CellImage mediansOfCells(const GrayImage& photo, int side)
    {
        CellImage cells((photo.width + side - 1) / side, (photo.height + side - 1) / side);
        for (int y = 0; y < cells.height; ++y) {
            for (int x = 0; x < cells.width; ++x)
                cells.at(x, y) = medianOfCell(photo, x * side, y * side, side);
        }
        return cells;
    }

    /// The terms of the surface at a cell, whose coordinates are brought to about -1 to 1.
    Surface termsAt(int cellX, int cellY)
    {
        const float x = static_cast<float>(cellX) * 2 / cellsAlong - 1;
        const float y = static_cast<float>(cellY) * 2 / cellsAlong - 1;
        return { 1, x, y, x * x, x * y, y * y };
    }

    CellImage residualsOf(const CellImage& cells, const Surface& surface)
    {
        CellImage residuals = cells;
        for (int y = 0; y < cells.height; ++y) {
            for (int x = 0; x < cells.width; ++x)
                residuals.at(x, y) -= termsAt(x, y).dot(surface);
        }
        return residuals;
    }

    /// Least squares over the cells that \p residuals, if any, leave within the cut.
    Surface fitTo(const CellImage& cells, const CellImage& residuals, float cut)
    {
        Eigen::Matrix<float, degreesOfFreedom, degreesOfFreedom> products;
        products.setIdentity();
        products *= 1e-3F; // keeps the terms apart that a row of cells alone cannot tell apart
        Surface sums = Surface::Zero();
        for (int y = 0; y < cells.height; ++y) {
            for (int x = 0; x < cells.width; ++x) {
                if (std::abs(residuals.at(x, y)) > cut)
                    continue;
                const Surface terms = termsAt(x, y);
                products += terms * terms.transpose();
                sums += terms * cells.at(x, y);
            }
        }
        return products.ldlt().solve(sums);
    }

    Surface robustSurface(const CellImage& cells)
    {
        Surface surface = fitTo(cells, CellImage(cells.width, cells.height), 1);
        for (int round = 0; round < fittingRounds; ++round) {
            const CellImage residuals = residualsOf(cells, surface);
            std::vector<float> sizes(residuals.pixels.size());
            std::transform(residuals.pixels.begin(), residuals.pixels.end(), sizes.begin(),
                [](float residual) { return std::abs(residual); });
            const float cut = std::max(leastCut, sigmasToCut * sigmasPerMad * medianOf(sizes));
            surface = fitTo(cells, residuals, cut);
        }
        return surface;
    }

    template <typename Combine>
    CellImage overWindows(const CellImage& cells, int radius, const Combine& combine)
    {
        CellImage result(cells.width, cells.height);
        std::vector<float> window;
        for (int y = 0; y < cells.height; ++y) {
            for (int x = 0; x < cells.width; ++x) {
                window.clear();
                for (int v = std::max(0, y - radius); v <= std::min(cells.height - 1, y + radius);
                     ++v) {
                    for (int u = std::max(0, x - radius);
                         u <= std::min(cells.width - 1, x + radius); ++u)
                        window.push_back(cells.at(u, v));
                }
                result.at(x, y) = combine(window);
            }
        }
        return result;
    }

    float meanOf(const std::vector<float>& values)
    {
        float sum = 0;
        for (const float value : values)
            sum += value;
        return sum / static_cast<float>(values.size());
    }

    CellImage paperOfCells(const CellImage& cells)
    {
        const Surface surface = robustSurface(cells);
        const CellImage residuals = overWindows(
            overWindows(residualsOf(cells, surface), windowRadius, medianOf), 1, meanOf);
        CellImage paper = residuals;
        for (int y = 0; y < paper.height; ++y) {
            for (int x = 0; x < paper.width; ++x)
                paper.at(x, y) += termsAt(x, y).dot(surface);
        }
        return paper;
    }

    /// Where a pixel lies between the middles of two cells; beyond the outermost middles the line goes on.
    struct Between {
        int first = 0;
        int second = 0;
        float share = 0; ///< of the second
    };

    Between betweenCells(int pixel, int side, int count)
    {
        const float place = (static_cast<float>(pixel) + 0.5F) / static_cast<float>(side) - 0.5F;
        const int first
            = std::clamp(static_cast<int>(std::floor(place)), 0, std::max(0, count - 2));
        return { first, std::min(first + 1, count - 1), place - static_cast<float>(first) };
    }

} // namespace

Image<float> paperOf(const GrayImage& photo)
{
    const int longer = std::max(photo.width, photo.height);
    const int side = (longer + cellsAlong - 1) / cellsAlong;
    const CellImage cells = paperOfCells(mediansOfCells(photo, side));
    Image<float> paper(photo.width, photo.height);
    for (int y = 0; y < photo.height; ++y) {
        const Between row = betweenCells(y, side, cells.height);
        for (int x = 0; x < photo.width; ++x) {
            const Between column = betweenCells(x, side, cells.width);
            const auto along = [&](int cellY) {
                return cells.at(column.first, cellY) * (1 - column.share)
                    + cells.at(column.second, cellY) * column.share;
            };
            paper.at(x, y) = std::clamp(
                along(row.first) * (1 - row.share) + along(row.second) * row.share, 1.0F, 255.0F);
        }
    }
    return paper;
}

} // namespace inkling
