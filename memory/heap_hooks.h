// What stands in front of a heap's layers: for memory/'s own sources. Everybody else uses heap.h.
#pragma once

#include <vector>

#include "memory/debug_hooks.h"
#include "memory/heap.h"
#include "memory/quarantine.h"
#include "memory/trace_hooks.h"

namespace viv {

struct HeapHooks {
  explicit HeapHooks(const HeapOptions& options)
      : debugging(HasDebugHooks(options.mode)),
        quarantining(options.quarantine_blocks > 0),
        quarantine(options.quarantine_blocks) {}

  bool debugging;
  bool quarantining;
  bool observing = false;  // an observer is running: what it does is not reported
  DebugHooks debug;
  Quarantine quarantine;
  std::vector<AllocationObserver*> observers;

  template <class Call>
  void Notify(Call call) {
    if (observing) return;
    observing = true;
    for (AllocationObserver* observer : observers) call(observer);
    observing = false;
  }
};

}  // namespace viv
