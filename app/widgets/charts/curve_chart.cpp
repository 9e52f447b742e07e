// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/charts/curve_chart.h"

#include "app/widgets/charts/chart_legend.h"
#include "app/widgets/charts/chart_overlay.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsView>
#include <QLineSeries>
#include <QLocale>
#include <QLogValueAxis>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr int mostYTicks = 4;
    constexpr qreal tickSpacingUnits = 90; ///< between two ticks of x
    constexpr qreal yTickSpacingUnits
        = 28; ///< of y: with less, Qt Charts elides a label for its height
    constexpr double closest = 1e-3; ///< share of the whole that can still be zoomed into
    constexpr double logFloor
        = 1e-4; ///< share of the greatest value that a logarithmic axis goes down to
    constexpr qreal usualHeightUnits = 130;
    constexpr qreal leastHeightUnits = 90;
    constexpr qreal usualWidthUnits = 420;
    constexpr qreal leastWidthUnits = 200;

    /// Drawn over the others, the later.
    int order(LineRole role)
    {
        switch (role) {
        case LineRole::Earlier:
            return 0;
        case LineRole::Compared:
            return 1;
        case LineRole::Training:
            return 2;
        case LineRole::Validation:
            break;
        }
        return 3;
    }

    qreal lineWidth(LineRole role) { return role == LineRole::Training ? 1.0 : 2.0; }

} // namespace

