// SPDX-License-Identifier: GPL-3.0-or-later
// The Train page: choose a network, press Start, and see everything that there is to see while it learns. It only connects:
// sessions know the run and the data, widgets show them.
#pragma once

#include "app/base/page_state.h"
#include "app/pages/services.h"
#include "app/pages/train/refresh_pace.h"
#include "app/pages/train/train_commands.h"
#include "app/widgets/confusion_matrix.h"

#include <QWidget>

#include <memory>
#include <optional>

class QBoxLayout;

namespace inkling {

class ConfusionCard;
class CurvesPanel;
class DetailCard;
class DrawingCard;
class NoticeBar;
class RecipeCard;
class RunBar;
class TextLabel;
class TrainFiles;
class TrainingQuestions;

/// The page called "train".
class TrainPage : public QWidget, public PageState {
    Q_OBJECT

public:
    /// Offers the recipes in \p recipeFolders as presets beside the built-in ones.
    TrainPage(
        const Services& services, const QStringList& recipeFolders, QWidget* parent = nullptr);

    QString id() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(const QStringList& recipeFolders);
    QBoxLayout* buildHeader();
    QBoxLayout* buildViews();
    void connectCommands();
    void connectSessions();
    void connectQuestions();

    void followView(const TrainingView& view);
    void refresh();
    void tellNotice();
    void followRecipe();
    void startRun();
    void startSmaller();
    void chooseFolder();
    void goToDraw();
    void step(bool epoch);
    void beginToFollow(const TrainingView& view);
    void lookBack(qsizetype index);
    void removeRun(const QString& id);
    void compare(const QString& id);
    void summarize();
    void askCell();
    void showDetail(TrainDetail detail);
    void putOnPaper(const GrayImage& image);
    std::shared_ptr<const Mlp> shownMlp() const;

    Services m_services;
    TrainCommands* m_commands;
    TrainingQuestions* m_questions;
    TrainFiles* m_files = nullptr;
    RefreshPace m_pace;
    RecipeCard* m_recipe = nullptr;
    RunBar* m_bar = nullptr;
    NoticeBar* m_notice = nullptr;
    CurvesPanel* m_curves = nullptr;
    ConfusionCard* m_confusion = nullptr;
    DrawingCard* m_drawing = nullptr;
    DetailCard* m_detail = nullptr;
    qsizetype m_lookBack = -1; ///< index into the epochs of the run; -1: the newest
    std::optional<ConfusionCell> m_cell; ///< whose digits are shown
    double m_speed; ///< of this machine, as recipe_outlook.h measures it
    QString m_dataFolder; ///< chosen here; empty for the usual one
    int m_followed = 0; ///< number of the run that is shown
    int m_summarized = 0; ///< number of the run that was summed up last
};

} // namespace inkling
