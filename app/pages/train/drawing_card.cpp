// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/drawing_card.h"

#include "app/widgets/digit_picture.h"
#include "app/widgets/small_bars.h"
#include "app/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr qreal pictureLeast = 56;
    constexpr qreal pictureUsual = 84;

} // namespace

DrawingCard::DrawingCard(const ThemeSource& themeSource, QWidget* parent)
    : Card(themeSource, parent)
    , m_picture(new DigitPicture(themeSource, this))
    , m_bars(new SmallBars(themeSource, this))
    , m_empty(new TextLabel(themeSource, FontRole::Caption,
          tr("Draw a digit on the Draw page; here you will see how the network learns to read it."),
          this))
{
    setObjectName(u"drawingCard"_s);
    m_picture->setObjectName(u"drawingPicture"_s);
    m_picture->setAccessibleName(tr("Your drawing as the network sees it"));
    m_picture->setSideRange(pictureLeast, pictureUsual);
    m_bars->setObjectName(u"drawingBars"_s);
    m_empty->setWordWrap(true);
    auto* title = new TextLabel(themeSource, FontRole::Heading, tr("Your drawing"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme().px(metric::itemGap));
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addWidget(m_bars, 1);
    row->addWidget(m_empty, 1, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addLayout(row, 1);
    read();
}

void DrawingCard::setReading(const Reading& reading)
{
    m_image = reading.stages ? reading.stages->image : GrayImage();
    m_picture->setImage(m_image);
    read();
}

void DrawingCard::setMlp(const std::shared_ptr<const Mlp>& mlp)
{
    m_hasModel = mlp != nullptr;
    if (m_hasModel)
        m_model.mlp = *mlp;
    read();
}

void DrawingCard::read()
{
    const bool hasDrawing = m_image.width > 0;
    m_empty->setVisible(!hasDrawing);
    m_bars->setVisible(hasDrawing);
    m_bars->setPrediction(
        hasDrawing && m_hasModel ? std::optional(predict(m_model, m_image)) : std::nullopt);
}

} // namespace inkling
