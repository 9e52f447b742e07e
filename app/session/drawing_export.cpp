// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/drawing_export.h"

#include "app/base/ink_picture.h"
#include "app/base/picture.h"
#include "app/base/png.h"
#include "app/session/sheet.h"
#include "core/base/file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>

namespace inkling {

namespace {

    constexpr int pngSide = 1000; // sharp on paper, and two pixels a unit of the field
    constexpr int inkStageSide = 500;
    constexpr int massPixelSide = 20; // so that the lines can stand between the pixels of the field
    constexpr qreal svgCurveStep = 0.5; // still smooth when enlarged many times
    constexpr int svgResolution = 96; // dots an inch: a unit is a pixel of CSS
    const QColor markGray(160, 160, 160);

    Result<void> writeBytes(const QString& path, const QByteArray& bytes)
    {
        return writeTextFile(QFile::encodeName(path).toStdString(),
            std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    }

    float fieldOf(const Drawing& drawing)
    {
        const float field = std::max(drawing.width, drawing.height);
        return field > 0 ? field : sheetSide;
    }

    QPen markPen()
    {
        QPen pen(markGray, 2, Qt::DashLine);
        pen.setJoinStyle(Qt::MiterJoin);
        return pen;
    }

    QImage inkStage(const Drawing& drawing, const NormalizationStages& stages)
    {
        QImage image(inkStageSide, inkStageSide, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        const InkSquare square { inkStageSide, fieldOf(drawing), Qt::white };
        paintDrawing(painter, drawing, square);
        painter.setPen(markPen());
        const auto place = [&square](float x, float y) {
            return QPointF(static_cast<qreal>(x), static_cast<qreal>(y)) * square.scale();
        };
        painter.drawRect(QRectF(
            place(stages.box.left, stages.box.top), place(stages.box.right, stages.box.bottom)));
        return image;
    }

    QImage massStage(const NormalizationStages& stages)
    {
        const QSize size = QSize(stages.field.width, stages.field.height) * massPixelSide;
        QImage image = toQImage(stages.field)
                           .convertToFormat(QImage::Format_RGB32)
                           .scaled(size, Qt::IgnoreAspectRatio, Qt::FastTransformation);
        const QPointF mass
            = QPointF(static_cast<qreal>(stages.massX), static_cast<qreal>(stages.massY))
            * massPixelSide;
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(markPen());
        painter.drawLine(QPointF(0, mass.y()), QPointF(size.width(), mass.y()));
        painter.drawLine(QPointF(mass.x(), 0), QPointF(mass.x(), size.height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(markGray);
        painter.drawEllipse(mass, massPixelSide / 4.0, massPixelSide / 4.0);
        return image;
    }

} // namespace

QImage pictureOf(const Drawing& drawing)
{
    QImage image(pngSide, pngSide, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintDrawing(painter, drawing, { pngSide, fieldOf(drawing), Qt::black });
    painter.end();
    return image;
}

Result<void> saveDrawingAsPng(const QString& path, const Drawing& drawing)
{
    return writeBytes(path, toPng(pictureOf(drawing)));
}

// Qt's generator is given what the canvas paints; writing the elements by hand would be a second way to draw a line.
Result<void> saveDrawingAsSvg(const QString& path, const Drawing& drawing)
{
    const auto side = static_cast<int>(sheetSide);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(QSize(side, side));
    generator.setViewBox(QRect(0, 0, side, side));
    generator.setResolution(svgResolution);
    generator.setTitle(QCoreApplication::translate("DrawingExport", "Drawing of a digit"));
    generator.setDescription(QCoreApplication::applicationName());
    QPainter painter(&generator);
    painter.fillRect(QRect(0, 0, side, side), Qt::white);
    paintDrawing(
        painter, drawing, { static_cast<qreal>(side), fieldOf(drawing), Qt::black }, svgCurveStep);
    painter.end();
    return writeBytes(path, bytes);
}

QImage stagePicture(const Reading& reading, StagePicture stage)
{
    const NormalizationStages& stages = *reading.stages;
    switch (stage) {
    case StagePicture::Ink:
        return inkStage(*reading.drawing, stages);
    case StagePicture::Field:
        return toQImage(stages.field);
    case StagePicture::CenterOfMass:
        return massStage(stages);
    case StagePicture::Image:
        break;
    }
    return toQImage(stages.image);
}

Result<void> saveStage(const QString& path, const Reading& reading, StagePicture stage)
{
    return writeBytes(path, toPng(stagePicture(reading, stage)));
}

} // namespace inkling
