// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/confusion_matrix.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr qreal usualPitchUnits = 16;
    constexpr qreal leastPitchUnits = 14;
    constexpr qreal mostPitchUnits = 30;
    constexpr qreal labelUnits = 20; ///< for the digits beside and above
    constexpr qreal gapUnits = 2;
    constexpr qreal cornerUnits = 2;
    constexpr qreal leastStrength = 0.12; ///< of a single mistake, so that it can be seen

    QColor mixed(const QColor& from, const QColor& to, qreal share)
    {
        const auto mix
            = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
        return { mix(from.red(), to.red()), mix(from.green(), to.green()),
            mix(from.blue(), to.blue()) };
    }

} // namespace

ConfusionMatrix::ConfusionMatrix(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("confusionMatrix"));
    setAccessibleName(tr("Confusion matrix"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleDescription(tr("Nothing was measured yet."));
}

void ConfusionMatrix::setCounts(const std::optional<ConfusionCounts>& counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    m_mostRight = 0;
    m_mostWrong = 0;
    std::size_t wrong = 0;
    for (int label = 0; m_counts && label < classCount; ++label) {
        for (int prediction = 0; prediction < classCount; ++prediction) {
            const std::size_t here = count({ label, prediction });
            std::size_t& most = label == prediction ? m_mostRight : m_mostWrong;
            most = std::max(most, here);
            wrong += label == prediction ? 0 : here;
        }
    }
    setAccessibleDescription(m_counts
            ? tr("%L1 digits were read wrongly.").arg(static_cast<qulonglong>(wrong))
            : tr("Nothing was measured yet."));
    update();
}

void ConfusionMatrix::setChosen(std::optional<ConfusionCell> cell)
{
    m_chosen = cell;
    if (cell)
        m_current = *cell;
    update();
}

std::size_t ConfusionMatrix::count(const ConfusionCell& cell) const
{
    return m_counts ? m_counts->at(static_cast<std::size_t>(cell.label))
                          .at(static_cast<std::size_t>(cell.prediction))
                    : 0;
}

qreal ConfusionMatrix::pitch() const
{
    const qreal room = std::min(width(), height()) - theme().px(labelUnits);
    return std::clamp(std::floor(room / classCount),
        static_cast<qreal>(theme().px(leastPitchUnits)),
        static_cast<qreal>(theme().px(mostPitchUnits)));
}

QPointF ConfusionMatrix::origin() const
{
    const qreal label = theme().px(labelUnits);
    return { label, label };
}

QRectF ConfusionMatrix::cellRect(const ConfusionCell& cell) const
{
    const qreal side = pitch();
    const qreal gap = theme().px(gapUnits);
    return { origin() + QPointF(cell.prediction * side, cell.label * side),
        QSizeF(side - gap, side - gap) };
}

std::optional<ConfusionCell> ConfusionMatrix::cellAt(const QPointF& position) const
{
    const QPointF place = (position - origin()) / pitch();
    const ConfusionCell cell { static_cast<int>(std::floor(place.y())),
        static_cast<int>(std::floor(place.x())) };
    const bool isInside = cell.label >= 0 && cell.label < classCount && cell.prediction >= 0
        && cell.prediction < classCount;
    return isInside ? std::optional(cell) : std::nullopt;
}

QString ConfusionMatrix::cellText(const ConfusionCell& cell) const
{
    if (!m_counts)
        return tr("How many of the %1s that were held out are taken for a %2 will stand here after "
                  "the first epoch.")
            .arg(cell.label)
            .arg(cell.prediction);
    const auto here = static_cast<qulonglong>(count(cell));
    if (cell.label == cell.prediction)
        return tr("%L1 of the %2s that were held out are read rightly. Click to see them.")
            .arg(here)
            .arg(cell.label);
    return tr("%L1 of the %2s that were held out are taken for a %3. Click to see them.")
        .arg(here)
        .arg(cell.label)
        .arg(cell.prediction);
}

QSize ConfusionMatrix::sizeHint() const
{
    const int side = theme().px(labelUnits) + classCount * theme().px(usualPitchUnits);
    return { side, side };
}

QSize ConfusionMatrix::minimumSizeHint() const
{
    const int side = theme().px(labelUnits) + classCount * theme().px(leastPitchUnits);
    return { side, side };
}

bool ConfusionMatrix::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const std::optional<ConfusionCell> cell = cellAt(help->pos()))
        QToolTip::showText(help->globalPos(), cellText(*cell), this, cellRect(*cell).toRect());
    else
        QToolTip::hideText();
    return true;
}

