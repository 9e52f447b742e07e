// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/training_questions.h"

#include "app/base/background.h"
#include "app/session/model_info.h"
#include "core/data/data_spec.h"
#include "core/data/synthetic_data.h"
#include "core/model/model_file.h"
#include "core/train/metrics.h"
#include "core/train/sample_pool.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <utility>

namespace inkling {

namespace {

    constexpr std::size_t tilesMost = 60; // more than one looks at
    constexpr std::uint32_t previewDigits = 9;
    constexpr std::uint32_t previewStride
        = 7; // the digits of neighbors in a data set are often of one hand
    constexpr std::uint64_t previewSeed = 1;

    /// What the synthetic pen writes is written only as far as the preview looks.
    std::string previewPart(const std::string& name)
    {
        if (!namesSynthetic(name))
            return name;
        Result<SyntheticSpec> spec = parseSyntheticSpec(name);
        if (!spec)
            return name;
        spec->count = std::min(spec->count, previewDigits * previewStride);
        return nameOf(*spec);
    }

    std::shared_ptr<const DataSet> loadPreview(const std::string& name, const QString& folder)
    {
        const Result<DataSet> set
            = loadLabeledDataSet(previewPart(name), QFile::encodeName(folder).toStdString());
        if (!set)
            return nullptr;
        std::vector<std::uint32_t> indices;
        indices.reserve(previewDigits);
        for (std::uint32_t i = 0; i < previewDigits; ++i)
            indices.push_back((i * previewStride) % static_cast<std::uint32_t>(set->size()));
        return std::make_shared<const DataSet>(set->subset(indices));
    }

    std::vector<GrayImage> distorted(const DataSet& set, const Augmentation& augmentation)
    {
        const SamplePool pool(set, std::span(&standardPenWidth, 1));
        Augmenter augmenter(augmentation);
        std::vector<GrayImage> images;
        for (std::size_t i = 0; i < pool.size(); ++i) {
            const DigitView original = pool.image(i);
            std::array<std::uint8_t, digitPixels> pixels {};
            std::copy(original.begin(), original.end(), pixels.begin());
            if (!augmentation.isOff())
                augmenter.distort(original, Random(previewSeed, i), pixels);
            GrayImage image(digitSide, digitSide);
            image.pixels.assign(pixels.begin(), pixels.end());
            images.push_back(std::move(image));
        }
        return images;
    }

    ModelComparison compare(
        const std::shared_ptr<const Mlp>& mlp, const QStringList& paths, const QString& folder)
    {
        ModelComparison comparison;
        const Result<DataSet> test
            = loadLabeledDataSet("mnist:test", QFile::encodeName(folder).toStdString());
        if (!test)
            return comparison;
        comparison.samples = test->size();
        const auto add = [&](const QString& name, const Model& model) {
            const Evaluation evaluation = evaluate(model, *test);
            comparison.models.push_back(
                { name, model.mlp.parameterCount(), evaluation.errorPercent() });
        };
        Model trained;
        trained.mlp = *mlp;
        add({}, trained);
        for (const QString& path : paths)
            if (const Result<Model> model = loadModel(QFile::encodeName(path).toStdString()))
                add(modelName(path), *model);
        return comparison;
    }

} // namespace

TrainingQuestions::TrainingQuestions(QObject* parent)
    : QObject(parent)
{
}

void TrainingQuestions::askCell(std::shared_ptr<const Mlp> mlp,
    std::shared_ptr<const TrainingData> data, int label, int prediction)
{
    const int question = ++m_cells;
    runInBackground(
        this,
        [mlp = std::move(mlp), data = std::move(data), label, prediction] {
            return digitsInCell(*mlp, *data, { label, prediction }, tilesMost);
        },
        [this, question, label, prediction](const std::vector<ValidationDigit>& digits) {
            if (question == m_cells)
                Q_EMIT cellAnswered(label, prediction, digits);
        });
}

void TrainingQuestions::askDispute(std::shared_ptr<const Mlp> first,
    std::shared_ptr<const Mlp> second, std::shared_ptr<const TrainingData> data)
{
    const int question = ++m_disputes;
    runInBackground(
        this,
        [first = std::move(first), second = std::move(second), data = std::move(data)] {
            return disputeOf(*first, *second, *data, tilesMost);
        },
        [this, question](const Dispute& dispute) {
            if (question == m_disputes)
                Q_EMIT disputeAnswered(dispute);
        });
}

void TrainingQuestions::askDistortion(
    const Augmentation& augmentation, const std::string& specification, const QString& folder)
{
    struct Answer {
        SharedSet set;
        std::vector<GrayImage> images;
    };

    const int question = ++m_distortions;
    const std::string name = specification + '\n' + folder.toStdString();
    const SharedSet known = name == m_previewName ? m_previewSet : nullptr;
    runInBackground(
        this,
        [augmentation, specification, folder, known] {
            const SharedSet set = known ? known : loadPreview(specification, folder);
            return Answer { set, set ? distorted(*set, augmentation) : std::vector<GrayImage>() };
        },
        [this, question, name](const Answer& answer) {
            if (question != m_distortions)
                return;
            m_previewSet = answer.set;
            m_previewName = name;
            Q_EMIT distortionAnswered(answer.images);
        });
}

void TrainingQuestions::askComparison(
    std::shared_ptr<const Mlp> mlp, const QStringList& paths, const QString& folder)
{
    const int question = ++m_comparisons;
    runInBackground(
        this, [mlp = std::move(mlp), paths, folder] { return compare(mlp, paths, folder); },
        [this, question](const ModelComparison& comparison) {
            if (question == m_comparisons)
                Q_EMIT comparisonAnswered(comparison);
        });
}

} // namespace inkling
