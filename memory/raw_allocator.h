// The raw layer: malloc, with a header before each block that links it into one list. So the heap knows what it holds: it can list
// large blocks, count bytes, and give everything back when it ends.
//
//   | RawHeader | bytes asked for |
//
// Invariants (Validate)
//   R1  the list is doubly linked and every header bears the mark
//   R2  the counters equal what the list holds
//
// Answers to _PyMem_Raw* of CPython's Objects/obmalloc.c, which keeps no list.
#pragma once

#include <cstddef>
#include <cstdint>

#include "memory/config.h"
#include "memory/domain.h"

namespace viv {

struct alignas(kAlignment) RawHeader {
  RawHeader* next;
  RawHeader* prev;
  size_t bytes;
  uint32_t mark;
  Domain domain;

  static RawHeader* Of(const void* block) {
    return reinterpret_cast<RawHeader*>(const_cast<char*>(static_cast<const char*>(block))) - 1;
  }
  void* block() { return this + 1; }
};
static_assert(sizeof(RawHeader) == 32);

class RawAllocator {
 public:
  RawAllocator();
  ~RawAllocator();
  RawAllocator(const RawAllocator&) = delete;
  RawAllocator& operator=(const RawAllocator&) = delete;

  // Null: out of memory. Zero bytes give a block of one byte.
  void* Allocate(Domain domain, size_t bytes, bool zeroed);
  // Null: out of memory, and the old block is as it was.
  void* Reallocate(void* block, size_t bytes);
  void Free(void* block);

  static size_t BlockBytes(const void* block) { return RawHeader::Of(block)->bytes; }
  // Whether the block is one of this allocator's: walks the list. For crime reports.
  bool Holds(const void* block) const;

  // The blocks, newest first: for (RawHeader* h = first(); h != end(); h = h->next).
  RawHeader* first() const { return list_.next; }
  const RawHeader* end() const { return &list_; }

  size_t blocks(Domain domain) const { return blocks_[static_cast<size_t>(domain)]; }
  size_t blocks() const { return blocks_[0] + blocks_[1] + blocks_[2]; }
  size_t bytes() const { return bytes_; }
  size_t peak_bytes() const { return peak_bytes_; }
  void Validate() const;

 private:
  void Link(RawHeader* header);
  static void Unlink(RawHeader* header);

  RawHeader list_;
  size_t blocks_[3] = {};
  size_t bytes_ = 0;
  size_t peak_bytes_ = 0;
};

}  // namespace viv
