// SPDX-License-Identifier: GPL-3.0-or-later
// Twenty photos of digits, the whole way from JPEG to the answer of the network that ships with the program.
#include "app/base/picture.h"
#include "app/base/picture_file.h"
#include "core/digit/normalize.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "core/photo/photo.h"
#include "tests/support/paper_photo.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_digits.h"

#include <QTest>

#include <array>

using namespace inkling;
using namespace inkling::test;

namespace {

constexpr int photosAllowedWrong = 2;
constexpr int conditions = 10;

/// Each condition is met by two digits, one of each hand.
PhotoScene sceneOf(int condition)
{
    std::array<PhotoScene, conditions> scenes {};
    scenes[1].ruling = 14;
    scenes[2] = { .paper = 50, .ink = 215, .shade = 0.3, .noise = 4 };
    scenes[3] = { .size = { 900, 1200 }, .middle = { 0.3, 0.7 }, .height = 0.25, .shade = 0.55 };
    scenes[4] = { .pen = 0.05, .ruling = 20, .ruled = 120, .tilt = 0.03 };
    scenes[5] = { .ink = 110, .noise = 9 };
    scenes[6] = { .size = { 600, 500 }, .height = 0.8, .pen = 0.12, .grain = 6 };
    scenes[7] = {
        .size = { 2400, 1800 }, .middle = { 0.75, 0.3 }, .height = 0.2, .pen = 0.1, .noise = 10
    };
    scenes[8] = { .paper = 30, .ink = 160, .shade = 0.5, .noise = 3, .grain = 5 };
    scenes[9] = {
        .middle = { 0.4, 0.45 }, .height = 0.6, .shade = 0.6, .noise = 7, .ruling = 9, .tilt = -0.02
    };
    PhotoScene scene = scenes[static_cast<std::size_t>(condition)];
    scene.seed = static_cast<std::uint64_t>(condition);
    return scene;
}

} // namespace

class WrittenPhotosTest : public QObject {
    Q_OBJECT

private:
    Model m_model;

    int readingOf(const Drawing& drawing) const
    {
        const std::optional<NormalizationStages> stages = normalize(drawing);
        return stages ? predict(m_model, stages->image).digit : -1;
    }

    int readingOf(const std::vector<Stroke>& strokes) const
    {
        Drawing drawing;
        drawing.strokes = strokes;
        return readingOf(drawing);
    }

    int readingOf(const QImage& photo, const QString& name) const
    {
        Result<LoadedPicture> loaded = decodePicture(asJpeg(photo), "photo");
        if (!loaded)
            return -1;
        const GrayImage gray = loaded->gray;
        const MeasuredPicture measured = measurePaper(std::move(loaded->gray));
        Drawing drawing;
        drawing.underlay = Underlay::Bitmap;
        drawing.picture = inkAbove(measured, measured.threshold);
        drawing.width = static_cast<float>(drawing.picture.width);
        drawing.height = static_cast<float>(drawing.picture.height);
        keep(name, photo, drawing);
        return readingOf(drawing);
    }

    /// For whoever wants to look: the photos and what was found go to the folder INKLING_KEEP_PHOTOS.
    static void keep(const QString& name, const QImage& photo, const Drawing& drawing)
    {
        const QString folder = qEnvironmentVariable("INKLING_KEEP_PHOTOS");
        if (folder.isEmpty())
            return;
        QVERIFY(photo.save(folder + QLatin1Char('/') + name + QStringLiteral(".jpg")));
        QVERIFY(savePicture(
            folder + QLatin1Char('/') + name + QStringLiteral("-ink.png"), drawing.picture));
    }

private Q_SLOTS:

    void initTestCase()
    {
        Result<Model> model = loadModel(INKLING_MODELS "/default.json");
        QVERIFY(model);
        m_model = *std::move(model);
    }

    void photosAreReadAsWellAsTheInk()
    {
        QStringList wrong;
        int wrongInk = 0;
        for (int i = 0; i < 20; ++i) {
            const int digit = i % 10;
            const Hand hand = i < 10 ? Hand::Plain : Hand::Quick;
            const std::vector<Stroke> strokes = writtenDigit(digit, hand);
            // The second ten meet other conditions than the first.
            const int condition = i < 10 ? digit : (digit + 3) % conditions;
            wrongInk += readingOf(strokes) != digit ? 1 : 0;
            const QString name = QStringLiteral("%1-condition-%2").arg(digit).arg(condition);
            const int read = readingOf(photoOf(strokes, sceneOf(condition)), name);
            if (read != digit)
                wrong.append(QStringLiteral("%1 read as %2").arg(name).arg(read));
        }
        QVERIFY2(wrong.size() <= wrongInk + photosAllowedWrong,
            qPrintable(wrong.join(QStringLiteral(", "))));
        qInfo("ink wrong: %d, photos wrong: %s", wrongInk,
            qPrintable(wrong.join(QStringLiteral(", "))));
    }
};

INKLING_TEST(WrittenPhotosTest, QCoreApplication)
#include "written_photos_test.moc"
