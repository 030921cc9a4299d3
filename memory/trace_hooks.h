// Watching allocations: what tracemalloc, the profilers and the trace flags are built on.
//
// An observer hears of every block that the program's side asks for, resizes or frees, in every domain, after it happened. It must
// not use the heap it watches: its own memory comes from the standard library, so that watching does not disturb what is measured.
// While an observer runs, nothing is reported (a nested call is the observer's own doing).
//
// Answers to PyMem_SetAllocator as CPython's Modules/_tracemalloc.c uses it.
#pragma once

#include <cstddef>

#include "memory/domain.h"

namespace viv {

class AllocationObserver {
 public:
  virtual ~AllocationObserver() = default;
  virtual void OnAllocate(Domain domain, void* block, size_t bytes) = 0;
  // `block` may equal `old_block`. old_block is freed memory by then where they differ; old_bytes are those that it offered
  // (Heap::BlockBytes).
  virtual void OnReallocate(Domain domain, void* old_block, size_t old_bytes, void* block, size_t bytes) = 0;
  // Still allocated while this runs.
  virtual void OnFree(Domain domain, void* block) = 0;
  // The block came out of a free list: a new object in memory that was never freed.
  virtual void OnReuse(void* block) {}
};

}  // namespace viv
