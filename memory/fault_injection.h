// Making allocations fail on purpose, to prove that every path out of memory is right.
//
// What counts: every Allocate, AllocateZeroed and Reallocate of every domain, from the moment the plan is set, the first being
// number 1; a block taken from a free list is not an allocation (turn the lists off with HeapOptions::free_lists to count those
// too). `viv --fail-alloc N` sets FaultPlan::FailNth(N) right before the program's first statement.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viv {

struct FaultPlan {
  uint64_t first = UINT64_MAX;  // allocations first..last fail
  uint64_t last = UINT64_MAX;
  size_t byte_cap = SIZE_MAX;  // an allocation that would bring the live bytes above this fails

  static FaultPlan FailNth(uint64_t n) { return {n, n, SIZE_MAX}; }
  static FaultPlan FailFrom(uint64_t n) { return {n, UINT64_MAX, SIZE_MAX}; }
  static FaultPlan FailRange(uint64_t first, uint64_t last) { return {first, last, SIZE_MAX}; }
  static FaultPlan CapBytes(size_t bytes) { return {UINT64_MAX, UINT64_MAX, bytes}; }
};

// Called for every injected failure; does nothing. Set a breakpoint here to see who asked.
void OnInjectedFailure(uint64_t allocation, size_t bytes);

class FaultInjector {
 public:
  void Set(const FaultPlan& plan) {
    plan_ = plan;
    active_ = true;
    seen_ = failed_ = 0;
  }
  void Clear() { active_ = false; }

  // Counts the allocation. live_bytes matters only under a cap.
  bool ShouldFail(size_t bytes, size_t live_bytes) {
    if (!active_) return false;
    ++seen_;
    bool fails = (seen_ >= plan_.first && seen_ <= plan_.last) ||
                 (plan_.byte_cap != SIZE_MAX && (bytes > plan_.byte_cap || live_bytes > plan_.byte_cap - bytes));
    if (fails) {
      ++failed_;
      OnInjectedFailure(seen_, bytes);
    }
    return fails;
  }

  bool capped() const { return active_ && plan_.byte_cap != SIZE_MAX; }
  bool active() const { return active_; }
  uint64_t seen() const { return seen_; }
  uint64_t failed() const { return failed_; }

 private:
  FaultPlan plan_;
  bool active_ = false;
  uint64_t seen_ = 0;
  uint64_t failed_ = 0;
};

}  // namespace viv
