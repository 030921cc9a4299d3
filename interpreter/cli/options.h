// The command line of `viv`: CPython's options, and some of its own. Options end at the script, at `-` or after -c CODE and -m MODULE;
// what follows belongs to the program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/objects/version_profile.h"
#include "stdlib/library.h"

namespace viv::cli {

enum class RunKind { kRepl, kFile, kCommand, kModule, kStdin, kCheck, kCompare };

struct Options {
  RunKind kind = RunKind::kRepl;
  std::string program = "viv";    // argv[0], as messages name it
  std::string target;             // file, code or module name
  std::vector<std::string> rest;  // what belongs to the program; of kCheck: the files; of kCompare: the words for each run
  bool inspect = false;           // -i
  bool quiet = false;             // -q
  bool unbuffered = false;        // -u
  bool ignore_environment = false, isolated = false, safe_path = false, no_site = false, no_user_site = false;
  bool skip_first_line = false;   // -x
  int optimize = 0, verbose = 0, bytes_warning = 0, debug = 0;
  std::vector<std::string> warnings;  // -W
  std::vector<XOption> x_options;     // -X
  // Vivarium's own
  bool dump_ast = false, disassemble = false, trace_gc = false, trace_gc_steps = false, check_heap = false, count_allocations = false;
  std::optional<long long> fail_allocation, gc_stress;
  const VersionProfile* like = &kVersionProfiles[0];  // --like
};

// Done, with what is to be printed first: --help, --version, or a bad option (status 2).
struct Exit {
  int status;
  std::string output, error;
};

std::optional<Exit> ParseCommandLine(int argc, char** argv, Options* options);

}  // namespace viv::cli
