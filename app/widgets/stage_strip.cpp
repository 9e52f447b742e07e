// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/stage_strip.h"

#include "app/base/icons.h"
#include "app/widgets/digit_picture.h"
#include "app/widgets/ink_view.h"

#include <QHBoxLayout>
#include <QPainter>

#include <array>

namespace inkling {

namespace {
    constexpr qreal arrowUnits = 18;
    constexpr qreal gapUnits = 34; ///< between pictures, at least: the arrow and air on both sides

    DigitOverlay centerOfMass(const NormalizationStages& stages)
    {
        DigitOverlay overlay;
        if (stages.field.width > 0 && stages.field.height > 0)
            overlay.cross = QPointF(static_cast<qreal>(stages.massX) / stages.field.width,
                static_cast<qreal>(stages.massY) / stages.field.height);
        return overlay;
    }
} // namespace

StageStrip::StageStrip(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_ink(new InkView(themeSource, this))
    , m_field(new DigitPicture(themeSource, this))
    , m_mass(new DigitPicture(themeSource, this))
    , m_image(new DigitPicture(themeSource, this))
{
    setObjectName(QStringLiteral("stageStrip"));
    setAccessibleName(tr("What the network sees"));
    m_ink->setObjectName(QStringLiteral("inkStage"));
    m_field->setObjectName(QStringLiteral("fieldStage"));
    m_mass->setObjectName(QStringLiteral("massStage"));
    m_image->setObjectName(QStringLiteral("imageStage"));
    m_mass->setDimmed(true);
    m_ink->setToolTip(tr("The ink, and the least rectangle around it: only what is inside counts, "
                         "wherever it stands."));
    m_field->setToolTip(tr("The box, fitted into 20 × 20 pixels: however large the digit was "
                           "drawn, it is now as large "
                           "as all others."));
    m_mass->setToolTip(
        tr("The center of mass: the mean place of the ink. It will be put in the middle."));
    m_image->setToolTip(
        tr("What the network sees: 28 × 28 pixels, white on black, with the center of mass in the "
           "middle."));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    const std::array<DigitPicture*, 4> views { m_ink, m_field, m_mass, m_image };
    for (DigitPicture* view : views) {
        view->setFocusPolicy(Qt::TabFocus);
        if (view != views.front())
            layout->addStretch(1);
        layout->addWidget(view);
        connect(view, &DigitPicture::pointedAt, this,
            [this, view](bool here) { Q_EMIT stagePointedAt(here ? view : nullptr); });
    }
    setStages({}, std::nullopt);
    StageStrip::themeChanged();
}

void StageStrip::setStages(const Drawing& drawing, const std::optional<NormalizationStages>& stages)
{
    m_ink->setCaption(tr("ink and its box"));
    m_mass->setCaption(tr("center of mass"));
    const NormalizationStages shown = stages.value_or(NormalizationStages {});
    const auto size = [](const GrayImage& image, int otherwise) {
        return tr("%1 × %2", "width and height in pixels")
            .arg(image.width > 0 ? image.width : otherwise)
            .arg(image.height > 0 ? image.height : otherwise);
    };
    m_field->setCaption(size(shown.field, fieldSide));
    m_image->setCaption(size(shown.image, digitSide));
    m_ink->setInk(
        stages ? drawing : Drawing {}, stages ? std::optional(stages->box) : std::nullopt);
    m_field->setImage(shown.field);
    m_mass->setImage(shown.field, centerOfMass(shown));
    m_image->setImage(shown.image);
}

void StageStrip::themeChanged()
{
    layout()->setSpacing(theme().px(gapUnits) / 2); // once before and once behind each stretch
}

void StageStrip::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const int side = theme().px(arrowUnits);
    const QPixmap arrow
        = iconPixmap(IconName::ArrowRight, theme().colors.secondaryText, side, devicePixelRatioF());
    const std::array<const DigitPicture*, 4> views { m_ink, m_field, m_mass, m_image };
    for (std::size_t i = 0; i + 1 < views.size(); ++i) {
        const QRect before = views[i]->pictureRect().translated(views[i]->pos());
        const QRect after = views[i + 1]->pictureRect().translated(views[i + 1]->pos());
        const int middle = (before.right() + after.left()) / 2;
        painter.drawPixmap(middle - side / 2, before.center().y() - side / 2, arrow);
    }
}

} // namespace inkling
