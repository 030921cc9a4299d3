// One interpreter, whole: heap, collector, runtime, VM and library, made in this order and ended in the reverse one.
#pragma once

#include <memory>

#include "gc/collector.h"
#include "interpreter/cli/configuration.h"
#include "interpreter/objects/runtime.h"
#include "memory/heap.h"
#include "stdlib/library.h"

namespace viv::cli {

class Interpreter {
 public:
  explicit Interpreter(const Configuration& configuration);
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  // False: it could not start; the reason has been printed.
  bool started() const { return started_; }
  Heap& heap() { return heap_; }
  Collector& collector() { return collector_; }
  Runtime& runtime() { return runtime_; }
  // What FiniLibrary says. Ends the program's part; the destructor does the rest.
  int Finish();
  // Daemon threads that still run. They never get the interpreter lock again, but may wait for the system with memory of the heap in
  // hand, so that the process must end without the destructor.
  bool HasOtherThreads() const;
  // The destructor prints to stderr what the heap still holds in the end.
  void ReportLeaksAtEnd() { report_leaks_ = true; }

 private:
  Heap heap_;
  HeapScope heap_scope_;
  Collector collector_;
  CollectorScope collector_scope_;
  Runtime runtime_;
  RuntimeScope runtime_scope_;
  bool objects_ = false, vm_ = false, started_ = false, finished_ = false, report_leaks_ = false;
};

}  // namespace viv::cli
