// What a block costs: the object domain of the private heap against malloc and against a bare list of free blocks per size class
// (no pools, nothing ever returned: the floor). Run: bench_memory --benchmark_min_time=0.3
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <cstring>
#include <vector>

#include "memory/heap.h"

namespace viv {
namespace {

struct Malloc {
  static void* Get(size_t bytes) { return std::malloc(bytes); }
  static void Put(void* block, size_t) { std::free(block); }
};

struct BareFreeList {
  static inline thread_local FreeBlock* lists[kSizeClassCount + 1];
  static void* Get(size_t bytes) {
    FreeBlock*& list = lists[SizeClassOf(bytes)];
    FreeBlock* block = list;
    if (__builtin_expect(block == nullptr, 0)) return Refill(SizeClassOf(bytes));
    list = block->next;
    return block;
  }
  static void Put(void* memory, size_t bytes) {
    FreeBlock*& list = lists[SizeClassOf(bytes)];
    auto* block = static_cast<FreeBlock*>(memory);
    block->next = list;
    list = block;
  }
  [[gnu::noinline]] static void* Refill(size_t size_class) {
    constexpr size_t kChunk = 1 << 16;
    char* memory = static_cast<char*>(std::malloc(kChunk));
    size_t bytes = SizeClassBytes(size_class);
    FreeBlock* list = nullptr;
    for (size_t i = kChunk / bytes; i-- > 0;) {
      auto* block = reinterpret_cast<FreeBlock*>(memory + i * bytes);
      block->next = list;
      list = block;
    }
    lists[size_class] = list->next;
    return list;
  }
};

struct Pools {
  static void* Get(size_t bytes) { return AllocateObjectMemory(bytes); }
  static void Put(void* block, size_t) { FreeObjectMemory(block); }
};

struct PoolsSized {
  static void* Get(size_t bytes) { return AllocateObjectMemory(bytes); }
  static void Put(void* block, size_t bytes) { FreeObjectMemory(block, bytes); }
};

struct PoolsOutOfLine {
  static void* Get(size_t bytes) { return Allocate(Domain::kObject, bytes); }
  static void Put(void* block, size_t) { Free(Domain::kObject, block); }
};

struct TypeFreeList {
  static void* Get(size_t bytes) { return AllocateObjectMemory(FreeListId::kFloat, bytes); }
  static void Put(void* block, size_t) { FreeObjectMemory(FreeListId::kFloat, block); }
};

// A temporary: made and dropped at once, with other blocks of the class alive.
template <class Allocator>
void Temporary(benchmark::State& state) {
  Heap heap;
  HeapScope scope(&heap);
  void* keep = Allocator::Get(32);
  for (auto _ : state) {
    void* block = Allocator::Get(32);
    static_cast<char*>(block)[16] = 1;
    benchmark::DoNotOptimize(block);
    Allocator::Put(block, 32);
  }
  Allocator::Put(keep, 32);
}

// A boxed counter: the new value is made before the old one dies.
template <class Allocator>
void Counter(benchmark::State& state) {
  Heap heap;
  HeapScope scope(&heap);
  void* old = Allocator::Get(32);
  for (auto _ : state) {
    void* block = Allocator::Get(32);
    static_cast<char*>(block)[16] = 1;
    benchmark::DoNotOptimize(block);
    Allocator::Put(old, 32);
    old = block;
  }
  Allocator::Put(old, 32);
}

// A structure is built and dropped: 10000 blocks of 64 bytes (a small container), freed in the order they were made.
template <class Allocator>
void BuildAndDrop(benchmark::State& state) {
  Heap heap;
  HeapScope scope(&heap);
  std::vector<void*> blocks(10000);
  for (auto _ : state) {
    for (void*& block : blocks) {
      block = Allocator::Get(64);
      *static_cast<uint64_t*>(block) = 1;
    }
    for (void* block : blocks) Allocator::Put(block, 64);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(blocks.size()));
}

// Steady state of a large program: 100000 live blocks of mixed sizes, a random one replaced each time.
template <class Allocator>
void Churn(benchmark::State& state) {
  Heap heap;
  HeapScope scope(&heap);
  struct Item {
    void* block;
    size_t bytes;
  };
  static constexpr size_t kSizes[] = {24, 28, 32, 48, 56, 56, 64, 64, 72, 104, 120, 200};
  std::vector<Item> items(100000);
  uint64_t random = 88172645463325252u;
  auto next = [&random] {
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    return random;
  };
  for (Item& item : items) {
    item.bytes = kSizes[next() % std::size(kSizes)];
    item.block = Allocator::Get(item.bytes);
  }
  for (auto _ : state) {
    uint64_t r = next();
    Item& item = items[r % items.size()];
    Allocator::Put(item.block, item.bytes);
    item.bytes = kSizes[(r >> 32) % std::size(kSizes)];
    item.block = Allocator::Get(item.bytes);
    *static_cast<uint64_t*>(item.block) = r;
  }
  for (Item& item : items) Allocator::Put(item.block, item.bytes);
}

#define VIV_BENCHMARK_ALL(workload)  \
  BENCHMARK(workload<Malloc>);       \
  BENCHMARK(workload<BareFreeList>); \
  BENCHMARK(workload<Pools>);        \
  BENCHMARK(workload<PoolsSized>);   \
  BENCHMARK(workload<PoolsOutOfLine>)
VIV_BENCHMARK_ALL(Temporary);
BENCHMARK(Temporary<TypeFreeList>);
VIV_BENCHMARK_ALL(Counter);
BENCHMARK(Counter<TypeFreeList>);
VIV_BENCHMARK_ALL(BuildAndDrop);
VIV_BENCHMARK_ALL(Churn);

}  // namespace
}  // namespace viv

BENCHMARK_MAIN();
