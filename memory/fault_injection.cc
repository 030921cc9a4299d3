#include "memory/fault_injection.h"

namespace viv {

[[gnu::noinline]] void OnInjectedFailure(uint64_t allocation, size_t bytes) {
  asm volatile("" : : "r"(allocation), "r"(bytes));  // keeps the call: the function is there for the debugger
}

}  // namespace viv
