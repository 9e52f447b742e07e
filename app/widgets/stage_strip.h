// SPDX-License-Identifier: GPL-3.0-or-later
// What the network sees, and how a drawing becomes that: four small pictures with arrows between
// them.
#pragma once

#include "app/widgets/themed_widget.h"
#include "core/digit/normalize.h"
#include "core/ink/drawing.h"

#include <array>
#include <optional>

namespace inkling {

class DigitPicture;
class InkView;

/// Shows the four stages of the preparation. Its size does not depend on what it shows.
class StageStrip : public ThemedWidget {
    Q_OBJECT

public:
    explicit StageStrip(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p drawing and what became of it; placeholders where there is no ink (\p stages is
    /// nothing).
    void setStages(const Drawing& drawing, const std::optional<NormalizationStages>& stages);

Q_SIGNALS:
    /// Someone points at \p stage and would like to see it in large; null when they leave it.
    void stagePointedAt(inkling::DigitPicture* stage);

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override;

private:
    InkView* m_ink;
    DigitPicture* m_field;
    DigitPicture* m_mass;
    DigitPicture* m_image;
};

} // namespace inkling
