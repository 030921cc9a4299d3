// The read-eval-print loop: statement by statement, each compiled for itself, as CPython's.
#pragma once

#include "interpreter/cli/options.h"

namespace viv::cli {

// Reads from the terminal with line editing, else from standard input as it is. The exit status of the last exit() or 0.
int RunRepl(const Options& options);

}  // namespace viv::cli
