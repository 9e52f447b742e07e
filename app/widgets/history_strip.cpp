// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/history_strip.h"

#include "app/widgets/action_button.h"
#include "app/widgets/text_label.h"

#include <QKeyEvent>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace inkling {

HistoryStrip::HistoryStrip(const ThemeSource& themeSource, QAction* newDrawing, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_new(new ActionButton(themeSource, newDrawing, ButtonFace::Icon, this))
    , m_invitation(new TextLabel(
          themeSource, FontRole::Caption, tr("Your last drawings will be here."), this))
    , m_scroller(new QScrollArea(this))
    , m_row(new QWidget)
{
    setObjectName(u"historyStrip"_s);
    setAccessibleName(tr("Your last drawings"));
    m_new->setObjectName(u"newDrawingButton"_s);
    m_invitation->setObjectName(u"historyInvitation"_s);
    m_scroller->setObjectName(u"historyScroller"_s);
    m_scroller->setFrameShape(QFrame::NoFrame);
    m_scroller->setFocusPolicy(Qt::NoFocus);
    m_scroller->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_row->setObjectName(u"historyRow"_s);
    m_scroller->setWidget(m_row);
    m_scroller->viewport()->setAutoFillBackground(false);
    m_row->setAutoFillBackground(false);
    m_scroller->viewport()->installEventFilter(this);
    setDrawings({}, {});
}

Thumbnail* HistoryStrip::makeThumbnail()
{
    auto* thumbnail = new Thumbnail(themeSource(), m_row);
    thumbnail->installEventFilter(this);
    connect(thumbnail, &Thumbnail::clicked, this,
        [this, thumbnail] { Q_EMIT openWanted(thumbnail->drawing().id); });
    connect(thumbnail, &Thumbnail::removeWanted, this,
        [this, thumbnail] { Q_EMIT removeWanted(thumbnail->drawing().id); });
    thumbnail->show();
    return thumbnail;
}

void HistoryStrip::setDrawings(const QList<StripDrawing>& drawings, const QString& onTable)
{
    QList<Thumbnail*> before = m_thumbnails;
    const auto focused = std::find_if(before.cbegin(), before.cend(),
        [](const Thumbnail* thumbnail) { return thumbnail->hasFocus(); });
    const qsizetype focus = focused - before.cbegin();
    const Thumbnail* withFocus = focused == before.cend() ? nullptr : *focused;
    m_thumbnails.clear();
    for (const StripDrawing& drawing : drawings) {
        const auto known = std::find_if(before.begin(), before.end(),
            [&](const Thumbnail* thumbnail) { return thumbnail->drawing().id == drawing.id; });
        Thumbnail* thumbnail = known == before.end() ? makeThumbnail() : *known;
        if (known != before.end())
            before.erase(known);
        thumbnail->setDrawing(drawing);
        thumbnail->setOnTable(drawing.id == onTable);
        m_thumbnails.append(thumbnail);
    }
    place();
    for (qsizetype index = 0; index < m_thumbnails.size(); ++index)
        describe(index);
    const bool focusIsGone = withFocus != nullptr && before.contains(withFocus);
    // Not at once: one of them may be the sender.
    for (Thumbnail* gone : before) {
        gone->hide();
        gone->deleteLater();
    }
    if (focusIsGone && !m_thumbnails.isEmpty())
        goTo(std::min(focus, m_thumbnails.size() - 1));
    if (onTable != std::exchange(m_onTable, onTable)) {
        for (Thumbnail* thumbnail : m_thumbnails) {
            if (thumbnail->isOnTable())
                m_scroller->ensureWidgetVisible(thumbnail, 0, 0);
        }
    }
}

bool HistoryStrip::isEmpty() const
{
    return std::all_of(m_thumbnails.cbegin(), m_thumbnails.cend(),
        [](const Thumbnail* thumbnail) { return thumbnail->drawing().drawing->isEmpty(); });
}

void HistoryStrip::describe(qsizetype index)
{
    Thumbnail* thumbnail = m_thumbnails.at(index);
    const StripDrawing& drawing = thumbnail->drawing();
    const auto number = [](qsizetype value) { return QLocale().toString(value); };
    const QString date = QLocale().toString(drawing.date.toLocalTime(), QLocale::ShortFormat);
    QString name = drawing.label
        ? tr("Drawing %1 of %2, labeled %3")
              .arg(number(index + 1), number(m_thumbnails.size()), number(*drawing.label))
        : tr("Drawing %1 of %2").arg(number(index + 1), number(m_thumbnails.size()));
    if (thumbnail->isOnTable())
        name = tr("%1, on the paper", "name of a drawing").arg(name);
    thumbnail->setAccessibleName(name);
    thumbnail->setAccessibleDescription(date);
    thumbnail->setToolTip(drawing.label
            ? tr("Drawn on %1, labeled %2.").arg(date, number(*drawing.label))
            : tr("Drawn on %1.").arg(date));
}

// Tab comes to the one on the table; while the arrow keys walk, the stop goes with them.
void HistoryStrip::setTabStop(Thumbnail* stop)
{
    for (Thumbnail* thumbnail : m_thumbnails)
        thumbnail->setFocusPolicy(thumbnail == stop ? Qt::TabFocus : Qt::NoFocus);
}

void HistoryStrip::goTo(qsizetype index)
{
    Thumbnail* thumbnail = m_thumbnails.at(index);
    setTabStop(thumbnail);
    thumbnail->setFocus(Qt::TabFocusReason);
    m_scroller->ensureWidgetVisible(thumbnail, 0, 0);
}

bool HistoryStrip::goByKey(const Thumbnail* from, int key)
{
    const qsizetype last = m_thumbnails.size() - 1;
    const auto found = std::find(m_thumbnails.cbegin(), m_thumbnails.cend(), from);
    if (found == m_thumbnails.cend())
        return false;
    const qsizetype index = found - m_thumbnails.cbegin();
    switch (key) {
    case Qt::Key_Left:
        goTo(std::max<qsizetype>(index - 1, 0));
        return true;
    case Qt::Key_Right:
        goTo(std::min(index + 1, last));
        return true;
    case Qt::Key_Home:
        goTo(0);
        return true;
    case Qt::Key_End:
        goTo(last);
        return true;
    default:
        return false;
    }
}

// A wheel turns up and down; where nothing moves up and down it means the row.
bool HistoryStrip::scrollByWheel(int delta)
{
    QScrollBar* bar = m_scroller->horizontalScrollBar();
    if (delta == 0 || bar->maximum() == 0)
        return false;
    bar->setValue(bar->value() - delta);
    return true;
}

bool HistoryStrip::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel) {
        const QPoint delta = static_cast<QWheelEvent*>(event)->angleDelta();
        if (scrollByWheel(delta.y() != 0 ? delta.y() : delta.x()))
            return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* thumbnail = qobject_cast<Thumbnail*>(watched);
        if (thumbnail != nullptr && goByKey(thumbnail, static_cast<QKeyEvent*>(event)->key()))
            return true;
    }
    return ThemedWidget::eventFilter(watched, event);
}

