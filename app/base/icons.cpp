// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// The resources live in a static library; nothing else would draw them into the program. Outside
// every namespace, because the macro declares a function there.
static void initializeResources() { Q_INIT_RESOURCE(inkling); }

namespace inkling {

namespace {
    QString fileName(IconName name)
    {
        switch (name) {
        case IconName::Draw:
            return QStringLiteral("draw");
        case IconName::Explain:
            return QStringLiteral("explain");
        case IconName::Train:
            return QStringLiteral("train");
        case IconName::Data:
            return QStringLiteral("data");
        case IconName::Neuron:
            return QStringLiteral("neuron");
        case IconName::Lesson:
            return QStringLiteral("lesson");
        case IconName::Undo:
            return QStringLiteral("undo");
        case IconName::Redo:
            return QStringLiteral("redo");
        case IconName::Clear:
            return QStringLiteral("clear");
        case IconName::Eraser:
            return QStringLiteral("eraser");
        case IconName::Open:
            return QStringLiteral("open");
        case IconName::Save:
            return QStringLiteral("save");
        case IconName::Close:
            return QStringLiteral("close");
        case IconName::ArrowRight:
            return QStringLiteral("arrow-right");
        case IconName::Sort:
            return QStringLiteral("sort");
        case IconName::Numbers:
            return QStringLiteral("numbers");
        case IconName::ArrowDown:
            return QStringLiteral("arrow-down");
        case IconName::Plus:
            return QStringLiteral("plus");
        case IconName::Palette:
            return QStringLiteral("palette");
        }
        return {};
    }

    QByteArray svgOf(IconName name)
    {
        initializeResources();
        QFile file(QStringLiteral(":/inkling/icons/%1.svg").arg(fileName(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void tint(QPixmap& pixmap, const QColor& color)
    {
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(QRect(QPoint(), pixmap.deviceIndependentSize().toSize()), color);
    }

    QPixmap render(IconName name, const QColor& color, QSize deviceSize)
    {
        QPixmap pixmap(deviceSize);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(svgOf(name));
        const int side = qMin(deviceSize.width(), deviceSize.height());
        const QRect square(
            (deviceSize.width() - side) / 2, (deviceSize.height() - side) / 2, side, side);
        QPainter painter(&pixmap);
        renderer.render(&painter, square);
        painter.end();
        tint(pixmap, color); // the files are drawn in black
        return pixmap;
    }

    /// Renders at the size that is asked for, so that no pixmap is ever scaled.
    class ThemedIconEngine : public QIconEngine {
    public:
        ThemedIconEngine(IconName name, const ThemeColors& colors)
            : m_name(name)
            , m_colors(colors)
        {
        }

        void paint(
            QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
        {
            const qreal ratio = painter->device()->devicePixelRatioF();
            QPixmap picture = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
            picture.setDevicePixelRatio(ratio);
            painter->drawPixmap(rect.topLeft(), picture);
        }

        QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
        {
            return render(m_name, colorFor(mode, state), size);
        }

        QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

    private:
        QColor colorFor(QIcon::Mode mode, QIcon::State state) const
        {
            if (mode == QIcon::Disabled)
                return m_colors.disabledText;
            return mode == QIcon::Selected || state == QIcon::On ? m_colors.accent : m_colors.text;
        }

        IconName m_name;
        ThemeColors m_colors;
    };
} // namespace

QIcon themedIcon(IconName name, const Theme& theme)
{
    return QIcon(new ThemedIconEngine(name, theme.colors));
}

QPixmap iconPixmap(IconName name, const QColor& color, int side, qreal devicePixelRatio)
{
    const int deviceSide = qMax(1, qRound(side * devicePixelRatio));
    const QString key = QStringLiteral("icon/%1/%2/%3")
                            .arg(fileName(name), color.name(QColor::HexArgb))
                            .arg(deviceSide);
    QPixmap pixmap;
    // Some icons are painted again at every move of a pen beside them.
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, color, QSize(deviceSide, deviceSide));
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QPixmap tintedPixmap(const QIcon& icon, const QColor& color, int side, qreal devicePixelRatio)
{
    QPixmap pixmap = icon.pixmap(QSize(side, side), devicePixelRatio);
    tint(pixmap, color);
    return pixmap;
}

} // namespace inkling
