// SPDX-License-Identifier: GPL-3.0-or-later
// The chooser of the model at the top right of a page: which network reads, its shape, and how often it errs.
#pragma once

#include "app/base/theme_source.h"
#include "app/session/model_session.h"

#include <QComboBox>

namespace inkling {

/// Shows the models of a session. Choosing one loads it; until it is there, and when it cannot be loaded, the one in
/// use stays shown. The last entry asks for a file.
class ModelChooser : public QComboBox {
    Q_OBJECT

public:
    ModelChooser(const ThemeSource& themeSource, ModelSession& models, QWidget* parent = nullptr);

    /// Returns what the closed chooser says: name, shape and error.
    QString summary() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user wants a model from a file.
    void fileWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refill();
    void showInUse();
    void choose(int index);

    const ThemeSource& m_themeSource;
    ModelSession& m_models;
    QString m_name; ///< the model in use, or what stands in its place
    QString m_error; ///< its error, in the quieter color; may be empty
};

} // namespace inkling
