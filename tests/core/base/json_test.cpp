// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace inkling;

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keepsOrderAndValues()
    {
        const std::string text
            = R"({"z":[1,-2,2.5,true,null],"a":{"b":"ü"},"big":18446744073709551615})";
        const Result<Json> json = parseJson(text, "x");
        QVERIFY(json);
        QCOMPARE(toJsonText(*json), text);
    }

    void tellsWhereItIsBroken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("column");
        QTest::newRow("comma missing")
            << QByteArray("{\"a\": 1\n \"b\": 2}") << QByteArray("2") << QByteArray("4");
        QTest::newRow("bare word") << QByteArray("[NaN]") << QByteArray("1") << QByteArray("2");
        QTest::newRow("text after it") << QByteArray("{} x") << QByteArray("1") << QByteArray("4");
        QTest::newRow("number without bounds")
            << QByteArray("[1, 1e999]") << QByteArray("1") << QByteArray("9");
        QTest::newRow("cut off") << QByteArray("{\"a\":\n[1,2") << QByteArray("2")
                                 << QByteArray("5");
        QTest::newRow("empty") << QByteArray() << QByteArray("1") << QByteArray("1");
        QTest::newRow("nested too deep")
            << QByteArray("[\n") + QByteArray(100, '[') + QByteArray(101, ']') << QByteArray("2")
            << QByteArray("64");
        QTest::newRow("a million brackets")
            << QByteArray(1'000'000, '[') << QByteArray("1") << QByteArray("65");
        QTest::newRow("invalid UTF-8")
            << QByteArray("[\"\xFF\"]") << QByteArray("1") << QByteArray("3");
    }

    void tellsWhereItIsBroken()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, column);
        const Result<Json> json = parseJson(text.toStdString(), "x.json");
        QVERIFY(!json);
        QCOMPARE(json.error().code, ErrorCode::JsonInvalid);
        QCOMPARE(json.error().arguments.at(0), std::string("x.json"));
        QCOMPARE(QByteArray::fromStdString(json.error().arguments.at(1)), line);
        QCOMPARE(QByteArray::fromStdString(json.error().arguments.at(2)), column);
    }

    void refusesTooManyValues_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("numbers") << QByteArray("0,");
        QTest::newRow("lists") << QByteArray("[],");
    }

    void refusesTooManyValues()
    {
        QFETCH(QByteArray, value);
        const QByteArray most
            = value.repeated(jsonValueLimit - 1).chopped(1); // less the list itself
        QVERIFY(parseJson(("[" + most + "]").toStdString(), "x"));
        const Result<Json> tooMany = parseJson(("[" + most + ",0]").toStdString(), "x");
        QVERIFY(!tooMany);
        QVERIFY(tooMany.error()
            == (Error { ErrorCode::JsonTooLarge, { "x", std::to_string(jsonValueLimit) } }));
    }

    void refusesTooManyKeys()
    {
        std::string text = "{";
        for (std::size_t i = 0; i <= jsonKeyLimit; ++i)
            text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
        QVERIFY(!parseJson(text + "}", "x"));
    }
};

INKLING_TEST(JsonTest, QCoreApplication)
#include "json_test.moc"
