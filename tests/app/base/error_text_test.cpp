// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/error_text.h"

#include "app/base/error_sentences.h"
#include "tests/support/test_registry.h"

#include <QLocale>
#include <QTest>

using namespace inkling;

class ErrorTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    // Every code must speak of everything that it was given, and of nothing else.
    void everyArgumentIsTold()
    {
        for (int i = 0; i <= static_cast<int>(ErrorCode::Stopped); ++i) {
            const auto code = static_cast<ErrorCode>(i);
            const std::string_view kinds = sentenceOf(code).kinds;
            Error error { code, {} };
            for (std::size_t k = 0; k < kinds.size(); ++k)
                error.arguments.push_back("argument" + std::to_string(k));
            const QString text = errorText(error);
            for (std::size_t k = 0; k < kinds.size(); ++k)
                QVERIFY2(text.contains(QStringLiteral("argument%1").arg(k)), qPrintable(text));
            QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
            QVERIFY2(text.endsWith(QLatin1Char('.')) && !text.contains(QLatin1Char('\n')),
                qPrintable(text));
        }
    }

    void numbersAreGrouped()
    {
        const QString text
            = errorText({ ErrorCode::FileTooLarge, { "x", "600000000", "536870912" } });
        QVERIFY(text.contains(QStringLiteral("600,000,000")));
        QVERIFY(text.contains(QStringLiteral("536,870,912")));
    }

    void argumentsAreNotTakenForPlaces()
    {
        const QString text = errorText({ ErrorCode::JsonKeyMissing, { "100%2.json", "%1" } });
        QVERIFY(text.contains(QStringLiteral("100%2.json")));
        QVERIFY(text.contains(QStringLiteral("“%1”")));
    }
};

INKLING_TEST(ErrorTextTest, QCoreApplication)
#include "error_text_test.moc"
