// SPDX-License-Identifier: GPL-3.0-or-later
// A slider over several powers of ten: a name, the value, and below them the slider. The value can be typed as well.
#pragma once

#include "app/base/theme_source.h"

#include <QWidget>

class QLineEdit;
class QSlider;

namespace inkling {

class TextLabel;

/// What a slider stands for.
struct LogRange {
    double least = 0;
    double most = 1;
    bool hasZero = false; ///< the left end stands for 0
};

/// Chooses a number on a logarithmic scale. *Units and range*: as LogRange says.
class LogSlider : public QWidget {
    Q_OBJECT

public:
    LogSlider(const ThemeSource& themeSource, const QString& name, const LogRange& range,
        QWidget* parent = nullptr);

    double value() const { return m_value; }

    /// Shows \p value without telling; what lies outside the range is taken to its end.
    void setValue(double value);

    /// Explains in one sentence what the number does.
    void setExplanation(const QString& sentence);

Q_SIGNALS:
    /// The user chose another value.
    void valueChosen(double value);

private:
    int positionOf(double value) const;
    double valueAt(int position) const;
    void take(double value);
    void display();

    LogRange m_range;
    double m_value;
    TextLabel* m_name;
    QLineEdit* m_field;
    QSlider* m_slider;
};

} // namespace inkling
