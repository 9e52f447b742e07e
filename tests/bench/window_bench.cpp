// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the program from outside: start to first painted window, and what it takes when nothing moves. Needs a
// display and Linux (/proc).
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QThread>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int starts = 20;
constexpr int patienceMs = 20'000;
constexpr int settleMs = 3'000; // models are loaded by then
constexpr int idleMs = 10'000;

bool startAndWaitForPaint(QProcess& program, const QStringList& command)
{
    program.start(command.front(), command.mid(1) << u"--report-first-paint"_s);
    while (!program.canReadLine()) {
        if (!program.waitForReadyRead(patienceMs))
            return false;
    }
    return program.readLine().startsWith("painted");
}

void stop(QProcess& program)
{
    program.terminate();
    program.waitForFinished(patienceMs);
}

double residentMebibytes(qint64 pid)
{
    QFile file(u"/proc/%1/statm"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const double pages = file.readAll().split(' ').value(1).toDouble();
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

// Time in user and system mode; the name of the program is in parentheses and may hold spaces.
double processorSeconds(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr int userTime = 11; // counted from the third field of proc(5)
    return (fields.value(userTime).toDouble() + fields.value(userTime + 1).toDouble())
        / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList command = QCoreApplication::arguments().mid(1);
    if (command.isEmpty()) {
        std::fputs("usage: window_bench INKLING [ARGUMENTS]\n", stderr);
        return 2;
    }
    std::vector<double> milliseconds;
    for (int start = 0; start < starts; ++start) {
        QProcess program;
        QElapsedTimer timer;
        timer.start();
        if (!startAndWaitForPaint(program, command)) {
            std::fputs("window_bench: the program did not say that it painted\n", stderr);
            return 1;
        }
        milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        stop(program);
    }
    inkling::bench::print("start to first painted window", milliseconds, "ms");
    QProcess program;
    if (!startAndWaitForPaint(program, command))
        return 1;
    QThread::msleep(settleMs);
    const double before = processorSeconds(program.processId());
    QThread::msleep(idleMs);
    std::printf("idle: %.1f MiB resident, %.0f ms of processor time in %d s\n",
        residentMebibytes(program.processId()),
        (processorSeconds(program.processId()) - before) * 1e3, idleMs / 1000);
    stop(program);
    return 0;
}
