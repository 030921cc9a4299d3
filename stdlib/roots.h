// Roots: the references that no object owns. Frames that run, the thread, the runtime's singletons, caches and tables, the state of the
// library. What C++ code holds in local variables while it runs is in no list and remains unnamed.
//
// Nothing here allocates from the heap, changes a count or runs Python.
#pragma once

#include "interpreter/vm/frame.h"
#include "stdlib/references.h"

namespace viv {

enum class RootKind : uint8_t {
  kVariable,     // of a frame: frame, name
  kTemporary,    // of a frame: frame
  kArgument,     // an argument of the call that is looking
  kFunction,     // a frame runs it: frame
  kCode,         // a frame runs it: frame
  kFrameObject,  // of a frame: frame
  kNamespace,    // of a frame of a module or class body: frame
  kFixed         // text
};

struct Root {
  RootKind kind;
  const Frame* frame = nullptr;
  Object* name = nullptr;
  const char* text = nullptr;
};

using EachRoot = absl::FunctionRef<void(Object* target, const Root& root)>;

// Calls `each` for every such reference, as often as it is owned. `arguments`: of the builtin function that is looking.
void ForEachRoot(ArgSpan arguments, EachRoot each);

// How many references an object that is never to die was given at the start without an owner; 0: none.
uint32_t SurplusReferences(const Object* object);

}  // namespace viv
