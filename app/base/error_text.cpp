// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/error_text.h"

#include "app/base/error_sentences.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <array>
#include <cstddef>

namespace inkling {

namespace {

    QString translated(const char* text) { return QCoreApplication::translate("ErrorText", text); }

    /// Core names the types of JSON in English; a reader sees them in the language of the rest.
    QString typeText(const QString& name)
    {
        constexpr std::array<const char*, 7> types {
            QT_TRANSLATE_NOOP("ErrorText", "string"),
            QT_TRANSLATE_NOOP("ErrorText", "number"),
            QT_TRANSLATE_NOOP("ErrorText", "integer"),
            QT_TRANSLATE_NOOP("ErrorText", "positive integer"),
            QT_TRANSLATE_NOOP("ErrorText", "object"),
            QT_TRANSLATE_NOOP("ErrorText", "array"),
            QT_TRANSLATE_NOOP("ErrorText", "array of objects"),
        };
        for (const char* type : types) {
            if (name == QLatin1String(type))
                return translated(type);
        }
        return name;
    }

    QString numberText(const QString& digits)
    {
        bool isInteger = false;
        const qlonglong integer = digits.toLongLong(&isInteger);
        if (isInteger)
            return QLocale().toString(integer);
        bool isNumber = false;
        const double number = digits.toDouble(&isNumber);
        return isNumber ? QLocale().toString(number) : digits;
    }

    QString argumentText(const QString& argument, char kind)
    {
        switch (kind) {
        case 'p':
            return QDir::toNativeSeparators(argument);
        case 'n':
            return numberText(argument);
        case 'y':
            return typeText(argument);
        default:
            return argument;
        }
    }

    /// Fills %1 to %9 in one pass, so that a percent sign in a file name is not taken for another place.
    QString filled(const QString& sentence, const QStringList& arguments)
    {
        QString text;
        for (qsizetype i = 0; i < sentence.size(); ++i) {
            const bool isPlace = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size()
                && sentence[i + 1].isDigit();
            if (!isPlace) {
                text += sentence[i];
                continue;
            }
            text += arguments.value(sentence[++i].digitValue() - 1);
        }
        return text;
    }

} // namespace

QString errorText(const Error& error)
{
    const ErrorSentence& sentence = sentenceOf(error.code);
    QStringList arguments;
    for (std::size_t i = 0; i < error.arguments.size(); ++i) {
        const char kind = i < sentence.kinds.size() ? sentence.kinds[i] : 't';
        arguments.append(argumentText(QString::fromStdString(error.arguments[i]), kind));
    }
    return filled(translated(sentence.text), arguments);
}

} // namespace inkling