void HistoryStrip::resizeEvent(QResizeEvent* event)
{
    ThemedWidget::resizeEvent(event);
    place();
}

void HistoryStrip::themeChanged() { place(); }

void HistoryStrip::place()
{
    const QSize cell = Thumbnail::sizeIn(theme());
    const QSize button = m_new->sizeHint();
    m_new->setGeometry(0, (cell.height() - button.height()) / 2, button.width(), button.height());
    const int left = button.width() + theme().px(metric::smallGap);
    const QRect rest(left, 0, std::max(0, width() - left), height());
    m_scroller->setGeometry(rest);
    m_row->resize(cell.width() * static_cast<int>(m_thumbnails.size()), cell.height());
    for (qsizetype index = 0; index < m_thumbnails.size(); ++index)
        m_thumbnails.at(index)->setGeometry(
            QRect(QPoint(cell.width() * static_cast<int>(index), 0), cell));
    const bool empty = isEmpty();
    m_scroller->setVisible(!empty);
    m_invitation->setVisible(empty);
    m_invitation->setGeometry(rest.x(), 0, rest.width(), cell.height());
    const bool isWalkedIn = std::any_of(m_thumbnails.cbegin(), m_thumbnails.cend(),
        [](const Thumbnail* thumbnail) { return thumbnail->hasFocus(); });
    for (Thumbnail* thumbnail : m_thumbnails) {
        if (!isWalkedIn && thumbnail->isOnTable())
            setTabStop(thumbnail);
    }
}

QSize HistoryStrip::sizeHint() const
{
    const QSize cell = Thumbnail::sizeIn(theme());
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    constexpr int usualCount = 10; // as many as stand under a canvas of the usual size
    return { minimumSizeHint().width() + usualCount * cell.width(), cell.height() + bar };
}

QSize HistoryStrip::minimumSizeHint() const
{
    const QSize cell = Thumbnail::sizeIn(theme());
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    return { m_new->sizeHint().width() + theme().px(metric::smallGap) + cell.width(),
        cell.height() + bar };
}

} // namespace inkling
