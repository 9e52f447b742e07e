// SPDX-License-Identifier: GPL-3.0-or-later
// A switch for each stage of the preparation and a slider for each direction: whoever plays with them sees why digits
// are prepared before a network reads them.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/digit/normalize.h"

#include <QList>

class QCheckBox;
class QGridLayout;
class QHBoxLayout;
class QSlider;
class QToolButton;

namespace inkling {

class TextLabel;

/// Shows and changes NormalizationOptions.
class PreparationSwitches : public ThemedWidget {
    Q_OBJECT

public:
    explicit PreparationSwitches(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Returns the button that switches everything on again, for whoever gives it its place.
    QToolButton* resetButton() const { return m_reset; }

    /// Shows \p options.
    void setOptions(const NormalizationOptions& options);

Q_SIGNALS:
    /// The user asks for another preparation.
    void optionsChosen(const inkling::NormalizationOptions& options);

protected:
    void themeChanged() override;

private:
    struct Switch {
        bool NormalizationOptions::*option;
        QCheckBox* box;
    };

    struct Shift {
        int NormalizationOptions::*option;
        TextLabel* caption;
        QSlider* slider;
        TextLabel* value;
        QHBoxLayout* row;
    };

    void addSwitches();
    void addShift(int NormalizationOptions::*option, const QString& text, const QString& toolTip);
    void choose(const NormalizationOptions& options);
    void arrange();

    QGridLayout* m_grid;
    QList<Switch> m_switches;
    QList<Shift> m_shifts;
    QToolButton* m_reset;
    NormalizationOptions m_options;
};

} // namespace inkling
