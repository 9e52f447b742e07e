// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/seen_card.h"

#include "app/pages/preparation_switches.h"
#include "app/pages/shift_drag.h"
#include "app/session/reading.h"
#include "app/widgets/action_button.h"
#include "app/widgets/digit_picture.h"
#include "app/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    // Side of the picture in design units: still readable, and what the card is asked for.
    constexpr qreal pictureLeast = 112;
    constexpr qreal pictureUsual = 176;

} // namespace

SeenCard::SeenCard(const ThemeSource& themeSource, QAction* numbers, QWidget* parent)
    : Card(themeSource, parent)
    , m_view(new DigitPicture(themeSource, this))
    , m_drag(new ShiftDrag(m_view))
    , m_heading(new TextLabel(themeSource, FontRole::Heading, tr("What the network sees"), this))
    , m_numbers(new ActionButton(themeSource, numbers, ButtonFace::Icon, this))
    , m_switches(new PreparationSwitches(themeSource, this))
    , m_row(new QHBoxLayout(this))
    , m_headingRow(new QHBoxLayout)
    , m_column(new QVBoxLayout)
{
    setObjectName(u"seenCard"_s);
    setAccessibleName(m_heading->text());
    m_view->setObjectName(u"seenView"_s);
    m_view->setCaption(tr("28 × 28"));
    m_view->setToolTip(
        tr("These 784 gray levels are all that the network knows of the drawing. Drag the digit "
           "to see what the network makes of it elsewhere."));
    m_heading->setObjectName(u"seenHeading"_s);
    m_numbers->setObjectName(u"numbersButton"_s);
    m_view->setSideRange(pictureLeast, pictureUsual);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_view);
    m_row->addLayout(m_column, 1);
    m_headingRow->addWidget(m_heading, 1);
    m_headingRow->addWidget(m_switches->resetButton());
    m_headingRow->addWidget(m_numbers);
    m_column->addLayout(m_headingRow);
    m_column->addWidget(m_switches);
    m_column->addStretch(1);
    connect(m_switches, &PreparationSwitches::optionsChosen, this, &SeenCard::preparationChosen);
    connect(m_drag, &ShiftDrag::dragged, this, [this](const QPoint& shift) {
        NormalizationOptions preparation = m_preparation;
        preparation.shiftX = shift.x();
        preparation.shiftY = shift.y();
        Q_EMIT preparationChosen(preparation);
    });
    arrange();
}

void SeenCard::setReading(const Reading& reading)
{
    m_view->setImage(reading.stages ? reading.stages->image : GrayImage());
    if (m_preparation == reading.preparation)
        return;
    m_preparation = reading.preparation;
    m_switches->setOptions(m_preparation);
    m_drag->setShift({ m_preparation.shiftX, m_preparation.shiftY });
}

void SeenCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    arrange();
}

void SeenCard::themeChanged()
{
    Card::themeChanged();
    arrange();
}

void SeenCard::arrange()
{
    m_row->setSpacing(theme().px(metric::groupGap));
    m_column->setSpacing(theme().px(metric::smallGap));
    m_headingRow->setSpacing(theme().px(metric::smallGap));
    // The picture is a square as high as the card allows; its caption stands below.
    const QMargins padding = contentsMargins();
    const int caption = m_view->sizeHint().height() - theme().px(pictureUsual);
    const int high = height() - padding.top() - padding.bottom() - caption;
    // In a narrow card the words come first.
    const int room = width() - padding.left() - padding.right() - m_row->spacing();
    const int wide = std::min(room / 2, room - m_column->minimumSize().width());
    m_view->setFixedWidth(std::max(1, std::min(high, wide)));
}

} // namespace inkling
