// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a form: a name at the left, its value at the right, calm until one goes there.
#pragma once

#include "app/base/theme_source.h"

#include <QList>
#include <QString>
#include <QWidget>

class QMenu;
class QSpinBox;

namespace inkling {

class MenuButton;
class TextLabel;

/// How far the value of a row ends before the edge of its control, in design units. A column of rows reaches as much beyond
/// the rest, so that what one sees ends in one line.
inline constexpr qreal formValueInset = 12;

/// One thing that can be chosen.
struct FormChoice {
    QString text;
    QString explanation {}; ///< a sentence
    bool isEnabled = true;
};

/// A name and a value out of a list, which opens as a menu.
class ChoiceRow : public QWidget {
    Q_OBJECT

public:
    ChoiceRow(const ThemeSource& themeSource, const QString& name, QWidget* parent = nullptr);

    /// Offers \p choices; the current one is kept when there still is one with its number.
    void setChoices(const QList<FormChoice>& choices);

    /// Shows choice \p index without telling; -1 shows \p otherwise.
    void setCurrent(qsizetype index, const QString& otherwise = {});

    qsizetype current() const { return m_current; }

    /// Explains in one sentence what is chosen here.
    void setExplanation(const QString& sentence);

Q_SIGNALS:
    /// The user chose.
    void chosen(qsizetype index);

private:
    void display(const QString& text);

    QList<FormChoice> m_choices;
    qsizetype m_current = -1;
    TextLabel* m_name;
    MenuButton* m_button;
    QMenu* m_menu;
};

/// A range of whole numbers.
struct NumberChoice {
    int least = 0;
    int most = 100;
};

/// A name and a whole number.
class NumberRow : public QWidget {
    Q_OBJECT

public:
    NumberRow(const ThemeSource& themeSource, const QString& name, const NumberChoice& range,
        QWidget* parent = nullptr);

    int value() const;

    /// Shows \p value without telling.
    void setValue(int value);

    /// Explains in one sentence what the number does.
    void setExplanation(const QString& sentence);

Q_SIGNALS:
    /// The user chose another number.
    void valueChosen(int value);

private:
    NumberChoice m_range;
    TextLabel* m_name;
    QSpinBox* m_box;
};

} // namespace inkling
