// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/digit_session.h"

#include "app/session/sheet_file.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <utility>

namespace inkling {

DigitSession::DigitSession(QObject* parent)
    : QObject(parent)
    , m_drawing(std::make_shared<Drawing>(m_history.sheet().drawing))
{
    m_reading.drawing = m_drawing;
}

void DigitSession::setPenWidth(float width)
{
    const float allowed = std::clamp(width, penWidthLeast, penWidthMost);
    if (std::isnan(allowed) || allowed == m_penWidth)
        return;
    m_penWidth = allowed;
    Q_EMIT penWidthChanged(m_penWidth);
}

void DigitSession::setPreparation(NormalizationOptions preparation)
{
    preparation.shiftX = std::clamp(preparation.shiftX, -shiftMost, shiftMost);
    preparation.shiftY = std::clamp(preparation.shiftY, -shiftMost, shiftMost);
    if (preparation == m_preparation)
        return;
    m_preparation = preparation;
    read();
}

void DigitSession::setModel(
    std::shared_ptr<const Model> model, std::shared_ptr<const SampleForward> forward)
{
    m_model = std::move(model);
    m_forward = std::move(forward);
    read();
}

void DigitSession::beginStroke(const InkPoint& point)
{
    endStroke();
    writableDrawing().strokes.push_back({ { point }, m_penWidth });
    m_live = true;
    read();
}

void DigitSession::extendStroke(const InkPoint& point)
{
    if (!m_live)
        return;
    writableDrawing().strokes.back().points.push_back(point);
    read();
}

void DigitSession::endStroke()
{
    if (!m_live)
        return;
    m_live = false;
    m_history.addStroke(m_drawing->strokes.back());
    read();
}

void DigitSession::abandonStroke()
{
    if (!m_live)
        return;
    dropLiveStroke();
    read();
}

void DigitSession::erase(const EraserMove& eraser)
{
    endStroke();
    const std::vector<std::size_t> touched
        = strokesTouched(m_history.sheet().drawing.strokes, eraser);
    if (touched.empty())
        return;
    m_history.erase(touched, m_erasing);
    m_erasing = true;
    takeUpHistory();
}

void DigitSession::endErasing() { m_erasing = false; }

void DigitSession::undo()
{
    m_erasing = false;
    if (m_live) {
        abandonStroke();
        return;
    }
    m_history.undo();
    takeUpHistory();
}

void DigitSession::redo()
{
    m_erasing = false;
    m_live = false;
    m_history.redo();
    takeUpHistory();
}

void DigitSession::clear()
{
    m_live = false;
    if (!m_history.sheet().drawing.isEmpty())
        m_history.replace(emptySheet());
    takeUpHistory();
}

void DigitSession::setLabel(std::optional<int> label)
{
    if (label == m_history.sheet().label)
        return;
    m_history.setLabel(label);
    m_reading.label = label;
    Q_EMIT readingChanged(m_reading);
}

void DigitSession::replace(Sheet sheet)
{
    m_live = false;
    m_history.replace(std::move(sheet));
    takeUpHistory();
}

SheetHistory DigitSession::exchange(SheetHistory history)
{
    endStroke();
    std::swap(m_history, history);
    takeUpHistory();
    return history;
}

Result<void> DigitSession::save(const QString& path) const
{
    return writeSheet(path, m_history.sheet(), QDateTime::currentDateTime());
}

void DigitSession::takeUpHistory()
{
    writableDrawing() = m_history.sheet().drawing;
    read();
}

// Whoever kept an earlier reading keeps its drawing; only then is there a copy.
Drawing& DigitSession::writableDrawing()
{
    m_reading.drawing.reset();
    if (m_drawing.use_count() > 1)
        m_drawing = std::make_shared<Drawing>(*m_drawing);
    return *m_drawing;
}

void DigitSession::dropLiveStroke()
{
    m_live = false;
    writableDrawing().strokes.pop_back();
}

void DigitSession::read()
{
    m_reading.drawing = m_drawing;
    m_reading.strokeUnderWay = m_live;
    m_reading.stages = m_normalizer.normalize(*m_drawing, m_preparation);
    m_reading.preparation = m_preparation;
    m_reading.prediction.reset();
    if (m_reading.stages && m_model)
        m_reading.prediction = predict(*m_model, m_reading.stages->image, m_forward.get());
    m_reading.label = m_history.sheet().label;
    m_reading.canUndo = m_history.canUndo();
    m_reading.canRedo = m_history.canRedo();
    Q_EMIT readingChanged(m_reading);
}

} // namespace inkling
