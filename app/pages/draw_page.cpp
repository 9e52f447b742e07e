// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/draw_page.h"

#include "app/base/theme_source.h"
#include "app/pages/draw_commands.h"
#include "app/pages/label_pad.h"
#include "app/pages/model_chooser.h"
#include "app/pages/picture_commands.h"
#include "app/pages/seen_card.h"
#include "app/pages/tool_row.h"
#include "app/session/digit_session.h"
#include "app/session/model_session.h"
#include "app/widgets/answer_view.h"
#include "app/widgets/card.h"
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/probability_bars.h"
#include "app/widgets/stage_strip.h"
#include "app/widgets/text_label.h"

#include <QAction>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

static_assert(
    DrawingCanvas::fieldUnits == sheetSide, "the paper on the screen and the sheet have one field");

namespace {

    constexpr auto penWidthKey = "pen_width"_L1;

    // Widths of the right column in design units: where the bars can still be read, and as in the design.
    constexpr qreal answerLeast = 400;
    constexpr qreal answerUsual = 620;
    // Sides of a stage's picture: where a digit can still be made out, and as in the design.
    constexpr qreal stageLeast = 64;
    constexpr qreal stageUsual = 92;
    // Below this the picture in the card would be no larger than the stage beside it.
    constexpr qreal seenLeast = 160;

    QString invitation() { return DrawPage::tr("Draw a digit. The network reads along."); }

    QString wayOutOfNoModel()
    {
        return DrawPage::tr("There is no model to read with yet. Choose one at the right.");
    }

} // namespace

