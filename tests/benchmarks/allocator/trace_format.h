// A recorded run as a memory manager sees it: a file of events, one after another. Written by record_allocations, played by replay_allocations.
#pragma once

#include <cstdint>

namespace viv {

// A block is named by a slot: the number of the place that the player keeps it in. Slots are used again, so that there are as many as
// there were blocks alive at once.
struct TraceEvent {
  enum Kind : uint32_t { kAllocate, kReallocate, kFree };
  uint32_t kind : 2;
  uint32_t slot : 30;
  uint32_t bytes;  // asked for; of kFree 0
};
static_assert(sizeof(TraceEvent) == 8);

}  // namespace viv
