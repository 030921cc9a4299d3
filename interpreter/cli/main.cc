// viv: reads the command line, makes an interpreter, runs what was asked for.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "gc/collection_log.h"
#include "interpreter/cli/compare.h"
#include "interpreter/cli/configuration.h"
#include "interpreter/cli/interpreter.h"
#include "interpreter/cli/options.h"
#include "interpreter/cli/repl.h"
#include "interpreter/cli/run.h"
#include "memory/fault_injection.h"
#include "memory/stats.h"
#include "stdlib/ref_totals.h"

namespace viv::cli {
namespace {

void PrintLine(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }
void PrintGcStep(void*, const GcEvent& event) { PrintLine(FormatGcEvent(event)); }

// Piped text is run as a whole; only -i makes it a conversation.
bool IsConversation(const Options& options) {
  bool reads_input = options.kind == RunKind::kRepl || options.kind == RunKind::kStdin;
  return reads_input && !options.dump_ast && !options.disassemble && (isatty(0) || options.inspect);
}

Outcome RunProgram(const Options& options, bool conversation) {
  if (options.dump_ast || options.disassemble) return {DumpSource(options), false};
  if (conversation) return RunRepl(options, /*session=*/true);
  switch (options.kind) {
    case RunKind::kFile: return RunFile(options);
    case RunKind::kCommand: return RunCommand(options);
    case RunKind::kModule: return RunModule(options);
    case RunKind::kCheck: return {CheckFiles(options), false};
    case RunKind::kCompare: break;  // has ended before
    case RunKind::kStdin:
    case RunKind::kRepl: return RunStdin(options);
  }
  return {};
}

// The program, and the prompt after it where that was asked for.
int RunAll(Options& options, bool inspect_by_environment) {
  bool force_prompt = options.inspect;  // though standard input is no terminal
  bool has_prompt = isatty(0) || force_prompt;
  bool conversation = IsConversation(options);
  options.inspect |= inspect_by_environment;
  if (!options.isolated && has_prompt && (options.inspect || conversation)) ImportReadline();
  Outcome outcome = RunProgram(options, conversation);
  if (outcome.exited || conversation || !has_prompt) return outcome.status;
  bool inspect = options.inspect || Environment(options, "PYTHONINSPECT");  // the program may have set it
  return inspect ? RunRepl(options, /*session=*/false).status : outcome.status;
}

// As a shell that watches the process wants to see it: ended by the signal.
[[noreturn]] void DieOfInterrupt() {
  std::signal(SIGINT, SIG_DFL);
  kill(getpid(), SIGINT);
  std::exit(128 + SIGINT);
}

int Main(int argc, char** argv) {
  Options options;
  std::optional<Exit> exit = ParseCommandLine(argc, argv, &options);
  Configuration configuration;
  if (!exit && options.kind == RunKind::kCompare) return CompareVersions(options);
  if (!exit) exit = MakeConfiguration(options, argc, argv, &configuration);
  if (exit) {
    std::fputs(exit->output.c_str(), stdout);
    std::fputs(exit->error.c_str(), stderr);
    return exit->status;
  }
  int status, finish_status;
  CollectionLog collections(&PrintLine);
  {
    Interpreter interpreter(configuration);
    // Half made, it cannot be taken apart: it stays until the process ends.
    if (!interpreter.started()) std::exit(1);
    if (options.trace_gc) interpreter.collector().SetObserver(collections.observer());
    if (options.trace_gc_steps) interpreter.collector().SetObserver({&PrintGcStep, nullptr, false});
    if (options.gc_stress) interpreter.collector().SetStress(static_cast<int>(*options.gc_stress));
    if (options.fail_allocation) {
      interpreter.heap().SetFaults(FaultPlan::FailNth(static_cast<uint64_t>(*options.fail_allocation)));
    } else if (options.count_allocations) {
      interpreter.heap().SetFaults(FaultPlan{});  // fails nothing, counts
    }
    status = RunAll(options, configuration.inspect_by_environment);
    uint64_t allocations = interpreter.heap().faults().seen();
    if (options.fail_allocation || options.count_allocations) interpreter.heap().ClearFaults();
    if (options.check_heap) {
      interpreter.heap().Validate();
      interpreter.collector().Validate();
      interpreter.ReportLeaksAtEnd();
    }
    finish_status = interpreter.Finish();
    if (options.count_allocations) std::fprintf(stderr, "allocations: %llu\n", static_cast<unsigned long long>(allocations));
    if (configuration.library.show_refcount) std::fputs(FormatRefTotals().c_str(), stderr);
    if (Environment(options, "PYTHONMALLOCSTATS")) std::fputs(FormatHeapReport(interpreter.heap()).c_str(), stderr);
    if (interpreter.HasOtherThreads()) {
      collections.Finish();
      if (status == kInterrupted) DieOfInterrupt();
      std::fflush(nullptr);
      std::_Exit(finish_status ? finish_status : status);
    }
  }
  collections.Finish();
  if (status == kInterrupted) DieOfInterrupt();
  return finish_status ? finish_status : status;
}

}  // namespace
}  // namespace viv::cli

int main(int argc, char** argv) { return viv::cli::Main(argc, argv); }
