// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/numbers_window.h"

#include "app/session/reading.h"
#include "app/widgets/number_grid.h"
#include "app/widgets/text_label.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    QString oneHot(int label)
    {
        QStringList entries;
        for (int digit = 0; digit < classCount; ++digit)
            entries.append(QString::number(digit == label ? 1 : 0));
        return entries.join(u"  "_s);
    }

} // namespace

NumbersWindow::NumbersWindow(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_grid(new NumberGrid(themeSource, this))
    , m_words(new TextLabel(themeSource, FontRole::Body,
          tr("784 gray levels, from 0 (paper) to 255 (ink): this is all that the network gets."),
          this))
    , m_label(new TextLabel(themeSource, FontRole::Body, QString(), this))
{
    setWindowFlag(Qt::Tool);
    setObjectName(u"numbersWindow"_s);
    setWindowTitle(tr("The drawing in numbers"));
    m_words->setSecondary(true);
    m_label->setObjectName(u"oneHotLabel"_s);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(m_grid, 1);
    column->addWidget(m_label);
    arrange();
}

void NumbersWindow::setReading(const Reading& reading)
{
    if (!isVisible())
        return;
    m_grid->setImage(reading.stages ? reading.stages->image : GrayImage());
    m_label->setText(reading.label
            ? tr("Label %1, one-hot:   %2", "digit, ten zeros and ones")
                  .arg(*reading.label)
                  .arg(oneHot(*reading.label))
            : tr("Name the digit with the keys 0 to 9, and its one-hot label stands here."));
}

QString NumbersWindow::labelText() const { return m_label->text(); }

void NumbersWindow::showEvent(QShowEvent* event)
{
    ThemedWidget::showEvent(event);
    if (!m_placed)
        placeBesideParent();
    m_placed = true;
}

// At the right, so that the paper stays free: the numbers follow the pen.
void NumbersWindow::placeBesideParent()
{
    const QRect screen = this->screen()->availableGeometry();
    const QWidget* window = parentWidget()->window();
    // Its own frame is not known yet.
    const QSize frame = window->frameGeometry().size() - window->size();
    resize(sizeHint().boundedTo(screen.size() - frame));
    const int right = screen.right() - width() - frame.width();
    move(std::max(screen.left(), std::min(window->frameGeometry().right(), right)),
        std::max(screen.top() + frame.height(), window->geometry().top()));
}

void NumbersWindow::closeEvent(QCloseEvent* event)
{
    ThemedWidget::closeEvent(event);
    Q_EMIT closed();
}

void NumbersWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        ThemedWidget::keyPressEvent(event);
}

void NumbersWindow::themeChanged() { arrange(); }

void NumbersWindow::arrange()
{
    const int margin = theme().px(metric::itemGap);
    layout()->setContentsMargins(margin, margin, margin, margin);
    layout()->setSpacing(theme().px(metric::smallGap));
}

} // namespace inkling
