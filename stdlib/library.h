// The library as a whole: starts and ends an interpreter with its modules.
//
//   Interpreter is what the command line makes: heap, collector, runtime, VM, library, in that order; ended in the reverse one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gc/collector.h"
#include "interpreter/objects/runtime.h"
#include "memory/heap.h"

namespace viv {

struct LibraryOptions {
  std::vector<std::string> argv;       // sys.argv
  std::vector<std::string> orig_argv;
  std::vector<std::string> path;       // sys.path
  std::string executable;
  std::vector<std::string> warning_options;  // -W
  std::vector<std::pair<std::string, std::string>> x_options;  // -X
  int optimize = 0, verbose = 0, interactive = 0, inspect = 0, quiet = 0, isolated = 0, ignore_environment = 0, no_site = 0, bytes_warning = 0;
  bool unbuffered = false, dev_mode = false, safe_path = false;
  bool hash_randomization = true;
};

// Makes builtins and sys, the standard streams and what every program finds; the VM has started. False: exception pending.
bool InitLibrary(Runtime& runtime, const LibraryOptions& options);
// atexit functions, flushed streams, modules emptied as CPython's finalize_modules does. The exit status of a failed flush: 120, else 0.
int FiniLibrary(Runtime& runtime);
// The very end, after which the VM may go.
void EndLibrary(Runtime& runtime);
// Sets a module's globals to None, names with one underscore first.
void ClearModuleDict(DictObject* dict);

}  // namespace viv
