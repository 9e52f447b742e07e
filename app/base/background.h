// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one piece of work off the window's thread and brings its value back. The work owns everything it touches, so it
// does not matter who is gone by the time it ends.
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace inkling {

/// Calls \p work on a thread of \p pool and then \p done with its value on the thread of \p context, unless \p context
/// is gone by then. *Threading*: call it on the thread of \p context; \p work must own or share what it reads.
template <typename Work, typename Done>
void runInBackground(
    QObject* context, Work work, Done done, QThreadPool* pool = QThreadPool::globalInstance())
{
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Value>>();
    auto* watcher = new QFutureWatcher<Value>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
            watcher->deleteLater();
            done(watcher->result());
        });
    watcher->setFuture(promise->future());
    promise->start();
    pool->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace inkling
