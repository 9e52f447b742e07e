// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the Train page, all in the registry, and what can be used when.
#pragma once

#include "app/pages/services.h"
#include "app/pages/train/detail_card.h"

#include <QActionGroup>
#include <QList>
#include <QObject>

#include <functional>

class QAction;

namespace inkling {

struct TrainingView;

/// Registers train.* and data.*. What a command needs to know (the recipe, the charts) the page adds.
class TrainCommands : public QObject {
    Q_OBJECT

public:
    TrainCommands(const Services& services, QWidget* page);

    QAction* start() const { return m_start; }

    /// Returns the commands beside Start.
    QList<QAction*> runActions() const { return { m_step, m_stepEpoch, m_stop, m_restart }; }

    QAction* openRecipe() const { return m_openRecipe; }

    QAction* saveRecipe() const { return m_saveRecipe; }

    QAction* saveModel() const { return m_saveModel; }

    QAction* useInDraw() const { return m_useInDraw; }

    QAction* logarithmic() const { return m_logarithmic; }

    QAction* exportLoss() const { return m_exportLoss; }

    QAction* exportAccuracy() const { return m_exportAccuracy; }

    QAction* getMnist() const { return m_getMnist; }

    QAction* useSynthetic() const { return m_useSynthetic; }

    QAction* cancelDownload() const { return m_cancelDownload; }

    QAction* chooseFolder() const { return m_chooseFolder; }

    QAction* resumeInterrupted() const { return m_resumeInterrupted; }

    QAction* declineInterrupted() const { return m_declineInterrupted; }

    QAction* smallerRate() const { return m_smallerRate; }

    const DetailActions& details() const { return m_details; }

    /// Brings texts and what can be used in line with \p view.
    void follow(const TrainingView& view);

Q_SIGNALS:
    /// The user wants a run of the recipe on the page; \p steps is what it shall do before it pauses.
    void startWanted();
    void stepWanted(bool epoch);
    void openRecipeWanted();
    void saveRecipeWanted();
    void saveModelWanted();
    void useInDrawWanted();
    void exportWanted(bool loss);
    void syntheticWanted();
    void chooseFolderWanted();
    void smallerRateWanted();
    void detailWanted(inkling::TrainDetail detail);

private:
    void registerRun();
    void registerFiles();
    void registerData();
    void registerDetails();
    void toggle();
    QAction* add(const QString& id, const QString& text, const QString& toolTip,
        const std::function<void()>& handler);

    Services m_services;
    QAction* m_start = nullptr;
    QAction* m_step = nullptr;
    QAction* m_stepEpoch = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_restart = nullptr;
    QAction* m_openRecipe = nullptr;
    QAction* m_saveRecipe = nullptr;
    QAction* m_saveModel = nullptr;
    QAction* m_useInDraw = nullptr;
    QAction* m_logarithmic = nullptr;
    QAction* m_exportLoss = nullptr;
    QAction* m_exportAccuracy = nullptr;
    QAction* m_getMnist = nullptr;
    QAction* m_useSynthetic = nullptr;
    QAction* m_cancelDownload = nullptr;
    QAction* m_chooseFolder = nullptr;
    QAction* m_resumeInterrupted = nullptr;
    QAction* m_declineInterrupted = nullptr;
    QAction* m_smallerRate = nullptr;
    DetailActions m_details {};
    QActionGroup m_detailGroup { nullptr }; ///< one of them at a time
};

} // namespace inkling
