// SPDX-License-Identifier: GPL-3.0-or-later
// The hidden layers of a network as chips: one for each, with its width and activation, to be clicked and changed.
#pragma once

#include "app/base/theme_source.h"
#include "core/nn/activation.h"

#include <QList>
#include <QString>
#include <QWidget>

class QToolButton;

namespace inkling {

/// One hidden layer, as it is edited.
struct LayerChoice {
    int units = 128;
    Activation activation = Activation::Relu;

    bool operator==(const LayerChoice&) const = default;
};

/// Returns the name of \p activation as people write it: "ReLU".
QString activationText(Activation activation);

/// Shows and edits layers. No chip at all is a network without hidden layers.
class LayerChips : public QWidget {
    Q_OBJECT

public:
    explicit LayerChips(const ThemeSource& themeSource, QWidget* parent = nullptr);

    const QList<LayerChoice>& layers() const { return m_layers; }

    /// Shows \p layers without telling.
    void setLayers(const QList<LayerChoice>& layers);

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user changed something.
    void layersChosen(const QList<inkling::LayerChoice>& layers);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void arrange();
    void edit(qsizetype index);
    void change(const QList<LayerChoice>& layers);
    int placeAll(int width, bool move) const;
    QToolButton* makeButton(const QString& text, const QString& name, const QString& toolTip);

    const ThemeSource& m_themeSource;
    QList<LayerChoice> m_layers;
    QList<QToolButton*> m_buttons; ///< the chips, and the one that adds
};

} // namespace inkling
