// Plays recorded runs against the private heap, the C library's malloc and, where it was there at build time, mimalloc:
// replay_allocations TRACE... [options of Google Benchmark]. Every block is written to once, as a header would be; time is for a whole run.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#ifdef VIV_HAS_MIMALLOC
#include <mimalloc.h>
#endif

#include "memory/heap.h"
#include "tests/benchmarks/allocator/trace_format.h"

namespace viv {
namespace {

struct Pools {
  static void* Get(size_t bytes) { return AllocateObjectMemory(bytes); }
  static void* Resize(void* block, size_t bytes) { return Reallocate(Domain::kObject, block, bytes); }
  static void Put(void* block) { FreeObjectMemory(block); }
};
struct Malloc {
  static void* Get(size_t bytes) { return std::malloc(bytes); }
  static void* Resize(void* block, size_t bytes) { return std::realloc(block, bytes); }
  static void Put(void* block) { std::free(block); }
};
#ifdef VIV_HAS_MIMALLOC
struct Mimalloc {
  static void* Get(size_t bytes) { return mi_malloc(bytes); }
  static void* Resize(void* block, size_t bytes) { return mi_realloc(block, bytes); }
  static void Put(void* block) { mi_free(block); }
};
#endif

struct Trace {
  std::string name;
  std::vector<TraceEvent> events;
  size_t slots = 0;
};

bool Read(const char* path, Trace* trace) {
  FILE* file = std::fopen(path, "rb");
  if (!file) return false;
  TraceEvent event;
  while (std::fread(&event, sizeof event, 1, file) == 1) {
    trace->events.push_back(event);
    trace->slots = std::max(trace->slots, static_cast<size_t>(event.slot) + 1);
  }
  std::fclose(file);
  trace->name = path;
  trace->name = trace->name.substr(trace->name.rfind('/') + 1);
  return !trace->events.empty();
}

template <class Allocator>
void Play(benchmark::State& state, const Trace& trace) {
  Heap heap;
  HeapScope scope(&heap);
  std::vector<void*> blocks(trace.slots);
  for (auto _ : state) {
    for (const TraceEvent& event : trace.events) {
      void*& block = blocks[event.slot];
      if (event.kind == TraceEvent::kAllocate) {
        block = Allocator::Get(event.bytes);
        if (event.bytes >= sizeof(uint64_t)) *static_cast<uint64_t*>(block) = event.slot;
      } else if (event.kind == TraceEvent::kReallocate) {
        block = Allocator::Resize(block, event.bytes);
      } else {
        Allocator::Put(block);
        block = nullptr;
      }
    }
    for (void*& block : blocks) {
      if (block) Allocator::Put(block);
      block = nullptr;
    }
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * trace.events.size()));
}

}  // namespace
}  // namespace viv

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  static std::vector<viv::Trace> traces(argc);
  for (int i = 1; i < argc; ++i) {
    if (!viv::Read(argv[i], &traces[i])) {
      std::fprintf(stderr, "%s: no trace\n", argv[i]);
      return 1;
    }
    auto add = [&](const char* name, auto* play) {
      benchmark::RegisterBenchmark((traces[i].name + "/" + name).c_str(), [play, i](benchmark::State& state) { play(state, traces[i]); });
    };
    add("heap", &viv::Play<viv::Pools>);
    add("malloc", &viv::Play<viv::Malloc>);
#ifdef VIV_HAS_MIMALLOC
    add("mimalloc", &viv::Play<viv::Mimalloc>);
#endif
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
