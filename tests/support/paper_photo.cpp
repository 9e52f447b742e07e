// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/paper_photo.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <random>

namespace inkling::test {

namespace {

    constexpr int full = 255;

    void drawRuling(QPainter& painter, const PhotoScene& scene)
    {
        if (scene.ruling == 0)
            return;
        const double distance = static_cast<double>(scene.size.height()) / scene.ruling;
        painter.setPen(QPen(QColor(scene.ruled, scene.ruled, scene.ruled), 1 + distance / 40));
        const double rise = scene.tilt * scene.size.width();
        const double top = distance / 3 - std::abs(rise);
        const int lines
            = static_cast<int>((scene.size.height() + 2 * std::abs(rise)) / distance) + 1;
        for (int line = 0; line < lines; ++line) {
            const double y = top + line * distance;
            painter.drawLine(QPointF(0, y), QPointF(scene.size.width(), y + rise));
        }
    }

    void drawInk(QPainter& painter, const std::vector<Stroke>& strokes, const PhotoScene& scene)
    {
        const double height = scene.height * scene.size.height();
        painter.translate(
            scene.middle.x() * scene.size.width(), scene.middle.y() * scene.size.height());
        painter.scale(height, height);
        painter.translate(-0.5, -0.5);
        painter.setPen(QPen(QColor(scene.ink, scene.ink, scene.ink), scene.pen, Qt::SolidLine,
            Qt::RoundCap, Qt::RoundJoin));
        for (const Stroke& stroke : strokes) {
            QPainterPath path;
            for (const InkPoint& point : stroke.points) {
                const QPointF place(static_cast<double>(point.x), static_cast<double>(point.y));
                path.elementCount() == 0 ? path.moveTo(place) : path.lineTo(place);
            }
            painter.drawPath(path);
        }
    }

    /// Full at the top left, less toward the bottom right, and a little less at every edge, as lenses do.
    double lightAt(double x, double y, double shade)
    {
        const double away = std::hypot(x - 0.5, y - 0.5);
        return 1 - shade * (x + y) / 2 - 0.15 * shade * away * away;
    }

    void expose(QImage& photo, const PhotoScene& scene)
    {
        std::mt19937_64 random(scene.seed);
        std::normal_distribution<double> normal;
        constexpr int grainSide = 3;
        const int grains = photo.width() / grainSide + 1;
        std::vector<double> grain(static_cast<std::size_t>(grains));
        for (int y = 0; y < photo.height(); ++y) {
            if (y % grainSide == 0)
                std::generate(
                    grain.begin(), grain.end(), [&] { return scene.grain * normal(random); });
            uchar* row = photo.scanLine(y);
            for (int x = 0; x < photo.width(); ++x) {
                const double light = lightAt(static_cast<double>(x) / photo.width(),
                    static_cast<double>(y) / photo.height(), scene.shade);
                const double gray
                    = (row[x] + grain[static_cast<std::size_t>(x / grainSide)]) * light
                    + scene.noise * normal(random);
                row[x] = static_cast<uchar>(std::clamp<long>(std::lround(gray), 0, full));
            }
        }
    }

} // namespace

QImage photoOf(const std::vector<Stroke>& strokes, const PhotoScene& scene)
{
    QImage photo(scene.size, QImage::Format_Grayscale8);
    photo.fill(QColor(scene.paper, scene.paper, scene.paper));
    {
        QPainter painter(&photo);
        painter.setRenderHint(QPainter::Antialiasing);
        drawRuling(painter, scene);
        drawInk(painter, strokes, scene);
    }
    expose(photo, scene);
    return photo;
}

QByteArray asJpeg(const QImage& photo)
{
    constexpr int quality = 60;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    photo.convertToFormat(QImage::Format_RGB32).save(&buffer, "JPEG", quality);
    return bytes;
}

} // namespace inkling::test
