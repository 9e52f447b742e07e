// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/settings.h"

#include <QJsonDocument>
#include <QSettings>

#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    // One line of the table: where a field stands in the store, in the struct, and how long its text may be. What is
    // longer was not written by Inkling.
    template <typename T> struct Key {
        QLatin1StringView name;
        T Settings::*field;
        qsizetype lengthLimit;
    };

    constexpr qsizetype pathLimit = 4096;
    constexpr qsizetype stateLimit = qsizetype { 1 } << 20;

    constexpr std::tuple keys {
        Key<ThemeMode> { "theme"_L1, &Settings::themeMode, 16 },
        Key<QString> { "model"_L1, &Settings::modelPath, pathLimit },
        Key<QByteArray> { "window/geometry"_L1, &Settings::windowGeometry, pathLimit },
        Key<QString> { "window/page"_L1, &Settings::page, 64 },
        Key<QJsonObject> { "window/pages"_L1, &Settings::pageStates, stateLimit },
        Key<EvidencePalette> { "evidence/palette"_L1, &Settings::evidencePalette, 16 },
        Key<bool> { "evidence/ink"_L1, &Settings::evidenceInk, 8 },
    };

    struct NamedMode {
        QLatin1StringView name;
        ThemeMode mode;
    };

    constexpr std::array themeModes {
        NamedMode { "light"_L1, ThemeMode::Light },
        NamedMode { "dark"_L1, ThemeMode::Dark },
        NamedMode { "system"_L1, ThemeMode::System },
    };

    QVariant toStored(const QString& value) { return value; }

    QVariant toStored(const QByteArray& value) { return QString::fromLatin1(value.toBase64()); }

    QVariant toStored(const QJsonObject& value)
    {
        return QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact));
    }

    QVariant toStored(ThemeMode value)
    {
        for (const NamedMode& named : themeModes) {
            if (named.mode == value)
                return QString(named.name);
        }
        return {};
    }

    QVariant toStored(EvidencePalette value) { return evidencePaletteName(value); }

    QVariant toStored(bool value) { return value ? u"yes"_s : u"no"_s; }

    std::optional<QString> fromStored(const QString& text, const QString* /*type*/) { return text; }

    std::optional<QByteArray> fromStored(const QString& text, const QByteArray* /*type*/)
    {
        const auto decoded = QByteArray::fromBase64Encoding(
            text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        return decoded ? std::optional(*decoded) : std::nullopt;
    }

    std::optional<QJsonObject> fromStored(const QString& text, const QJsonObject* /*type*/)
    {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        return document.isObject() ? std::optional(document.object()) : std::nullopt;
    }

    std::optional<ThemeMode> fromStored(const QString& text, const ThemeMode* /*type*/)
    {
        return themeModeNamed(text);
    }

    std::optional<EvidencePalette> fromStored(const QString& text, const EvidencePalette* /*type*/)
    {
        return evidencePaletteNamed(text);
    }

    std::optional<bool> fromStored(const QString& text, const bool* /*type*/)
    {
        if (text == "yes"_L1 || text == "no"_L1)
            return text == "yes"_L1;
        return std::nullopt;
    }

    template <typename T>
    void loadField(const Key<T>& key, const QSettings& store, Settings& settings)
    {
        const QVariant stored = store.value(key.name);
        if (!stored.isValid() || stored.toString().size() > key.lengthLimit)
            return;
        const std::optional<T> value
            = fromStored(stored.toString(), static_cast<const T*>(nullptr));
        if (value)
            settings.*key.field = *value;
    }

} // namespace

std::optional<ThemeMode> themeModeNamed(const QString& name)
{
    for (const NamedMode& named : themeModes) {
        if (named.name == name)
            return named.mode;
    }
    return std::nullopt;
}

Settings loadSettings(const QSettings& store)
{
    Settings settings;
    std::apply([&](const auto&... key) { (loadField(key, store, settings), ...); }, keys);
    return settings;
}

void saveSettings(const Settings& settings, QSettings& store)
{
    std::apply(
        [&](const auto&... key) { (store.setValue(key.name, toStored(settings.*key.field)), ...); },
        keys);
}

} // namespace inkling
