// The library as a whole: starts and ends an interpreter with its modules.
//
//   Interpreter is what the command line makes: heap, collector, runtime, VM, library, in that order; ended in the reverse one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gc/collector.h"
#include "interpreter/objects/runtime.h"
#include "memory/heap.h"

namespace viv {

// -X NAME or -X NAME=VALUE.
struct XOption {
  std::string name;
  std::optional<std::string> value;
};

struct LibraryOptions {
  std::vector<std::string> argv;       // sys.argv
  std::vector<std::string> orig_argv;
  std::vector<std::string> path;       // sys.path
  std::string executable;
  std::vector<std::string> warning_options;  // -W
  std::vector<XOption> x_options;            // -X
  int optimize = 0, verbose = 0, interactive = 0, inspect = 0, quiet = 0, isolated = 0, ignore_environment = 0, no_site = 0, bytes_warning = 0;
  int debug = 0, no_user_site = 0;
  bool unbuffered = false, dev_mode = false, utf8_mode = false, warn_default_encoding = false, safe_path = false;
  bool hash_randomization = true;
  bool no_debug_ranges = false, import_time = false, show_refcount = false;  // -X
  int tracemalloc = 0;  // frames; 0: not traced
  std::optional<int> int_max_str_digits;
  std::string io_encoding, io_errors;  // of the standard streams; empty: as usual
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
