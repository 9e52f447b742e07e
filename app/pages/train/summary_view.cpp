// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/summary_view.h"

#include "app/widgets/action_button.h"
#include "app/widgets/number_cells.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr qreal rowUnits = 24;
    constexpr qreal nameUnits = 150;
    constexpr qreal parametersUnits = 170;
    constexpr qreal errorUnits = 64;
    constexpr qreal barMostUnits = 220;
    constexpr qreal barUnits = 8;
    constexpr qreal barLeastUnits = 60;
    constexpr qreal barGapUnits = 16;
    constexpr qreal buttonsUnits = 150;

} // namespace

SummaryView::SummaryView(
    const ThemeSource& themeSource, const QList<QAction*>& actions, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(u"summaryView"_s);
    setAccessibleName(tr("Summary"));
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(theme().px(metric::smallGap));
    for (QAction* action : actions)
        buttons->addWidget(new ActionButton(themeSource, action, ButtonFace::Text, this));
    buttons->addStretch(1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    layout->addLayout(buttons);
}

void SummaryView::setComparison(const ModelComparison& comparison, const QString& name)
{
    m_comparison = comparison;
    m_name = name;
    QStringList rows;
    for (std::size_t i = 0; i < comparison.models.size(); ++i)
        rows.append(rowText(i));
    setAccessibleDescription(rows.join(u' '));
    updateGeometry();
    update();
}

QString SummaryView::nameOf(const ModelFigures& model) const
{
    return model.name.isEmpty() ? m_name : model.name;
}

QString SummaryView::rowText(std::size_t index) const
{
    const ModelFigures& model = m_comparison.models.at(index);
    return tr("%1 has %L2 parameters and reads %3 % of the test digits wrongly.")
        .arg(nameOf(model))
        .arg(static_cast<qulonglong>(model.parameters))
        .arg(locale().toString(model.errorPercent, 'f', 2));
}

int SummaryView::rowHeight() const
{
    return std::max(theme().px(rowUnits), QFontMetrics(theme().font(FontRole::Body)).height());
}

QSize SummaryView::sizeHint() const
{
    const auto rows = std::max<std::size_t>(m_comparison.models.size(), 2);
    return { theme().px(nameUnits + parametersUnits + errorUnits + barMostUnits + buttonsUnits),
        std::max(static_cast<int>(rows) * rowHeight(), layout()->minimumSize().height()) };
}

QSize SummaryView::minimumSizeHint() const
{
    return { theme().px(nameUnits + errorUnits + buttonsUnits), sizeHint().height() };
}

void SummaryView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme().font(FontRole::Body));
    double most = 0;
    for (const ModelFigures& model : m_comparison.models)
        most = std::max(most, model.errorPercent);
    const int height = rowHeight();
    const QFont widest = theme().font(FontRole::Heading);
    // Where there is little room, the errors count more than the parameters.
    const qreal others = nameUnits + errorUnits + barGapUnits + buttonsUnits;
    const bool hasParameters = width() >= theme().px(others + parametersUnits + barLeastUnits);
    const qreal errorLeft = hasParameters ? nameUnits + parametersUnits : nameUnits;
    const int barLeft = theme().px(errorLeft + errorUnits + barGapUnits);
    const int barRoom
        = std::min(width() - barLeft - theme().px(buttonsUnits), theme().px(barMostUnits));
    for (std::size_t i = 0; i < m_comparison.models.size(); ++i) {
        const ModelFigures& model = m_comparison.models[i];
        const QRect row(0, static_cast<int>(i) * height, width(), height);
        const bool isNew = model.name.isEmpty();
        painter.setFont(isNew ? widest : theme().font(FontRole::Body));
        painter.setPen(theme().colors.text);
        painter.drawText(QRect(0, row.top(), theme().px(nameUnits), height),
            Qt::AlignLeft | Qt::AlignVCenter, nameOf(model));
        painter.setPen(theme().colors.secondaryText);
        painter.setFont(theme().font(FontRole::Body));
        if (hasParameters)
            painter.drawText(
                QRect(theme().px(nameUnits), row.top(), theme().px(parametersUnits), height),
                Qt::AlignLeft | Qt::AlignVCenter,
                tr("%L1 parameters").arg(static_cast<qulonglong>(model.parameters)));
        painter.setPen(theme().colors.text);
        drawInCells(painter,
            QRect(theme().px(errorLeft), row.top(), theme().px(errorUnits), height),
            tr("%1 %").arg(locale().toString(model.errorPercent, 'f', 2)), widest);
        if (most <= 0 || barRoom <= 0)
            continue;
        const qreal bar = theme().px(barUnits);
        const qreal length = std::max(bar / 2, barRoom * model.errorPercent / most);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isNew ? theme().colors.accent : theme().colors.quietBar);
        painter.drawRoundedRect(
            QRectF(barLeft, row.center().y() - bar / 2, length, bar), bar / 2, bar / 2);
    }
}

} // namespace inkling
