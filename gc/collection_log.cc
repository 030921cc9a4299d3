#include "gc/collection_log.h"

#include <cstdio>

namespace viv {

GcObserver CollectionLog::observer() {
  return {[](void* context, const GcEvent& event) { static_cast<CollectionLog*>(context)->OnEvent(event); }, this, false};
}

void CollectionLog::OnEvent(const GcEvent& event) {
  if (event.kind == GcEventKind::kFinalize) {
    ++finalizers_;
  } else if (event.kind == GcEventKind::kCollectionStart) {
    start_ = event.start;
    examined_ = event.number;
    finalizers_ = 0;
    started_ = Clock::now();
  } else if (event.kind == GcEventKind::kCollectionStop) {
    double milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - started_).count();
    Sums sums = {1, examined_, event.number, event.other_number, finalizers_, milliseconds};
    if (start_.reason != GcReason::kExit) {
      char head[128];
      std::snprintf(head, sizeof head, "gc: generation %d, %s: counts %d %d %d, ", event.generation, GcReasonName(start_.reason),
                    start_.counts[0], start_.counts[1], start_.counts[2]);
      write_(head + Format(sums));
      return;
    }
    ++at_exit_.collections;
    at_exit_.examined += sums.examined;
    at_exit_.collected += sums.collected;
    at_exit_.uncollectable += sums.uncollectable;
    at_exit_.finalizers += sums.finalizers;
    at_exit_.milliseconds += sums.milliseconds;
  }
}

std::string CollectionLog::Format(const Sums& sums) {
  char text[192];
  std::snprintf(text, sizeof text, "examined %lld, collected %lld, uncollectable %lld, finalizers %lld, %.3f ms",
                static_cast<long long>(sums.examined), static_cast<long long>(sums.collected),
                static_cast<long long>(sums.uncollectable), static_cast<long long>(sums.finalizers), sums.milliseconds);
  return text;
}

void CollectionLog::Finish() {
  if (at_exit_.collections == 0) return;
  write_("gc: " + std::to_string(at_exit_.collections) + " collections at exit: " + Format(at_exit_));
  at_exit_ = {};
}

}  // namespace viv
