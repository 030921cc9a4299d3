// frame and traceback objects. A FrameObject exists only where somebody asked for one (sys._getframe, a traceback): while its frame
// runs it looks at the VM's registers; when the frame ends they move into the object. The VM fills in how (vm/frame.h).
// Answers to CPython's Objects/frameobject.c and Python/traceback.c.
#pragma once

#include "interpreter/objects/code_object.h"
#include "interpreter/objects/object.h"

namespace viv {

struct FrameObject : Object {
  GcSlot<Object> back;       // FrameObject or null; filled when the frame ends (before: the VM knows)
  void* live;                // the VM's frame while it runs; null: ended
  GcSlot<CodeObject> code;
  GcSlot<DictObject> globals;
  GcSlot<Object> builtins;
  GcSlot<Object> locals;     // the mapping of a module or class body, or the dict that f_locals shows; null: none yet
  GcSlot<Object> trace;      // f_trace
  int32_t last_word;         // of the instruction that runs or ran last; -1: not started
  int32_t line_override;
  bool trace_lines, trace_opcodes;
  int32_t register_count;    // valid once ended
  Object** registers;        // mem domain, owned; null while it runs or when cleared
  Object* generator;         // borrowed: the generator whose frame it is, while that is not finished; null: none
};

struct TracebackObject : Object {
  GcSlot<Object> next;  // TracebackObject or null
  GcSlot<FrameObject> frame;
  int32_t last_word;    // tb_lasti
  int32_t line;
};

}  // namespace viv
