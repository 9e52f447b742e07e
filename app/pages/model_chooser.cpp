// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/model_chooser.h"

#include "app/session/model_info.h"

#include <QLocale>
#include <QStyleOptionComboBox>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr qreal usualWidth
        = 350; // as wide as the longest name that is likely, so that loading moves nothing
    constexpr qreal leastWidth = 180;
    constexpr qreal padding = 10;

} // namespace

ModelChooser::ModelChooser(const ThemeSource& themeSource, ModelSession& models, QWidget* parent)
    : QComboBox(parent)
    , m_themeSource(themeSource)
    , m_models(models)
{
    setObjectName(u"modelChooser"_s);
    setAccessibleName(tr("Model"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&models, &ModelSession::choicesChanged, this, &ModelChooser::refill);
    connect(&models, &ModelSession::modelChanged, this, &ModelChooser::showInUse);
    connect(&models, &ModelSession::loadFailed, this, &ModelChooser::showInUse);
    connect(this, &QComboBox::activated, this, &ModelChooser::choose);
    connect(&themeSource, &ThemeSource::changed, this, &QWidget::updateGeometry);
    refill();
}

QString ModelChooser::summary() const
{
    return m_error.isEmpty() ? m_name : m_name + u", "_s + m_error;
}

QSize ModelChooser::sizeHint() const
{
    const Theme& theme = m_themeSource.theme();
    return { theme.px(usualWidth), theme.px(metric::controlHeight) };
}

QSize ModelChooser::minimumSizeHint() const
{
    const Theme& theme = m_themeSource.theme();
    return { theme.px(leastWidth), theme.px(metric::controlHeight) };
}

void ModelChooser::refill()
{
    clear();
    for (const QString& path : m_models.choices())
        addItem(modelName(path), path);
    if (count() > 0)
        insertSeparator(count());
    addItem(tr("Open a model…"));
    showInUse();
}

void ModelChooser::showInUse()
{
    const ModelInUse& inUse = m_models.modelInUse();
    m_error.clear();
    if (inUse.model) {
        m_name = tr("%1 — %2", "name of a model, widths of its layers")
                     .arg(modelName(inUse.path), shapeText(inUse.model->mlp));
        if (inUse.changed)
            m_error = tr("changed", "a model that has learned since it was loaded");
        else if (const std::optional<double> percent = testErrorPercent(*inUse.model))
            m_error = tr("%1 % error", "on test digits").arg(QLocale().toString(*percent, 'f', 1));
        setToolTip(tr("The model that reads: %1, with %L2 parameters.")
                       .arg(inUse.path)
                       .arg(inUse.model->mlp.parameterCount()));
    } else {
        m_name = m_models.isLoading() ? tr("The model is being loaded.") : tr("No model");
        setToolTip(tr("Choose the model that reads."));
    }
    setCurrentIndex(inUse.model ? findData(inUse.path) : -1);
    setAccessibleDescription(summary());
    update();
}

void ModelChooser::choose(int index)
{
    const QString path = itemData(index).toString();
    // What is shown is the model in use, not the wish.
    showInUse();
    if (path.isEmpty())
        Q_EMIT fileWanted();
    else if (path != m_models.modelInUse().path || m_models.modelInUse().changed)
        m_models.load(path);
}

void ModelChooser::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = m_themeSource.theme();
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    QRect room
        = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    room.setLeft(theme.px(padding));
    if (!m_error.isEmpty()) {
        painter.setFont(theme.font(FontRole::Caption));
        painter.setPen(theme.colors.secondaryText);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, m_error);
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(m_error)
            - theme.px(metric::smallGap));
    }
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(isEnabled() ? theme.colors.text : theme.colors.disabledText);
    const QString name = painter.fontMetrics().elidedText(m_name, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
}

} // namespace inkling
