// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/softmax_table_view.h"

#include "app/base/evidence_look.h"
#include "app/widgets/number_cells.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace inkling {

namespace {

    constexpr qreal rowUnits = 24;
    constexpr qreal digitUnits = 28;
    constexpr qreal headingGapUnits = 4;
    constexpr int headingLines = 2;
    constexpr qreal usualColumnUnits = 120;
    constexpr qreal leastColumnUnits = 66;
    constexpr qreal paddingUnits = 8;
    constexpr int rows = classCount + 2; ///< headings and sum

    QString heading(int column)
    {
        switch (static_cast<SoftmaxColumn>(column)) {
        case SoftmaxColumn::Evidence:
            return SoftmaxTableView::tr("evidence");
        case SoftmaxColumn::Below:
            return SoftmaxTableView::tr("less the greatest");
        case SoftmaxColumn::Exponential:
            return SoftmaxTableView::tr("exp");
        case SoftmaxColumn::Share:
            return SoftmaxTableView::tr("share, %");
        case SoftmaxColumn::OneMore:
            break;
        }
        return SoftmaxTableView::tr("with one more, %");
    }

    QString exponential(const QLocale& locale, double value)
    {
        constexpr double small = 0.0001;
        return value > 0 && value < small ? locale.toString(value, 'e', 1)
                                          : locale.toString(value, 'f', 4);
    }

} // namespace

SoftmaxTableView::SoftmaxTableView(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("softmaxTable"));
    setAccessibleName(tr("Softmax, step by step"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SoftmaxTableView::setTable(
    const std::optional<SoftmaxTable>& table, int chosen, float temperature)
{
    m_table = table;
    m_chosen = chosen;
    m_temperature = static_cast<double>(temperature);
    QStringList texts;
    for (int digit = 0; digit < classCount; ++digit) {
        if (rowOf(digit) != nullptr)
            texts.append(tr("%1: evidence %2, share %3 %")
                             .arg(digit)
                             .arg(cellText(digit, SoftmaxColumn::Evidence),
                                 cellText(digit, SoftmaxColumn::Share)));
    }
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
    update();
}

void SoftmaxTableView::setStep(std::optional<SoftmaxColumn> step)
{
    m_step = step;
    update();
}

const SoftmaxRow* SoftmaxTableView::rowOf(int digit) const
{
    if (!m_table)
        return nullptr;
    const auto found = std::find_if(m_table->rows.begin(), m_table->rows.end(),
        [digit](const SoftmaxRow& row) { return row.digit == digit; });
    return found == m_table->rows.end() ? nullptr : &*found;
}

QString SoftmaxTableView::cellText(int digit, SoftmaxColumn column) const
{
    const SoftmaxRow* row = rowOf(digit);
    if (row == nullptr)
        return {};
    switch (column) {
    case SoftmaxColumn::Evidence:
        return signedNumber(row->evidence, 2);
    case SoftmaxColumn::Below:
        return signedNumber(row->below, 2);
    case SoftmaxColumn::Exponential:
        return exponential(locale(), row->exponential);
    case SoftmaxColumn::Share:
        return locale().toString(row->share * 100, 'f', 2);
    case SoftmaxColumn::OneMore:
        break;
    }
    return locale().toString(row->shareWithOneMore * 100, 'f', 2);
}

QString SoftmaxTableView::cellDescription(int digit, SoftmaxColumn column) const
{
    if (rowOf(digit) == nullptr)
        return {};
    const QString result = cellText(digit, column);
    switch (column) {
    case SoftmaxColumn::Evidence:
        return tr("The evidence (logit) that the network has for %1.").arg(digit);
    case SoftmaxColumn::Below: {
        const QString difference = tr("%1 less the greatest evidence, %2")
                                       .arg(cellText(digit, SoftmaxColumn::Evidence),
                                           signedNumber(m_table->greatest, 2));
        return m_temperature == 1
            ? tr("%1, is %2. Softmax ignores what all digits have in common, and so the "
                 "exponentials stay small.")
                  .arg(difference, result)
            : tr("%1, divided by the model’s temperature %2, is %3.")
                  .arg(difference, locale().toString(m_temperature, 'g', 3), result);
    }
    case SoftmaxColumn::Exponential:
        return tr("exp(%1) = %2: one unit of evidence more multiplies this by 2.718.")
            .arg(cellText(digit, SoftmaxColumn::Below), result);
    case SoftmaxColumn::Share:
        return tr("%1 divided by the sum of the column, %2, is %3 %.")
            .arg(cellText(digit, SoftmaxColumn::Exponential),
                locale().toString(m_table->sum, 'f', 4), result);
    case SoftmaxColumn::OneMore:
        break;
    }
    return tr("If %1 had one unit of evidence more, %2 would have %3 %.")
        .arg(m_chosen)
        .arg(digit)
        .arg(result);
}

int SoftmaxTableView::rowHeight() const
{
    return std::max(theme().px(rowUnits), QFontMetrics(theme().font(FontRole::Body)).height());
}

int SoftmaxTableView::headingHeight() const
{
    return headingLines * QFontMetrics(theme().font(FontRole::Caption)).height();
}

QRect SoftmaxTableView::rowRect(int row) const
{
    return row == 0 ? QRect(0, 0, width(), headingHeight())
                    : QRect(0, headingHeight() + (row - 1) * rowHeight(), width(), rowHeight());
}

QRect SoftmaxTableView::cellRect(int row, int column) const
{
    const int left = theme().px(digitUnits);
    const int wide = (width() - left - theme().px(paddingUnits)) / columns;
    const QRect line = rowRect(row);
    return { left + column * wide, line.top(), wide, line.height() };
}

QSize SoftmaxTableView::sizeHint() const
{
    return { theme().px(digitUnits) + columns * theme().px(usualColumnUnits),
        headingHeight() + (rows - 1) * rowHeight() };
}

QSize SoftmaxTableView::minimumSizeHint() const
{
    return { theme().px(digitUnits) + columns * theme().px(leastColumnUnits),
        headingHeight() + (rows - 1) * rowHeight() };
}

bool SoftmaxTableView::event(QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int digit = 0; digit < classCount; ++digit) {
        for (int column = 0; column < columns; ++column) {
            const QRect cell = cellRect(digit + 1, column);
            if (cell.contains(help->pos())) {
                QToolTip::showText(help->globalPos(),
                    cellDescription(digit, static_cast<SoftmaxColumn>(column)), this, cell);
                return true;
            }
        }
    }
    QToolTip::hideText();
    return true;
}

void SoftmaxTableView::mousePressEvent(QMouseEvent* event)
{
    const int digit = (static_cast<int>(event->position().y()) - headingHeight()) / rowHeight();
    if (event->button() == Qt::LeftButton && digit >= 0 && digit < classCount)
        Q_EMIT digitChosen(digit);
}

void SoftmaxTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up && m_chosen > 0)
        Q_EMIT digitChosen(m_chosen - 1);
    else if (event->key() == Qt::Key_Down && m_chosen + 1 < classCount)
        Q_EMIT digitChosen(m_chosen + 1);
    else
        event->ignore();
}

