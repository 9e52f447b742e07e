// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/shelved_drawing.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace inkling {

QString newDrawingId(const QDateTime& date)
{
    constexpr int hexadecimal = 16;
    constexpr int digits = 8;
    // Two windows may begin a drawing in the same millisecond.
    return date.toUTC().toString(u"yyyyMMdd-HHmmsszzz"_s)
        + u"-%1"_s.arg(
            QRandomGenerator::global()->generate(), digits, hexadecimal, QLatin1Char('0'));
}

bool isDrawingId(const QString& id)
{
    static const QRegularExpression form(u"^[0-9]{8}-[0-9]{9}-[0-9a-f]{8}$"_s);
    return form.match(id).hasMatch();
}

} // namespace inkling
