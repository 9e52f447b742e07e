// SPDX-License-Identifier: GPL-3.0-or-later
// The Draw page: paper and tools at the left, what the network says at the right, and how it sees the drawing below.
// It only connects: sessions know the drawing and the model, widgets show them.
#pragma once

#include "app/base/page_state.h"
#include "app/pages/draw_geometry.h"
#include "app/pages/services.h"

#include <QWidget>

namespace inkling {

class AnswerCard;
class DrawCommands;
class DrawingCanvas;
class EvidenceCard;
class HistoryStrip;
class ModelChooser;
class NumbersWindow;
class PictureCommands;
class SeenCard;
class StageLens;
class StageStrip;
class TextLabel;
class ToolRow;
struct Reading;

/// The page called "draw".
class DrawPage : public QWidget, public PageState {
    Q_OBJECT

public:
    explicit DrawPage(const Services& services, QWidget* parent = nullptr);

    QString id() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;

    /// Gives the paper the keyboard.
    void focusCanvas();

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader();
    void buildCanvas();
    void buildTools();
    void buildStages();
    void buildAnswer();
    void buildNumbers();
    void connectSessions();
    int visibleHeight() const;
    int visibleWidth() const;
    int leastCanvas() const;
    bool isNarrow() const;
    DrawMeasures measures() const;
    void arrange();
    void show(const Reading& reading);
    void tellOpened(const QString& sentence);
    void tellUsual();
    bool tellTrouble();

    Services m_services;
    DrawCommands* m_commands;
    PictureCommands* m_pictures;
    QWidget* m_header = nullptr;
    TextLabel* m_line = nullptr; ///< what one can do here, or what was just opened
    ModelChooser* m_chooser = nullptr;
    DrawingCanvas* m_canvas = nullptr;
    ToolRow* m_tools = nullptr;
    StageStrip* m_stages = nullptr;
    StageLens* m_lens = nullptr;
    AnswerCard* m_answer = nullptr;
    EvidenceCard* m_evidence = nullptr;
    SeenCard* m_seen = nullptr;
    NumbersWindow* m_numbers = nullptr;
    HistoryStrip* m_history = nullptr;
};

} // namespace inkling
