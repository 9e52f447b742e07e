// SPDX-License-Identifier: GPL-3.0-or-later
// The Explain page: the drawing at the left, and beside it one of eight ways to see why it is read as it is.
#pragma once

#include "app/base/page_state.h"
#include "app/pages/services.h"

#include <QList>
#include <QWidget>

class QActionGroup;
class QGridLayout;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace inkling {

class ActionButton;
class Card;
class DrawingCanvas;
class ExplainPart;
class TextLabel;
class TrainingDigits;
struct Explanation;
struct Reading;

/// The page called "explain". It registers the commands explain.*, one a part.
class ExplainPage : public QWidget, public PageState {
    Q_OBJECT

public:
    explicit ExplainPage(const Services& services, QWidget* parent = nullptr);

    QString id() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildHeader();
    QWidget* buildDrawing();
    void buildParts();
    void addPart(ExplainPart* part);
    void showPart(int index);
    void explain();
    void show(const Explanation& explanation);
    void tellAnswer(const Reading& reading);
    void arrange();
    using QWidget::show;

    Services m_services;
    TrainingDigits* m_digits;
    DrawingCanvas* m_canvas = nullptr;
    TextLabel* m_answer = nullptr;
    TextLabel* m_partLine = nullptr;
    QGridLayout* m_partButtons = nullptr;
    QActionGroup* m_partActions;
    Card* m_card = nullptr;
    QStackedWidget* m_stack = nullptr;
    QList<ExplainPart*> m_parts;
    int m_current = 0;
};

} // namespace inkling
