// SPDX-License-Identifier: GPL-3.0-or-later
// What every page of the window can do besides being shown: give its state as JSON and take it
// back. Saved work, links in lessons and tests use this and nothing else.
#pragma once

#include <QJsonObject>
#include <QString>

namespace inkling {

/// A part of the window whose state has a name.
class PageState {
public:
    PageState() = default;
    PageState(const PageState&) = delete;
    PageState& operator=(const PageState&) = delete;
    virtual ~PageState() = default;

    /// Returns the stable name of the page, such as "draw".
    virtual QString id() const = 0;

    /// Returns everything that restoreState needs to bring the page back.
    virtual QJsonObject saveState() const = 0;

    /// Takes a state; unknown keys are passed over, missing or senseless ones leave what is there.
    virtual void restoreState(const QJsonObject& state) = 0;
};

} // namespace inkling
