// The search for garbage: which containers of a list are kept alive only by one another.
//
// Three passes over the list, none of them recursive and none running Python:
//   copy       each head's `prev` becomes a copy of the refcount, and gets kPrevCollecting
//   subtract   each reference from one listed container to another takes one off the copy. What is left counts the references from
//              outside: local variables, C++ code, older generations
//   move       left to right: an object whose copy is above zero is reachable, and so is what it refers to; one whose copy is zero
//   goes
//              to `unreachable` for the time being and comes back, at the end of the list, when something reachable refers to it.
//              On the way `prev` becomes a pointer again
//
// Moving the unreachable ones rather than the reachable ones pays because nearly everything is reachable nearly always.
#pragma once

#include "gc/gc_list.h"
#include "gc/trace.h"

namespace viv {

// What the move pass found reachable, for who has to go over it again.
struct Survivors {
  int64_t heads = 0, tuples = 0, dicts = 0;  // the latter two: exactly of that kind
};

// Splits `base`: what stays is reachable from outside, with no flags; what goes to `unreachable` (empty before) is not, and each of
// its heads has both kPrevCollecting and kNextUnreachable, which only ClearUnreachableMarks and the passes that know of it may see.
// `observer` is told the details if it asked for them.
Survivors DeduceUnreachable(GcHead* base, GcHead* unreachable, const GcObserver& observer, int generation);

// Makes such a list an ordinary one, whose heads still have kPrevCollecting.
void ClearUnreachableMarks(GcHead* unreachable);

// The flags that all heads of a list have, by phase.
enum class ListFlags {
  kNone,        // an ordinary list
  kCollecting,  // candidates, the marks in `next` gone
  kBoth,        // as DeduceUnreachable leaves them
};

// Asserts them and the links both ways, in builds with checks.
void ValidateList(const GcHead* list, ListFlags flags);

}  // namespace viv
