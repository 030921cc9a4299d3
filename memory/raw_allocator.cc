#include "memory/raw_allocator.h"

#include <cstdlib>

#include "memory/check.h"

namespace viv {
namespace {

constexpr uint32_t kLiveMark = 0x7a6c6956;
constexpr uint32_t kDeadMark = 0x64616564;

}  // namespace

RawAllocator::RawAllocator() : list_{} { list_.next = list_.prev = &list_; }

RawAllocator::~RawAllocator() {
  while (list_.next != &list_) {
    RawHeader* header = list_.next;
    Unlink(header);
    std::free(header);
  }
}

void RawAllocator::Link(RawHeader* header) {
  header->prev = &list_;
  header->next = list_.next;
  list_.next->prev = header;
  list_.next = header;
}

void RawAllocator::Unlink(RawHeader* header) {
  header->prev->next = header->next;
  header->next->prev = header->prev;
}

void* RawAllocator::Allocate(Domain domain, size_t bytes, bool zeroed) {
  if (bytes > PTRDIFF_MAX - sizeof(RawHeader)) return nullptr;
  if (bytes == 0) bytes = 1;
  size_t total = bytes + sizeof(RawHeader);
  auto* header = static_cast<RawHeader*>(zeroed ? std::calloc(1, total) : std::malloc(total));
  if (!header) return nullptr;
  VIV_DCHECK((reinterpret_cast<uintptr_t>(header) >> kAddressBits) == 0, "the system gave an address beyond kAddressBits");
  header->bytes = bytes;
  header->mark = kLiveMark;
  header->domain = domain;
  Link(header);
  ++blocks_[static_cast<size_t>(domain)];
  bytes_ += bytes;
  if (bytes_ > peak_bytes_) peak_bytes_ = bytes_;
  return header->block();
}

void* RawAllocator::Reallocate(void* block, size_t bytes) {
  if (bytes > PTRDIFF_MAX - sizeof(RawHeader)) return nullptr;
  if (bytes == 0) bytes = 1;
  RawHeader* header = RawHeader::Of(block);
  VIV_CHECK(header->mark == kLiveMark, "R1: only a live block of this heap can be resized: run with PYTHONMALLOC=debug");
  size_t old_bytes = header->bytes;
  Unlink(header);
  auto* moved = static_cast<RawHeader*>(std::realloc(header, bytes + sizeof(RawHeader)));
  if (!moved) {
    Link(header);
    return nullptr;
  }
  moved->bytes = bytes;
  Link(moved);
  bytes_ += bytes - old_bytes;
  if (bytes_ > peak_bytes_) peak_bytes_ = bytes_;
  return moved->block();
}

void RawAllocator::Free(void* block) {
  RawHeader* header = RawHeader::Of(block);
  VIV_CHECK(header->mark == kLiveMark, "R1: only a live block of this heap can be freed: run with PYTHONMALLOC=debug");
  header->mark = kDeadMark;
  Unlink(header);
  --blocks_[static_cast<size_t>(header->domain)];
  bytes_ -= header->bytes;
  std::free(header);
}

bool RawAllocator::Holds(const void* block) const {
  const RawHeader* wanted = RawHeader::Of(block);
  for (const RawHeader* header = first(); header != end(); header = header->next) {
    if (header == wanted) return true;
  }
  return false;
}

void RawAllocator::Validate() const {
  size_t blocks[3] = {};
  size_t bytes = 0;
  for (const RawHeader* header = first(); header != end(); header = header->next) {
    VIV_CHECK(header->mark == kLiveMark, "R1: a header of the raw layer was overwritten");
    VIV_CHECK(header->next->prev == header && header->prev->next == header, "R1: the list of the raw layer is doubly linked");
    ++blocks[static_cast<size_t>(header->domain)];
    bytes += header->bytes;
  }
  VIV_CHECK(blocks[0] == blocks_[0] && blocks[1] == blocks_[1] && blocks[2] == blocks_[2] && bytes == bytes_,
            "R2: the counters of the raw layer equal its list");
}

}  // namespace viv
