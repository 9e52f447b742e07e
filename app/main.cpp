// SPDX-License-Identifier: GPL-3.0-or-later
// The window's program: builds the services, hands them to the window and runs it.
#include "app/base/action_registry.h"
#include "app/base/model_paths.h"
#include "app/base/theme_source.h"
#include "app/base/tool_tip.h"
#include "app/command_line.h"
#include "app/download/known_data_sets.h"
#include "app/main_window.h"
#include "app/pages/qt_dialogs.h"
#include "app/session/data/data_session.h"
#include "app/session/digit_session.h"
#include "app/session/drawing_shelf.h"
#include "app/session/explain_session.h"
#include "app/session/model_list.h"
#include "app/session/model_session.h"
#include "app/session/settings.h"
#include "app/session/shelf_keeper.h"
#include "app/session/training/training_session.h"

#include <QApplication>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace {

using namespace inkling;

// What was said for this run comes before what was used last, and that before what ships with the program.
void loadFirstModel(ModelSession& models, const QString& wanted, const QString& usedLast)
{
    const QString programFolder = QCoreApplication::applicationDirPath();
    const QString usual = findModel(QStringLiteral("default.json"), programFolder);
    models.offer(listModels(modelFolders(programFolder), usual));
    models.setFallback(usual);
    if (!wanted.isEmpty())
        models.load(wanted);
    else
        models.load(usedLast.isEmpty() ? usual : usedLast);
}

void writeLine(const char* text)
{
    std::puts(text);
    std::fflush(stdout);
}

int runWindow(QApplication& application, const CommandLine& options)
{
    QSettings store;
    Settings settings = loadSettings(store);
    ThemeSource theme(
        options.themeMode.value_or(settings.themeMode), interfaceFont(QApplication::font()));
    followTheme(theme);
    const ToolTipLines toolTips(application);
    ActionRegistry actions(theme);
    ModelSession models;
    DigitSession digit;
    DrawingShelf shelf(digit);
    ShelfKeeper keeper(shelf, drawingsFolder());
    ExplainSession explain(digit, models);
    explain.setLook({ settings.evidencePalette, settings.evidenceInk });
    const Result<Catalog> catalog = knownDataSets();
    DataSession data(dataFolder({}), catalog ? *catalog : Catalog());
    TrainingSession training(runsFolder(), data.state().folder);
    QtDialogs dialogs;
    QObject::connect(&models, &ModelSession::modelChanged, &digit,
        [&digit](const ModelInUse& inUse) { digit.setModel(inUse.model, inUse.forward); });
    MainWindow window(
        { theme, actions, digit, models, dialogs, shelf, keeper, explain, data, training });
    window.restore(settings);
    QObject::connect(&window, &MainWindow::firstPainted, &models, [&] {
        if (options.reportFirstPaint)
            writeLine("painted");
        keeper.load();
        training.load();
        loadFirstModel(models, options.modelPath, settings.modelPath);
    });
    QObject::connect(&window, &MainWindow::closing, &window, [&] {
        window.save(settings);
        settings.evidencePalette = explain.look().palette;
        settings.evidenceInk = explain.look().ink;
        if (models.modelInUse().model)
            settings.modelPath = models.modelInUse().path;
        saveSettings(settings, store);
        training.finish();
    });
    window.show();
    return QApplication::exec();
}

// Help and version must come without a display, too.
bool wantsTextAlone(int argc, char** argv)
{
    const QStringList textOptions { QStringLiteral("-h"), QStringLiteral("--help"),
        QStringLiteral("--help-all"), QStringLiteral("-v"), QStringLiteral("--version") };
    return std::any_of(argv + 1, argv + std::max(argc, 1), [&](const char* argument) {
        return textOptions.contains(QString::fromLocal8Bit(argument));
    });
}

std::optional<int> answerOnTerminal(const CommandLineOutcome& outcome)
{
    if (outcome.exitStatus)
        std::fputs(qPrintable(outcome.text), *outcome.exitStatus == 0 ? stdout : stderr);
    return outcome.exitStatus;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("Inkling"));
    QCoreApplication::setOrganizationName(QStringLiteral("Inkling"));
    QCoreApplication::setApplicationVersion(QStringLiteral(INKLING_VERSION));
    if (wantsTextAlone(argc, argv)) {
        const QCoreApplication application(argc, argv);
        return answerOnTerminal(parseCommandLine(QCoreApplication::arguments())).value_or(0);
    }
    QApplication application(argc, argv);
    const CommandLineOutcome outcome = parseCommandLine(QCoreApplication::arguments());
    if (const std::optional<int> status = answerOnTerminal(outcome))
        return *status;
    return runWindow(application, outcome.options);
}
