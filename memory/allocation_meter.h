// AllocationMeter: counts the bytes that are allocated and freed while it runs, each block at the size that the heap offers
// (Heap::BlockBytes), so that what a block adds when it comes is what it takes away when it goes. Blocks from before the start count
// when they go or are resized.
#pragma once

#include <algorithm>
#include <cstdint>

#include "memory/heap.h"
#include "memory/trace_hooks.h"

namespace viv {

class AllocationMeter final : public AllocationObserver {
 public:
  explicit AllocationMeter(Heap* heap) : heap_(heap) {}
  ~AllocationMeter() override { Stop(); }
  AllocationMeter(const AllocationMeter&) = delete;
  AllocationMeter& operator=(const AllocationMeter&) = delete;

  void Start() {
    if (running_) return;
    running_ = true;
    heap_->AddObserver(this);
  }
  void Stop() {
    if (!running_) return;
    running_ = false;
    heap_->RemoveObserver(this);
  }

  int64_t allocated() const { return allocated_; }
  int64_t freed() const { return freed_; }
  int64_t net() const { return allocated_ - freed_; }  // may be negative
  // The highest net since the start or the last ResetPeak.
  int64_t peak() const { return peak_; }
  void ResetPeak() { peak_ = net(); }
  void RaisePeak(int64_t to) { peak_ = std::max(peak_, to); }

  void OnAllocate(Domain, void* block, size_t) override { Add(heap_->BlockBytes(block)); }
  void OnReallocate(Domain, void*, size_t old_bytes, void* block, size_t) override {
    freed_ += static_cast<int64_t>(old_bytes);
    Add(heap_->BlockBytes(block));
  }
  void OnFree(Domain, void* block) override { freed_ += static_cast<int64_t>(heap_->BlockBytes(block)); }

 private:
  void Add(size_t bytes) {
    allocated_ += static_cast<int64_t>(bytes);
    peak_ = std::max(peak_, net());
  }

  Heap* heap_;
  bool running_ = false;
  int64_t allocated_ = 0, freed_ = 0, peak_ = 0;
};

}  // namespace viv
