#include "interpreter/cli/interpreter.h"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <random>

#include "interpreter/cli/leak_report.h"
#include "interpreter/objects/errors.h"
#include "interpreter/vm/traceback_text.h"
#include "interpreter/vm/vm.h"

namespace viv::cli {

namespace {

// How far the C++ stack may grow: the limit of the process less what a deep call still needs.
uintptr_t StackLimit() {
  rlimit limit;
  size_t bytes = size_t{8} << 20;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) bytes = limit.rlim_cur;
  size_t reserve = std::min<size_t>(bytes / 4, size_t{512} << 10);
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - bytes + reserve;
}

// PYTHONHASHSEED: "random" or absent, 0 (no secret), or a number that the secret is made of as CPython makes it.
bool MakeHashSecret(Runtime& runtime, bool ignore_environment) {
  const char* text = ignore_environment ? nullptr : std::getenv("PYTHONHASHSEED");
  if (text && *text && std::string_view(text) != "random") {
    char* end;
    unsigned long seed = std::strtoul(text, &end, 10);
    if (*end || seed > 4294967295UL) {
      std::fputs("Fatal Python error: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]\n", stderr);
      return false;
    }
    if (seed == 0) return true;
    uint32_t state = static_cast<uint32_t>(seed);
    auto* bytes = reinterpret_cast<uint8_t*>(runtime.hash_secret);
    for (size_t i = 0; i < sizeof runtime.hash_secret; ++i) {
      state = state * 214013 + 2531011;
      bytes[i] = static_cast<uint8_t>(state >> 16);
    }
    return true;
  }
  std::random_device device;
  for (uint64_t& word : runtime.hash_secret) word = static_cast<uint64_t>(device()) << 32 | device();
  return true;
}

}  // namespace

Interpreter::Interpreter(const HeapOptions& heap_options, const LibraryOptions& library_options)
    : heap_(heap_options), heap_scope_(&heap_), collector_scope_(&collector_), runtime_scope_(&runtime_.main_thread) {
  runtime_.heap = &heap_;
  runtime_.collector = &collector_;
  runtime_.main_thread.runtime = &runtime_;
  runtime_.main_thread.stack_limit = StackLimit();
  if (!MakeHashSecret(runtime_, library_options.ignore_environment)) return;
  objects_ = InitObjects(runtime_);
  vm_ = objects_ && InitVm(runtime_);
  started_ = vm_ && InitLibrary(runtime_, library_options);
  if (started_) return;
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
