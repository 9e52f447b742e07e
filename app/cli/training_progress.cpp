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

    QString durationText(double left)
    {
        constexpr long long base = 60; // seconds in a minute, minutes in an hour
        const auto seconds = std::llround(left);
        return QStringLiteral("%1:%2:%3")
            .arg(seconds / (base * base))
            .arg(seconds / base % base, 2, 10, QLatin1Char('0'))
            .arg(seconds % base, 2, 10, QLatin1Char('0'));
    }

    QString barText(const TrainingSnapshot& snapshot)
    {
        constexpr std::uint64_t width = 20;
        const std::uint64_t share
            = snapshot.steps > 0 ? width * snapshot.step / snapshot.steps : width;
        const auto filled = static_cast<int>(std::min(share, width));
        return QLatin1Char('[') + QString(filled, QLatin1Char('='))
            + QString(static_cast<int>(width) - filled, QLatin1Char(' ')) + QLatin1Char(']');
    }

    QString percentText(double share)
    {
        constexpr double whole = 100;
        return Text::tr("%1 %").arg(QLocale().toString(whole * share, 'f', 2));
    }

    /// Loss and accuracy: of the epoch that just ended, or in its midst the mean of the newest minibatches.
    MinibatchPoint newestFigures(const TrainingSnapshot& snapshot)
    {
        const ChunkedCurve<MinibatchPoint>& points = snapshot.curves.minibatches.points;
        if (snapshot.isEpochEnd || points.isEmpty())
            return { static_cast<float>(snapshot.trainLoss),
                static_cast<float>(snapshot.trainAccuracy) };
        constexpr std::size_t most = 50; // enough that the figures do not dance
        const std::size_t count = std::min(most, points.size());
        MinibatchPoint mean;
        for (std::size_t i = points.size() - count; i < points.size(); ++i) {
            mean.loss += points[i].loss / static_cast<float>(count);
            mean.accuracy += points[i].accuracy / static_cast<float>(count);
        }
        return mean;
    }

    QString sentenceFor(const TrainingSnapshot& snapshot)
    {
        const QLocale locale;
        constexpr int lossDigits = 4;
        const MinibatchPoint figures = newestFigures(snapshot);
        const QString validation = snapshot.validation.samples > 0
            ? percentText(snapshot.validation.errorPercent() / 100)
            : Text::tr("none");
        const int epoch
            = snapshot.isEpochEnd ? snapshot.epoch : std::min(snapshot.epoch + 1, snapshot.epochs);
        return Text::tr("Epoch %1 of %2, loss %3, accuracy %4, validation error %5, %6 samples/s, "
                        "%7 left")
            .arg(epoch)
            .arg(snapshot.epochs)
            .arg(locale.toString(static_cast<double>(figures.loss), 'f', lossDigits),
                percentText(static_cast<double>(figures.accuracy)), validation,
                locale.toString(std::llround(snapshot.samplesPerSecond)),
                durationText(snapshot.secondsLeft.value_or(0)));
    }

} // namespace

TrainingProgress::TrainingProgress(bool asJson)
    : m_asJson(asJson)
    , m_isTerminal(errorStreamIsTerminal())
{
}

void TrainingProgress::rewrite(const QString& line)
{
    // Blanks cover what a longer line before left behind.
    const std::string text = line.leftJustified(m_lineLength).toStdString();
    m_lineLength = line.size();
    std::fprintf(stderr, "\r%s", text.c_str());
    std::fflush(stderr);
}

void TrainingProgress::report(const TrainingSnapshot& snapshot)
{
    if (m_asJson && snapshot.isEpochEnd)
        printJson(snapshot);
    if (!m_isTerminal) {
        if (!m_asJson && snapshot.isEpochEnd)
            printMessage(sentenceFor(snapshot));
        return;
    }
    constexpr std::chrono::milliseconds pause { 100 }; // nobody reads faster
    const auto now = std::chrono::steady_clock::now();
    if (!snapshot.isEpochEnd && !isEnd(snapshot.state) && now - m_rewritten < pause)
        return;
    m_rewritten = now;
    rewrite(barText(snapshot) + QLatin1Char(' ') + sentenceFor(snapshot));
}

void TrainingProgress::end()
{
    if (m_isTerminal && m_lineLength > 0)
        std::fputc('\n', stderr);
    m_lineLength = 0;
}

} // namespace inkling::cli
