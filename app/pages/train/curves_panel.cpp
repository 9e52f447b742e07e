// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/curves_panel.h"

#include "app/widgets/card.h"
#include "app/widgets/charts/chart_legend.h"
#include "app/widgets/charts/curve_chart.h"
#include "app/widgets/menu_button.h"
#include "app/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    // As high as the line that it stands in.
    constexpr qreal menuWidth = 28;
    constexpr qreal menuHeight = 24;

    QString trainingKey() { return u"training"_s; }

    QString validationKey() { return u"validation"_s; }

} // namespace

CurvesPanel::CurvesPanel(const ThemeSource& themeSource, TrainingSession& training, QWidget* parent)
    : QWidget(parent)
    , m_themeSource(themeSource)
    , m_training(training)
{
    setObjectName(u"curvesPanel"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(themeSource.theme().px(metric::itemGap));
    layout->addWidget(makeCard(lossPlace, tr("Loss")), 1);
    layout->addWidget(makeCard(accuracyPlace, tr("Accuracy, %")), 1);
    m_charts[lossPlace]->setObjectName(u"lossChart"_s);
    m_charts[accuracyPlace]->setObjectName(u"accuracyChart"_s);
    connect(&training, &TrainingSession::runsChanged, this, &CurvesPanel::refresh);
    refresh();
}

QWidget* CurvesPanel::makeCard(std::size_t place, const QString& title)
{
    auto* card = new Card(m_themeSource, this);
    auto* heading = new TextLabel(m_themeSource, FontRole::Heading, title, card);
    auto* chart = new CurveChart(m_themeSource, card);
    auto* legend = new ChartLegend(m_themeSource, card);
    chart->setAccessibleName(title);
    chart->setXName(tr("epoch"));
    chart->setEmptyText(tr("A curve will grow here once you press Start."));
    m_charts.at(place) = chart;
    m_legends.at(place) = legend;
    connect(legend, &ChartLegend::visibilityWanted, this,
        [this](
            const QString& key, const QString& /*name*/, bool visible) { setShown(key, visible); });
    connect(legend, &ChartLegend::menuWanted, this, &CurvesPanel::showMenu);
    auto* head = new QHBoxLayout;
    head->addWidget(heading);
    head->addWidget(legend, 1);
    auto* more = new MenuButton(card);
    more->setObjectName(u"chartMenu%1"_s.arg(place));
    more->setAccessibleName(tr("More about this chart"));
    more->setToolTip(tr("Scale, whole view and export of this chart."));
    more->setText(u"⋯"_s);
    more->setFixedSize(m_themeSource.theme().px(menuWidth), m_themeSource.theme().px(menuHeight));
    m_menus.at(place) = more;
    head->addWidget(more);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(chart, 1);
    return card;
}

void CurvesPanel::setMenus(const QList<QAction*>& loss, const QList<QAction*>& accuracy)
{
    for (const std::size_t place : { lossPlace, accuracyPlace }) {
        auto* menu = new QMenu(m_menus.at(place));
        menu->addActions(place == lossPlace ? loss : accuracy);
        CurveChart* chart = m_charts.at(place);
        menu->addAction(tr("Show all of it"), chart, [chart] { chart->setVisibleX(std::nullopt); });
        QMenu* runs = menu->addMenu(tr("Runs of before"));
        runs->setObjectName(u"runsMenu"_s);
        connect(runs, &QMenu::aboutToShow, this, [this, runs] { listRuns(*runs); });
        m_menus.at(place)->setMenu(menu);
    }
}

double CurvesPanel::xEnd() const
{
    const TrainingView& view = m_training.view();
    const bool hasSteps = view.now && view.now->snapshot.steps > 0;
    if (view.phase == RunPhase::Idle || (view.phase == RunPhase::Ended && !hasSteps)) {
        double end = 1;
        for (const KeptRun& run : m_training.runs())
            end = std::max(end, static_cast<double>(run.epochsDone));
        return end;
    }
    if (!hasSteps)
        return 1;
    // As far as the run is, in steps that do not make the curves jump.
    const TrainingSnapshot& snapshot = view.now->snapshot;
    const double done = static_cast<double>(snapshot.step) / static_cast<double>(snapshot.steps)
        * snapshot.epochs;
    return std::clamp(niceTicks({ 0, std::max(done * 1.02, 1.0) }, 5).range.most, 1.0,
        static_cast<double>(std::max(1, snapshot.epochs)));
}

QList<ChartMark> CurvesPanel::marks() const
{
    QList<ChartMark> marks;
    const TrainingView& view = m_training.view();
    if (!view.now || view.now->snapshot.steps == 0)
        return marks;
    const TrainingSnapshot& snapshot = view.now->snapshot;
    const double perEpoch = static_cast<double>(snapshot.steps) / std::max(1, snapshot.epochs);
    for (std::size_t i = 0; i < snapshot.curves.changes.size(); ++i) {
        const TrainingChange& change = snapshot.curves.changes[i];
        const QString value = locale().toString(change.value, 'g', 3);
        marks.append({ static_cast<double>(change.step) / perEpoch,
            change.field == TrainingField::LearningRate
                ? tr("here the learning rate became %1").arg(value)
                : tr("here the weight decay became %1").arg(value) });
    }
    return marks;
}

void CurvesPanel::draw(
    std::size_t place, const QList<QPointF>& training, const QList<QPointF>& validation)
{
    ChartContent content;
    content.xEnd = xEnd();
    content.cut = place == lossPlace ? CutEnd::High : CutEnd::Low;
    content.yMost = place == lossPlace ? 1 : 100;
    content.marks = marks();
    const auto isShown = [this](const QString& key) { return !m_hidden.contains(key); };
    content.lines.append(
        { trainingKey(), tr("training"), LineRole::Training, training, isShown(trainingKey()) });
    content.lines.append({ validationKey(), tr("validation"), LineRole::Validation, validation,
        isShown(validationKey()) });
    const std::vector<KeptRun>& runs = m_training.runs();
    // NOLINTNEXTLINE(modernize-loop-convert): the newest first, and clang 14 has no reversed view
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        // The one that just ended is drawn as the one of now.
        if (run->number == m_training.view().number)
            continue;
        const QList<QPointF>& line
            = place == lossPlace ? run->lines.validationLoss : run->lines.validationAccuracy;
        content.lines.append(
            { run->id, run->name, run->id == m_compared ? LineRole::Compared : LineRole::Earlier,
                line, isShown(run->id) });
    }
    m_charts.at(place)->setContent(content);
    m_legends.at(place)->setLines(content.lines);
}

