// SPDX-License-Identifier: GPL-3.0-or-later
// Trains as a window would, keeping the run, and says after how many epochs it is: train_process RUNS DATA RECIPE.
#include "app/session/training/training_session.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const auto recipe = inkling::loadRecipe(arguments[3].toStdString());
    if (!recipe)
        return 2;
    inkling::TrainingSession session(arguments[1], arguments[2]);
    QObject::connect(&session, &inkling::TrainingSession::viewChanged, &application,
        [](const inkling::TrainingView& view) {
            if (view.now) {
                std::printf("%d\n", view.now->snapshot.epoch);
                std::fflush(stdout);
            }
        });
    session.setCheckpointSeconds(0.05);
    session.start(*recipe);
    return QCoreApplication::exec();
}