void SoftmaxTableView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect chosen = rowRect(m_chosen + 1);
    const qreal radius = theme().px(metric::smallRadius);
    painter.setPen(
        hasFocus() ? QPen(theme().colors.accent, theme().px(metric::focusRing)) : Qt::NoPen);
    painter.setBrush(theme().colors.accentTint);
    painter.drawRoundedRect(QRectF(chosen).adjusted(1, 1, -1, -1), radius, radius);
    if (m_step) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().colors.hover);
        QRect column = cellRect(0, static_cast<int>(*m_step));
        column.setHeight(height());
        painter.setOpacity(0.6);
        painter.drawRoundedRect(column.translated(theme().px(paddingUnits), 0), radius, radius);
        painter.setOpacity(1);
    }
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    for (int column = 0; column < columns; ++column)
        painter.drawText(cellRect(0, column).adjusted(theme().px(headingGapUnits), 0, 0, 0),
            Qt::AlignRight | Qt::AlignBottom | Qt::TextWordWrap, heading(column));
    for (int digit = 0; digit < classCount; ++digit)
        paintRow(painter, digit);
    if (!m_table)
        return;
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(rowRect(rows - 1), Qt::AlignLeft | Qt::AlignVCenter, tr("sum"));
    drawInCells(painter, cellRect(rows - 1, static_cast<int>(SoftmaxColumn::Exponential)),
        locale().toString(m_table->sum, 'f', 4), theme().font(FontRole::Body));
    drawInCells(painter, cellRect(rows - 1, static_cast<int>(SoftmaxColumn::Share)),
        locale().toString(100.0, 'f', 2), theme().font(FontRole::Body));
}

void SoftmaxTableView::paintRow(QPainter& painter, int digit) const
{
    const QFont font = theme().font(digit == m_chosen ? FontRole::Heading : FontRole::Body);
    painter.setFont(font);
    painter.setPen(theme().colors.text);
    painter.drawText(rowRect(digit + 1).adjusted(theme().px(paddingUnits), 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
    for (int column = 0; column < columns; ++column) {
        const bool isLater = m_step && column > static_cast<int>(*m_step);
        painter.setPen(isLater ? theme().colors.disabledText : theme().colors.text);
        const QString text
            = isLater ? QStringLiteral("·") : cellText(digit, static_cast<SoftmaxColumn>(column));
        drawInCells(painter, cellRect(digit + 1, column), text, theme().font(FontRole::Heading));
    }
}

} // namespace inkling
