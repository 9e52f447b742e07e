// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/templates_part.h"

#include "app/session/explain_session.h"
#include "app/widgets/evidence_grid.h"
#include "app/widgets/evidence_legend.h"
#include "app/widgets/line_plot.h"
#include "app/widgets/trace_view.h"
#include "core/digit/normalize.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto digitKey = "digit"_L1;
    constexpr qreal gridLeast = 38;
    constexpr qreal gridUsual = 72;
    constexpr int viewStretch = 3;
    constexpr int sideStretch = 2;
    constexpr int gridStretch = 2;
    // A verdict about a loss is only worth a sentence from this share of what was gained.
    constexpr float worthTelling = 0.2F;

    QString placeName(TracePlace place)
    {
        switch (place) {
        case TracePlace::TopLeft:
            return TemplatesPart::tr("at the top left");
        case TracePlace::Top:
            return TemplatesPart::tr("at the top");
        case TracePlace::TopRight:
            return TemplatesPart::tr("at the top right");
        case TracePlace::Left:
            return TemplatesPart::tr("at the left");
        case TracePlace::Center:
            return TemplatesPart::tr("at the center");
        case TracePlace::Right:
            return TemplatesPart::tr("at the right");
        case TracePlace::BottomLeft:
            return TemplatesPart::tr("at the bottom left");
        case TracePlace::Bottom:
            return TemplatesPart::tr("at the bottom");
        case TracePlace::BottomRight:
            break;
        }
        return TemplatesPart::tr("at the bottom right");
    }

} // namespace

TemplatesPart::TemplatesPart(const Services& services, QWidget* parent)
    : ExplainPart(services,
        { u"templates"_s, tr("Templates"),
            tr("Trace a digit over a template, and watch evidence come and go.") },
        parent)
    , m_view(new TraceView(services.theme, this))
    , m_caption(makeLabel(u"templateCaption"_s))
    , m_legend(new EvidenceLegend(services.theme, this))
    , m_grid(new EvidenceGrid(services.theme, this))
    , m_plot(new LinePlot(services.theme, this))
    , m_sums(makeLabel(u"templateSums"_s))
    , m_verdict(makeLabel(u"templateVerdict"_s, FontRole::Heading))
    , m_clear(new QPushButton(tr("Clear the trace"), this))
{
    m_grid->setObjectName(u"templateGrid"_s);
    m_grid->setAccessibleName(tr("Templates of the ten digits"));
    m_grid->setChoosable(true);
    m_grid->setSideRange(gridLeast, gridUsual);
    m_legend->setObjectName(u"templateLegend"_s);
    m_plot->setObjectName(u"templatePlot"_s);
    m_plot->setAccessibleName(tr("Evidence along the pen’s way"));
    m_clear->setObjectName(u"templateClear"_s);
    m_clear->setToolTip(tr("Take the trace off the template."));
    m_caption->setSecondary(true);
    buildColumns();
    connect(m_view, &TraceView::penDown, this, &TemplatesPart::begin);
    connect(m_view, &TraceView::penMoved, this, &TemplatesPart::extend);
    connect(m_clear, &QPushButton::clicked, this, &TemplatesPart::clear);
    connect(m_grid, &EvidenceGrid::chosen, this, &TemplatesPart::choose);
}

void TemplatesPart::buildColumns()
{
    auto* right = new QVBoxLayout;
    right->addWidget(m_legend);
    right->addWidget(m_plot);
    right->addWidget(m_sums);
    right->addWidget(m_verdict);
    right->addWidget(m_clear, 0, Qt::AlignLeft);
    right->addStretch(1);
    auto* tracing = new QHBoxLayout;
    tracing->addWidget(m_view, viewStretch);
    tracing->addLayout(right, sideStretch);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_caption);
    layout->addLayout(tracing, viewStretch);
    layout->addWidget(m_grid, gridStretch);
    space(right);
    space(tracing);
    space(layout);
}

void TemplatesPart::show(const Explanation& explanation)
{
    if (explanation.model != m_model) {
        m_model = explanation.model;
        startTrace();
    }
    showMaps();
    showTrace();
}

void TemplatesPart::startTrace()
{
    if (m_model)
        m_trace.emplace(m_model, m_digit);
    else
        m_trace.reset();
}

