// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/confusion_card.h"

#include "app/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace inkling {

ConfusionCard::ConfusionCard(const ThemeSource& themeSource, QWidget* parent)
    : Card(themeSource, parent)
    , m_matrix(new ConfusionMatrix(themeSource, this))
    , m_title(new TextLabel(themeSource, FontRole::Heading, tr("Confusion"), this))
    , m_note(new TextLabel(themeSource, FontRole::Caption, tr("validation, click a cell"), this))
{
    setObjectName(u"confusionCard"_s);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme().px(metric::smallGap));
    head->addWidget(m_title);
    head->addWidget(m_note, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_matrix, 1);
}

void ConfusionCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    // Half a sentence says nothing.
    const int room
        = contentsRect().width() - m_title->sizeHint().width() - theme().px(metric::smallGap);
    m_note->setVisible(m_note->sizeHint().width() <= room);
}

} // namespace inkling
