// SPDX-License-Identifier: GPL-3.0-or-later
// Templates: the ten class maps, and tracing a digit over one of them.
#pragma once

#include "app/pages/explain/explain_part.h"
#include "core/explain/trace.h"

#include <optional>

class QPushButton;

namespace inkling {

class EvidenceGrid;
class EvidenceLegend;
class LinePlot;
class TraceView;

/// Follows a pen over the template of one digit; the drawing on the paper is left alone.
class TemplatesPart : public ExplainPart {
    Q_OBJECT

public:
    explicit TemplatesPart(const Services& services, QWidget* parent = nullptr);

    void show(const Explanation& explanation) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    using QWidget::show;

private:
    void buildColumns();
    void begin(const PenPoint& point);
    void extend(const PenPoint& point);
    void clear();
    void choose(int digit);
    void startTrace();
    void showMaps();
    void showTrace();
    QString verdict() const;

    TraceView* m_view;
    TextLabel* m_caption;
    EvidenceLegend* m_legend;
    EvidenceGrid* m_grid;
    LinePlot* m_plot;
    TextLabel* m_sums;
    TextLabel* m_verdict;
    QPushButton* m_clear;
    int m_digit = 0;
    std::optional<EvidenceTrace> m_trace;
    EvidenceFinder m_finder;
    std::shared_ptr<const Model> m_model; ///< whose maps are shown
    EvidenceMaps m_maps; ///< of the traced ink
};

} // namespace inkling