void TemplatesPart::choose(int digit)
{
    m_digit = digit;
    startTrace();
    showMaps();
    showTrace();
}

void TemplatesPart::clear()
{
    startTrace();
    showMaps();
    showTrace();
}

void TemplatesPart::begin(const PenPoint& point)
{
    if (!m_trace)
        return;
    m_trace->begin(point);
    showMaps();
    showTrace();
}

void TemplatesPart::extend(const PenPoint& point)
{
    if (!m_trace)
        return;
    m_trace->extend(point);
    showMaps();
    showTrace();
}

void TemplatesPart::showMaps()
{
    const EvidenceLook& look = services().explain.look();
    m_caption->setText(!m_model ? tr("There is no model to explain yet.")
            : m_model->mlp.layers.size() == 1
            ? tr("Template of %1: trace a digit over it.").arg(m_digit)
            : tr("Template of %1 at what you trace: hidden layers let it change as you draw.")
                  .arg(m_digit));
    if (!m_model) {
        m_view->setMap({}, 1, look);
        m_grid->setMaps({});
        return;
    }
    m_maps = m_finder.find(*m_model, m_trace->image());
    const float scale = scaleOf(m_maps.slopes);
    const auto values = m_maps.slopesOf(m_digit);
    m_view->setMap({ values.begin(), values.end() }, scale, look);
    m_legend->setScale(scale, look);
    m_grid->setLook({ look.palette, false });
    m_grid->setMaps({ m_maps.slopes, {}, scale, !m_trace->bits().empty(), m_maps.logits,
        m_maps.probabilities, m_digit });
}

void TemplatesPart::showTrace()
{
    m_clear->setEnabled(m_trace && !m_trace->bits().empty());
    LineContent content;
    content.empty = tr("The evidence for %1 along the pen’s way will stand here.").arg(m_digit);
    if (!m_trace || m_trace->bits().empty()) {
        m_view->setTrace({});
        m_plot->setContent(content);
        m_sums->setText({});
        m_verdict->setText({});
        return;
    }
    m_view->setTrace(m_trace->bits());
    auto running = static_cast<double>(m_trace->start());
    content.points.emplace_back(0, running);
    for (const TraceBit& bit : m_trace->bits()) {
        running += static_cast<double>(bit.evidence);
        content.points.emplace_back(static_cast<double>(content.points.size()), running);
    }
    const auto [least, most] = std::minmax_element(content.points.begin(), content.points.end(),
        [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
    content.least = std::min(least->y(), 0.0);
    content.most = std::max(most->y(), 0.0);
    content.leastText = signedNumber(content.least, 1);
    content.mostText = signedNumber(content.most, 1);
    content.point = content.points.back();
    content.pointText = signedNumber(running, 1);
    content.below = tr("evidence for %1 along the pen’s way").arg(m_digit);
    m_plot->setContent(content);
    const TraceSums sums = m_trace->sums();
    m_sums->setText(tr("Started at %1, gained %2, lost %3: the evidence for %4 is %5.")
                        .arg(signedNumber(static_cast<double>(m_trace->start()), 1),
                            signedNumber(static_cast<double>(sums.gained), 1),
                            signedNumber(-static_cast<double>(sums.lost), 1))
                        .arg(m_digit)
                        .arg(signedNumber(static_cast<double>(m_trace->evidence()), 1)));
    m_verdict->setText(verdict());
}

QString TemplatesPart::verdict() const
{
    const TraceSums sums = m_trace->sums();
    if (sums.lost < worthTelling * sums.gained)
        return tr("Nearly all of the way speaks for %1.").arg(m_digit);
    if (sums.gained < worthTelling * sums.lost)
        return tr("Nearly all of the way speaks against %1, most of it %2.")
            .arg(m_digit)
            .arg(placeName(sums.mostLost));
    return tr("It loses evidence for %1 %2, and gains most %3.")
        .arg(m_digit)
        .arg(placeName(sums.mostLost), placeName(sums.mostGained));
}

QJsonObject TemplatesPart::saveState() const { return { { digitKey, m_digit } }; }

void TemplatesPart::restoreState(const QJsonObject& state)
{
    m_digit = std::clamp(state.value(digitKey).toInt(0), 0, classCount - 1);
    startTrace();
}

} // namespace inkling
