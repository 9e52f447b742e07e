// SPDX-License-Identifier: GPL-3.0-or-later
// MNIST's training digits, looked through for those that tell something about a drawing. All of it happens off the
// window's thread, can be stopped, and is not begun before somebody wants to see it.
#pragma once

#include "app/session/following_work.h"
#include "core/base/error.h"
#include "core/base/image.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace inkling {

class DataSet;
class NeighborIndex;

/// A digit with what is known of it.
struct TrainingDigit {
    GrayImage image;
    int label = 0; ///< 0 to 9
    float measure = 0; ///< an activation, or a distance
    QString id; ///< such as "mnist:train#12"
};

/// Where the digits and the index over them stand.
enum class DigitsState {
    Idle, ///< nobody asked yet, or somebody stopped it
    Loading, ///< the digits are read from the disk
    Missing, ///< they are not on the disk, or cannot be read
    Indexing, ///< the network looks at all of them
    Ready,
};

/// Answers two questions about training digits: which are nearest to a drawing, and which excite a hidden unit.
/// *Threading*: the window's thread.
class TrainingDigits : public QObject {
    Q_OBJECT

public:
    /// Looks for MNIST below \p dataFolder.
    explicit TrainingDigits(const QString& dataFolder, QObject* parent = nullptr);

    DigitsState state() const { return m_state; }

    /// Returns why the digits are missing.
    const std::optional<Error>& trouble() const { return m_trouble; }

    /// Returns how much of the index is built, 0 to 1.
    double progress() const { return m_progress; }

    /// Looks for the neighbors of \p image under \p model; loads and indexes first where that is needed.
    void askNeighbors(const std::shared_ptr<const Model>& model, const GrayImage& image);

    /// Looks for the digits that excite \p unit of the first hidden layer of \p model most.
    void askExciting(const std::shared_ptr<const Model>& model, int unit);

    /// Stops indexing. Asking again begins anew.
    void stop();

    /// Tries to load once more, for when the digits have come to the disk.
    void retry();

Q_SIGNALS:
    void stateChanged(inkling::DigitsState state);
    void progressChanged(double done);
    /// From the thread of the work; progressChanged tells the same on this object's own.
    void indexAdvanced(double done);
    void neighborsFound(const std::vector<inkling::TrainingDigit>& digits);
    void excitingFound(int unit, const std::vector<inkling::TrainingDigit>& digits);

private:
    using Digits = std::shared_ptr<const DataSet>;
    using Index = std::shared_ptr<const NeighborIndex>;

    struct Question {
        std::shared_ptr<const Model> model;
        GrayImage image;
    };

    struct UnitQuestion {
        std::shared_ptr<const Model> model;
        int unit = 0;
        Digits digits;
    };

    struct IndexQuestion {
        std::shared_ptr<const Model> model;
        Digits digits;
    };

    struct NeighborQuestion {
        Index index;
        GrayImage image;
    };

    struct Exciting {
        int unit = 0;
        std::optional<std::vector<TrainingDigit>> digits;
    };

    void setState(DigitsState state);
    void load();
    void loaded(const Result<Digits>& digits);
    void goOn();
    Index buildIndex(const IndexQuestion& question, const std::stop_token& stop);
    void tellProgress(double done);

    QString m_folder;
    DigitsState m_state = DigitsState::Idle;
    std::optional<Error> m_trouble;
    double m_progress = 0;
    Digits m_digits;
    Index m_index;
    std::shared_ptr<const Model> m_indexedModel; ///< that an index is, or was last, built for
    std::optional<Question> m_question;
    std::optional<UnitQuestion> m_unitQuestion;
    FollowingWork<int, Result<Digits>> m_loading;
    FollowingWork<IndexQuestion, Index> m_indexing;
    FollowingWork<NeighborQuestion, std::vector<TrainingDigit>> m_searching;
    FollowingWork<UnitQuestion, Exciting> m_exciting;
};

} // namespace inkling