DrawPage::DrawPage(const Services& services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_commands(new DrawCommands(services, this))
    , m_pictures(new PictureCommands(services, this))
{
    setObjectName(u"drawPage"_s);
    setAccessibleName(tr("Draw"));
    // In the order in which Tab goes.
    buildCanvas();
    buildTools();
    buildAnswer();
    buildHeader();
    connectSessions();
    connect(&services.theme, &ThemeSource::changed, this, [this] {
        updateGeometry();
        arrange();
    });
    show(services.digit.reading());
}

QString DrawPage::id() const { return u"draw"_s; }

QJsonObject DrawPage::saveState() const
{
    return { { penWidthKey, static_cast<double>(m_services.digit.penWidth()) } };
}

void DrawPage::restoreState(const QJsonObject& state)
{
    const QJsonValue width = state.value(penWidthKey);
    if (width.isDouble())
        m_services.digit.setPenWidth(static_cast<float>(width.toDouble()));
}

void DrawPage::focusCanvas() { m_canvas->setFocus(Qt::OtherFocusReason); }

void DrawPage::buildHeader()
{
    m_header = new QWidget(this);
    m_header->setObjectName(u"drawHeader"_s);
    auto* title = new TextLabel(m_services.theme, FontRole::Title, tr("Draw"), m_header);
    title->setObjectName(u"drawTitle"_s);
    m_line = new TextLabel(m_services.theme, FontRole::Body, invitation(), m_header);
    m_line->setObjectName(u"drawLine"_s);
    m_line->setSecondary(true);
    // A long file name is cut off rather than pushing the chooser about.
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_chooser = new ModelChooser(m_services.theme, m_services.models, m_header);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(m_line);
    auto* layout = new QHBoxLayout(m_header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(words, 1);
    layout->addWidget(m_chooser);
    connect(m_chooser, &ModelChooser::fileWanted, m_commands, &DrawCommands::askForModel);
}

void DrawPage::buildCanvas()
{
    m_canvas = new DrawingCanvas(m_services.theme, this);
    m_canvas->setObjectName(u"drawingCanvas"_s);
    m_canvas->setAccessibleName(tr("Paper"));
    for (QAction* command : m_commands->canvasCommands()) {
        command->setShortcutContext(Qt::WidgetShortcut);
        m_canvas->addAction(command);
    }
    connect(m_canvas, &DrawingCanvas::strokeBegan, this, &DrawPage::strokeBegan);
    connect(m_canvas, &DrawingCanvas::strokeExtended, this, &DrawPage::strokeExtended);
    connect(m_canvas, &DrawingCanvas::strokeEnded, &m_services.digit, &DigitSession::endStroke);
}

void DrawPage::buildTools()
{
    const ToolRowSetup setup { m_commands->undo(), m_commands->redo(), m_commands->clear(),
        m_commands->open(), m_commands->save(), static_cast<int>(penWidthLeast),
        static_cast<int>(penWidthMost) };
    m_tools = new ToolRow(m_services.theme, setup, this);
    m_tools->setPenWidth(m_services.digit.penWidth());
    connect(m_tools, &ToolRow::penWidthChosen, &m_services.digit, &DigitSession::setPenWidth);
    connect(&m_services.digit, &DigitSession::penWidthChanged, m_tools, &ToolRow::setPenWidth);
    m_stages = new StageStrip(m_services.theme, this);
    m_stages->setObjectName(u"stageStrip"_s);
    m_stages->setAccessibleName(tr("What the network sees"));
}

void DrawPage::buildAnswer()
{
    m_answerCard = new Card(m_services.theme, this);
    m_answerCard->setObjectName(u"answerCard"_s);
    m_answer = new AnswerView(m_services.theme, m_answerCard);
    m_answer->setObjectName(u"answerView"_s);
    m_answer->setAccessibleName(tr("Answer"));
    m_labels = new LabelPad(m_services.theme, m_commands->labels(), m_answerCard);
    m_bars = new ProbabilityBars(m_services.theme, m_answerCard);
    m_bars->setObjectName(u"probabilityBars"_s);
    m_bars->setAccessibleName(tr("Probabilities"));
    m_seen = new SeenCard(m_services.theme, this);
    m_pictures->dragDigitFrom(m_seen);
    auto* left = new QVBoxLayout;
    left->addWidget(m_answer);
    left->addStretch(1);
    left->addWidget(m_labels);
    auto* layout = new QHBoxLayout(m_answerCard);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_services.theme.theme().px(metric::groupGap));
    layout->addLayout(left);
    layout->addWidget(m_bars, 1, Qt::AlignTop);
}

void DrawPage::connectSessions()
{
    connect(&m_services.digit, &DigitSession::readingChanged, this, &DrawPage::show);
    connect(m_commands, &DrawCommands::openWanted, m_pictures, &PictureCommands::askForFile);
    connect(m_pictures, &PictureCommands::took, this, &DrawPage::tellOpened);
    connect(&m_services.models, &ModelSession::modelChanged, this, &DrawPage::tellUsual);
    connect(&m_services.models, &ModelSession::loadFailed, this, &DrawPage::tellUsual);
}

DrawMeasures DrawPage::measures() const
{
    const Theme& theme = m_services.theme.theme();
    DrawMeasures measures;
    measures.margin = theme.px(metric::pageMargin);
    measures.groupGap = theme.px(metric::groupGap);
    measures.itemGap = theme.px(metric::itemGap);
    measures.headerHeight
        = std::max(m_header->sizeHint().height(), theme.px(metric::controlHeight));
    measures.toolsHeight = theme.px(metric::controlHeight);
    measures.stageCaptionHeight
        = QFontMetrics(theme.font(FontRole::Caption)).height() + theme.px(metric::smallGap);
    measures.stageLeast = theme.px(stageLeast);
    measures.stageUsual = theme.px(stageUsual);
    measures.stagesLeast = m_stages->minimumSizeHint().width();
    measures.canvasLeast = theme.px(metric::canvasLeast);
    measures.canvasMost = theme.px(metric::canvasMost);
    measures.answerLeast = theme.px(answerLeast);
    measures.answerUsual = theme.px(answerUsual);
    measures.answerHeight = m_answerCard->minimumSizeHint().height();
    measures.seenLeast = theme.px(seenLeast);
    return measures;
}

QSize DrawPage::minimumSizeHint() const { return leastDrawPage(measures()); }

void DrawPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DrawPage::arrange()
{
    const DrawGeometry geometry = arrangeDrawPage(size(), measures());
    m_header->setGeometry(geometry.header);
    m_canvas->setGeometry(geometry.canvas);
    m_tools->setGeometry(geometry.tools);
    m_stages->setGeometry(geometry.stages);
    m_answerCard->setGeometry(geometry.answer);
    m_seen->setGeometry(geometry.seen);
    m_seen->setVisible(geometry.seen.isValid());
}

void DrawPage::strokeBegan(const InkPoint& point)
{
    tellUsual();
    m_canvas->beginStroke(point, m_services.digit.penWidth());
    m_services.digit.beginStroke(point);
}

void DrawPage::strokeExtended(const InkPoint& point)
{
    // Undo and clear drop a stroke while the pen is still down.
    if (!m_services.digit.reading().strokeUnderWay)
        return;
    m_canvas->appendPoint(point);
    m_services.digit.extendStroke(point);
}

void DrawPage::show(const Reading& reading)
{
    // The canvas was told of a stroke under way point by point.
    if (!reading.strokeUnderWay)
        m_canvas->setDrawing(*reading.drawing);
    m_answer->setPrediction(reading.prediction);
    m_bars->setPrediction(reading.prediction);
    m_stages->setStages(*reading.drawing, reading.stages);
    m_seen->setStages(reading.stages);
}

void DrawPage::tellOpened(const QString& sentence)
{
    if (sentence.isEmpty())
        tellUsual();
    else
        m_line->setText(sentence);
}

void DrawPage::tellUsual()
{
    const ModelSession& models = m_services.models;
    m_line->setText(models.lacksModel() ? wayOutOfNoModel() : invitation());
}

} // namespace inkling
