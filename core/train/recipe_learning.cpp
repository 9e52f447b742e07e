// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe_learning.h"

namespace inkling {

namespace {

    constexpr std::size_t nameLimit = 200; // bytes
    constexpr NumberRange rateRange { 0, learningRateLimit, false, true };
    constexpr NumberRange decayRange { 0, weightDecayLimit };
    constexpr NumberRange shareRange { 0, 1, true, false }; // at 1 nothing new would ever count
    constexpr NumberRange epsilonRange { 0, 1, false, true };
    constexpr NumberRange factorRange { 0, 1, false, true };
    constexpr NumberRange warmupRange { 0, epochLimit };
    constexpr NumberRange everyRange { 0, epochLimit, false, true };

    /// A value that is a name or an object with a name, and its other keys.
    struct NamedValue {
        std::string name;
        JsonFields parent;
        std::string_view key; ///< under which the name stands in the parent
    };

    /// Finds the name of the value under \p key: it stands there itself, or in the object there under "name".
    NamedValue readName(
        const JsonFields& root, std::string_view key, std::string_view usual, JsonCheck& check)
    {
        NamedValue found { std::string(usual), root, key };
        const Json* value = root.find(key);
        if (value == nullptr)
            return found;
        if (value->is_object()) {
            found.parent = JsonFields(*value, std::string(key), check);
            found.key = "name";
        }
        found.parent.text(found.key, nameLimit, found.name);
        return found;
    }

    /// Opens the object under \p key with what may stand in it; an empty one when it is a bare name or is not there.
    JsonFields openFields(const JsonFields& root, std::string_view key,
        std::initializer_list<std::string_view> allowed, JsonCheck& check)
    {
        static const Json nothing = Json::object();
        const Json* value = root.find(key);
        const bool isObject = value != nullptr && value->is_object();
        return { isObject ? *value : nothing, std::string(key), allowed, check };
    }

    JsonFields openOptimizer(const JsonFields& root, OptimizerKind kind, JsonCheck& check)
    {
        if (usesMoments(kind))
            return openFields(root, "optimizer",
                { "name", "learning_rate", "beta1", "beta2", "epsilon", "weight_decay" }, check);
        if (usesMomentum(kind))
            return openFields(
                root, "optimizer", { "name", "learning_rate", "momentum", "weight_decay" }, check);
        return openFields(root, "optimizer", { "name", "learning_rate", "weight_decay" }, check);
    }

} // namespace

LossSettings readLoss(const JsonFields& root, JsonCheck& check)
{
    LossSettings loss;
    const NamedValue named = readName(root, "loss", nameOf(loss.kind), check);
    if (const std::optional<LossKind> kind = lossNamed(named.name))
        loss.kind = *kind;
    else
        named.parent.reject(named.key, named.name, "cross-entropy, squared-error");
    const JsonFields fields = openFields(root, "loss", { "name", "label_smoothing" }, check);
    fields.number("label_smoothing", shareRange, loss.labelSmoothing);
    return loss;
}

OptimizerSettings readOptimizer(const JsonFields& root, JsonCheck& check)
{
    OptimizerSettings optimizer;
    const NamedValue named = readName(root, "optimizer", nameOf(optimizer.kind), check);
    if (const std::optional<OptimizerKind> kind = optimizerNamed(named.name))
        optimizer = defaultSettings(*kind);
    else
        named.parent.reject(named.key, named.name, "sgd, momentum, nesterov, adam, adamw");
    const JsonFields fields = openOptimizer(root, optimizer.kind, check);
    fields.number("learning_rate", rateRange, optimizer.learningRate);
    fields.number("weight_decay", decayRange, optimizer.weightDecay);
    fields.number("momentum", shareRange, optimizer.momentum);
    fields.number("beta1", shareRange, optimizer.beta1);
    fields.number("beta2", shareRange, optimizer.beta2);
    fields.number("epsilon", epsilonRange, optimizer.epsilon);
    return optimizer;
}

RecipeSchedule readSchedule(const JsonFields& root, JsonCheck& check)
{
    RecipeSchedule schedule;
    const NamedValue named = readName(root, "schedule", nameOf(schedule.kind), check);
    if (const std::optional<Schedule> kind = scheduleNamed(named.name))
        schedule.kind = *kind;
    else
        named.parent.reject(named.key, named.name, "constant, step, cosine");
    const JsonFields fields = schedule.kind == Schedule::Step
        ? openFields(root, "schedule", { "name", "warmup", "every", "factor" }, check)
        : openFields(root, "schedule", { "name", "warmup" }, check);
    fields.number("warmup", warmupRange, schedule.warmup);
    fields.number("every", everyRange, schedule.every);
    fields.number("factor", factorRange, schedule.factor);
    return schedule;
}

Json toJsonValue(const LossSettings& loss)
{
    if (loss.labelSmoothing == 0)
        return nameOf(loss.kind);
    return { { "name", nameOf(loss.kind) }, { "label_smoothing", loss.labelSmoothing } };
}

Json toJsonValue(const OptimizerSettings& optimizer)
{
    Json object { { "name", nameOf(optimizer.kind) }, { "learning_rate", optimizer.learningRate } };
    if (usesMomentum(optimizer.kind))
        object["momentum"] = optimizer.momentum;
    if (usesMoments(optimizer.kind)) {
        object["beta1"] = optimizer.beta1;
        object["beta2"] = optimizer.beta2;
        object["epsilon"] = optimizer.epsilon;
    }
    object["weight_decay"] = optimizer.weightDecay;
    return object;
}

Json toJsonValue(const RecipeSchedule& schedule)
{
    if (schedule.kind != Schedule::Step && schedule.warmup == 0)
        return nameOf(schedule.kind);
    Json object { { "name", nameOf(schedule.kind) } };
    if (schedule.warmup != 0)
        object["warmup"] = schedule.warmup;
    if (schedule.kind == Schedule::Step) {
        object["every"] = schedule.every;
        object["factor"] = schedule.factor;
    }
    return object;
}

} // namespace inkling
