// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/layer_editor.h"

#include "core/train/recipe.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

#include <array>

namespace inkling {

namespace {

    constexpr std::array activations { Activation::Relu, Activation::Tanh, Activation::Sigmoid,
        Activation::Identity };
    constexpr int unitStep = 16;

} // namespace

LayerEditor::LayerEditor(const ThemeSource& themeSource, const LayerChoice& layer, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_units(new QSpinBox)
    , m_activation(new QComboBox)
{
    setObjectName(QStringLiteral("layerEditor"));
    setAccessibleName(tr("Hidden layer"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_units->setObjectName(QStringLiteral("layerUnits"));
    m_units->setAccessibleName(tr("Units"));
    m_units->setRange(1, hiddenUnitLimit);
    m_units->setSingleStep(unitStep);
    m_units->setValue(layer.units);
    m_units->setToolTip(
        tr("How many units the layer has; each learns to look for one thing. Possible is 1 to %L1.")
            .arg(hiddenUnitLimit));
    m_activation->setObjectName(QStringLiteral("layerActivation"));
    m_activation->setAccessibleName(tr("Activation"));
    m_activation->setToolTip(
        tr("What a unit makes of its sum; without it, several layers could do no more than one."));
    for (const Activation activation : activations)
        m_activation->addItem(activationText(activation), static_cast<int>(activation));
    m_activation->setCurrentIndex(m_activation->findData(static_cast<int>(layer.activation)));
    auto* remove = new QPushButton(tr("Remove layer"));
    remove->setObjectName(QStringLiteral("layerRemove"));
    auto* form = new QFormLayout(this);
    const int padding = themeSource.theme().px(metric::itemGap);
    form->setContentsMargins(padding, padding, padding, padding);
    form->addRow(tr("Units"), m_units);
    form->addRow(tr("Activation"), m_activation);
    form->addRow(remove);
    connect(m_units, &QSpinBox::valueChanged, this, [this] { Q_EMIT changed(this->layer()); });
    connect(m_activation, &QComboBox::currentIndexChanged, this,
        [this] { Q_EMIT changed(this->layer()); });
    connect(remove, &QPushButton::clicked, this, [this] {
        Q_EMIT removalWanted();
        close();
    });
    m_units->setFocus();
    m_units->selectAll();
}

LayerChoice LayerEditor::layer() const
{
    return { m_units->value(), static_cast<Activation>(m_activation->currentData().toInt()) };
}

} // namespace inkling
