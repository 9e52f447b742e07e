// SPDX-License-Identifier: GPL-3.0-or-later
// Tool tips in lines that can be read. Qt breaks plain text only where it is wider than the screen.
#pragma once

#include <QObject>
#include <QString>

class QFont;

namespace inkling {

/// Returns \p text in lines of about sixty letters of \p font; words stay whole.
QString inLines(const QString& text, const QFont& font);

/// Breaks the tool tips of all widgets of the application into lines while it exists.
class ToolTipLines : public QObject {
    Q_OBJECT

public:
    explicit ToolTipLines(QObject& application);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace inkling
