// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/layer_chips.h"

#include "app/widgets/layer_editor.h"
#include "core/train/recipe.h"

#include <QToolButton>

#include <algorithm>

namespace inkling {

namespace {

    constexpr qreal gapUnits = 6;
    constexpr qreal heightUnits = 28;

} // namespace

QString activationText(Activation activation)
{
    switch (activation) {
    case Activation::Relu:
        return LayerChips::tr("ReLU");
    case Activation::Tanh:
        return LayerChips::tr("tanh");
    case Activation::Sigmoid:
        return LayerChips::tr("sigmoid");
    case Activation::Identity:
        break;
    }
    return LayerChips::tr("linear");
}

LayerChips::LayerChips(const ThemeSource& themeSource, QWidget* parent)
    : QWidget(parent)
    , m_themeSource(themeSource)
{
    setObjectName(QStringLiteral("layerChips"));
    setAccessibleName(tr("Hidden layers"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&themeSource, &ThemeSource::changed, this, &LayerChips::rebuild);
    rebuild();
}

void LayerChips::setLayers(const QList<LayerChoice>& layers)
{
    if (layers == m_layers)
        return;
    m_layers = layers;
    rebuild();
}

void LayerChips::change(const QList<LayerChoice>& layers)
{
    m_layers = layers;
    rebuild();
    Q_EMIT layersChosen(m_layers);
}

QToolButton* LayerChips::makeButton(
    const QString& text, const QString& name, const QString& toolTip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setFont(m_themeSource.theme().font(FontRole::Caption));
    button->show();
    m_buttons.append(button);
    return button;
}

void LayerChips::rebuild()
{
    // A chip may be what is being clicked.
    for (QToolButton* button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (qsizetype i = 0; i < m_layers.size(); ++i) {
        QToolButton* chip = makeButton(tr("%1 %2", "units of a layer, its activation")
                                           .arg(m_layers[i].units)
                                           .arg(activationText(m_layers[i].activation)),
            QStringLiteral("layerChip%1").arg(i),
            tr("Hidden layer %1, counted from the image; click to change or remove it.")
                .arg(i + 1));
        connect(chip, &QToolButton::clicked, this, [this, i] { edit(i); });
    }
    if (m_layers.size() < hiddenLayerLimit) {
        QToolButton* add = makeButton(QStringLiteral("+"), QStringLiteral("layerAdd"),
            tr("Add a hidden layer after the last one. Without any, the network is softmax "
               "regression."));
        add->setAccessibleName(tr("Add a hidden layer"));
        connect(add, &QToolButton::clicked, this, [this] {
            QList<LayerChoice> layers = m_layers;
            layers.append(layers.isEmpty() ? LayerChoice() : layers.constLast());
            change(layers);
        });
    }
    updateGeometry();
    arrange();
}

void LayerChips::edit(qsizetype index)
{
    auto* editor = new LayerEditor(m_themeSource, m_layers[index], this);
    connect(editor, &LayerEditor::changed, this, [this, index](const LayerChoice& layer) {
        QList<LayerChoice> layers = m_layers;
        layers[index] = layer;
        change(layers);
    });
    connect(editor, &LayerEditor::removalWanted, this, [this, index] {
        QList<LayerChoice> layers = m_layers;
        layers.removeAt(index);
        change(layers);
    });
    editor->move(m_buttons[index]->mapToGlobal(QPoint(0, m_buttons[index]->height())));
    editor->show();
}

int LayerChips::placeAll(int width, bool move) const
{
    const Theme& theme = m_themeSource.theme();
    const int gap = theme.px(gapUnits);
    const int height = theme.px(heightUnits);
    int x = 0;
    int y = 0;
    for (QToolButton* button : m_buttons) {
        const int wide = std::max(button->sizeHint().width(), height);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += height + gap;
        }
        if (move)
            button->setGeometry(x, y, wide, height);
        x += wide + gap;
    }
    return y + height;
}

int LayerChips::heightForWidth(int width) const { return placeAll(width, false); }

void LayerChips::arrange() { placeAll(width(), true); }

QSize LayerChips::sizeHint() const
{
    const int wide = m_themeSource.theme().px(200);
    return { wide, heightForWidth(std::max(width(), wide)) };
}

QSize LayerChips::minimumSizeHint() const
{
    return { m_themeSource.theme().px(80), m_themeSource.theme().px(heightUnits) };
}

void LayerChips::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace inkling
