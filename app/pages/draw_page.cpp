// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/draw_page.h"

#include "app/base/error_text.h"
#include "app/base/theme_source.h"
#include "app/pages/answer_card.h"
#include "app/pages/canvas_link.h"
#include "app/pages/draw_commands.h"
#include "app/pages/evidence_card.h"
#include "app/pages/model_chooser.h"
#include "app/pages/numbers_window.h"
#include "app/pages/picture_commands.h"
#include "app/pages/save_menu.h"
#include "app/pages/seen_card.h"
#include "app/pages/shelf_commands.h"
#include "app/pages/tool_row.h"
#include "app/session/digit_session.h"
#include "app/session/model_session.h"
#include "app/session/shelf_keeper.h"
#include "app/widgets/digit_picture.h"
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/history_strip.h"
#include "app/widgets/stage_lens.h"
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
    constexpr auto sortedKey = "sorted"_L1;

    // Widths of the right column in design units: where the bars can still be read, and as in the design.
    constexpr qreal answerLeast = 400;
    constexpr qreal answerUsual = 620;
    // The same where the bars stand under the answer.
    constexpr qreal answerStacked = 216;
    // Sides of a stage's picture: where a digit can still be made out, and as in the design.
    constexpr qreal stageLeast = 64;
    constexpr qreal stageUsual = 92;

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
    buildStages();
    buildAnswer();
    buildNumbers();
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
    return { { penWidthKey, static_cast<double>(m_services.digit.penWidth()) },
        { sortedKey, m_commands->sortBars()->isChecked() } };
}

void DrawPage::restoreState(const QJsonObject& state)
{
    const QJsonValue width = state.value(penWidthKey);
    if (width.isDouble())
        m_services.digit.setPenWidth(static_cast<float>(width.toDouble()));
    m_commands->sortBars()->setChecked(state.value(sortedKey).toBool());
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
    // A long file name ends in dots rather than pushing the chooser about.
    m_line->setElided();
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
    auto* link = new CanvasLink(m_services.digit, m_canvas);
    connect(link, &CanvasLink::strokeBegins, this, &DrawPage::tellUsual);
    connect(m_commands->eraser(), &QAction::toggled, m_canvas,
        [this](bool erases) { m_canvas->setTool(erases ? CanvasTool::Eraser : CanvasTool::Pen); });
}

void DrawPage::buildTools()
{
    auto* saving = new SaveMenu(m_services, m_commands->save(), this);
    connect(
        &m_services.digit, &DigitSession::readingChanged, saving, [saving](const Reading& reading) {
            saving->setStandardPreparation(reading.preparation == NormalizationOptions());
        });
    const ToolRowSetup setup { m_commands->undo(), m_commands->redo(), m_commands->clear(),
        m_commands->eraser(), m_commands->open(), m_commands->save(), saving->more(),
        static_cast<int>(penWidthLeast), static_cast<int>(penWidthMost) };
    m_tools = new ToolRow(m_services.theme, setup, this);
    m_tools->setPenWidth(m_services.digit.penWidth());
    saving->setAnchor(m_tools->findChild<QWidget*>(u"saveButton"_s));
    connect(saving, &SaveMenu::told, this,
        [this](const QString& sentence) { m_line->setText(sentence); });
    connect(m_tools, &ToolRow::penWidthChosen, &m_services.digit, &DigitSession::setPenWidth);
    connect(&m_services.digit, &DigitSession::penWidthChanged, m_tools, &ToolRow::setPenWidth);
}

void DrawPage::buildStages()
{
    m_stages = new StageStrip(m_services.theme, this);
    m_stages->setObjectName(u"stageStrip"_s);
    m_stages->setAccessibleName(tr("What the network sees"));
    m_lens = new StageLens(m_services.theme, this);
    connect(m_stages, &StageStrip::stagePointedAt, m_lens, &StageLens::showStage);
    m_pictures->dragDigitFrom(m_stages->findChild<DigitPicture*>(u"imageStage"_s));
    m_history = (new ShelfCommands(m_services, this))->makeStrip(this);
}

void DrawPage::buildAnswer()
{
    const AnswerCardSetup setup { m_commands->labels(), m_commands->sortBars() };
    m_answer = new AnswerCard(m_services.theme, setup, this);
    m_evidence = new EvidenceCard(m_services, this);
    m_seen = new SeenCard(m_services.theme, m_commands->numbers(), this);
    connect(m_seen, &SeenCard::preparationChosen, &m_services.digit, &DigitSession::setPreparation);
}

