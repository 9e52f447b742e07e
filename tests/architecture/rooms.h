// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the rooms and of who may include whom. A new room gets a line here, and its README says the same in words.
#pragma once

#include <set>
#include <string>

/// The rooms that files of \p room may include, itself among them; empty when there is no such room.
std::set<std::string> roomsOpenTo(const std::string& room);

/// The room that \p path (relative to the top of the repository) lies in: "core/ink", "app" for app's own files, "tests".
std::string roomOf(const std::string& path);

/// What may lie at the top of the repository.
const std::set<std::string>& topLevelEntries();
