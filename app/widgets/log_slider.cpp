// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/log_slider.h"

#include "app/widgets/form_rows.h"
#include "app/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr int stepsPerDecade = 20;
    constexpr int shownDigits = 3;
    constexpr qreal fieldWidthUnits = 84;

    /// Two digits are what one means on a scale of decades.
    double rounded(double value)
    {
        if (value <= 0)
            return 0;
        const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
        return std::round(value / unit) * unit;
    }

} // namespace

LogSlider::LogSlider(
    const ThemeSource& themeSource, const QString& name, const LogRange& range, QWidget* parent)
    : QWidget(parent)
    , m_range(range)
    , m_value(range.least)
    , m_name(new TextLabel(themeSource, FontRole::Body, name, this))
    , m_field(new QLineEdit(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
{
    const double decades = std::log10(range.most / range.least);
    m_slider->setRange(range.hasZero ? -1 : 0, qRound(decades * stepsPerDecade));
    m_slider->setPageStep(stepsPerDecade / 2);
    m_slider->setAccessibleName(name);
    m_slider->setObjectName(QStringLiteral("slider"));
    m_field->setObjectName(QStringLiteral("field"));
    m_field->setAccessibleName(name);
    m_field->setFrame(false);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setFixedWidth(themeSource.theme().px(fieldWidthUnits));
    m_name->setBuddy(m_field);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_name, 1);
    row->addWidget(m_field);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    auto* track = new QHBoxLayout;
    track->setContentsMargins(0, 0, themeSource.theme().px(formValueInset), 0);
    track->addWidget(m_slider);
    layout->addLayout(track);
    connect(
        m_slider, &QSlider::valueChanged, this, [this](int position) { take(valueAt(position)); });
    connect(m_field, &QLineEdit::editingFinished, this, [this] {
        bool isNumber = false;
        const double typed = locale().toDouble(m_field->text(), &isNumber);
        const bool isPossible = isNumber
            && ((typed >= m_range.least && typed <= m_range.most)
                || (typed == 0 && m_range.hasZero));
        if (isPossible)
            take(typed);
        display();
    });
    display();
}

void LogSlider::setExplanation(const QString& sentence)
{
    const QString whole = sentence + QLatin1Char(' ')
        + tr("Possible is %1 to %2.")
              .arg(locale().toString(m_range.hasZero ? 0 : m_range.least),
                  locale().toString(m_range.most));
    setToolTip(whole);
    m_field->setToolTip(whole);
    m_slider->setToolTip(whole);
    m_slider->setAccessibleDescription(whole);
}

int LogSlider::positionOf(double value) const
{
    if (value < m_range.least)
        return m_slider->minimum();
    return qRound(std::log10(std::min(value, m_range.most) / m_range.least) * stepsPerDecade);
}

double LogSlider::valueAt(int position) const
{
    if (position < 0)
        return 0;
    return std::min(m_range.most,
        rounded(m_range.least * std::pow(10, static_cast<double>(position) / stepsPerDecade)));
}

void LogSlider::setValue(double value)
{
    const double least = m_range.hasZero ? 0 : m_range.least;
    m_value = std::clamp(value, least, m_range.most);
    display();
}

void LogSlider::take(double value)
{
    if (value == m_value)
        return;
    m_value = value;
    display();
    Q_EMIT valueChosen(m_value);
}

void LogSlider::display()
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(positionOf(m_value));
    m_field->setText(locale().toString(m_value, 'g', shownDigits));
}

} // namespace inkling