void CurvesPanel::refresh()
{
    CurveLines lines;
    const TrainingView& view = m_training.view();
    if (view.now) {
        const TrainingSnapshot& snapshot = view.now->snapshot;
        lines = curveLines(
            snapshot.curves, static_cast<double>(snapshot.steps) / std::max(1, snapshot.epochs));
    }
    draw(lossPlace, lines.trainLoss, lines.validationLoss);
    draw(accuracyPlace, lines.trainAccuracy, lines.validationAccuracy);
}

void CurvesPanel::setShown(const QString& key, bool shown)
{
    if (shown)
        m_hidden.remove(key);
    else
        m_hidden.insert(key);
    refresh();
}

void CurvesPanel::setLogarithmic(bool logarithmic)
{
    m_charts[lossPlace]->setLogarithmic(logarithmic);
}

void CurvesPanel::setCompared(const QString& id)
{
    m_compared = id;
    m_hidden.remove(id);
    refresh();
}

void CurvesPanel::fillMenu(QMenu& menu, const QString& key)
{
    const bool isCompared = key == m_compared;
    menu.addAction(isCompared ? tr("Compare no longer") : tr("Compare with the newest run"), this,
        [this, key, isCompared] { Q_EMIT comparisonWanted(isCompared ? QString() : key); });
    const bool isShown = !m_hidden.contains(key);
    menu.addAction(isShown ? tr("Hide this run") : tr("Show this run"), this,
        [this, key, isShown] { setShown(key, !isShown); });
    menu.addAction(tr("Delete this run…"), this, [this, key] { Q_EMIT removalWanted(key); });
}

void CurvesPanel::showMenu(const QString& key, const QPoint& position)
{
    if (m_training.run(key) == nullptr)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"runMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, key);
    menu->popup(position);
}

// Also those that the legend has no room for.
void CurvesPanel::listRuns(QMenu& menu)
{
    menu.clear();
    const std::vector<KeptRun>& runs = m_training.runs();
    // NOLINTNEXTLINE(modernize-loop-convert): the newest first, and clang 14 has no reversed view
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        if (run->number != m_training.view().number)
            fillMenu(*menu.addMenu(run->name), run->id);
    if (menu.isEmpty())
        menu.addAction(tr("There is none yet."))->setEnabled(false);
}

} // namespace inkling
