// viv compare FILE: one program under every version profile, outputs side by side.
#pragma once

#include <string>
#include <vector>

#include "interpreter/cli/options.h"

namespace viv::cli {

// Runs options.rest once a profile and prints the table. 0: all alike, 1: something differs, 2: a run could not be started.
int CompareVersions(const Options& options);

// The table alone. A line that is the same in all columns stands once; others are marked with `*`, a cell each; a version that prints no
// such line has `-` there. Lines are matched with those of the first column.
struct VersionOutput {
  std::string version;
  std::vector<std::string> lines;
};
std::string FormatComparison(const std::vector<VersionOutput>& outputs, bool* all_alike);

}  // namespace viv::cli
