// SPDX-License-Identifier: GPL-3.0-or-later
// One part of the Explain page. The page shows one at a time and tells it what to explain.
#pragma once

#include "app/pages/services.h"
#include "app/session/explanation.h"
#include "app/widgets/text_label.h"

#include <QJsonObject>
#include <QString>
#include <QWidget>

class QLayout;

namespace inkling {

/// What a part is called.
struct PartName {
    QString id; ///< stable, in commands and in the saved state
    QString title; ///< on its button
    QString line; ///< what one can see and do here, in one sentence
};

/// Base of the parts. Only the part that is shown is told of new explanations.
class ExplainPart : public QWidget {
    Q_OBJECT

public:
    ExplainPart(const Services& services, const PartName& name, QWidget* parent);

    const PartName& name() const { return m_name; }

    /// Returns what this part needs besides the maps.
    virtual ExplainWish wish() const { return {}; }

    /// Shows \p explanation, which may have no model or no ink.
    virtual void show(const Explanation& explanation) = 0;

    /// Returns and takes what was chosen in this part.
    virtual QJsonObject saveState() const { return {}; }

    virtual void restoreState(const QJsonObject& /*state*/) { }

    /// Called when the part is no longer shown: long work may stop.
    virtual void leave() { }

    using QWidget::show;

Q_SIGNALS:
    /// The part needs something else now.
    void wishChanged();

protected:
    const Services& services() const { return m_services; }

    /// Returns a label for sentences, wrapped. Its object name is \p name.
    TextLabel* makeLabel(const QString& name, FontRole role = FontRole::Body);

    /// Gives \p layout the distances of the theme: no margins, and \p gap design units between its items.
    void space(QLayout* layout, qreal gap = metric::itemGap) const;

    /// Shows the present explanation once more, after something else changed.
    void refresh();

private:
    Services m_services;
    PartName m_name;
};

/// Returns the number of a pixel of 28×28 in words: "column 3, row 9".
QString pixelName(const QPoint& pixel);

/// Returns the index of \p pixel in the 784.
std::size_t pixelIndex(const QPoint& pixel);

} // namespace inkling
