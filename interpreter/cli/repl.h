// The read-eval-print loop: statement by statement, each compiled for itself, as CPython's.
#pragma once

#include "interpreter/cli/exits.h"
#include "interpreter/cli/options.h"

namespace viv::cli {

// Reads from the terminal with line editing, else from standard input as it is. `session`: the prompt is all there is, so that there
// are a banner and a start-up file; else a program ran before (-i).
Outcome RunRepl(const Options& options, bool session);

// Line editing, for a process that will have a prompt. What goes wrong is not told.
void ImportReadline();

}  // namespace viv::cli
