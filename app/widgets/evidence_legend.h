// SPDX-License-Identifier: GPL-3.0-or-later
// The legend of evidence maps: a bar from against to for, with the ends of the scale in numbers.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"

namespace inkling {

/// Shows what the colors of a map mean.
class EvidenceLegend : public ThemedWidget {
    Q_OBJECT

public:
    explicit EvidenceLegend(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows the scale from -\p scale to +\p scale in the colors of \p look.
    void setScale(float scale, const EvidenceLook& look);

    /// Returns what stands at the left and at the right end.
    QString againstText() const;
    QString forText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int textWidth(const QString& widest) const;

    float m_scale = 1;
    EvidenceLook m_look;
};

} // namespace inkling
