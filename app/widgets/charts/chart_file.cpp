// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/charts/chart_file.h"

#include "app/widgets/charts/curve_chart.h"
#include "core/base/file.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <span>

namespace inkling {

namespace {

    constexpr int pngScale = 2;

    QByteArray pngOf(CurveChart& chart)
    {
        QImage image(chart.size() * pngScale, QImage::Format_RGB32);
        QPainter painter(&image);
        chart.render(painter, QSizeF(image.size()));
        painter.end();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

    QByteArray svgOf(CurveChart& chart)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(chart.size());
        generator.setViewBox(QRect(QPoint(), chart.size()));
        generator.setTitle(chart.accessibleName());
        QPainter painter(&generator);
        chart.render(painter, QSizeF(chart.size()));
        painter.end();
        return bytes;
    }

} // namespace

Result<void> saveChart(CurveChart& chart, const QString& path)
{
    QByteArray bytes;
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        bytes = pngOf(chart);
    else if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        bytes = svgOf(chart);
    else
        bytes = chart.csv().toUtf8();
    return writeFile(QFile::encodeName(path).toStdString(),
        std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
}

} // namespace inkling
