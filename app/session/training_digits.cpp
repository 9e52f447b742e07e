// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training_digits.h"

#include "core/data/data_spec.h"
#include "core/explain/training_digits.h"

#include <QFile>

#include <utility>

namespace inkling {

namespace {

    constexpr std::size_t neighborCount = 9;
    constexpr std::size_t excitingCount = 6;

    Result<std::shared_ptr<const DataSet>> loadDigits(const QString& folder)
    {
        Result<DataSet> data
            = loadLabeledDataSet("mnist:train", QFile::encodeName(folder).toStdString());
        if (!data)
            return data.error();
        return std::shared_ptr<const DataSet>(std::make_shared<DataSet>(*std::move(data)));
    }

    std::vector<TrainingDigit> withImages(const DataSet& data, const std::vector<FoundDigit>& found)
    {
        std::vector<TrainingDigit> digits;
        digits.reserve(found.size());
        for (const FoundDigit& digit : found)
            digits.push_back({ imageOf(data, digit.sample), digit.label, digit.measure,
                QString::fromStdString(data.id(digit.sample)) });
        return digits;
    }

} // namespace

TrainingDigits::TrainingDigits(const QString& dataFolder, QObject* parent)
    : QObject(parent)
    , m_folder(dataFolder)
    , m_loading(
          this, Outdated::Finish,
          [dataFolder](int, const std::stop_token&) { return loadDigits(dataFolder); },
          [this](const Result<Digits>& digits) { loaded(digits); })
    , m_indexing(
          this, Outdated::Stop,
          [this](const IndexQuestion& question, const std::stop_token& stop) {
              return buildIndex(question, stop);
          },
          [this](Index index) {
              m_index = std::move(index);
              goOn();
          })
    , m_searching(
          this, Outdated::Finish,
          [](const NeighborQuestion& question, const std::stop_token&) {
              return withImages(
                  *question.index->data(), question.index->nearest(question.image, neighborCount));
          },
          [this](const std::vector<TrainingDigit>& digits) { Q_EMIT neighborsFound(digits); })
    , m_exciting(
          this, Outdated::Stop,
          [](const UnitQuestion& question, const std::stop_token& stop) {
              const auto found = mostExciting(
                  *question.model, question.unit, *question.digits, excitingCount, stop);
              Exciting exciting { question.unit, {} };
              if (found)
                  exciting.digits = withImages(*question.digits, *found);
              return exciting;
          },
          [this](const Exciting& exciting) {
              if (exciting.digits)
                  Q_EMIT excitingFound(exciting.unit, *exciting.digits);
          })
{
    connect(this, &TrainingDigits::indexAdvanced, this, &TrainingDigits::tellProgress,
        Qt::QueuedConnection);
}

void TrainingDigits::askNeighbors(const std::shared_ptr<const Model>& model, const GrayImage& image)
{
    m_question = Question { model, image };
    goOn();
}

void TrainingDigits::askExciting(const std::shared_ptr<const Model>& model, int unit)
{
    m_unitQuestion = UnitQuestion { model, unit, {} };
    goOn();
}

void TrainingDigits::stop()
{
    m_question.reset();
    m_indexing.cancel();
    if (m_state == DigitsState::Indexing)
        setState(DigitsState::Idle);
}

void TrainingDigits::retry()
{
    if (m_state != DigitsState::Missing)
        return;
    setState(DigitsState::Idle);
    goOn();
}

// Does the next thing that the open questions need.
void TrainingDigits::goOn()
{
    if (!m_digits) {
        if (m_state == DigitsState::Idle)
            load();
        return;
    }
    if (m_unitQuestion) {
        m_unitQuestion->digits = m_digits;
        m_exciting.request(*m_unitQuestion);
        m_unitQuestion.reset();
    }
    if (!m_question)
        return;
    if (m_index && m_index->model() == m_question->model) {
        setState(DigitsState::Ready);
        m_searching.request({ m_index, m_question->image });
        m_question.reset();
        return;
    }
    if (m_state == DigitsState::Indexing && m_indexing.isBusy()
        && m_indexedModel == m_question->model)
        return;
    m_index.reset(); // the room is needed for the next one
    m_indexedModel = m_question->model;
    m_progress = 0;
    setState(DigitsState::Indexing);
    m_indexing.request({ m_question->model, m_digits });
}

void TrainingDigits::load()
{
    setState(DigitsState::Loading);
    m_loading.request(0);
}

void TrainingDigits::loaded(const Result<Digits>& digits)
{
    if (!digits) {
        m_trouble = digits.error();
        setState(DigitsState::Missing);
        return;
    }
    m_trouble.reset();
    m_digits = *digits;
    setState(DigitsState::Ready);
    goOn();
}

// Runs on the thread of the work; progress is brought over to this object's thread.
TrainingDigits::Index TrainingDigits::buildIndex(
    const IndexQuestion& question, const std::stop_token& stop)
{
    std::optional<NeighborIndex> index = NeighborIndex::build(
        question.model, question.digits, stop, [this](double done) { Q_EMIT indexAdvanced(done); });
    return index ? std::make_shared<const NeighborIndex>(*std::move(index)) : nullptr;
}

void TrainingDigits::tellProgress(double done)
{
    if (m_state != DigitsState::Indexing)
        return;
    m_progress = done;
    Q_EMIT progressChanged(done);
}

void TrainingDigits::setState(DigitsState state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace inkling
