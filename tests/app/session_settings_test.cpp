// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/settings.h"
#include "tests/support/test_registry.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(
            m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    }

    void anEmptyStoreGivesDefaults() { QVERIFY(loadSettings(*m_store) == Settings()); }

    void everyFieldComesBack()
    {
        Settings settings;
        settings.themeMode = ThemeMode::Dark;
        settings.modelPath = u"/models/größer, \"quoted\" = 100 %.json"_s;
        settings.windowGeometry = QByteArray("\x00\x01\xFF\n", 4);
        settings.page = u"train"_s;
        settings.pageStates = { { u"draw"_s, QJsonObject { { u"pen_width"_s, 31.5 } } } };
        settings.evidencePalette = EvidencePalette::Gray;
        settings.evidenceInk = false;
        const Settings defaults;
        QVERIFY(settings.themeMode != defaults.themeMode);
        QVERIFY(settings.modelPath != defaults.modelPath);
        QVERIFY(settings.windowGeometry != defaults.windowGeometry);
        QVERIFY(settings.page != defaults.page);
        QVERIFY(settings.pageStates != defaults.pageStates);
        QVERIFY(settings.evidencePalette != defaults.evidencePalette);
        QVERIFY(settings.evidenceInk != defaults.evidenceInk);
        saveSettings(settings, *m_store);
        m_store->sync();
        const QSettings reopened(m_store->fileName(), QSettings::IniFormat);
        QVERIFY(loadSettings(reopened) == settings);
    }

    void senselessValuesLeaveTheDefaults_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("unknown theme") << u"theme"_s << QVariant(u"purple"_s);
        QTest::newRow("theme as a list")
            << u"theme"_s << QVariant(QStringList { u"dark"_s, u"light"_s });
        QTest::newRow("geometry not base64") << u"window/geometry"_s << QVariant(u"!?"_s);
        QTest::newRow("page states not JSON") << u"window/pages"_s << QVariant(u"{"_s);
        QTest::newRow("page states an array") << u"window/pages"_s << QVariant(u"[1]"_s);
        QTest::newRow("unknown palette") << u"evidence/palette"_s << QVariant(u"pink"_s);
        QTest::newRow("ink neither yes nor no") << u"evidence/ink"_s << QVariant(u"0"_s);
        QTest::newRow("path too long") << u"model"_s << QVariant(QString(5000, u'a'));
    }

    void senselessValuesLeaveTheDefaults()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        m_store->setValue(key, value);
        QVERIFY(loadSettings(*m_store) == Settings());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
};

INKLING_TEST(SettingsTest, QCoreApplication)
#include "session_settings_test.moc"
