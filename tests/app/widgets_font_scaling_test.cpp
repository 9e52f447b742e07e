// SPDX-License-Identifier: GPL-3.0-or-later
// With a font of 150 or 200 percent everything grows alike and nothing is cut off.
#include "app/base/action_registry.h"
#include "app/widgets/action_button.h"
#include "app/widgets/answer_view.h"
#include "app/widgets/card.h"
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/navigation_rail.h"
#include "app/widgets/probability_bars.h"
#include "app/widgets/stage_strip.h"
#include "app/widgets/text_label.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QTest>

#include <functional>
#include <memory>

using namespace inkling;

namespace {
using Factory = std::function<std::unique_ptr<QWidget>(const ThemeSource&, ActionRegistry&)>;

QFont fontOf(int pixels)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    return font;
}

QAction* undo(ActionRegistry& registry)
{
    ActionSpec spec;
    spec.id = QStringLiteral("draw.undo");
    spec.text = QStringLiteral("Undo");
    spec.icon = IconName::Undo;
    return registry.add(spec, &registry, [](bool) {});
}

template <typename Widget> Factory plain()
{
    return
        [](const ThemeSource& theme, ActionRegistry&) { return std::make_unique<Widget>(theme); };
}
} // namespace

Q_DECLARE_METATYPE(Factory)

class WidgetsFontScalingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizesGrowWithTheFont_data();
    void sizesGrowWithTheFont();
};

void WidgetsFontScalingTest::sizesGrowWithTheFont_data()
{
    QTest::addColumn<Factory>("factory");
    QTest::newRow("canvas") << plain<DrawingCanvas>();
    QTest::newRow("bars") << plain<ProbabilityBars>();
    QTest::newRow("answer") << plain<AnswerView>();
    QTest::newRow("stages") << plain<StageStrip>();
    QTest::newRow("label") << Factory([](const ThemeSource& theme, ActionRegistry&) {
        return std::make_unique<TextLabel>(theme, FontRole::Title, QStringLiteral("Draw"));
    });
    QTest::newRow("button") << Factory([](const ThemeSource& theme, ActionRegistry& registry) {
        return std::make_unique<ActionButton>(theme, undo(registry), ButtonFace::IconAndText);
    });
    QTest::newRow("rail") << Factory([](const ThemeSource& theme, ActionRegistry& registry) {
        auto rail = std::make_unique<NavigationRail>(theme);
        rail->addEntry(undo(registry));
        return rail;
    });
}

void WidgetsFontScalingTest::sizesGrowWithTheFont()
{
    QFETCH(Factory, factory);
    ThemeSource theme(ThemeMode::Light, fontOf(14));
    followTheme(theme);
    ActionRegistry registry(theme);
    const std::unique_ptr<QWidget> widget = factory(theme, registry);
    const QSizeF usual = widget->sizeHint();
    for (const int percent : { 150, 200 }) {
        theme.setBodyFont(fontOf(14 * percent / 100));
        widget->ensurePolished();
        const QSizeF grown = widget->sizeHint();
        // Rounding to whole pixels and the font's own hinting take a little.
        const qreal least = percent * 0.9 / 100;
        const QString found = QStringLiteral("%1 percent: %2 x %3 from %4 x %5")
                                  .arg(percent)
                                  .arg(grown.width())
                                  .arg(grown.height())
                                  .arg(usual.width())
                                  .arg(usual.height());
        QVERIFY2(grown.width() >= usual.width() * least, qPrintable(found));
        QVERIFY2(grown.height() >= usual.height() * least, qPrintable(found));
    }
}

INKLING_TEST(WidgetsFontScalingTest, QApplication)
#include "widgets_font_scaling_test.moc"
