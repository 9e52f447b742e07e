// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/charts/chart_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace inkling {

namespace {

    constexpr double cutShare = 0.05; ///< of the values of a line
    constexpr qsizetype sampledMost
        = 2000; ///< values looked at for a range: enough for a twentieth

    bool isLeft(const QPointF& point, double x) { return point.x() < x; }

    QList<QPointF>::const_iterator firstFrom(const QList<QPointF>& points, double x)
    {
        return std::lower_bound(points.cbegin(), points.cend(), x, isLeft);
    }

    /// Returns the value at the outermost twentieth of \p values from the end that \p cut names.
    double inner(QList<double>& values, CutEnd cut)
    {
        const auto share = cut == CutEnd::High ? 1 - cutShare : cutShare;
        const auto middle = values.begin()
            + static_cast<qsizetype>(share * static_cast<double>(values.size() - 1));
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    }

    /// Returns the range of the values of one line within \p x, if there are any.
    std::optional<AxisRange> rangeOf(const ChartLine& line, const AxisRange& x, CutEnd cut)
    {
        const auto begin = firstFrom(line.points, x.least);
        const auto end = std::upper_bound(begin, line.points.cend(), x.most,
            [](double value, const QPointF& point) { return value < point.x(); });
        const qsizetype stride = std::max<qsizetype>(1, (end - begin) / sampledMost);
        QList<double> values;
        AxisRange range { std::numeric_limits<double>::infinity(),
            -std::numeric_limits<double>::infinity() };
        for (auto at = begin; at < end; ++at) {
            if (!std::isfinite(at->y()))
                continue;
            range.least = std::min(range.least, at->y());
            range.most = std::max(range.most, at->y());
            if ((at - begin) % stride == 0)
                values.append(at->y());
        }
        if (values.isEmpty())
            return std::nullopt;
        if (cut == CutEnd::High)
            range.most = inner(values, cut);
        else if (cut == CutEnd::Low)
            range.least = inner(values, cut);
        return range;
    }

    /// Returns the range of all visible lines, of earlier runs or of the others.
    std::optional<AxisRange> rangeOf(
        const QList<ChartLine>& lines, const AxisRange& x, CutEnd cut, bool earlier)
    {
        std::optional<AxisRange> range;
        for (const ChartLine& line : lines) {
            if (!line.isVisible || (line.role == LineRole::Earlier) != earlier)
                continue;
            const std::optional<AxisRange> own = rangeOf(line, x, cut);
            if (own && range)
                range = AxisRange { std::min(range->least, own->least),
                    std::max(range->most, own->most) };
            else if (own)
                range = own;
        }
        return range;
    }

    /// The two points of a column that matter.
    struct Column {
        QPointF least;
        QPointF greatest;

        explicit Column(const QPointF& point)
            : least(point)
            , greatest(point)
        {
        }

        void add(const QPointF& point)
        {
            if (point.y() < least.y())
                least = point;
            if (point.y() > greatest.y())
                greatest = point;
        }

        void appendTo(QList<QPointF>& points) const
        {
            append(points, least.x() < greatest.x() ? least : greatest);
            append(points, least.x() < greatest.x() ? greatest : least);
        }

        static void append(QList<QPointF>& points, const QPointF& point)
        {
            if (points.isEmpty() || points.constLast() != point)
                points.append(point);
        }
    };

    /// Cuts lines in coordinates in which they are straight.
    class Cutter {
    public:
        Cutter(const AxisRange& x, const AxisRange& y)
            : m_x(x)
            , m_y(y)
        {
        }

        void add(const QPointF& point)
        {
            if (m_hasLast)
                cut(m_last, point);
            else if (point.x() >= m_x.least && point.x() <= m_x.most)
                append(point);
            m_last = point;
            m_hasLast = true;
        }

        QList<QPointF> points;

    private:
        void cut(const QPointF& from, const QPointF& to)
        {
            std::array<double, 6> shares { 0, 1, share(from.x(), to.x(), m_x.least),
                share(from.x(), to.x(), m_x.most), share(from.y(), to.y(), m_y.least),
                share(from.y(), to.y(), m_y.most) };
            std::sort(shares.begin(), shares.end());
            for (const double at : shares) {
                const QPointF point = from + (to - from) * at;
                const double slack = 1e-9 * m_x.length();
                if (point.x() >= m_x.least - slack && point.x() <= m_x.most + slack)
                    append(point);
            }
        }

