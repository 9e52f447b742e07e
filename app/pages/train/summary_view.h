// SPDX-License-Identifier: GPL-3.0-or-later
// How a network that was just trained compares with those that ship, and what one can do with it.
#pragma once

#include "app/session/training/training_questions.h"
#include "app/widgets/themed_widget.h"

#include <QList>

class QAction;

namespace inkling {

/// A small table, a row for each model, with the error as a bar.
class SummaryView : public ThemedWidget {
    Q_OBJECT

public:
    SummaryView(
        const ThemeSource& themeSource, const QList<QAction*>& actions, QWidget* parent = nullptr);

    /// Shows \p comparison; \p name is what the new network is called.
    void setComparison(const ModelComparison& comparison, const QString& name);

    /// Returns the row of model \p index as a sentence.
    QString rowText(std::size_t index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    QString nameOf(const ModelFigures& model) const;

    ModelComparison m_comparison;
    QString m_name;
};

} // namespace inkling
