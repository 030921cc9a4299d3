#include "memory/address_map.h"

#include <sys/mman.h>

#include <algorithm>

#include "memory/check.h"

namespace viv {
namespace {

void* MapZeroed(size_t bytes) {
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return memory == MAP_FAILED ? nullptr : memory;
}

// Behind the root: which of its entries are in use. Reading all of them at the end would make the kernel find a page for each 512.
struct RootUse {
  size_t low;
  size_t end;
};

template <class Leaf>
RootUse* UseOf(Leaf* root, size_t entries) {
  return reinterpret_cast<RootUse*>(root + entries);
}

}  // namespace

AddressMap::AddressMap() : root_(static_cast<Arena***>(MapZeroed(kRootEntries * sizeof(Arena**) + sizeof(RootUse)))) {
  VIV_CHECK(root_ != nullptr, "no memory for the map of a new heap");
}

AddressMap::~AddressMap() {
  const RootUse use = *UseOf(root_, kRootEntries);
  for (size_t i = use.low; i < use.end; ++i) {
    if (root_[i]) munmap(root_[i], kLeafEntries * sizeof(Arena*));
  }
  munmap(root_, kRootEntries * sizeof(Arena**) + sizeof(RootUse));
}

bool AddressMap::Add(Arena* arena, const void* base) {
  auto bits = reinterpret_cast<uintptr_t>(base);
  VIV_CHECK((bits >> kAddressBits) == 0, "the system gave an address beyond kAddressBits");
  VIV_CHECK(bits % kArenaSize == 0, "arenas are aligned to their size");
  Arena**& leaf = root_[bits >> kAddressLeafBits];
  if (!leaf) {
    leaf = static_cast<Arena**>(MapZeroed(kLeafEntries * sizeof(Arena*)));
    if (!leaf) return false;
    ++leaves_;
    const size_t index = bits >> kAddressLeafBits;
    RootUse* use = UseOf(root_, kRootEntries);
    use->low = use->end ? std::min(use->low, index) : index;
    use->end = std::max(use->end, index + 1);
  }
  leaf[(bits >> kArenaBits) & (kLeafEntries - 1)] = arena;
  return true;
}

void AddressMap::Remove(const void* base) {
  auto bits = reinterpret_cast<uintptr_t>(base);
  root_[bits >> kAddressLeafBits][(bits >> kArenaBits) & (kLeafEntries - 1)] = nullptr;
}

}  // namespace viv
