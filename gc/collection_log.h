// A readable line for each collection: what `viv --trace-gc` prints.
//
//   gc: generation 0, threshold: counts 701 3 1, examined 643, collected 12, uncollectable 0, finalizers 2, 0.021 ms
//
// *counts* are gc.get_count() as it stood before; *examined* is how many containers the collection looked at, *finalizers* how many
// it called (`__del__`, and those of generators and coroutines). Why it started stands in front of the colon: see GcReason. The
// collections at the interpreter's end are summed up in one line, which Finish writes. README.md explains an example.
//
// An observer (gc/trace.h) that the collector must not outlive. Answers to gc.set_debug(gc.DEBUG_STATS), which tells less.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "gc/trace.h"

namespace viv {

class CollectionLog {
 public:
  using Write = void (*)(const std::string& line);  // the line without a newline

  explicit CollectionLog(Write write) : write_(write) {}
  CollectionLog(const CollectionLog&) = delete;
  CollectionLog& operator=(const CollectionLog&) = delete;

  GcObserver observer();
  // After the last collection: the line about those with GcReason::kExit, if there were any.
  void Finish();

 private:
  using Clock = std::chrono::steady_clock;

  struct Sums {
    int64_t collections = 0, examined = 0, collected = 0, uncollectable = 0, finalizers = 0;
    double milliseconds = 0;
  };

  void OnEvent(const GcEvent& event);
  static std::string Format(const Sums& sums);

  Write write_;
  GcStart start_;
  int64_t examined_ = 0, finalizers_ = 0;
  Clock::time_point started_;
  Sums at_exit_;
};

}  // namespace viv
