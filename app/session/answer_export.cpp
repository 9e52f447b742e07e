// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/answer_export.h"

#include "app/base/picture.h"
#include "app/base/png.h"
#include "core/base/file.h"
#include "core/ink/ink_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    QString translated(const char* text)
    {
        return QCoreApplication::translate("AnswerExport", text);
    }

    // Called by its content: the same drawing is one file, and a command that somebody noted down stays true.
    Result<QString> writeCalledByContent(
        const QString& folder, const QByteArray& content, QLatin1StringView suffix)
    {
        constexpr int nameLength = 12;
        QDir().mkpath(folder); // when it cannot be made, writing tells why
        const QByteArray hash
            = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
        const QString path
            = QDir(folder).absoluteFilePath(QString::fromLatin1(hash.left(nameLength)) + suffix);
        const Result<void> written = writeTextFile(QFile::encodeName(path).toStdString(),
            std::string_view(content.constData(), static_cast<std::size_t>(content.size())));
        if (!written)
            return written.error();
        return path;
    }

    QByteArray inkOfReading(const Reading& reading)
    {
        InkRecord record;
        record.strokes = reading.drawing->strokes;
        record.label = reading.label;
        record.source = "inkling";
        return QByteArray::fromStdString(toInkLine(record)) + '\n';
    }

} // namespace

QString numbersAsText(const Prediction& prediction)
{
    constexpr int digits = 4;
    constexpr double percent = 100;
    QString text
        = translated(QT_TRANSLATE_NOOP("AnswerExport", "digit\tlogit\tprobability, %")) + u'\n';
    for (std::size_t digit = 0; digit < prediction.probabilities.size(); ++digit) {
        text += u"%1\t%2\t%3\n"_s.arg(QString::number(digit),
            QString::number(static_cast<double>(prediction.logits[digit]), 'f', digits),
            QString::number(
                static_cast<double>(prediction.probabilities[digit]) * percent, 'f', digits));
    }
    if (prediction.isDigit)
        text += u"is_digit\t%1\n"_s.arg(
            QString::number(static_cast<double>(*prediction.isDigit), 'f', digits));
    return text;
}

Result<void> saveNumbers(const QString& path, const Prediction& prediction)
{
    return writeTextFile(
        QFile::encodeName(path).toStdString(), numbersAsText(prediction).toStdString());
}

Result<QString> answerAsCommand(const Reading& reading, const CommandQuestion& question)
{
    const bool asInk = question.standard && reading.drawing->underlay == Underlay::None;
    const Result<QString> path = asInk
        ? writeCalledByContent(question.folder, inkOfReading(reading), ".jsonl"_L1)
        : writeCalledByContent(question.folder, toPng(toQImage(reading.stages->image)), ".png"_L1);
    if (!path)
        return path.error();
    const QString model = QFileInfo(question.modelPath).absoluteFilePath();
    return u"inkling-cli classify --model %1 %2%3"_s.arg(
        shellQuoted(QDir::toNativeSeparators(model)), asInk ? QString() : u"--raw "_s,
        shellQuoted(QDir::toNativeSeparators(*path)));
}

QString shellQuoted(const QString& word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@%+,-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    QString quoted = word;
#ifdef Q_OS_WIN
    return u'"' + quoted + u'"'; // no path there holds a quotation mark
#else
    return u'\'' + quoted.replace(u'\'', u"'\\''"_s) + u'\'';
#endif
}

} // namespace inkling
