// What a record of a recording says once it is decoded; numbers as memray's AllocatorType gives them.
#pragma once

#include <cstdint>

#include "memory/domain.h"
#include "stdlib/recording_format.h"

namespace viv {

// As memray's AllocatorType numbers them.
enum class RecordedAllocator : uint8_t {
  kPymallocFree = 1, kPymallocMalloc, kPymallocCalloc, kPymallocRealloc, kFree, kMalloc, kRealloc
};

struct RecordedEvent {
  RecordKind kind = RecordKind::kEnd;  // kAllocate, kFree, kReallocate, kReuse, kSample or kHeapSample
  RecordedAllocator allocator = RecordedAllocator::kMalloc;
  uint32_t thread = 0, stack = 0;      // numbers; 0: none
  uint64_t address = 0, old_address = 0, size = 0;
  uint64_t ms = 0, resident_kib = 0;   // of a sample: since the start; size is that of the heap where the record has it
};

inline bool IsAllocation(const RecordedEvent& event) {
  return event.kind == RecordKind::kAllocate || event.kind == RecordKind::kReallocate;
}

inline RecordedAllocator AllocatorOf(RecordKind kind, unsigned domain) {
  bool raw = domain == static_cast<unsigned>(Domain::kRaw);
  switch (kind) {
    case RecordKind::kFree: return raw ? RecordedAllocator::kFree : RecordedAllocator::kPymallocFree;
    case RecordKind::kReallocate: return raw ? RecordedAllocator::kRealloc : RecordedAllocator::kPymallocRealloc;
    default: return raw ? RecordedAllocator::kMalloc : RecordedAllocator::kPymallocMalloc;
  }
}

}  // namespace viv
