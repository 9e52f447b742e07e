// SPDX-License-Identifier: GPL-3.0-or-later
// The options of `train` that say how it runs without changing what it ends in: checkpoint, resume, threads.
#pragma once

#include "app/cli/command_line.h"
#include "core/train/trainer.h"

namespace inkling::cli {

/// Adds --checkpoint, --resume and --threads.
void addRunOptions(CommandLine& line);

/// Tells what is wrong with their values; empty when nothing is.
QString runUsageFault(const CommandLine& line);

/// Returns where the checkpoint is kept: as --checkpoint says, in the midst of the run as well; else beside the model, and
/// only when the run is interrupted.
CheckpointPlan checkpointPlan(const CommandLine& line);

/// Returns the value of --threads; 0 stands for all.
int threadCount(const CommandLine& line);

/// Returns the command that goes on where \p invocation was interrupted, ready to be pasted into a shell.
QString resumeCommand(const Invocation& invocation);

} // namespace inkling::cli
