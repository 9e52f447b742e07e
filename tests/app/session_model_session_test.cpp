// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/model_info.h"
#include "app/session/model_list.h"
#include "app/session/model_session.h"
#include "core/model/model_file.h"
#include "tests/app/support/hand_made_model.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

QString writtenModel(const QTemporaryDir& folder, const QString& name)
{
    const QString path = folder.filePath(name);
    const Result<void> saving
        = saveModel(path.toStdString(), test::handMadeModel(), WeightType::F32);
    return saving ? path : QString();
}

} // namespace

class ModelSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void loadsAndOffersWhatItLoaded()
    {
        const QTemporaryDir folder;
        const QString path = writtenModel(folder, u"mine.json"_s);
        ModelSession session;
        const QSignalSpy changes(&session, &ModelSession::modelChanged);
        session.load(path);
        QVERIFY(session.isLoading());
        QTRY_COMPARE(changes.size(), 1);
        QVERIFY(!session.isLoading());
        QCOMPARE(session.modelInUse().path, path);
        QVERIFY(session.modelInUse().model->mlp == test::handMadeModel().mlp);
        QCOMPARE(session.choices(), QStringList { path });
    }

    static void aFailureLeavesTheModelInUse()
    {
        const QTemporaryDir folder;
        const QString path = writtenModel(folder, u"mine.json"_s);
        ModelSession session;
        const QSignalSpy changes(&session, &ModelSession::modelChanged);
        const QSignalSpy failures(&session, &ModelSession::loadFailed);
        session.load(path);
        QTRY_COMPARE(changes.size(), 1);
        const auto model = session.modelInUse().model;
        session.load(folder.filePath(u"missing.json"_s));
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(session.modelInUse().model, model);
        QCOMPARE(session.modelInUse().path, path);
        QCOMPARE(session.choices(), QStringList { path });
        QCOMPARE(changes.size(), 1);
    }

    static void fallsBackWhenThereIsNoModelYet()
    {
        const QTemporaryDir folder;
        const QString usual = writtenModel(folder, u"default.json"_s);
        ModelSession session;
        session.setFallback(usual);
        const QSignalSpy failures(&session, &ModelSession::loadFailed);
        session.load(folder.filePath(u"missing.json"_s));
        QTRY_COMPARE(session.modelInUse().path, usual);
        QCOMPARE(failures.size(), 1);
    }

    static void aMissingFallbackFailsOnce()
    {
        const QTemporaryDir folder;
        ModelSession session;
        session.setFallback(folder.filePath(u"default.json"_s));
        const QSignalSpy failures(&session, &ModelSession::loadFailed);
        session.load(folder.filePath(u"default.json"_s));
        QTRY_COMPARE(failures.size(), 1);
        QVERIFY(!session.isLoading());
        QVERIFY(!session.modelInUse().model);
    }

    static void ofTwoRequestsTheLastOneCounts()
    {
        const QTemporaryDir folder;
        const QString first = writtenModel(folder, u"first.json"_s);
        const QString second = writtenModel(folder, u"second.json"_s);
        ModelSession session;
        const QSignalSpy changes(&session, &ModelSession::modelChanged);
        session.load(first);
        session.load(second);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(session.modelInUse().path, second);
    }

    static void mayBeGoneBeforeTheFileIsRead()
    {
        const QTemporaryDir folder;
        {
            ModelSession session;
            session.load(writtenModel(folder, u"mine.json"_s));
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
    }

    static void listsModelsByNameWithTheUsualOneFirst()
    {
        const QTemporaryDir own;
        const QTemporaryDir user;
        const QStringList expected { writtenModel(own, u"default.json"_s),
            writtenModel(user, u"alpha.json"_s), writtenModel(own, u"zeta.json"_s) };
        QVERIFY(!writtenModel(user, u"zeta.json"_s).isEmpty());
        QCOMPARE(listModels({ own.path(), user.path(), own.path() + u"/none"_s }, expected.front()),
            expected);
    }

    static void describesAModel()
    {
        QCOMPARE(modelName(u"/a/b/default.v2.json"_s), u"default.v2"_s);
        Mlp mlp;
        mlp.layers
            = { { 784, 800, Activation::Relu, {}, {} }, { 800, 10, Activation::Identity, {}, {} } };
        QCOMPARE(shapeText(mlp), u"784·800·10"_s);
    }

    static void knowsTheTestErrorFromTheProvenance_data()
    {
        QTest::addColumn<QByteArray>("provenance");
        QTest::addColumn<double>("percent"); // below 0 for none
        QTest::newRow("there") << QByteArray(R"({"test": {"error_percent": 1.25}})") << 1.25;
        QTest::newRow("no provenance") << QByteArray() << -1.0;
        QTest::newRow("no test") << QByteArray(R"({"seed": 1})") << -1.0;
        QTest::newRow("no number") << QByteArray(R"({"test": {"error_percent": "few"}})") << -1.0;
        QTest::newRow("no percentage")
            << QByteArray(R"({"test": {"error_percent": 4000}})") << -1.0;
    }

    static void knowsTheTestErrorFromTheProvenance()
    {
        QFETCH(QByteArray, provenance);
        QFETCH(double, percent);
        Model model;
        model.provenance = provenance.toStdString();
        QCOMPARE(testErrorPercent(model).value_or(-1.0), percent);
    }
};

INKLING_TEST(ModelSessionTest, QCoreApplication)
#include "session_model_session_test.moc"
