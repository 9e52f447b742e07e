// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/notice_bar.h"

#include "app/widgets/action_button.h"
#include "app/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr int barSteps = 1000;
    constexpr qreal barWidthUnits = 140;

} // namespace

NoticeBar::NoticeBar(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_text(new TextLabel(themeSource, FontRole::Body, QString(), this))
    , m_progress(new QProgressBar(this))
    , m_rows(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_buttons(new QHBoxLayout)
{
    setObjectName(u"noticeBar"_s);
    setAccessibleName(tr("Notice"));
    m_text->setObjectName(u"noticeText"_s);
    m_text->setWordWrap(true);
    m_progress->setObjectName(u"noticeProgress"_s);
    m_progress->setAccessibleName(tr("How far the download is"));
    m_progress->setRange(0, barSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(theme().px(barWidthUnits));
    const int padding = theme().px(metric::itemGap);
    m_rows->setContentsMargins(padding, padding / 2, padding, padding / 2);
    m_rows->setSpacing(theme().px(metric::smallGap));
    m_rows->addWidget(m_text, 1);
    m_rows->addWidget(m_progress);
    m_rows->addLayout(m_buttons);
    setNotice({});
}

QString NoticeBar::text() const { return m_text->text(); }

void NoticeBar::setStacked(bool isStacked)
{
    m_rows->setDirection(isStacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const Qt::Alignment alignment = isStacked ? Qt::AlignLeft : Qt::AlignVCenter;
    m_rows->setAlignment(m_buttons, alignment);
    m_rows->setAlignment(m_progress, alignment);
}

void NoticeBar::setNotice(const Notice& notice)
{
    m_isWarning = notice.isWarning;
    m_text->setText(notice.text);
    m_progress->setVisible(notice.progress >= 0);
    m_progress->setValue(static_cast<int>(notice.progress * barSteps));
    if (notice.actions != m_shown) {
        while (QLayoutItem* item = m_buttons->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        for (QAction* action : notice.actions)
            m_buttons->addWidget(new ActionButton(themeSource(), action, ButtonFace::Text, this));
        m_shown = notice.actions;
    }
    setVisible(!notice.text.isEmpty());
    update();
}

void NoticeBar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = theme().px(metric::hairline);
    const qreal radius = theme().px(metric::radius);
    painter.setPen(QPen(m_isWarning ? theme().colors.warning : theme().colors.hairline, line));
    painter.setBrush(m_isWarning ? theme().colors.surface : theme().colors.accentTint);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
}

} // namespace inkling
