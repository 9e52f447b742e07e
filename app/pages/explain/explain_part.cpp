// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/explain_part.h"

#include "app/base/theme_source.h"
#include "app/session/explain_session.h"
#include "core/digit/normalize.h"

#include <QLayout>
#include <QPoint>

using namespace Qt::StringLiterals;

namespace inkling {

ExplainPart::ExplainPart(const Services& services, const PartName& name, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_name(name)
{
    setObjectName(name.id + u"Part"_s);
    setAccessibleName(name.title);
    connect(&services.explain, &ExplainSession::lookChanged, this, &ExplainPart::refresh);
}

TextLabel* ExplainPart::makeLabel(const QString& name, FontRole role)
{
    auto* label = new TextLabel(m_services.theme, role, {}, this);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

void ExplainPart::space(QLayout* layout, qreal gap) const
{
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_services.theme.theme().px(gap));
}

void ExplainPart::refresh()
{
    if (isVisible())
        show(m_services.explain.explanation());
}

QString pixelName(const QPoint& pixel)
{
    return ExplainPart::tr("column %1, row %2", "of a pixel").arg(pixel.x() + 1).arg(pixel.y() + 1);
}

std::size_t pixelIndex(const QPoint& pixel)
{
    return static_cast<std::size_t>(pixel.y()) * digitSide + static_cast<std::size_t>(pixel.x());
}

} // namespace inkling
