// SPDX-License-Identifier: GPL-3.0-or-later
// Slow questions about networks and data, answered off the window's thread: what a distortion does to digits, what is in a
// cell, where two runs disagree, how a new model compares with those that ship.
#pragma once

#include "app/session/training/validation_digits.h"
#include "core/model/model.h"
#include "core/train/recipe.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace inkling {

/// How one model does on digits that no model learned from.
struct ModelFigures {
    QString name; ///< empty: the model that was just trained
    std::size_t parameters = 0;
    double errorPercent = 0;
};

/// What the comparison with other models was made of.
struct ModelComparison {
    std::vector<ModelFigures> models; ///< the new one first
    std::size_t samples = 0; ///< 0: there are no test digits
};

/// Answers the newest question of each kind; older ones are dropped. *Threading*: the window's thread.
class TrainingQuestions : public QObject {
    Q_OBJECT

public:
    explicit TrainingQuestions(QObject* parent = nullptr);

    /// Asks for the digits labeled \p label that \p mlp takes for \p prediction.
    void askCell(std::shared_ptr<const Mlp> mlp, std::shared_ptr<const TrainingData> data,
        int label, int prediction);

    /// Asks where two networks disagree.
    void askDispute(std::shared_ptr<const Mlp> first, std::shared_ptr<const Mlp> second,
        std::shared_ptr<const TrainingData> data);

    /// Asks what \p augmentation makes of nine digits of the data \p specification below \p folder.
    void askDistortion(
        const Augmentation& augmentation, const std::string& specification, const QString& folder);

    /// Asks how \p mlp and the models at \p paths do on the test digits below \p folder.
    void askComparison(
        std::shared_ptr<const Mlp> mlp, const QStringList& paths, const QString& folder);

Q_SIGNALS:
    void cellAnswered(
        int label, int prediction, const std::vector<inkling::ValidationDigit>& digits);
    void disputeAnswered(const inkling::Dispute& dispute);
    /// No image: there is no data to show it with.
    void distortionAnswered(const std::vector<inkling::GrayImage>& images);
    void comparisonAnswered(const inkling::ModelComparison& comparison);

private:
    using SharedSet = std::shared_ptr<const DataSet>;

    int m_cells = 0;
    int m_disputes = 0;
    int m_distortions = 0;
    int m_comparisons = 0;
    SharedSet m_previewSet; ///< the digits that are distorted
    std::string m_previewName;
};

} // namespace inkling
