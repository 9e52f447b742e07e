// SPDX-License-Identifier: GPL-3.0-or-later
// The ten evidence maps beside the drawing: where ink speaks for each digit and where against it.
#pragma once

#include "app/pages/services.h"
#include "app/widgets/card.h"

#include <QPoint>

class QVBoxLayout;

namespace inkling {

class EvidenceGrid;
class EvidenceLegend;
class EvidenceLens;
struct Explanation;

/// Follows the explanation of the session. Nothing in it changes place or size while one draws.
class EvidenceCard : public Card {
    Q_OBJECT

public:
    /// The lens floats over \p page.
    EvidenceCard(const Services& services, QWidget* page);

protected:
    void themeChanged() override;

private:
    void show(const Explanation& explanation);
    void showLens(int digit, const QPoint& pixel);
    void refreshLens();
    QString lensText(int digit, const QPoint& pixel) const;
    void arrange();

    Services m_services;
    EvidenceGrid* m_grid;
    EvidenceLegend* m_legend;
    EvidenceLens* m_lens;
    int m_lensDigit = -1;
    QPoint m_lensPixel;
};

} // namespace inkling
