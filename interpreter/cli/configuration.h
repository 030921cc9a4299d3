// What the command line and the environment ask for together. Answers to CPython's Python/initconfig.c.
#pragma once

#include "interpreter/cli/options.h"
#include "memory/heap.h"
#include "stdlib/library.h"

namespace viv::cli {

struct Configuration {
  HeapOptions heap;
  const VersionProfile* profile = &kVersionProfiles[0];  // --like
  LibraryOptions library;
  std::optional<uint32_t> hash_seed;    // PYTHONHASHSEED; none: random
  bool inspect_by_environment = false;  // PYTHONINSPECT
};

// The value of a PYTHON... variable; null: not set, empty, or not to be looked at.
const char* Environment(const Options& options, const char* name);

// Fills the configuration; an Exit where a value is refused ("Fatal Python error: ...").
std::optional<Exit> MakeConfiguration(const Options& options, int argc, char** argv, Configuration* configuration);

// What is printed where the start fails after a thread has been made.
std::string FatalInThread(const std::string& text, const std::string& exception);

// The path from the root on; nothing else about it changes.
std::string AbsolutePath(const std::string& path);

// Is the file a zip archive by the record at its end?
bool IsZipFile(const std::string& path);

}  // namespace viv::cli
