// What the loop does about exceptions: traceback entries, the exception table, the stack of handled exceptions, `raise`.
// Answers to the error parts of CPython's Python/ceval.c and Python/errors.c.
#pragma once

#include "interpreter/objects/exception_object.h"
#include "interpreter/vm/thread.h"

namespace viv {

// One entry for `frame` in front of the pending exception's traceback.
void AddTracebackEntry(Frame* frame);
// The innermost table entry that holds the word, null: the exception leaves the frame.
const ExceptionTableEntry* FindHandler(const CodeObject* code, uint32_t word);
// Releases the temporaries from register `depth` up, the highest first.
void ReleaseTemporaries(Frame* frame, int32_t depth);

// The exception that the running code handles (sys.exception()), null: none. Borrowed.
BaseExceptionObject* HandledExceptionNow();

// `raise exception from cause` (both as the statement got them; null: absent). Always leaves an exception pending.
// True: it is the one that is handled already, raised again by a bare `raise`: it keeps its traceback as it is.
bool DoRaise(Ref<Object> exception_or_null, Ref<Object> cause_or_null);

}  // namespace viv