        /// Where between two values the third lies; 0 when it does not.
        static double share(double from, double to, double value)
        {
            const double at = from == to ? 0 : (value - from) / (to - from);
            return at > 0 && at < 1 ? at : 0;
        }

        void append(const QPointF& point)
        {
            const QPointF inside(std::clamp(point.x(), m_x.least, m_x.most),
                std::clamp(point.y(), m_y.least, m_y.most));
            if (points.isEmpty() || points.constLast() != inside)
                points.append(inside);
        }

        AxisRange m_x;
        AxisRange m_y;
        QPointF m_last;
        bool m_hasLast = false;
    };

} // namespace

TickRange niceTicks(const AxisRange& range, int ticks)
{
    const double length = std::max(range.length(), std::max(std::abs(range.most), 1.0) * 1e-6);
    const double raw = length / ticks;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double factor : { 1.0, 2.0, 2.5, 5.0 }) {
        if (factor * power >= raw * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    const double least = std::floor(range.least / step + 1e-9) * step;
    const double most = std::max(std::ceil(range.most / step - 1e-9) * step, least + step);
    return { { least, most }, step };
}

double niceStep(double length, int ticks, bool whole)
{
    const double raw = std::max(length, std::numeric_limits<double>::min()) / ticks;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double factor : { 1.0, 2.0, 5.0 }) {
        if (factor * power >= raw * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    return whole ? std::max(1.0, step) : step;
}

std::optional<AxisRange> valueRange(const QList<ChartLine>& lines, const AxisRange& x, CutEnd cut)
{
    std::optional<AxisRange> range = rangeOf(lines, x, cut, false);
    if (!range)
        range = rangeOf(lines, x, cut, true);
    if (!range)
        return std::nullopt;
    // A single value needs room, but not above it: 100 % are the most.
    constexpr double room = 0.1;
    if (range->length() <= 0)
        range->least -= range->most == 0 ? room : room * std::abs(range->most);
    return range;
}

QList<QPointF> decimate(const QList<QPointF>& points, const AxisRange& x, int columns)
{
    auto begin = firstFrom(points, x.least);
    auto end = std::upper_bound(begin, points.cend(), x.most,
        [](double value, const QPointF& point) { return value < point.x(); });
    if (begin != points.cbegin())
        --begin;
    if (end != points.cend())
        ++end;
    if (end - begin <= 2 * static_cast<qsizetype>(columns))
        return { begin, end };
    QList<QPointF> thinned;
    thinned.reserve(2 * static_cast<qsizetype>(columns) + 4);
    thinned.append(*begin);
    const auto columnOf = [&](const QPointF& point) {
        return std::floor((point.x() - x.least) / x.length() * columns);
    };
    auto at = begin;
    while (at != end) {
        const double column = columnOf(*at);
        Column here(*at);
        for (++at; at != end && columnOf(*at) == column; ++at)
            here.add(*at);
        here.appendTo(thinned);
    }
    Column::append(thinned, *std::prev(end));
    return thinned;
}

QList<QPointF> cutToFrame(
    const QList<QPointF>& points, const AxisRange& x, const AxisRange& y, bool logarithmic)
{
    const auto forth
        = [logarithmic](double value) { return logarithmic ? std::log10(value) : value; };
    Cutter cutter(x, { forth(y.least), forth(y.most) });
    for (const QPointF& point : points) {
        // There is no logarithm of 0; it lies below every frame.
        const double value = logarithmic ? std::max(point.y(), y.least * 1e-6) : point.y();
        if (std::isfinite(value))
            cutter.add({ point.x(), forth(value) });
    }
    if (logarithmic) {
        for (QPointF& point : cutter.points)
            point.setY(std::clamp(std::pow(10, point.y()), y.least, y.most));
    }
    return cutter.points;
}

qsizetype nearestPoint(const QList<QPointF>& points, double x)
{
    if (points.isEmpty())
        return -1;
    const auto right = firstFrom(points, x);
    if (right == points.cbegin())
        return 0;
    const qsizetype index = right - points.cbegin();
    if (right == points.cend())
        return index - 1;
    return x - points[index - 1].x() <= right->x() - x ? index - 1 : index;
}

} // namespace inkling
