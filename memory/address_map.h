// From any address to the arena it lies in, in constant time: two array reads.
//
//   address:  | 47 .. kAddressLeafBits | kAddressLeafBits-1 .. kArenaBits | offset in the arena |
//                     root index               leaf index
//
// Arenas are aligned to their size, so an arena is one entry. Root and leaves are mapped lazily from the system: a page of a leaf
// that nobody asks for costs nothing. A private mapping, hence right after fork() too.
// sys._debugmallocstats() tells what the map takes.
// Answers to the radix tree (arena_map_*) of CPython's Objects/obmalloc.c.
#pragma once

#include "memory/config.h"

namespace viv {

struct Arena;

class AddressMap {
 public:
  AddressMap();
  ~AddressMap();
  AddressMap(const AddressMap&) = delete;
  AddressMap& operator=(const AddressMap&) = delete;

  Arena* Find(const void* address) const {
    auto bits = reinterpret_cast<uintptr_t>(address);
    if (__builtin_expect(bits >> kAddressBits, 0)) return nullptr;
    Arena* const* leaf = root_[bits >> kAddressLeafBits];
    if (!leaf) return nullptr;
    return leaf[(bits >> kArenaBits) & (kLeafEntries - 1)];
  }

  // False: out of memory.
  bool Add(Arena* arena, const void* base);
  void Remove(const void* base);

  size_t leaves() const { return leaves_; }
  static constexpr size_t root_bytes() { return kRootEntries * sizeof(Arena**); }
  static constexpr size_t leaf_bytes() { return kLeafEntries * sizeof(Arena*); }

 private:
  static constexpr size_t kRootEntries = size_t{1} << (kAddressBits - kAddressLeafBits);
  static constexpr size_t kLeafEntries = size_t{1} << (kAddressLeafBits - kArenaBits);

  Arena*** root_;
  size_t leaves_ = 0;
};

}  // namespace viv
