// SPDX-License-Identifier: GPL-3.0-or-later
// The small window in which one hidden layer is changed.
#pragma once

#include "app/widgets/layer_chips.h"

#include <QFrame>

class QComboBox;
class QSpinBox;

namespace inkling {

/// Edits one layer beside its chip; what is changed holds at once.
class LayerEditor : public QFrame {
    Q_OBJECT

public:
    LayerEditor(const ThemeSource& themeSource, const LayerChoice& layer, QWidget* parent);

Q_SIGNALS:
    void changed(const inkling::LayerChoice& layer);
    void removalWanted();

private:
    LayerChoice layer() const;

    QSpinBox* m_units;
    QComboBox* m_activation;
};

} // namespace inkling
