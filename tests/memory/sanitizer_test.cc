#include "memory/sanitizer.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "gtest/gtest.h"
#include "memory/heap.h"

#ifdef VIV_SANITIZE
namespace viv {
namespace {

// The address of a malloc block goes into *slot, and disguised into *hidden, so that nothing else knows it.
__attribute__((noinline)) void MakeBlock(void** slot, uintptr_t* hidden) {
  *slot = std::malloc(48);
  *hidden = ~reinterpret_cast<uintptr_t>(*slot);
}

__attribute__((noinline)) void OverwriteStack() {
  volatile char bytes[4096];
  for (volatile char& byte : bytes) byte = 0;
}

// Prints the report of a leak that is none: the program's memory is complete again after it.
TEST(SanitizerTest, ABlockThatOnlyAPoolPointsToIsNoLeakAndOneThatNothingPointsToIsOne) {
  const char* options = std::getenv("ASAN_OPTIONS");
  if (options && std::strstr(options, "detect_leaks=0")) GTEST_SKIP() << "leaks are not to be looked for";
  Heap heap;
  auto* slot = static_cast<void**>(heap.Allocate(Domain::kMem, sizeof(void*)));
  uintptr_t hidden = 0;
  MakeBlock(slot, &hidden);
  OverwriteStack();
  EXPECT_EQ(__lsan_do_recoverable_leak_check(), 0);
  *slot = nullptr;
  EXPECT_NE(__lsan_do_recoverable_leak_check(), 0);
  std::free(reinterpret_cast<void*>(~hidden));
  heap.Free(Domain::kMem, slot);
}

TEST(SanitizerTest, ABlockThatWasFreedIsPoisoned) {
  Heap heap;
  void* block = heap.Allocate(Domain::kMem, 64);
  EXPECT_EQ(__asan_region_is_poisoned(block, 64), nullptr);
  heap.Free(Domain::kMem, block);
  EXPECT_NE(__asan_region_is_poisoned(block, 64), nullptr);
}

}  // namespace
}  // namespace viv
#endif
