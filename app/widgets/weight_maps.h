// SPDX-License-Identifier: GPL-3.0-or-later
// What the units of the first layer look for: a map of weights for each, in a grid as wide as there is room. Only what is
// seen is painted.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"
#include "core/nn/mlp.h"

#include <memory>

namespace inkling {

/// Maps of the first layer of a network that reads 28×28 pixels. To be put into a scroll area.
class WeightMaps : public ThemedWidget {
    Q_OBJECT

public:
    explicit WeightMaps(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows the first layer of \p mlp; null shows that there is none yet.
    void setMlp(std::shared_ptr<const Mlp> mlp);

    void setLook(const EvidenceLook& look);

    /// Returns how many maps there are.
    int count() const;

    QRect mapRect(int unit) const;

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int pitch() const;
    int side() const;
    int columns(int width) const;

    std::shared_ptr<const Mlp> m_mlp;
    EvidenceLook m_look;
};

} // namespace inkling
