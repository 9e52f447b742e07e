// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/network_part.h"

#include "app/base/evidence_look.h"
#include "app/base/theme_source.h"
#include "app/session/explain_session.h"
#include "app/widgets/network_diagram.h"
#include "core/digit/normalize.h"

#include <QFontMetrics>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto digitKey = "digit"_L1;
    constexpr std::size_t termsShown = 3;
    constexpr int textLines = 3;

    QString number(float value) { return signedNumber(static_cast<double>(value), 2); }

} // namespace

NetworkPart::NetworkPart(const Services& services, QWidget* parent)
    : ExplainPart(services,
        { u"network"_s, tr("Network"),
            tr("Follow the strongest paths from the ink to an answer.") },
        parent)
    , m_diagram(new NetworkDiagram(services.theme, this))
    , m_unitText(makeLabel(u"networkText"_s))
{
    // Room for the longest sentence, so that the diagram does not move while one points at things.
    m_unitText->setMinimumHeight(
        textLines * QFontMetrics(services.theme.theme().font(FontRole::Body)).lineSpacing());
    m_unitText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* layout = new QVBoxLayout(this);
    space(layout);
    layout->addWidget(m_diagram, 1);
    layout->addWidget(m_unitText);
    connect(m_diagram, &NetworkDiagram::unitPointedAt, this, [this](const QPoint& unit) {
        m_pointed = unit;
        tellUnit();
    });
    connect(m_diagram, &NetworkDiagram::digitChosen, this, [this](int digit) {
        m_digit = m_digit == digit ? std::nullopt : std::optional(digit);
        Q_EMIT wishChanged();
    });
}

ExplainWish NetworkPart::wish() const
{
    ExplainWish wish;
    wish.paths = true;
    wish.digit = m_digit;
    return wish;
}

void NetworkPart::show(const Explanation& explanation)
{
    if (!explanation.model || (explanation.paths && !explanation.hasInk)) {
        m_paths = {};
        m_diagram->setContent(std::nullopt);
        m_unitText->setText(explanation.model
                ? tr("Draw a digit, and its way through the network will be shown here.")
                : tr("There is no model to explain yet."));
        return;
    }
    if (!explanation.paths) // the wish is still under way
        return;
    m_paths = *explanation.paths;
    m_diagram->setContent(DiagramContent { m_paths, explanation.maps.grays,
        explanation.maps.probabilities, services().explain.look() });
    tellUnit();
}

void NetworkPart::tellUnit()
{
    if (m_paths.columns.empty())
        return;
    const auto column = static_cast<std::size_t>(m_pointed.x());
    const auto position = static_cast<std::size_t>(m_pointed.y());
    const bool isThere = m_pointed.x() >= 0 && column < m_paths.columns.size()
        && position < m_paths.columns[column].shown.size();
    if (!isThere) {
        m_unitText->setText(
            tr("Shown are the paths that matter most for %1: wide where weight × activation is "
               "large, blue for, red against. Click another digit to see its paths, once more to "
               "go back to the answer.")
                .arg(m_paths.digit));
        return;
    }
    m_unitText->setText(
        column == 0 ? pixelSentence(m_paths.columns[0].shown[position]) : unitSentence(m_pointed));
}

QString NetworkPart::pixelSentence(const PathUnit& unit) const
{
    const QPoint pixel(unit.index % digitSide, unit.index / digitSide);
    return tr("Pixel in %1: its gray is %2. All in all it brings %3 for %4.")
        .arg(pixelName(pixel), QLocale().toString(static_cast<double>(unit.activation), 'f', 2),
            number(unit.relevance))
        .arg(m_paths.digit);
}

QString NetworkPart::unitSentence(const QPoint& place) const
{
    const auto column = static_cast<std::size_t>(place.x());
    const PathUnit& unit = m_paths.columns[column].shown[static_cast<std::size_t>(place.y())];
    std::vector<PathEdge> incoming;
    for (const PathEdge& edge : m_paths.edges[column - 1]) {
        if (edge.to == static_cast<std::size_t>(place.y()))
            incoming.push_back(edge);
    }
    std::sort(incoming.begin(), incoming.end(), [](const PathEdge& a, const PathEdge& b) {
        return std::abs(a.strength) > std::abs(b.strength);
    });
    QStringList terms;
    float rest = unit.preActivation - unit.bias;
    const std::vector<PathUnit>& sources = m_paths.columns[column - 1].shown;
    for (std::size_t i = 0; i < std::min(incoming.size(), termsShown); ++i) {
        rest -= incoming[i].strength;
        terms.append(
            tr("%1 × %2", "weight times activation")
                .arg(number(incoming[i].weight),
                    QLocale().toString(
                        static_cast<double>(sources[incoming[i].from].activation), 'f', 2)));
    }
    terms.append(tr("%1 from all others").arg(number(rest)));
    terms.append(tr("%1 bias").arg(number(unit.bias)));
    const QString sum = terms.join(u"  "_s);
    if (column + 1 == m_paths.columns.size())
        return tr("Digit %1: its evidence is %2 = %3.")
            .arg(unit.index)
            .arg(sum, number(unit.preActivation));
    return tr(
        "Unit %1 of layer %2: z = %3 = %4, and its activation is %5. To %6 it contributes %7.")
        .arg(unit.index + 1)
        .arg(column)
        .arg(sum, number(unit.preActivation), number(unit.activation))
        .arg(m_paths.digit)
        .arg(number(unit.relevance));
}

QJsonObject NetworkPart::saveState() const
{
    return m_digit ? QJsonObject { { digitKey, *m_digit } } : QJsonObject();
}

void NetworkPart::restoreState(const QJsonObject& state)
{
    const int digit = state.value(digitKey).toInt(-1);
    m_digit = digit >= 0 && digit < classCount ? std::optional(digit) : std::nullopt;
}

} // namespace inkling
