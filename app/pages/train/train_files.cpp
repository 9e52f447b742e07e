// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/train_files.h"

#include "app/base/background.h"
#include "app/base/error_text.h"
#include "app/base/model_paths.h"
#include "app/pages/dialogs.h"
#include "app/session/model_session.h"
#include "app/session/training/finished_model.h"
#include "app/session/training/training_session.h"
#include "app/widgets/charts/chart_file.h"
#include "app/widgets/charts/curve_chart.h"
#include "core/base/file.h"
#include "core/model/model_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    std::string native(const QString& path) { return QFile::encodeName(path).toStdString(); }

} // namespace

TrainFiles::TrainFiles(const Services& services, QWidget* page)
    : QObject(page)
    , m_services(services)
    , m_page(page)
{
}

void TrainFiles::openRecipe()
{
    const FileQuestion question { tr("Open a recipe"), tr("Recipes (*.json)") };
    m_services.dialogs.chooseFileToOpen(m_page, question, [this](const QString& path) {
        const Result<Recipe> recipe = loadRecipe(native(path));
        if (recipe)
            Q_EMIT recipeOpened(*recipe);
        else
            m_services.dialogs.showError(m_page, errorText(recipe.error()));
    });
}

void TrainFiles::saveRecipe(const Recipe& recipe)
{
    const FileQuestion question { tr("Save the recipe"), tr("Recipes (*.json)"), u"recipe.json"_s };
    m_services.dialogs.chooseFileToSave(m_page, question, [this, recipe](const QString& path) {
        Recipe named = recipe;
        named.name = QFileInfo(path).completeBaseName().toStdString();
        const Result<void> written = writeTextFile(native(path), toJson(named) + "\n");
        if (!written)
            m_services.dialogs.showError(m_page, errorText(written.error()));
    });
}

void TrainFiles::saveModel()
{
    const FileQuestion question { tr("Save the network as a model"), tr("Models (*.json)"),
        u"my-model.json"_s };
    m_services.dialogs.chooseFileToSave(
        m_page, question, [this](const QString& path) { writeModelTo(path, false); });
}

void TrainFiles::useInDraw()
{
    const QString folder = userModelsFolder();
    QDir().mkpath(folder);
    writeModelTo(folder + u"/trained-%1.json"_s.arg(m_services.training.view().number), true);
}

void TrainFiles::writeModelTo(const QString& path, bool use)
{
    const std::optional<Model> model = finishedModel(m_services.training.view());
    if (!model)
        return;
    runInBackground(
        this,
        [path, model = *model] { return inkling::saveModel(native(path), model, WeightType::F32); },
        [this, path, use](const Result<void>& saved) {
            if (!saved) {
                m_services.dialogs.showError(m_page, errorText(saved.error()));
                return;
            }
            m_services.models.offer({ path });
            if (!use)
                return;
            m_services.models.load(path);
            Q_EMIT modelInUse();
        });
}

void TrainFiles::exportChart(CurveChart* chart, const QString& name)
{
    const FileQuestion question { tr("Export the chart"),
        tr("Picture (*.png);;Drawing (*.svg);;Table (*.csv)"), name + u".png"_s };
    m_services.dialogs.chooseFileToSave(m_page, question, [this, chart](const QString& path) {
        const Result<void> saved = saveChart(*chart, path);
        if (!saved)
            m_services.dialogs.showError(m_page, errorText(saved.error()));
    });
}

} // namespace inkling