void DrawPage::buildNumbers()
{
    m_numbers = new NumbersWindow(m_services.theme, this);
    connect(m_commands->numbers(), &QAction::toggled, m_numbers, [this](bool wanted) {
        m_numbers->setVisible(wanted);
        m_numbers->setReading(m_services.digit.reading());
    });
    connect(m_numbers, &NumbersWindow::closed, m_commands->numbers(),
        [this] { m_commands->numbers()->setChecked(false); });
}

void DrawPage::connectSessions()
{
    connect(&m_services.digit, &DigitSession::readingChanged, this, &DrawPage::show);
    connect(&m_services.keeper, &ShelfKeeper::troubleChanged, this, &DrawPage::tellUsual);
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
    measures.canvasLeast = leastCanvas();
    measures.canvasMost = theme.px(metric::canvasMost);
    measures.answerLeast = theme.px(isNarrow() ? answerStacked : answerLeast);
    measures.answerUsual = theme.px(answerUsual);
    measures.answerHeight = m_answer->minimumSizeHint().height();
    measures.evidenceLeast = m_evidence->minimumSizeHint().height();
    measures.evidenceUsual = m_evidence->sizeHint().height();
    measures.seenLeast = m_seen->minimumSizeHint().height();
    measures.historyHeight = m_history->sizeHint().height();
    return measures;
}

// A hand needs as much room whatever the size of the letters.
int DrawPage::leastCanvas() const
{
    return std::min(
        m_services.theme.theme().px(metric::canvasLeast), static_cast<int>(metric::canvasLeast));
}

// Large letters in a small window leave no room for the bars beside the answer.
bool DrawPage::isNarrow() const
{
    const Theme& theme = m_services.theme.theme();
    const int columns
        = visibleWidth() - 2 * theme.px(metric::pageMargin) - theme.px(metric::groupGap);
    return columns < leastCanvas() + theme.px(answerLeast);
}

int DrawPage::visibleWidth() const
{
    return parentWidget() != nullptr ? parentWidget()->width() : width();
}

// The page stands in a scroller; what is under the fold does not take room from what is above it.
int DrawPage::visibleHeight() const
{
    return parentWidget() != nullptr ? parentWidget()->height() : height();
}

QSize DrawPage::minimumSizeHint() const
{
    return leastDrawPage({ visibleWidth(), visibleHeight() }, measures());
}

void DrawPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DrawPage::arrange()
{
    m_answer->setStacked(isNarrow());
    const DrawGeometry geometry = arrangeDrawPage({ width(), visibleHeight() }, measures());
    m_header->setGeometry(geometry.header);
    m_canvas->setGeometry(geometry.canvas);
    m_tools->setGeometry(geometry.tools);
    m_stages->setGeometry(geometry.stages);
    m_answer->setGeometry(geometry.answer);
    m_evidence->setGeometry(geometry.evidence);
    m_seen->setGeometry(geometry.seen);
    m_history->setGeometry(geometry.history);
    m_lens->dismiss();
    // The height of the page follows from its width.
    updateGeometry();
}

void DrawPage::show(const Reading& reading)
{
    m_answer->setReading(reading);
    m_stages->setStages(*reading.drawing, reading.stages);
    m_lens->refresh();
    m_seen->setReading(reading);
    m_numbers->setReading(reading);
}

void DrawPage::tellOpened(const QString& sentence)
{
    if (sentence.isEmpty())
        tellUsual();
    else
        m_line->setText(sentence);
}

bool DrawPage::tellTrouble()
{
    const std::optional<Error>& trouble = m_services.keeper.trouble();
    m_line->setToolTip(trouble ? errorText(*trouble) : QString());
    if (!trouble)
        return false;
    const QString whole = errorText(*trouble);
    const bool fits = m_line->fontMetrics().horizontalAdvance(whole) <= m_line->width();
    const QString reason = QString::fromStdString(trouble->arguments.back());
    m_line->setText(fits ? whole
                         : tr("New drawings are lost when you close Inkling: %1.",
                             "%1 is why they cannot be written")
                               .arg(reason));
    return true;
}

void DrawPage::tellUsual()
{
    if (tellTrouble())
        return;
    const ModelSession& models = m_services.models;
    m_line->setText(models.lacksModel() ? wayOutOfNoModel() : invitation());
}

} // namespace inkling
