// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the ink that was found on a picture before it is used.
#pragma once

#include "app/base/theme_source.h"
#include "app/session/arrival.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QHBoxLayout;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace inkling {

class PictureView;
class TextLabel;

/// The picture and its ink side by side, with the threshold between paper and ink. Object name "pictureDialog".
/// Accepting it means that the ink is to be used as choice() has it.
class PictureDialog : public QDialog {
    Q_OBJECT

public:
    PictureDialog(const ThemeSource& themeSource, std::shared_ptr<const PictureOnOffer> offer,
        QWidget* parent = nullptr);

    /// Returns what was chosen so far.
    PictureChoice choice() const;

private:
    void buildWords(QVBoxLayout* column);
    void buildViews(QVBoxLayout* column);
    void buildThreshold(QVBoxLayout* column);
    void buildButtons(QVBoxLayout* column);
    void applyTheme();
    void showInk();

    const ThemeSource& m_themeSource;
    std::shared_ptr<const PictureOnOffer> m_offer;
    PictureView* m_ink = nullptr;
    QSlider* m_threshold = nullptr;
    TextLabel* m_value = nullptr;
    QCheckBox* m_prepare = nullptr;
    QPushButton* m_use = nullptr;
};

} // namespace inkling
