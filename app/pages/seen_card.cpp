// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/seen_card.h"

#include "app/widgets/digit_view.h"
#include "app/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    // Side of the picture in design units: still readable, and what the card is asked for.
    constexpr qreal pictureLeast = 64;
    constexpr qreal pictureUsual = 240;

} // namespace

SeenCard::SeenCard(const ThemeSource& themeSource, QWidget* parent)
    : Card(themeSource, parent)
    , m_view(new DigitView(themeSource, this))
    , m_heading(new TextLabel(themeSource, FontRole::Heading, tr("What the network sees"), this))
    , m_words(new TextLabel(themeSource, FontRole::Body, QString(), this))
    , m_row(new QHBoxLayout(this))
    , m_column(new QVBoxLayout)
{
    setObjectName(u"seenCard"_s);
    setAccessibleName(m_heading->text());
    m_view->setObjectName(u"seenView"_s);
    m_view->setCaption(tr("28 × 28"));
    m_heading->setObjectName(u"seenHeading"_s);
    m_words->setObjectName(u"seenWords"_s);
    m_words->setSecondary(true);
    m_words->setWordWrap(true);
    m_words->setText(tr("These 784 gray levels are all that the network knows of the drawing. The "
                        "ink was fitted into "
                        "20 × 20 pixels and moved until its center of mass stood in the middle, as "
                        "it was done with "
                        "the digits that the network learned from."));
    m_view->setSideRange(pictureLeast, pictureUsual);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_view);
    m_row->addLayout(m_column, 1);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_words);
    m_column->addStretch(1);
    arrange();
}

void SeenCard::setStages(const std::optional<NormalizationStages>& stages)
{
    m_view->setImage(stages ? stages->image : GrayImage());
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
    // The picture is a square as high as the card allows; its caption stands below.
    const QMargins padding = contentsMargins();
    const int caption = m_view->sizeHint().height() - theme().px(pictureUsual);
    m_view->setFixedWidth(std::max(1, height() - padding.top() - padding.bottom() - caption));
}

} // namespace inkling
