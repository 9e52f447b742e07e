// SPDX-License-Identifier: GPL-3.0-or-later
// Ten maps, one a class, with evidence and probability below each. One widget, painted as a whole, so that all ten
// follow the pen in one update.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"
#include "core/model/model.h"

#include <array>
#include <optional>
#include <vector>

namespace inkling {

/// What the ten maps show.
struct TenMaps {
    std::vector<float> values; ///< [10 × 784]; empty while there is nothing to show
    std::vector<float> ink; ///< [784], 0 to 1; all 0 or empty without ink
    float scale = 1; ///< the value of the full color
    bool hasNumbers = false; ///< false hides evidence and probability
    std::array<float, classCount> evidence {};
    std::array<float, classCount> probabilities {};
    int marked = -1; ///< the class with the frame; -1 for none
};

/// Shows ten maps in two rows; where it is narrow, without the probabilities. Place and size depend on nothing but the
/// widget's size.
class EvidenceGrid : public ThemedWidget {
    Q_OBJECT

public:
    explicit EvidenceGrid(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p maps.
    void setMaps(const TenMaps& maps);

    const TenMaps& maps() const { return m_maps; }

    void setLook(const EvidenceLook& look);

    const EvidenceLook& look() const { return m_look; }

    /// Lets a click, or Enter on the map that the arrow keys lead to, choose a class.
    void setChoosable(bool choosable);

    /// Sets the least and the usual side of a map. *Units*: design units.
    void setSideRange(qreal least, qreal usual);

    /// Returns where the map of \p digit is painted.
    QRect mapRect(int digit) const;

    /// Returns the evidence of \p digit as it is shown; empty without numbers.
    QString evidenceText(int digit) const;

    /// Returns the probability of \p digit as it is shown; empty without numbers.
    QString probabilityText(int digit) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The pointer or the arrow keys are at \p digit; -1 when they left. \p pixel is the one under the pointer, or
    /// (-1, -1).
    void pointedAt(int digit, const QPoint& pixel);

    /// The user chose \p digit.
    void chosen(int digit);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void themeChanged() override;

private:
    static constexpr int columns = 5;
    static constexpr int rows = classCount / columns;

    void paintMap(QPainter& painter, int digit) const;
    void paintCaption(QPainter& painter, int digit) const;
    void measureCaptions();
    void write();
    int captionWidth(bool withProbability) const;
    bool hasRoomForProbability() const;
    void pointAt(int digit, const QPoint& pixel);
    QSize sizeFor(qreal side, bool withProbability) const;

    struct Texts {
        QString evidence;
        QString probability;
    };

    TenMaps m_maps;
    std::array<Texts, classCount> m_texts; ///< of the maps, written once and painted often
    EvidenceLook m_look;
    bool m_choosable = false;
    qreal m_leastSide;
    qreal m_usualSide;
    int m_current = 0; ///< of the keyboard
    int m_pointed = -1;
    // Sizes that the font decides; they are needed often while a pen draws.
    int m_captionHeight = 0; ///< with the gap above it
    int m_digitWidth = 0;
    int m_evidenceWidth = 0; ///< of a digit and the longest evidence beside it
    int m_probabilityWidth = 0; ///< of the longest probability
};

} // namespace inkling
