// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_progress.h"

#include "app/cli/console.h"
#include "core/base/json.h"

#include <QLocale>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace inkling::cli {

namespace {

    bool errorStreamIsTerminal()
    {
#ifdef _WIN32
        return _isatty(_fileno(stderr)) != 0;
#else
        return isatty(fileno(stderr)) != 0;
#endif
    }

    void printJson(const TrainingSnapshot& snapshot)
    {
        Json object { { "epoch", snapshot.epoch }, { "train_loss", snapshot.trainLoss } };
        if (snapshot.validation.samples > 0)
            object["validation_error_percent"] = snapshot.validation.errorPercent();
        else
            object["validation_error_percent"] = nullptr;
        object["samples_per_s"] = snapshot.samplesPerSecond;
        printResult(std::string_view(toJsonText(object)));
        std::fflush(stdout); // whoever reads along wants it now
    }

    QString durationText(std::chrono::seconds left)
    {
        constexpr int base = 60;
        const auto seconds = static_cast<int>(left.count());
        return QStringLiteral("%1:%2:%3")
            .arg(seconds / (base * base))
            .arg(seconds / base % base, 2, 10, QLatin1Char('0'))
            .arg(seconds % base, 2, 10, QLatin1Char('0'));
    }

    QString barText(const TrainingSnapshot& snapshot)
    {
        constexpr int width = 20;
        const int filled = snapshot.epochs > 0 ? width * snapshot.epoch / snapshot.epochs : width;
        return QLatin1Char('[') + QString(filled, QLatin1Char('='))
            + QString(width - filled, QLatin1Char(' ')) + QLatin1Char(']');
    }

} // namespace

TrainingProgress::TrainingProgress(bool asJson)
    : m_asJson(asJson)
    , m_isTerminal(errorStreamIsTerminal())
{
}

QString TrainingProgress::sentenceFor(const TrainingSnapshot& snapshot) const
{
    const QLocale locale;
    constexpr int lossDigits = 4;
    const auto spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin);
    const double left
        = spent.count() / std::max(1, snapshot.epoch) * (snapshot.epochs - snapshot.epoch);
    const QString validation = snapshot.validation.samples > 0
        ? Text::tr("%1 %").arg(locale.toString(snapshot.validation.errorPercent(), 'f', 2))
        : Text::tr("none");
    return Text::tr("Epoch %1 of %2, loss %3, validation error %4, %5 samples/s, %6 left")
        .arg(snapshot.epoch)
        .arg(snapshot.epochs)
        .arg(locale.toString(snapshot.trainLoss, 'f', lossDigits), validation,
            locale.toString(std::llround(snapshot.samplesPerSecond)),
            durationText(std::chrono::seconds(std::llround(left))));
}

void TrainingProgress::report(const TrainingSnapshot& snapshot)
{
    if (m_asJson)
        printJson(snapshot);
    if (m_asJson && !m_isTerminal)
        return;
    if (!m_isTerminal) {
        printMessage(sentenceFor(snapshot));
        return;
    }
    // Blanks cover what a longer line before left behind.
    const QString line = barText(snapshot) + QLatin1Char(' ') + sentenceFor(snapshot);
    const std::string text = line.leftJustified(m_lineLength).toStdString();
    m_lineLength = line.size();
    std::fprintf(stderr, "\r%s", text.c_str());
    std::fflush(stderr);
}

void TrainingProgress::end()
{
    if (m_isTerminal && m_lineLength > 0)
        std::fputc('\n', stderr);
    m_lineLength = 0;
}

} // namespace inkling::cli
