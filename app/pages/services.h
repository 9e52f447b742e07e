// SPDX-License-Identifier: GPL-3.0-or-later
// What main builds and hands to the window and its pages. All of it outlives them.
#pragma once

namespace inkling {

class ActionRegistry;
class DataSession;
class Dialogs;
class DigitSession;
class DrawingShelf;
class ExplainSession;
class ModelSession;
class ShelfKeeper;
class ThemeSource;
class TrainingSession;

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
    DataSession& data;
    TrainingSession& training;
};

} // namespace inkling
