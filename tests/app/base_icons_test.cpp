// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/icons.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QImage>
#include <QTest>

using namespace inkling;

namespace {
constexpr int side = 20;

/// Counts the pixels that hold at least half ink, and checks that all ink has \p color.
int inkPixels(const QPixmap& pixmap, const QColor& color)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 128)
                continue;
            // Premultiplied alpha costs a level or two.
            if (std::abs(pixel.red() - color.red()) > 2
                || std::abs(pixel.blue() - color.blue()) > 2)
                return -1;
            ++count;
        }
    }
    return count;
}
} // namespace

class BaseIconsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIconDrawsSomething_data();
    void everyIconDrawsSomething();
    void stateDecidesTheColor();
    void iconsAreSharpAtEveryRatio();
    void anyIconCanBeTinted();
};

void BaseIconsTest::everyIconDrawsSomething_data()
{
    QTest::addColumn<int>("icon");
    QTest::addColumn<QColor>("color");
    for (const IconName icon : allIcons) {
        QTest::addRow("icon %d in red", static_cast<int>(icon))
            << static_cast<int>(icon) << QColor(Qt::red);
        QTest::addRow("icon %d in blue", static_cast<int>(icon))
            << static_cast<int>(icon) << QColor(Qt::blue);
    }
}

void BaseIconsTest::everyIconDrawsSomething()
{
    QFETCH(int, icon);
    QFETCH(QColor, color);
    const int count = inkPixels(iconPixmap(static_cast<IconName>(icon), color, side, 1), color);
    // A line of 1.5 pixels across half the icon is the least that one would call a drawing.
    QVERIFY2(count >= 15, qPrintable(QString::number(count)));
    // And it is a line drawing, not a blot.
    QVERIFY(count < side * side / 2);
}

void BaseIconsTest::stateDecidesTheColor()
{
    const Theme theme = makeTheme(true, QFont());
    const QIcon icon = themedIcon(IconName::Draw, theme);
    const QSize size(side, side);
    QVERIFY(inkPixels(icon.pixmap(size, QIcon::Normal, QIcon::Off), theme.colors.text) > 0);
    QVERIFY(inkPixels(icon.pixmap(size, QIcon::Normal, QIcon::On), theme.colors.accent) > 0);
    QVERIFY(
        inkPixels(icon.pixmap(size, QIcon::Disabled, QIcon::Off), theme.colors.disabledText) > 0);
}

void BaseIconsTest::iconsAreSharpAtEveryRatio()
{
    const QPixmap twice = iconPixmap(IconName::Undo, Qt::red, side, 2);
    QCOMPARE(twice.size(), QSize(2 * side, 2 * side));
    QCOMPARE(twice.deviceIndependentSize(), QSizeF(side, side));
    QCOMPARE(
        themedIcon(IconName::Undo, makeTheme(false, QFont())).pixmap(QSize(side, side), 2).width(),
        2 * side);
}

void BaseIconsTest::anyIconCanBeTinted()
{
    const QIcon icon = themedIcon(IconName::Data, makeTheme(false, QFont()));
    QVERIFY(inkPixels(tintedPixmap(icon, Qt::green, side, 2), Qt::green) > 0);
}

INKLING_TEST(BaseIconsTest, QApplication)
#include "base_icons_test.moc"
