// LineMeter: what each line of chosen functions allocates and frees; what memory_profiler is built on.
//
// It is a trace function (sys.settrace) in C++: between two events of a frame the meter's numbers change by what the line between them did,
// callees included. It allocates nothing on the heap that it measures. Functions are measured for a session, of which several may run, one
// inside the other; an activation belongs to the youngest session that knows its code. Code inside a function (a comprehension, a lambda)
// counts with the function; while it runs, the line that called it does not, so that nothing counts twice in a table.
//
// Answers to memory_profiler's CodeMap and LineProfiler, which read the resident size of the process instead.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "interpreter/objects/code_object.h"
#include "memory/allocation_meter.h"

namespace viv {

struct LineUse {
  int64_t occurrences = 0;
  int64_t increment = 0;  // what the line added, over all its occurrences; of the first occurrence of all: what was in use
  int64_t allocated = 0, freed = 0;
  int64_t peak = 0;   // the highest that an occurrence rose above where it began
  int64_t after = 0;  // the highest that was in use after an occurrence
};

class LineMeter {
 public:
  explicit LineMeter(Heap* heap) : meter_(heap) {}

  int NewSession();
  void ForgetSession(int session);  // not while it runs
  // `function_or_null`: the code, added before, whose table the lines go to.
  void AddCode(int session, Borrowed<CodeObject> code, const CodeObject* function_or_null);
  // By line number. Null: not a code of the session.
  const std::map<int, LineUse>* LinesOf(int session, const CodeObject* code) const;

  // Measures; `base` is what counts as in use already. A session may be started again inside itself.
  void Start(int session, int64_t base);
  void Stop();  // what was started last
  bool running() const { return !started_.empty(); }

  // Events of frames. OnCall answers false where no running session knows the code.
  bool OnCall(const CodeObject* code, int line);
  void OnLine(const CodeObject* code, int line);
  void OnReturn(const CodeObject* code);

 private:
  struct Table {
    std::map<int, LineUse> lines;
    bool used = false;
  };
  struct Session {
    std::vector<Ref<CodeObject>> owned;
    std::map<const CodeObject*, std::shared_ptr<Table>> tables;
  };
  struct Running {  // an activation; the line that runs and where it began
    const CodeObject* code;
    Table* table;
    int line;
    int64_t allocated, freed, peak_outside;
  };
  void Begin(Running* running);
  // What the line did since Begin.
  void Account(Running* running, bool finished);

  AllocationMeter meter_;
  int64_t base_ = 0;
  int next_session_ = 1;
  std::map<int, Session> sessions_;
  std::vector<int> started_;
  std::vector<Running> running_;
};

}  // namespace viv
