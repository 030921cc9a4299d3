#include "memory/debug_hooks.h"

#include <cstdio>
#include <cstring>

#include "gtest/gtest.h"
#include "memory/heap.h"
#include "vandal.h"

namespace viv {
namespace {

class DebugHooksTest : public testing::TestWithParam<AllocatorMode> {
 protected:
  DebugHooksTest() : heap_({.mode = GetParam()}), scope_(&heap_) {}

  uint8_t* New(size_t bytes, Domain domain = Domain::kMem) { return static_cast<uint8_t*>(Allocate(domain, bytes)); }

  Heap heap_;
  HeapScope scope_;
};
using DebugHooksDeathTest = DebugHooksTest;

#define VIV_BOTH_DEBUG_MODES(suite) \
  INSTANTIATE_TEST_SUITE_P(BothModes, suite, testing::Values(AllocatorMode::kPymallocDebug, AllocatorMode::kMallocDebug))
VIV_BOTH_DEBUG_MODES(DebugHooksTest);
VIV_BOTH_DEBUG_MODES(DebugHooksDeathTest);

TEST_P(DebugHooksTest, AFreshBlockIsFilledAndGuarded) {
  uint8_t* p = New(20);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(p) % kAlignment, 0u);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(p[i], kCleanByte);
  for (int i = -7; i < 0; ++i) EXPECT_EQ(p[i], kForbiddenByte);
  EXPECT_EQ(p[-8], 'm');
  EXPECT_EQ(p[-9], 20);
  for (int i = 20; i < 28; ++i) EXPECT_EQ(p[i], kForbiddenByte);
  EXPECT_EQ(p[35], 1);
  heap_.Validate();
}

TEST_P(DebugHooksTest, AZeroedBlockIsZero) {
  auto* p = static_cast<uint8_t*>(AllocateZeroed(Domain::kObject, 1000));
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(p[i], 0);
}

TEST_P(DebugHooksTest, ABlockOffersExactlyWhatWasAsked) {
  EXPECT_EQ(heap_.BlockBytes(New(21)), 21u);
  EXPECT_EQ(heap_.BlockBytes(New(2100)), 2100u);
  EXPECT_EQ(heap_.BlockBytes(New(0)), 0u);
}

TEST_P(DebugHooksTest, BlocksKnowTheirNumberAndDomain) {
  New(1);
  uint8_t* p = New(33, Domain::kObject);
  DebugBlock block = heap_.debug()->Describe(p);
  EXPECT_EQ(block.serial, 2u);
  EXPECT_EQ(block.bytes, 33u);
  EXPECT_EQ(block.domain, Domain::kObject);
}

TEST_P(DebugHooksTest, AResizedBlockMovesAndKeepsItsBytes) {
  uint8_t* p = New(10);
  std::memcpy(p, "0123456789", 10);
  auto* q = static_cast<uint8_t*>(Reallocate(Domain::kMem, p, 5000));
  EXPECT_NE(p, q);
  EXPECT_FALSE(heap_.IsLive(p));
  EXPECT_EQ(std::memcmp(q, "0123456789", 10), 0);
  EXPECT_EQ(q[10], kCleanByte);
  q = static_cast<uint8_t*>(Reallocate(Domain::kMem, q, 4));
  EXPECT_EQ(std::memcmp(q, "0123", 4), 0);
  heap_.Validate();
}

TEST_P(DebugHooksDeathTest, AWriteBehindTheBlockIsReportedInCPythonsForm) {
  uint8_t* p = New(16);
  Vandalise(p, 16, 'x');
  EXPECT_DEATH(Free(Domain::kMem, p),
               "Debug memory block at address p=0x[0-9a-f]+: API 'm'\n"
               "    16 bytes originally requested\n"
               "    The 7 pad bytes at p-7 are FORBIDDENBYTE, as expected.\n"
               "    The 8 pad bytes at tail=0x[0-9a-f]+ are not all FORBIDDENBYTE \\(0xfd\\):\n"
               "        at tail\\+0: 0x78 \\*\\*\\* OUCH\n"
               "        at tail\\+1: 0xfd\n"
               "(.|\n)*"
               "    The block was made by call #1 to debug malloc/realloc.\n"
               "    Data at p: cd cd cd cd cd cd cd cd cd cd cd cd cd cd cd cd\n"
               "(.|\n)*"
               "Fatal Python error: _PyMem_DebugRawFree: bad trailing pad byte");
}

TEST_P(DebugHooksDeathTest, AWriteInFrontOfTheBlockIsReported) {
  uint8_t* p = New(16);
  Vandalise(p, -1, 0);
  EXPECT_DEATH(Free(Domain::kMem, p), "at p-1: 0x00 \\*\\*\\* OUCH(.|\n)*bad leading pad byte");
}

TEST_P(DebugHooksDeathTest, FreeingThroughAnotherDomainIsReported) {
  uint8_t* p = New(16);
  EXPECT_DEATH(FreeObjectMemory(p), "bad ID: Allocated using API 'm', verified using API 'o'");
}

TEST_P(DebugHooksDeathTest, ResizingThroughAnotherDomainIsReported) {
  uint8_t* p = New(16);
  EXPECT_DEATH((void)Reallocate(Domain::kRaw, p, 32),
               "_PyMem_DebugRawRealloc: bad ID: Allocated using API 'm', verified using API 'r'");
}

TEST_P(DebugHooksDeathTest, ADoubleFreeIsReportedWithItsHistory) {
  New(1);
  uint8_t* p = New(16);
  Free(Domain::kMem, p);
  EXPECT_DEATH(Free(Domain::kMem, p),
               "not a live block\n"
               "    It was made by call #2 as 16 bytes of API 'm', and freed when 2 calls had been made.\n"
               "(.|\n)*block is freed already");
}

TEST_P(DebugHooksDeathTest, AnInteriorPointerIsRecognised) {
  uint8_t* p = New(16);
  EXPECT_DEATH(Free(Domain::kMem, p + 3), "points 3 bytes into the block at 0x[0-9a-f]+, made by call #1(.|\n)*was not given out");
}

TEST_P(DebugHooksDeathTest, APointerFromElsewhereIsRecognised) {
  int local = 0;
  EXPECT_DEATH(Free(Domain::kMem, &local), "pointer was not given out by this allocator");
}

TEST_P(DebugHooksDeathTest, ValidateFindsADamagedBlockBeforeItIsFreed) {
  uint8_t* p = New(16);
  Vandalise(p, 17, 1);
  EXPECT_DEATH(heap_.Validate(), "D1: bad trailing pad byte");
}

TEST_P(DebugHooksDeathTest, TheInterpretersPartIsPrintedBelowTheReport) {
  heap_.debug()->set_fatal_hook([](void* context) { std::fprintf(stderr, "traceback of %s\n", static_cast<const char*>(context)); },
                                const_cast<char*>("main"));
  uint8_t* p = New(16);
  Vandalise(p, 16, 1);
  EXPECT_DEATH(Free(Domain::kMem, p), "Fatal Python error: .*\ntraceback of main");
}

TEST(DebugHooksQuarantineDeathTest, AWriteAfterTheFreeIsReported) {
  Heap heap({.mode = AllocatorMode::kPymallocDebug, .quarantine_blocks = 4});
  HeapScope scope(&heap);
  void* p = Allocate(Domain::kMem, 40);
  Free(Domain::kMem, p);
  Vandalise(p, 5, 'x');
  EXPECT_DEATH(heap.Validate(), "block was written to after it was freed, at p\\+5: 0x78");
  Vandalise(p, 5, kDeadByte);
}

TEST(DebugHooksTest, TheOtherModesHaveNone) { EXPECT_EQ(Heap().debug(), nullptr); }

TEST(DebugHooksTest, ALongBlockIsShownByItsEnds) {
  Heap heap({.mode = AllocatorMode::kPymallocDebug});
  void* p = heap.Allocate(Domain::kObject, 100);
  std::memset(p, 0, 50);
  EXPECT_NE(heap.debug()->Report(p).find("Data at p: 00 00 00 00 00 00 00 00 ... cd cd cd cd cd cd cd cd\n"), std::string::npos);
}

}  // namespace
}  // namespace viv
