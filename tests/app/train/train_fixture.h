// SPDX-License-Identifier: GPL-3.0-or-later
// A window that shows the Train page, with a small data set to learn from.
#pragma once

#include "app/pages/train/train_page.h"
#include "app/session/training/training_session.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/synthetic_digits.h"

#include <QAction>
#include <QDir>
#include <QJsonObject>
#include <QTest>

namespace inkling::test {

constexpr std::size_t trainSamples = 400;
constexpr int trainPatience
    = 60'000; ///< milliseconds; far above what it takes, for slow sanitizers

/// The window on its Train page.
struct TrainFixture : WindowFixture {
    /// Writes the data set unless \p hasData is false, and shows the page.
    explicit TrainFixture(bool hasData = true)
    {
        if (hasData)
            writeSyntheticMnist(pathOf(QStringLiteral("data")).toStdString(), trainSamples);
        action(QStringLiteral("page.train"))->trigger();
    }

    TrainPage* page() const { return find<TrainPage>(QStringLiteral("trainPage")); }

    /// Puts a recipe of so many epochs on the page.
    void setEpochs(int epochs) { setRecipe(syntheticRecipe(trainSamples, epochs)); }

    void setRecipe(const Recipe& recipe)
    {
        page()->restoreState(
            { { QStringLiteral("recipe"), QString::fromStdString(toJson(recipe)) } });
    }

    void trigger(const char* id) { action(QString::fromLatin1(id))->trigger(); }

    bool waitFor(RunPhase phase)
    {
        return QTest::qWaitFor([&] { return training.view().phase == phase; }, trainPatience);
    }
};

} // namespace inkling::test
