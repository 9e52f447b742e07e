// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/desktop_appearance.h"

#include <QGuiApplication>
#include <QStyleHints>

#ifdef INKLING_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QFileInfo>
#endif

#include <optional>

namespace inkling {

namespace {
    /// What Qt knows of the desktop; nothing before Qt 6.5.
    std::optional<bool> isDarkByQt()
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
        if (scheme != Qt::ColorScheme::Unknown)
            return scheme == Qt::ColorScheme::Dark;
#endif
        return std::nullopt;
    }

#ifdef INKLING_HAS_DBUS
    /// A portal answers within a few; one that hangs must not keep the window from opening.
    constexpr int portalTimeoutMs = 100;
    /// The value of color-scheme for dark; 1 is dark, 2 light, 0 no preference.
    constexpr uint preferDark = 1;

    constexpr QLatin1String portalService("org.freedesktop.portal.Desktop");
    constexpr QLatin1String portalPath("/org/freedesktop/portal/desktop");
    constexpr QLatin1String portalInterface("org.freedesktop.portal.Settings");
    constexpr QLatin1String appearanceGroup("org.freedesktop.appearance");
    constexpr QLatin1String colorSchemeKey("color-scheme");

    /// Connecting without a bus would start one, which is not ours to do.
    bool hasSessionBus()
    {
        return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
            || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
    }

    std::optional<bool> isDarkByPortal()
    {
        if (!hasSessionBus())
            return std::nullopt;
        QDBusMessage question = QDBusMessage::createMethodCall(
            portalService, portalPath, portalInterface, QStringLiteral("Read"));
        question.setArguments({ appearanceGroup, colorSchemeKey });
        const QDBusMessage answer
            = QDBusConnection::sessionBus().call(question, QDBus::Block, portalTimeoutMs);
        if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
            return std::nullopt;
        // The portal's Read wraps its value in a variant of a variant.
        QVariant value = answer.arguments().constFirst();
        while (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        bool isNumber = false;
        const uint scheme = value.toUInt(&isNumber);
        return isNumber && scheme != 0 ? std::optional(scheme == preferDark) : std::nullopt;
    }
#else
    std::optional<bool> isDarkByPortal() { return std::nullopt; }
#endif
} // namespace

DesktopAppearance::DesktopAppearance(bool darkPalette, QObject* parent)
    : QObject(parent)
    , m_darkPalette(darkPalette)
    , m_dark(ask())
{
#ifdef INKLING_HAS_DBUS
    if (hasSessionBus()) {
        QDBusConnection::sessionBus().connect(portalService, portalPath, portalInterface,
            QStringLiteral("SettingChanged"), this, SLOT(portalSettingChanged(QString, QString)));
    }
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
        &DesktopAppearance::update);
#endif
}

bool DesktopAppearance::ask() const
{
    if (const std::optional<bool> dark = isDarkByPortal())
        return *dark;
    return isDarkByQt().value_or(m_darkPalette);
}

void DesktopAppearance::update()
{
    const bool dark = ask();
    if (dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

void DesktopAppearance::portalSettingChanged(const QString& group, const QString& key)
{
    Q_UNUSED(group)
    if (key == QStringLiteral("color-scheme"))
        update();
}

} // namespace inkling
