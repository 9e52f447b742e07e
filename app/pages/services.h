// SPDX-License-Identifier: GPL-3.0-or-later
// What main builds and hands to the window and its pages. All of it outlives them.
#pragma once

namespace inkling {

class ActionRegistry;
class Dialogs;
class DigitSession;
class DrawingShelf;
class ExplainSession;
class ModelSession;
class ShelfKeeper;
class ThemeSource;

/// References to the services of the program.
struct Services {
    ThemeSource& theme;
    ActionRegistry& actions;
    DigitSession& digit;
    ModelSession& models;
    Dialogs& dialogs;
    DrawingShelf& shelf;
    ShelfKeeper& keeper;
    ExplainSession& explain;
};

} // namespace inkling
