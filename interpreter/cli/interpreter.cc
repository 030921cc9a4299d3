#include "interpreter/cli/interpreter.h"

#include <cstdio>
#include <optional>
#include <random>

#include "interpreter/cli/leak_report.h"
#include "interpreter/objects/errors.h"
#include "interpreter/vm/traceback_text.h"
#include "interpreter/vm/vm.h"

namespace viv::cli {

namespace {

// The secret of str hashes: made of a number as CPython makes it, none for 0, else random.
void MakeHashSecret(Runtime& runtime, std::optional<uint32_t> seed) {
  if (seed) {
    uint32_t state = *seed;
    if (state == 0) return;
    auto* bytes = reinterpret_cast<uint8_t*>(runtime.hash_secret);
    for (size_t i = 0; i < sizeof runtime.hash_secret; ++i) {
      state = state * 214013 + 2531011;
      bytes[i] = static_cast<uint8_t>(state >> 16);
    }
    return;
  }
  std::random_device device;
  for (uint64_t& word : runtime.hash_secret) word = static_cast<uint64_t>(device()) << 32 | device();
}

}  // namespace

Interpreter::Interpreter(const Configuration& configuration)
    : heap_(configuration.heap), heap_scope_(&heap_), collector_scope_(&collector_), runtime_scope_(&runtime_.main_thread) {
  runtime_.heap = &heap_;
  runtime_.collector = &collector_;
  runtime_.main_thread.runtime = &runtime_;
  for (int i = 0; i < 3; ++i) collector_.SetThreshold(i, configuration.profile->thresholds[i]);
  MakeHashSecret(runtime_, configuration.hash_seed);
  objects_ = InitObjects(runtime_) && SetVersionProfile(*configuration.profile);
  vm_ = objects_ && InitVm(runtime_);
  started_ = vm_ && InitLibrary(runtime_, configuration.library);
  if (started_) return;
  if (objects_ && ErrorPending() && !configuration.library.io_encoding.empty() && PendingMatches(TypeId::kLookupError)) {
    ClearError();
    std::fputs(FatalInThread("init_stdio_encoding: failed to get the Python codec name of the stdio encoding",
                             "LookupError: unknown encoding: " + configuration.library.io_encoding).c_str(), stderr);
    return;
  }
  std::fputs("Fatal Python error: the interpreter could not start\n", stderr);
  if (objects_ && ErrorPending()) {
    Ref<BaseExceptionObject> error = TakeError();
    std::string text = vm_ && runtime_.stdlib ? FormatException(error) : std::string(error->type->name) + "\n";
    std::fputs(text.c_str(), stderr);
  }
}

int Interpreter::Finish() {
  if (finished_) return 0;
  finished_ = true;
  return started_ ? FiniLibrary(runtime_) : 0;
}

bool Interpreter::HasOtherThreads() const { return vm_ && CurrentVm().other_threads > 0; }

Interpreter::~Interpreter() {
  Finish();
  if (!started_) return;  // half made: the process ends, and with it the heap
  EndLibrary(runtime_);
  FiniVm(runtime_);
  FiniObjects(runtime_);
  bool has_frozen = collector_.FreezeCount() > 0;  // gc.freeze(): to live for ever is what they were told to
  if (report_leaks_ && !has_frozen) std::fputs(LeakReport(heap_).c_str(), stderr);
}

}  // namespace viv::cli
