// SPDX-License-Identifier: GPL-3.0-or-later
// The card along the bottom of the page: weights, histograms, the digits of a cell, a comparison of two runs, the summary.
// One of them is shown; at the right the epochs of the run can be gone through again.
#pragma once

#include "app/session/training/training_questions.h"
#include "app/session/training/training_view.h"
#include "app/widgets/card.h"

#include <QList>

#include <array>

class QAction;
class QBoxLayout;
class QSlider;
class QStackedWidget;

namespace inkling {

class DigitTiles;
class HistogramView;
class SummaryView;
class TextLabel;
class WeightMaps;

/// What the card can show.
enum class TrainDetail { Weights, Histograms, Cell, Comparison, Summary };

constexpr std::size_t trainDetailCount = 5;

/// Its commands, one for each detail.
using DetailActions = std::array<QAction*, trainDetailCount>;

/// Shows one detail of a run.
class DetailCard : public Card {
    Q_OBJECT

public:
    DetailCard(const ThemeSource& themeSource, const DetailActions& actions,
        const QList<QAction*>& endings, QWidget* parent = nullptr);

    /// Shows \p detail.
    void setDetail(TrainDetail detail);

    TrainDetail detail() const { return m_detail; }

    void setMlp(const std::shared_ptr<const Mlp>& mlp);
    void setHistograms(const std::vector<LayerHistograms>& layers);
    void setCell(int label, int prediction, const std::vector<ValidationDigit>& digits);
    void setDispute(const Dispute& dispute, const QString& first, const QString& second);
    void setComparison(const ModelComparison& comparison, const QString& name);

    /// Says that the comparison is being made, or that there is nothing to compare yet.
    void setComparisonPending(bool pending);

    /// Offers the epochs of \p epochs; fewer than two hide the slider.
    void setEpochs(const EpochList& epochs);

    /// Puts the slider on the newest epoch.
    void showNewestEpoch();

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user looks back at epoch number \p index of the list; -1 is the newest.
    void epochChosen(qsizetype index);
    /// The user wants \p image on the paper.
    void digitChosen(const inkling::GrayImage& image);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildPages(const QList<QAction*>& endings);
    QWidget* scrolled(QWidget* content);
    void tellNote();
    void arrange();
    bool canLookBack() const;
    void showEpochs();
    void connectTiles(DigitTiles* tiles);

    TrainDetail m_detail = TrainDetail::Weights;
    EpochList m_epochs;
    bool m_isNewest = true; ///< nobody looks back
    std::array<QString, trainDetailCount> m_notes;
    QBoxLayout* m_head = nullptr; ///< tabs, epochs
    TextLabel* m_note;
    TextLabel* m_epochText;
    QSlider* m_epochSlider;
    QStackedWidget* m_stack;
    WeightMaps* m_maps = nullptr;
    HistogramView* m_histograms = nullptr;
    DigitTiles* m_cell = nullptr;
    DigitTiles* m_dispute = nullptr;
    SummaryView* m_summary = nullptr;
};

} // namespace inkling
