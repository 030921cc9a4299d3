// AllocationTracer: while it runs, each block of the heap has a trace: how large it is and which Python code asked for it.
//
// A traceback is told apart by its frames' files and lines and by how many frames there were; equal ones are kept once and named by a
// number, the trace's origin. What finds the number is quick where the same instruction allocates again: a cache from its address, which
// is emptied of code that goes.
//
// The line is that of the instruction that the running frame has stored (FR1 of vm/frame.h). A block that comes out of a free list gets
// the trace of its new use, if it had one; a block from before the start has none. Blocks that are asked for while answers are built
// (PauseScope) have none either.
//
// Answers to CPython's Modules/_tracemalloc.c. Differences: importing a module is done in C++ here, so it shows no frames of importlib.
#pragma once

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/objects/object.h"
#include "interpreter/vm/frame.h"
#include "memory/allocation_traces.h"
#include "memory/trace_hooks.h"

namespace viv {

class AllocationTracer final : public AllocationObserver {
 public:
  static constexpr int kMaxFrames = 65535;

  explicit AllocationTracer(Heap* heap);
  ~AllocationTracer() override { Stop(); }
  AllocationTracer(const AllocationTracer&) = delete;
  AllocationTracer& operator=(const AllocationTracer&) = delete;

  // Traces from now on, up to `frames` frames a block. Does nothing while it runs already.
  void Start(int frames);
  void Stop();
  void Clear();  // forgets all traces
  bool running() const { return running_; }
  int frame_limit() const { return frame_limit_; }

  AllocationTraces& traces() { return traces_; }
  // What the tables take, in bytes.
  size_t OwnBytes() const;

  // ((filename, line), ...), the youngest first; null: failed. An origin of before the last Clear is unknown.
  Ref<Object> FramesOf(uint32_t origin) const;
  // How many frames there were.
  int TotalFramesOf(uint32_t origin) const { return OriginAt(origin).total; }

  class PauseScope {
   public:
    explicit PauseScope(AllocationTracer& tracer) : tracer_(tracer), before_(tracer.paused_) { tracer.paused_ = true; }
    ~PauseScope() { tracer_.paused_ = before_; }

   private:
    AllocationTracer& tracer_;
    bool before_;
  };

  void OnAllocate(Domain domain, void* block, size_t bytes) override;
  void OnReallocate(Domain domain, void* old_block, size_t old_bytes, void* block, size_t bytes) override;
  void OnFree(Domain domain, void* block) override;
  void OnReuse(void* block) override;

 private:
  struct Place {  // a frame of a traceback
    uint32_t file;
    int32_t line;
  };
  struct Origin {
    uint32_t first;  // in origin_places_
    uint16_t count, total;
  };
  struct CacheEntry {  // of an instruction; pc as the frame has it, which may lie outside the code
    const uint64_t* pc = nullptr;
    const CodeObject* code = nullptr;
    uint32_t place = 0;
    bool before_body = false;
    uint32_t total = 0;   // of `origin`; 0: none
    uint32_t origin = 0;  // of a traceback of this one frame
  };
  static constexpr size_t kCacheSize = 2048;
  static constexpr size_t kFilterBits = 1 << 15;

  Origin OriginAt(uint32_t origin) const { return origin < origins_.size() ? origins_[origin] : origins_[0]; }
  uint32_t CurrentOrigin();
  CacheEntry& EntryOf(const Frame* frame) {
    CacheEntry& entry = cache_[(reinterpret_cast<uintptr_t>(frame->pc) >> 3) % kCacheSize];
    if (__builtin_expect(entry.pc != frame->pc || entry.code != frame->code, 0)) FillEntry(frame, &entry);
    return entry;
  }
  void FillEntry(const Frame* frame, CacheEntry* entry);
  uint32_t InternPlace(const CodeObject* code, int32_t word);
  uint32_t InternOrigin(const uint32_t* places, size_t count, size_t total);
  void ForgetCode();
  static size_t FilterBit(const void* block) {
    return static_cast<size_t>((reinterpret_cast<uintptr_t>(block) >> 4) * 0x9E3779B97F4A7C15u >> 49);
  }

  Heap* heap_;
  bool running_ = false, paused_ = false;
  int frame_limit_ = 1;
  AllocationTraces traces_;
  std::vector<Ref<Object>> files_;
  absl::flat_hash_map<std::string, uint32_t> file_numbers_;
  std::vector<Place> places_;
  absl::flat_hash_map<uint64_t, uint32_t> place_numbers_;  // file << 32 | line
  std::vector<Origin> origins_;                            // 0: unknown
  std::vector<uint32_t> origin_places_;
  absl::flat_hash_map<std::string, uint32_t> origin_numbers_;  // by the bytes of total and places
  std::vector<uint32_t> walked_;                               // scratch
  std::string key_;
  std::vector<CacheEntry> cache_;
  // The words of the code objects that the cache knows: when such a block is freed, the cache is emptied. First a bit, then surely.
  std::vector<uint64_t> code_filter_;
  absl::flat_hash_set<const void*> cached_code_;
};

}  // namespace viv