CurveChart::CurveChart(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_chart(new QChart)
    , m_view(new QGraphicsView(new QGraphicsScene(this), this))
    , m_overlay(new ChartOverlay(themeSource, this))
{
    setAccessibleName(tr("Chart"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_view->setObjectName(QStringLiteral("chartView"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_view->scene()->addItem(m_chart);
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    connect(m_chart, &QChart::plotAreaChanged, m_overlay, qOverload<>(&QWidget::update));
    m_overlay->raise();
    rebuildAxes();
}

void CurveChart::setContent(const ChartContent& content)
{
    m_content = content;
    refresh();
}

void CurveChart::setLogarithmic(bool logarithmic)
{
    if (logarithmic == m_logarithmic)
        return;
    m_logarithmic = logarithmic;
    rebuildAxes();
}

void CurveChart::setXName(const QString& name) { m_xName = name; }

void CurveChart::setEmptyText(const QString& text)
{
    m_emptyText = text;
    m_overlay->update();
}

void CurveChart::setVisibleX(std::optional<AxisRange> range)
{
    m_zoomed = range;
    if (m_zoomed) {
        const double end = m_content.xEnd;
        const double length = std::clamp(m_zoomed->length(), end * closest, end);
        const double least = std::clamp(m_zoomed->least, 0.0, end - length);
        m_zoomed = AxisRange { least, least + length };
        if (length >= end)
            m_zoomed.reset();
    }
    refresh();
}

AxisRange CurveChart::visibleX() const
{
    return m_zoomed.value_or(AxisRange { 0, m_content.xEnd });
}

QRectF CurveChart::frame() const { return m_chart->plotArea(); }

double CurveChart::xAt(double position) const
{
    const AxisRange range = visibleX();
    return range.least + (position - frame().left()) / frame().width() * range.length();
}

void CurveChart::rebuildAxes()
{
    for (QAbstractAxis* axis : { m_xAxis, m_yAxis }) {
        if (axis != nullptr) {
            m_chart->removeAxis(axis);
            delete axis;
        }
    }
    auto* x = new QValueAxis;
    x->setTickType(QValueAxis::TicksDynamic);
    x->setLabelFormat(QStringLiteral("%g"));
    m_xAxis = x;
    if (m_logarithmic) {
        auto* y = new QLogValueAxis;
        y->setBase(10);
        y->setLabelFormat(QStringLiteral("%g"));
        m_yAxis = y;
    } else {
        auto* y = new QValueAxis;
        y->setTickType(QValueAxis::TicksDynamic);
        y->setLabelFormat(QStringLiteral("%g"));
        m_yAxis = y;
    }
    m_xAxis->setGridLineVisible(false);
    m_xAxis->setLineVisible(false);
    m_yAxis->setLineVisible(false);
    m_chart->addAxis(m_xAxis, Qt::AlignBottom);
    m_chart->addAxis(m_yAxis, Qt::AlignLeft);
    for (QXYSeries* series : std::as_const(m_series)) {
        series->attachAxis(m_xAxis);
        series->attachAxis(m_yAxis);
    }
    applyTheme();
}

void CurveChart::applyTheme()
{
    for (QAbstractAxis* axis : { m_xAxis, m_yAxis }) {
        axis->setLabelsFont(theme().font(FontRole::Caption));
        axis->setLabelsColor(theme().colors.secondaryText);
        axis->setGridLineColor(theme().colors.hairline);
    }
    refresh();
}

void CurveChart::themeChanged() { applyTheme(); }

void CurveChart::refresh()
{
    const AxisRange x = visibleX();
    const AxisRange values
        = valueRange(m_content.lines, x, m_content.cut).value_or(AxisRange { 0, m_content.yMost });
    const int xTicks = std::max(
        2, static_cast<int>(frame().width()) / std::max(1, theme().px(tickSpacingUnits)));
    auto* xAxis = static_cast<QValueAxis*>(m_xAxis);
    xAxis->setTickInterval(niceStep(x.length(), xTicks, false));
    xAxis->setRange(x.least, x.most);
    if (auto* linear = qobject_cast<QValueAxis*>(m_yAxis)) {
        const int room
            = static_cast<int>(frame().height()) / std::max(1, theme().px(yTickSpacingUnits));
        // Rounding to nice numbers may add a tick at either end.
        const TickRange nice = niceTicks(values, std::clamp(room - 1, 1, mostYTicks));
        m_y = nice.range;
        linear->setTickInterval(nice.step);
        linear->setTickAnchor(nice.range.least);
        // Qt Charts adds steps up to the end; what they round off must not cost the last tick.
        linear->setRange(m_y.least, m_y.most + 1e-6 * nice.step);
    } else {
        const double most = values.most > 0 ? values.most : 1;
        const double least = std::max(values.least, most * logFloor);
        m_y = { std::pow(10, std::floor(std::log10(least) + 1e-9)),
            std::pow(10, std::ceil(std::log10(most) - 1e-9)) };
        if (m_y.least >= m_y.most)
            m_y.most = m_y.least * 10;
        m_yAxis->setRange(m_y.least, m_y.most);
    }
    refreshLines();
    m_overlay->update();
}

void CurveChart::refreshLines()
{
    QList<qsizetype> drawn;
    for (qsizetype i = 0; i < m_content.lines.size(); ++i)
        if (m_content.lines[i].isVisible)
            drawn.append(i);
    std::stable_sort(drawn.begin(), drawn.end(), [this](qsizetype a, qsizetype b) {
        return order(m_content.lines[a].role) < order(m_content.lines[b].role);
    });
    while (m_series.size() > drawn.size()) {
        QXYSeries* last = m_series.takeLast();
        m_chart->removeSeries(last);
        delete last;
    }
    while (m_series.size() < drawn.size()) {
        auto* series = new QLineSeries;
        m_chart->addSeries(series);
        series->attachAxis(m_xAxis);
        series->attachAxis(m_yAxis);
        m_series.append(series);
    }
    const int columns = std::max(1, static_cast<int>(frame().width()));
    for (qsizetype i = 0; i < drawn.size(); ++i) {
        const ChartLine& line = m_content.lines[drawn[i]];
        const QColor color = lineColor(line.role, theme());
        // Round joins would cost most of the painting of a dense line, and nobody sees them.
        m_series[i]->setPen(QPen(color, lineWidth(line.role) * theme().scale, Qt::SolidLine,
            Qt::FlatCap, Qt::BevelJoin));
        m_series[i]->replace(
            cutToFrame(decimate(line.points, visibleX(), columns), visibleX(), m_y, m_logarithmic));
        // The first epoch alone is no line yet.
        m_series[i]->setPointsVisible(line.points.size() == 1);
    }
}

qsizetype CurveChart::drawnPoints() const
{
    qsizetype count = 0;
    for (const QXYSeries* series : m_series)
        count += series->count();
    return count;
}

QString CurveChart::valuesAt(double x) const
{
    QStringList parts;
    for (const ChartLine& line : m_content.lines) {
        const qsizetype index = line.isVisible ? nearestPoint(line.points, x) : -1;
        if (index >= 0)
            parts.append(tr("%1 %2", "name of a line, its value")
                             .arg(line.name, locale().toString(line.points[index].y(), 'g', 4)));
    }
    const double near = visibleX().length() / 100;
    for (const ChartMark& mark : m_content.marks)
        if (std::abs(mark.x - x) < near)
            parts.append(mark.text);
    if (parts.isEmpty())
        return {};
    parts.prepend(
        tr("%1 %2", "name of the x axis, value").arg(m_xName, locale().toString(x, 'f', 2)));
    return parts.join(QStringLiteral("  ·  "));
}

void CurveChart::focusInEvent(QFocusEvent* event)
{
    ThemedWidget::focusInEvent(event);
    m_overlay->update();
}

void CurveChart::focusOutEvent(QFocusEvent* event)
{
    ThemedWidget::focusOutEvent(event);
    m_overlay->update();
}

void CurveChart::resizeEvent(QResizeEvent* event)
{
    ThemedWidget::resizeEvent(event);
    m_view->setGeometry(rect());
    m_overlay->setGeometry(rect());
    m_view->setSceneRect(QRectF(QPointF(), QSizeF(size())));
    m_chart->resize(size());
    refresh();
}

QSize CurveChart::sizeHint() const
{
    return { theme().px(usualWidthUnits), theme().px(usualHeightUnits) };
}

QSize CurveChart::minimumSizeHint() const
{
    return { theme().px(leastWidthUnits), theme().px(leastHeightUnits) };
}

void CurveChart::render(QPainter& painter, const QSizeF& size)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), size), theme().colors.surface);
    m_view->scene()->render(&painter, QRectF(QPointF(), size), QRectF(rect()));
}

QString CurveChart::csv() const
{
    const auto quoted = [](QString text) {
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\""))
            + QLatin1Char('"');
    };
    // For machines: a point as decimal sign whatever the language.
    QString text = quoted(QStringLiteral("line")) + QLatin1Char(',') + quoted(m_xName)
        + QLatin1Char(',') + quoted(QStringLiteral("value")) + QLatin1Char('\n');
    for (const ChartLine& line : m_content.lines)
        for (const QPointF& point : line.points)
            text += quoted(line.name) + QLatin1Char(',') + QString::number(point.x(), 'g', 9)
                + QLatin1Char(',') + QString::number(point.y(), 'g', 9) + QLatin1Char('\n');
    return text;
}

} // namespace inkling