void ConfusionMatrix::mouseReleaseEvent(QMouseEvent* event)
{
    const std::optional<ConfusionCell> cell = cellAt(event->position());
    if (event->button() == Qt::LeftButton && cell && m_counts) {
        m_current = *cell;
        Q_EMIT cellChosen(*cell);
    }
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event)
{
    const auto move = [this](int rows, int columns) {
        m_current.label = std::clamp(m_current.label + rows, 0, classCount - 1);
        m_current.prediction = std::clamp(m_current.prediction + columns, 0, classCount - 1);
        setAccessibleDescription(cellText(m_current));
        update();
    };
    switch (event->key()) {
    case Qt::Key_Up:
        return move(-1, 0);
    case Qt::Key_Down:
        return move(1, 0);
    case Qt::Key_Left:
        return move(0, -1);
    case Qt::Key_Right:
        return move(0, 1);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_counts)
            Q_EMIT cellChosen(m_current);
        return;
    default:
        ThemedWidget::keyPressEvent(event);
    }
}

void ConfusionMatrix::focusInEvent(QFocusEvent* event)
{
    ThemedWidget::focusInEvent(event);
    update();
}

QColor ConfusionMatrix::cellColor(const ConfusionCell& cell) const
{
    const ThemeColors& colors = theme().colors;
    const bool isRight = cell.label == cell.prediction;
    const std::size_t most = isRight ? m_mostRight : m_mostWrong;
    const std::size_t here = count(cell);
    if (here == 0 || most == 0)
        return colors.surface;
    const qreal share = static_cast<qreal>(here) / static_cast<qreal>(most);
    return mixed(colors.surface, isRight ? colors.accent : colors.warning,
        std::max(share * (isRight ? 0.9 : 0.8), leastStrength));
}

void ConfusionMatrix::paintCell(QPainter& painter, const ConfusionCell& cell) const
{
    const QRectF rect = cellRect(cell);
    const qreal line = theme().px(metric::hairline);
    const qreal corner = theme().px(cornerUnits);
    painter.setPen(count(cell) == 0 ? QPen(theme().colors.track, line) : QPen(Qt::NoPen));
    painter.setBrush(cellColor(cell));
    painter.drawRoundedRect(
        rect.adjusted(line / 2, line / 2, -line / 2, -line / 2), corner, corner);
    const bool isCurrent = hasFocus() && cell == m_current;
    if (cell == m_chosen || isCurrent) {
        painter.setPen(QPen(isCurrent ? theme().colors.accent : theme().colors.text,
            theme().px(metric::focusRing)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect, corner, corner);
    }
}

void ConfusionMatrix::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme().font(FontRole::Caption));
    const qreal label = theme().px(labelUnits);
    for (int digit = 0; digit < classCount; ++digit) {
        const QRectF diagonal = cellRect({ digit, digit });
        painter.setPen(theme().colors.secondaryText);
        painter.drawText(QRectF(diagonal.left(), 0, diagonal.width(), label), Qt::AlignCenter,
            QString::number(digit));
        painter.drawText(QRectF(0, diagonal.top(), label, diagonal.height()), Qt::AlignCenter,
            QString::number(digit));
    }
    for (int row = 0; row < classCount; ++row)
        for (int column = 0; column < classCount; ++column)
            paintCell(painter, { row, column });
}

} // namespace inkling
