// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/run_folder.h"

#include "core/base/file.h"
#include "core/model/model_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <system_error>
#include <utility>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr std::size_t descriptionLimit = std::size_t { 4 }
        << 20U; // bytes; four full lines take 300 KB

    std::string native(const QString& path) { return QFile::encodeName(path).toStdString(); }

    QString descriptionName() { return u"run.json"_s; }

    QString checkpointName() { return u"checkpoint"_s; }

    QString modelName() { return u"model.json"_s; }

    QString lockName() { return u"in-use"_s; }

    /// What the system said about a file is what is said about the folder.
    Error notKept(const QString& folder, const Error& cause)
    {
        return { ErrorCode::RunNotKept,
            { folder.toStdString(),
                cause.arguments.empty() ? std::string() : cause.arguments.back() } };
    }

} // namespace

QString RunFolder::file(const QString& id, const QString& name) const
{
    return m_path + u'/' + id + u'/' + name;
}

QString RunFolder::checkpointPath(const QString& id) const { return file(id, checkpointName()); }

FoundRuns RunFolder::read() const
{
    FoundRuns found;
    for (const QString& id :
        QDir(m_path).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString path = file(id, descriptionName());
        const Result<std::string> text = readTextFile(native(path), descriptionLimit);
        if (!text)
            continue;
        Result<KeptRun> run = parseKeptRun(QByteArray::fromStdString(*text), path);
        if (!run)
            continue;
        if (run->end == RunEnd::Unfinished && !lock(id))
            continue;
        run->id = id;
        found.runs.push_back(*std::move(run));
    }
    std::stable_sort(found.runs.begin(), found.runs.end(),
        [](const KeptRun& a, const KeptRun& b) { return a.number < b.number; });
    for (const KeptRun& run : found.runs)
        if (run.end == RunEnd::Unfinished)
            found.interrupted = run.id;
    return found;
}

Result<QString> RunFolder::create() const
{
    const QString id = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz-"_s)
        + QString::number(QRandomGenerator::global()->generate(), 16);
    if (!QDir().mkpath(m_path + u'/' + id))
        return Error { ErrorCode::RunNotKept,
            { m_path.toStdString(), QObject::tr("the folder cannot be made").toStdString() } };
    return id;
}

std::unique_ptr<QLockFile> RunFolder::lock(const QString& id) const
{
    auto lock = std::make_unique<QLockFile>(file(id, lockName()));
    // Whoever holds it may train for days; only a process that is gone leaves a stale one.
    lock->setStaleLockTime(0);
    return lock->tryLock() ? std::move(lock) : nullptr;
}

Result<void> RunFolder::write(const KeptRun& run) const
{
    const Result<void> written
        = writeTextFile(native(file(run.id, descriptionName())), toJson(run).toStdString());
    if (!written)
        return notKept(m_path, written.error());
    if (!run.mlp)
        return {};
    Model model;
    model.mlp = *run.mlp;
    const Result<void> saved = saveModel(native(file(run.id, modelName())), model, WeightType::F32);
    return saved ? saved : Result<void>(notKept(m_path, saved.error()));
}

std::shared_ptr<const Mlp> RunFolder::parameters(const QString& id) const
{
    Result<Model> model = loadModel(native(file(id, modelName())));
    return model ? std::make_shared<const Mlp>(std::move(model->mlp)) : nullptr;
}

void RunFolder::remove(const QString& id) const
{
    if (!id.isEmpty() && !id.contains(u'/') && !id.startsWith(u'.'))
        QDir(m_path + u'/' + id).removeRecursively();
}

} // namespace inkling
