// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/run_bar.h"

#include "app/widgets/action_button.h"
#include "app/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr int barSteps = 1000;
    constexpr qreal leastBarUnits = 60;
    constexpr double minute = 60;
    constexpr double hour = 3600;

    QString epochText(const TrainingSnapshot& snapshot)
    {
        const double perEpoch = static_cast<double>(snapshot.steps)
            / std::max(1.0, static_cast<double>(snapshot.epochs));
        const double epoch = perEpoch > 0 ? static_cast<double>(snapshot.step) / perEpoch : 0;
        return RunBar::tr("epoch %1 of %L2")
            .arg(QLocale().toString(epoch, 'f', 1))
            .arg(snapshot.epochs);
    }

} // namespace

QString durationText(double seconds)
{
    const QLocale locale;
    if (seconds < 10)
        return RunBar::tr("%1 s").arg(locale.toString(seconds, 'f', 1));
    if (seconds < 2 * minute)
        return RunBar::tr("%1 s").arg(std::lround(seconds));
    if (seconds < 2 * hour)
        return RunBar::tr("%1 min").arg(std::lround(seconds / minute));
    const long minutes = std::lround(seconds / minute);
    return RunBar::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

RunBar::RunBar(const ThemeSource& themeSource, const RunBarSetup& setup, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_start(new QPushButton(setup.start->text(), this))
    , m_progress(new QProgressBar(this))
    , m_status(new TextLabel(themeSource, FontRole::Body, QString(), this))
{
    setObjectName(u"runBar"_s);
    m_start->setObjectName(u"startButton"_s);
    m_start->setProperty("primary", true);
    connect(m_start, &QPushButton::clicked, setup.start, &QAction::trigger);
    const auto follow = [this, start = setup.start] {
        m_start->setText(start->text());
        m_start->setAccessibleName(start->text());
        m_start->setToolTip(start->toolTip());
        m_start->setEnabled(start->isEnabled());
    };
    connect(setup.start, &QAction::changed, this, follow);
    follow();
    m_progress->setObjectName(u"runProgress"_s);
    m_progress->setAccessibleName(tr("How far the run is"));
    m_progress->setRange(0, barSteps);
    m_progress->setTextVisible(false);
    m_progress->setMinimumWidth(theme().px(leastBarUnits));
    m_status->setObjectName(u"runStatus"_s);
    m_status->setSecondary(true);
    auto* commands = new QHBoxLayout;
    commands->setSpacing(theme().px(metric::smallGap));
    commands->addWidget(m_start);
    for (QAction* action : setup.others)
        commands->addWidget(new ActionButton(themeSource, action, ButtonFace::Text, this));
    commands->addStretch(1);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(theme().px(2 * metric::grid));
    figures->addWidget(m_progress, 1);
    figures->addWidget(m_status);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme().px(metric::smallGap));
    m_layout->addLayout(commands);
    m_layout->addLayout(figures, 1);
    setView({});
}

QSize RunBar::minimumSizeHint() const
{
    const QSize commands = m_layout->itemAt(0)->minimumSize();
    const QSize figures = m_layout->itemAt(1)->minimumSize();
    return { std::max(commands.width(), figures.width()), m_layout->minimumSize().height() };
}

void RunBar::resizeEvent(QResizeEvent* event)
{
    ThemedWidget::resizeEvent(event);
    arrange();
}

// One line where there is room, else the figures go below the commands.
void RunBar::arrange()
{
    const int needed = m_layout->itemAt(0)->minimumSize().width()
        + m_layout->itemAt(1)->minimumSize().width() + m_layout->spacing();
    const auto direction = needed <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (direction == m_layout->direction())
        return;
    m_layout->setDirection(direction);
    updateGeometry();
}

QString RunBar::statusText() const { return m_status->text(); }

QString RunBar::statusOf(const TrainingView& view) const
{
    if (view.phase == RunPhase::Idle)
        return tr("Not started yet");
    if (!view.now || view.phase == RunPhase::Loading)
        return tr("Reading the data");
    const TrainingSnapshot& snapshot = view.now->snapshot;
    const QString epoch = epochText(snapshot);
    const QString speed
        = tr("%L1 digits/s").arg(static_cast<qlonglong>(std::llround(snapshot.samplesPerSecond)));
    const QString separator = u" · "_s;
    switch (snapshot.state) {
    case TrainingState::Running:
        return epoch + separator + speed
            + (snapshot.secondsLeft
                    ? separator + tr("%1 left").arg(durationText(*snapshot.secondsLeft))
                    : QString());
    case TrainingState::Paused:
        return epoch + separator + tr("paused at minibatch %L1").arg(snapshot.step);
    case TrainingState::Stopped:
        return epoch + separator + tr("stopped");
    case TrainingState::Finished:
        return epoch + separator + speed + separator + tr("finished");
    case TrainingState::Diverged:
        return epoch + separator + tr("diverged");
    case TrainingState::Failed:
        break;
    }
    return tr("This run failed");
}

void RunBar::setView(const TrainingView& view)
{
    const QString text = statusOf(view);
    m_status->setText(text);
    arrange();
    double share = 0;
    if (view.now && view.now->snapshot.steps > 0)
        share = static_cast<double>(view.now->snapshot.step)
            / static_cast<double>(view.now->snapshot.steps);
    m_progress->setValue(static_cast<int>(share * barSteps));
    m_progress->setAccessibleDescription(text);
}

} // namespace inkling
