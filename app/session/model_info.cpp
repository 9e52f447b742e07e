// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/model_info.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace inkling {

QString modelName(const QString& path) { return QFileInfo(path).completeBaseName(); }

QString shapeText(const Mlp& mlp)
{
    QStringList widths { QString::number(mlp.inputs()) };
    for (const DenseLayer& layer : mlp.layers)
        widths.append(QString::number(layer.outputs));
    return widths.join(u'·');
}

std::optional<double> testErrorPercent(const Model& model)
{
    const QByteArray text = QByteArray::fromStdString(model.provenance);
    const QJsonObject test = QJsonDocument::fromJson(text).object().value("test"_L1).toObject();
    const QJsonValue percent = test.value("error_percent"_L1);
    if (!percent.isDouble() || percent.toDouble() < 0 || percent.toDouble() > 100)
        return std::nullopt;
    return percent.toDouble();
}

} // namespace inkling
