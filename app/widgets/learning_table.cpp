// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/learning_table.h"

#include "app/widgets/number_cells.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace inkling {

namespace {

    constexpr int columns = 4;
    constexpr int probability = 0;
    constexpr int oneHot = 1;
    constexpr int error = 2;
    constexpr int afterwards = 3;
    constexpr qreal rowUnits = 19;
    constexpr qreal digitUnits = 28;
    constexpr qreal headingGapUnits = 4;
    constexpr int headingLines = 2;
    constexpr qreal usualColumnUnits = 120;
    constexpr qreal leastColumnUnits = 76;
    constexpr int decimals = 4;

    QString heading(int column)
    {
        switch (column) {
        case probability:
            return LearningTable::tr("p: it says");
        case oneHot:
            return LearningTable::tr("y: it should say");
        case error:
            return LearningTable::tr("p − y: error");
        default:
            return LearningTable::tr("p after the step");
        }
    }

} // namespace

LearningTable::LearningTable(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("learningTable"));
    setAccessibleName(tr("One step of learning"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LearningTable::setStep(const std::optional<LearningStep>& step, const EvidenceLook& look)
{
    m_step = step;
    m_look = look;
    QStringList rows;
    for (int digit = 0; digit < classCount && m_step; ++digit)
        rows.append(tr("%1: %2, error %3, afterwards %4")
                        .arg(digit)
                        .arg(cellText(digit, probability), cellText(digit, error),
                            cellText(digit, afterwards)));
    setAccessibleDescription(rows.join(QStringLiteral("; ")));
    update();
}

QString LearningTable::cellText(int digit, int column) const
{
    if (!m_step)
        return {};
    const auto c = static_cast<std::size_t>(digit);
    switch (column) {
    case probability:
        return locale().toString(static_cast<double>(m_step->before.at(c)), 'f', decimals);
    case oneHot:
        return QString::number(digit == m_step->lesson.label ? 1 : 0);
    case error:
        return signedNumber(static_cast<double>(m_step->error.at(c)), decimals);
    default:
        return locale().toString(static_cast<double>(m_step->after.at(c)), 'f', decimals);
    }
}

QString LearningTable::cellDescription(int digit, int column) const
{
    if (!m_step)
        return {};
    const auto c = static_cast<std::size_t>(digit);
    const auto logit
        = [this](float value) { return locale().toString(static_cast<double>(value), 'f', 2); };
    switch (column) {
    case probability:
        return tr("Forward pass: the evidence for %1 is %2, and softmax makes a share of %3 of it.")
            .arg(digit)
            .arg(logit(m_step->logitsBefore.at(c)), cellText(digit, column));
    case oneHot:
        return tr("The label as a one-hot vector: 1 for the %1, 0 for all others.")
            .arg(m_step->lesson.label);
    case error:
        return tr("The gradient of the loss by the evidence for %1 is p − y = %2 − %3 = %4: what "
                  "is above 0 goes down, what is below 0 goes up.")
            .arg(digit)
            .arg(cellText(digit, probability), cellText(digit, oneHot), cellText(digit, error));
    default:
        return tr("After the step the evidence for %1 is %2, a share of %3.")
            .arg(digit)
            .arg(logit(m_step->logitsAfter.at(c)), cellText(digit, column));
    }
}

int LearningTable::rowHeight() const
{
    return std::max(theme().px(rowUnits), QFontMetrics(theme().font(FontRole::Caption)).height());
}

int LearningTable::headingHeight() const
{
    return headingLines * QFontMetrics(theme().font(FontRole::Caption)).height();
}

QRect LearningTable::rowRect(int row) const
{
    return row == 0 ? QRect(0, 0, width(), headingHeight())
                    : QRect(0, headingHeight() + (row - 1) * rowHeight(), width(), rowHeight());
}

QRect LearningTable::cellRect(int row, int column) const
{
    const int left = theme().px(digitUnits);
    const int wide = (width() - left) / columns;
    const QRect line = rowRect(row);
    return { left + column * wide, line.top(), wide, line.height() };
}

QSize LearningTable::sizeHint() const
{
    return { theme().px(digitUnits) + columns * theme().px(usualColumnUnits),
        headingHeight() + classCount * rowHeight() };
}

QSize LearningTable::minimumSizeHint() const
{
    return { theme().px(digitUnits) + columns * theme().px(leastColumnUnits),
        headingHeight() + classCount * rowHeight() };
}

bool LearningTable::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int digit = 0; digit < classCount; ++digit) {
        for (int column = 0; column < columns; ++column) {
            const QRect cell = cellRect(digit + 1, column);
            if (cell.contains(help->pos())) {
                QToolTip::showText(help->globalPos(), cellDescription(digit, column), this, cell);
                return true;
            }
        }
    }
    QToolTip::hideText();
    return true;
}

void LearningTable::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const QFont font = theme().font(FontRole::Caption);
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme().colors.secondaryText);
    for (int column = 0; column < columns; ++column)
        painter.drawText(cellRect(0, column).adjusted(theme().px(headingGapUnits), 0, 0, 0),
            Qt::AlignRight | Qt::AlignBottom | Qt::TextWordWrap, heading(column));
    for (int digit = 0; digit < classCount; ++digit) {
        const QRect row = rowRect(digit + 1);
        const bool isLabel = m_step && m_step->lesson.label == digit;
        painter.setFont(isLabel ? bold : font);
        painter.setPen(theme().colors.text);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
        for (int column = 0; column < columns && m_step; ++column) {
            const QString text = cellText(digit, column);
            // A negative error is what pulls the evidence up; one that is rounded to nothing pulls nowhere.
            const double pull = text.front().isDigit() ? 0 : text.front() == u'+' ? -1 : 1;
            painter.setPen(column == error ? evidenceInk(m_look.palette, pull, theme().colors)
                                           : theme().colors.text);
            drawInCells(painter, cellRect(digit + 1, column), text, bold);
        }
    }
}

} // namespace inkling
