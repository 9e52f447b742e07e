// SPDX-License-Identifier: GPL-3.0-or-later
// What the Train page opens and saves: recipes, models, charts.
#pragma once

#include "app/pages/services.h"
#include "core/train/recipe.h"

#include <QObject>

class QWidget;

namespace inkling {

class CurveChart;

/// Asks for files and deals with them. What fails is told in a window of its own.
class TrainFiles : public QObject {
    Q_OBJECT

public:
    TrainFiles(const Services& services, QWidget* page);

    void openRecipe();
    void saveRecipe(const Recipe& recipe);
    void saveModel();

    /// Keeps the network of the newest run among the user's models and lets it read from now on.
    void useInDraw();

    void exportChart(CurveChart* chart, const QString& name);

Q_SIGNALS:
    void recipeOpened(const inkling::Recipe& recipe);
    /// The network reads what is drawn from now on.
    void modelInUse();

private:
    void writeModelTo(const QString& path, bool use);

    Services m_services;
    QWidget* m_page;
};

} // namespace inkling
