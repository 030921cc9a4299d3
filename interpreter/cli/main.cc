// viv: reads the command line, makes an interpreter, runs what was asked for.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "gc/trace.h"
#include "interpreter/cli/interpreter.h"
#include "interpreter/cli/options.h"
#include "interpreter/cli/repl.h"
#include "interpreter/cli/run.h"
#include "interpreter/vm/source_file.h"
#include "memory/fault_injection.h"
#include "memory/stats.h"

namespace viv::cli {
namespace {

const char* Environment(const Options& options, const char* name) {
  if (options.ignore_environment) return nullptr;
  const char* value = std::getenv(name);
  return value && *value ? value : nullptr;
}

std::string FolderOf(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return CurrentDirectory();
  std::string folder = path.substr(0, slash);
  return folder.starts_with('/') ? folder : CurrentDirectory() + "/" + folder;
}

void AppendPath(const char* variable, std::vector<std::string>* path) {
  if (!variable) return;
  std::string text = variable;
  for (size_t start = 0; start <= text.size();) {
    size_t end = std::min(text.find(':', start), text.size());
    path->push_back(text.substr(start, end - start));
    start = end + 1;
  }
}

// sys.argv, sys.path and flags by CPython's rules.
LibraryOptions LibraryOptionsOf(const Options& options, int argc, char** argv) {
  LibraryOptions library;
  library.orig_argv.assign(argv, argv + argc);
  std::string front;
  bool has_front = true;
  switch (options.kind) {
    case RunKind::kFile:
      library.argv.push_back(options.target);
      front = IsDirectory(options.target) ? options.target : FolderOf(options.target);
      break;
    case RunKind::kCommand:
      library.argv.push_back("-c");
      break;
    case RunKind::kModule:
      library.argv.push_back("-m");
      front = CurrentDirectory();
      break;
    case RunKind::kStdin:
      library.argv.push_back("-");
      break;
    case RunKind::kRepl:
    case RunKind::kCheck:
      library.argv.push_back("");
      break;
  }
  if (options.safe_path) has_front = false;
  library.argv.insert(library.argv.end(), options.rest.begin(), options.rest.end());
  if (has_front) library.path.push_back(front);
  AppendPath(Environment(options, "PYTHONPATH"), &library.path);
  char executable[4096];
  ssize_t n = readlink("/proc/self/exe", executable, sizeof executable);
  if (n > 0) library.executable.assign(executable, static_cast<size_t>(n));
  library.warning_options = options.warnings;
  library.x_options = options.x_options;
  library.optimize = options.optimize;
  if (const char* value = Environment(options, "PYTHONOPTIMIZE")) library.optimize = std::max(library.optimize, std::max(std::atoi(value), 1));
  library.verbose = options.verbose;
  library.inspect = options.inspect;
  library.interactive = options.inspect;
  library.quiet = options.quiet;
  library.isolated = options.isolated;
  library.ignore_environment = options.ignore_environment;
  library.no_site = options.no_site;
  library.bytes_warning = options.bytes_warning;
  library.unbuffered = options.unbuffered || Environment(options, "PYTHONUNBUFFERED");
  library.safe_path = options.safe_path;
  const char* seed = Environment(options, "PYTHONHASHSEED");
  library.hash_randomization = !seed || std::string_view(seed) != "0";
  return library;
}

void PrintGcEvent(void*, const GcEvent& event) { std::fprintf(stderr, "%s\n", FormatGcEvent(event).c_str()); }

int RunProgram(const Options& options) {
  if (options.dump_ast || options.disassemble) return DumpSource(options);
  switch (options.kind) {
    case RunKind::kFile: return RunFile(options);
    case RunKind::kCommand: return RunCommand(options);
    case RunKind::kModule: return RunModule(options);
    case RunKind::kStdin: return RunStdin(options);
    case RunKind::kCheck: return CheckFiles(options);
    case RunKind::kRepl:
      // Piped text is run as a whole; only -i makes it a conversation.
      return isatty(0) || options.inspect ? RunRepl(options) : RunStdin(options);
  }
  return 0;
}

int Main(int argc, char** argv) {
  Options options;
  if (std::optional<Exit> exit = ParseCommandLine(argc, argv, &options)) {
    std::fputs(exit->output.c_str(), stdout);
    std::fputs(exit->error.c_str(), stderr);
    return exit->status;
  }
  HeapOptions heap_options;
  if (const char* mode = Environment(options, "PYTHONMALLOC")) {
    std::optional<AllocatorMode> parsed = ParseAllocatorMode(mode);
    if (!parsed) {
      std::fprintf(stderr, "Fatal Python error: PYTHONMALLOC: unknown allocator \"%s\"\n", mode);
      return 1;
    }
    heap_options.mode = *parsed;
  }
  int status, finish_status;
  {
    Interpreter interpreter(heap_options, LibraryOptionsOf(options, argc, argv));
    if (!interpreter.started()) return 1;
    if (options.trace_gc) interpreter.collector().SetObserver({&PrintGcEvent, nullptr, false});
    if (options.gc_stress) interpreter.collector().SetStress(static_cast<int>(*options.gc_stress));
    if (options.fail_allocation) {
      interpreter.heap().SetFaults(FaultPlan::FailNth(static_cast<uint64_t>(*options.fail_allocation)));
    } else if (options.count_allocations) {
      interpreter.heap().SetFaults(FaultPlan{});  // fails nothing, counts
    }
    status = RunProgram(options);
    bool at_prompt_already = options.kind == RunKind::kRepl;
    if ((options.inspect || Environment(options, "PYTHONINSPECT")) && !at_prompt_already) status = RunRepl(options);
    uint64_t allocations = interpreter.heap().faults().seen();
    if (options.fail_allocation || options.count_allocations) interpreter.heap().ClearFaults();
    if (options.check_heap) {
      interpreter.heap().Validate();
      interpreter.collector().Validate();
      interpreter.ReportLeaksAtEnd();
    }
    finish_status = interpreter.Finish();
    if (options.count_allocations) std::fprintf(stderr, "allocations: %llu\n", static_cast<unsigned long long>(allocations));
    if (Environment(options, "PYTHONMALLOCSTATS")) std::fputs(FormatHeapReport(interpreter.heap()).c_str(), stderr);
  }
  return status ? status : finish_status;
}

}  // namespace
}  // namespace viv::cli

int main(int argc, char** argv) { return viv::cli::Main(argc, argv); }
