// LineMeter: what each line of chosen functions allocates and frees, callees included; what memory_profiler is built on.
//
// It is a trace function (sys.settrace) in C++: between two events of a frame the meter's numbers change by what the line between them did.
// It allocates nothing on the heap that it measures.
//
// Answers to memory_profiler's CodeMap and LineProfiler, which read the resident size of the process instead.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "interpreter/objects/code_object.h"
#include "interpreter/objects/frame_object.h"
#include "memory/allocation_meter.h"

namespace viv {

struct LineUse {
  int64_t occurrences = 0;
  int64_t increment = 0;  // what the line added, over all its occurrences; of the first line's first occurrence: `base` of Start
  int64_t allocated = 0, freed = 0;
  int64_t peak = 0;   // the highest that an occurrence rose above where it began
  int64_t after = 0;  // the highest that was in use after an occurrence
};

class LineMeter {
 public:
  explicit LineMeter(Heap* heap) : meter_(heap) {}

  // Measures from now on; `base` is what counts as in use already. May be nested.
  void Start(int64_t base);
  void Stop();
  bool running() const { return depth_ > 0; }

  void AddCode(Borrowed<CodeObject> code);
  bool Knows(const CodeObject* code) const { return lines_.contains(code); }
  // By line number. Null: not a code that was added.
  const std::map<int, LineUse>* LinesOf(const CodeObject* code) const;

  // Events of frames whose code is known.
  void OnCall(const CodeObject* code, int line);
  void OnLine(const CodeObject* code, int line);
  void OnReturn(const CodeObject* code);

 private:
  struct Running {  // an activation; the line that runs and where it began
    const CodeObject* code;
    int line;
    int64_t allocated, freed, peak_outside;
  };
  void BeginLine(Running* running, int line);
  void EndLine(Running* running);

  AllocationMeter meter_;
  int depth_ = 0;
  int64_t base_ = 0;
  struct Code {
    Ref<CodeObject> owner;
    std::map<int, LineUse> lines;
    bool called = false;
  };
  std::map<const CodeObject*, Code> lines_;
  std::vector<Running> running_;
};

}  // namespace viv
