// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/theme.h"
#include "app/base/theme_source.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QFontInfo>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace inkling;

namespace {
/// Relative luminance as WCAG 2.1 defines it.
double luminance(const QColor& color)
{
    const auto linear = [](double share) {
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(static_cast<double>(color.redF()))
        + 0.7152 * linear(static_cast<double>(color.greenF()))
        + 0.0722 * linear(static_cast<double>(color.blueF()));
}

double contrast(const QColor& a, const QColor& b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

QFont fontOf(int pixels)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    return font;
}
} // namespace

class BaseThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data();
    void textCanBeRead();
    void contrastFormulaIsThatOfTheStandard();
    void sizesFollowTheFont_data();
    void sizesFollowTheFont();
    void rolesHaveTheirSizes();
    void fontOfADesktopStaysAsItIs();
    void genericAliasBecomesTheDesignSize();
    void sourceTellsOfEachChangeOnce();
    void theLookFollowsTheTheme();
};

void BaseThemeTest::textCanBeRead_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const bool dark : { false, true }) {
        const ThemeColors colors = makeTheme(dark, QFont()).colors;
        const auto row = [dark](const char* name, const QColor& text, const QColor& ground) {
            QTest::addRow("%s, %s", dark ? "dark" : "light", name) << text << ground;
        };
        row("text on background", colors.text, colors.background);
        row("text on surface", colors.text, colors.surface);
        row("text on a button under the pointer", colors.text, colors.hover);
        row("text on a pressed button", colors.text, colors.track);
        row("secondary text on background", colors.secondaryText, colors.background);
        row("secondary text on surface", colors.secondaryText, colors.surface);
        row("secondary text on paper", colors.secondaryText, colors.paper);
        row("secondary text under the pointer", colors.secondaryText, colors.hover);
        row("accent on background", colors.accent, colors.background);
        row("accent on surface", colors.accent, colors.surface);
        row("accent on what is selected", colors.accent, colors.accentTint);
        row("text on accent", colors.accentText, colors.accent);
        row("warning on background", colors.warning, colors.background);
        row("warning on surface", colors.warning, colors.surface);
        row("error on background", colors.error, colors.background);
        row("error on surface", colors.error, colors.surface);
        row("ink on paper", colors.ink, colors.paper);
        row("ink of a stage", colors.stageInk, colors.stageBackground);
        row("zero of a stage", colors.stageZero, colors.stageBackground);
        row("mark on a stage", colors.stageMark, colors.stageBackground);
    }
}

void BaseThemeTest::textCanBeRead()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    // WCAG 2.1, 1.4.3, level AA for text of usual size.
    const double found = contrast(text, ground);
    QVERIFY2(found >= 4.5, qPrintable(QString::number(found)));
}

void BaseThemeTest::contrastFormulaIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    // The well-known darkest gray that fails on white: #777777 has 4.48:1.
    QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.005);
}

void BaseThemeTest::sizesFollowTheFont_data()
{
    QTest::addColumn<int>("fontPixels");
    QTest::addColumn<int>("gridPixels");
    QTest::newRow("100 percent") << 14 << 8;
    QTest::newRow("150 percent") << 21 << 12;
    QTest::newRow("200 percent") << 28 << 16;
}

void BaseThemeTest::sizesFollowTheFont()
{
    QFETCH(int, fontPixels);
    QFETCH(int, gridPixels);
    const Theme theme = makeTheme(false, fontOf(fontPixels));
    QCOMPARE(theme.px(metric::grid), gridPixels);
    QCOMPARE(theme.px(0), 0);
    QVERIFY(theme.px(0.01) >= 1);
}

void BaseThemeTest::rolesHaveTheirSizes()
{
    const Theme theme = makeTheme(false, fontOf(100));
    QCOMPARE(theme.font(FontRole::Caption).pixelSize(), 86);
    QCOMPARE(theme.font(FontRole::Body).pixelSize(), 100);
    QCOMPARE(theme.font(FontRole::Emphasis).pixelSize(), 115);
    QCOMPARE(theme.font(FontRole::Title).pixelSize(), 140);
    QCOMPARE(theme.font(FontRole::Answer).pixelSize(), 450);
}

void BaseThemeTest::fontOfADesktopStaysAsItIs()
{
    const QFont chosen(QStringLiteral("Cantarell"), 11);
    QCOMPARE(interfaceFont(chosen), chosen);
}

void BaseThemeTest::genericAliasBecomesTheDesignSize()
{
    const QFont font = interfaceFont(QFont(QStringLiteral("Sans Serif"), 9));
    QCOMPARE(font.pointSizeF(), 10.5);
    QVERIFY(!font.families().isEmpty());
}

void BaseThemeTest::sourceTellsOfEachChangeOnce()
{
    ThemeSource source(ThemeMode::Light, fontOf(14));
    QSignalSpy changed(&source, &ThemeSource::changed);
    source.setMode(ThemeMode::Light);
    QCOMPARE(changed.count(), 0);
    source.setMode(ThemeMode::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(source.theme().dark);
    source.setBodyFont(fontOf(28));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(source.theme().px(metric::grid), 16);
    QVERIFY(source.theme().dark);
}

void BaseThemeTest::theLookFollowsTheTheme()
{
    ThemeSource source(ThemeMode::Light, fontOf(14));
    followTheme(source);
    QCOMPARE(QApplication::palette().color(QPalette::Window), source.theme().colors.background);
    source.setMode(ThemeMode::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), source.theme().colors.background);
    QCOMPARE(QApplication::palette().color(QPalette::WindowText), source.theme().colors.text);
    QCOMPARE(QFontInfo(QApplication::font()).pixelSize(), 14);
}

INKLING_TEST(BaseThemeTest, QApplication)
#include "base_theme_test.moc"
