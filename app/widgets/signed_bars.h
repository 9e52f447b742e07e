// SPDX-License-Identifier: GPL-3.0-or-later
// Signed numbers of the ten classes as bars from a middle line, to the right for and to the left against.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"
#include "core/model/model.h"

#include <array>

namespace inkling {

/// Shows one signed number a digit.
class SignedBars : public ThemedWidget {
    Q_OBJECT

public:
    explicit SignedBars(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p values on a scale that the greatest of them fills; \p marked is emphasized, -1 for none.
    void setValues(
        const std::array<float, classCount>& values, int marked, const EvidenceLook& look);

    /// Returns the number of \p digit as it is shown.
    QString valueText(int digit) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;

    std::array<float, classCount> m_values {};
    int m_marked = -1;
    EvidenceLook m_look;
};

} // namespace inkling
