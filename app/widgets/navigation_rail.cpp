// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/navigation_rail.h"

#include "app/base/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace inkling {

namespace {
    constexpr qreal railWidth = 88;
    constexpr qreal railTop = 16;
    constexpr qreal entryHeight = 60;
    constexpr qreal entryGap = 4;
    constexpr qreal iconTop = 10;
    constexpr qreal textGap = 4; ///< between icon and word

    /// One entry: the icon above the word.
    class RailButton : public QToolButton {
    public:
        RailButton(const ThemeSource& themeSource, QAction* action, QWidget* parent)
            : QToolButton(parent)
            , m_themeSource(themeSource)
        {
            setDefaultAction(action);
            setObjectName(action->objectName() + QStringLiteral(".entry"));
            setAccessibleName(action->text());
            setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
            setFocusPolicy(Qt::NoFocus); // the rail gives Tab to the checked entry alone
            setAttribute(Qt::WA_Hover);
        }

        QSize sizeHint() const override
        {
            const Theme& theme = m_themeSource.theme();
            const QFontMetrics metrics(theme.font(FontRole::Caption));
            const int least = theme.px(iconTop + metric::iconSide + textGap) + metrics.height()
                + theme.px(iconTop);
            return { metrics.horizontalAdvance(text()) + 2 * theme.px(metric::smallGap),
                std::max(theme.px(entryHeight), least) };
        }

        QSize minimumSizeHint() const override { return sizeHint(); }

    protected:
        void keyPressEvent(QKeyEvent* event) override
        {
            // QAbstractButton would walk through all widgets of the window; the rail knows better.
            if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Select)
                QToolButton::keyPressEvent(event);
            else
                event->ignore();
        }

        void focusInEvent(QFocusEvent* event) override
        {
            // A window that opens gives its first widget the focus; a ring then would only puzzle.
            m_reachedByKeyboard = event->reason() == Qt::TabFocusReason
                || event->reason() == Qt::BacktabFocusReason;
            QToolButton::focusInEvent(event);
        }

        void paintEvent(QPaintEvent* event) override
        {
            Q_UNUSED(event)
            const Theme& theme = m_themeSource.theme();
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            paintBackground(painter, theme);
            const int side = theme.px(metric::iconSide);
            const QFont font = theme.font(FontRole::Caption);
            const int content = side + theme.px(textGap) + QFontMetrics(font).height();
            const int top = (height() - content) / 2;
            const QColor color = isChecked() ? theme.colors.accent : theme.colors.secondaryText;
            painter.drawPixmap(
                (width() - side) / 2, top, tintedPixmap(icon(), color, side, devicePixelRatioF()));
            painter.setFont(font);
            painter.setPen(color);
            painter.drawText(
                QRect(0, top + side + theme.px(textGap), width(), QFontMetrics(font).height()),
                Qt::AlignCenter | Qt::TextHideMnemonic, text());
        }

    private:
        void paintBackground(QPainter& painter, const Theme& theme) const
        {
            const qreal radius = theme.px(metric::radius);
            painter.setPen(Qt::NoPen);
            if (isChecked() || underMouse()) {
                painter.setBrush(isChecked() ? theme.colors.accentTint : theme.colors.hover);
                painter.drawRoundedRect(rect(), radius, radius);
            }
            if (hasFocus() && m_reachedByKeyboard) {
                const qreal ring = theme.px(metric::focusRing);
                painter.setPen(QPen(theme.colors.accent, ring));
                painter.setBrush(Qt::NoBrush);
                painter.drawRoundedRect(
                    QRectF(rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), radius,
                    radius);
            }
        }

        const ThemeSource& m_themeSource;
        bool m_reachedByKeyboard = false;
    };
} // namespace

NavigationRail::NavigationRail(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_group(new QActionGroup(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("navigationRail"));
    setAccessibleName(tr("Pages"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_layout->addStretch(1);
    NavigationRail::themeChanged();
}

void NavigationRail::addEntry(QAction* action)
{
    action->setCheckable(true);
    m_group->addAction(action);
    auto* button = new RailButton(themeSource(), action, this);
    m_layout->insertWidget(static_cast<int>(m_buttons.size()), button);
    m_buttons.append(button);
    connect(action, &QAction::toggled, button,
        [button](bool checked) { button->setFocusPolicy(checked ? Qt::TabFocus : Qt::NoFocus); });
    if (m_buttons.size() == 1)
        action->setChecked(true);
    button->setFocusPolicy(action->isChecked() ? Qt::TabFocus : Qt::NoFocus);
    updateGeometry();
}

void NavigationRail::keyPressEvent(QKeyEvent* event)
{
    const auto current = std::find_if(m_buttons.cbegin(), m_buttons.cend(),
        [](const QToolButton* button) { return button->hasFocus(); });
    if (current == m_buttons.cend()) {
        event->ignore();
        return;
    }
    const qsizetype last = m_buttons.size() - 1;
    qsizetype index = current - m_buttons.cbegin();
    switch (event->key()) {
    case Qt::Key_Up:
        index = std::max<qsizetype>(index - 1, 0);
        break;
    case Qt::Key_Down:
        index = std::min(index + 1, last);
        break;
    case Qt::Key_Home:
        index = 0;
        break;
    case Qt::Key_End:
        index = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        break;
    default:
        event->ignore();
        return;
    }
    m_buttons[index]->setFocus(Qt::TabFocusReason);
    if (!m_buttons[index]->defaultAction()->isChecked())
        m_buttons[index]->defaultAction()->trigger();
}

QSize NavigationRail::sizeHint() const
{
    const QMargins margins = m_layout->contentsMargins();
    int widest = 0;
    for (const QToolButton* button : m_buttons)
        widest = std::max(widest, button->sizeHint().width());
    const int height = ThemedWidget::sizeHint().height();
    return { std::max(theme().px(railWidth), widest + margins.left() + margins.right()), height };
}

QSize NavigationRail::minimumSizeHint() const
{
    return { sizeHint().width(), ThemedWidget::minimumSizeHint().height() };
}

void NavigationRail::themeChanged()
{
    const int side = theme().px(metric::smallGap);
    m_layout->setContentsMargins(
        side, theme().px(railTop), side + theme().px(metric::hairline), theme().px(railTop));
    m_layout->setSpacing(theme().px(entryGap));
}

void NavigationRail::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const int line = theme().px(metric::hairline);
    painter.fillRect(width() - line, 0, line, height(), theme().colors.hairline);
}

} // namespace inkling
