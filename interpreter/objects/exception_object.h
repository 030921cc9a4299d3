// Exceptions: the instances of BaseException and of what derives from it (exceptions.def names the layout of each).
// Answers to CPython's Objects/exceptions.c.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

struct BaseExceptionObject : Object {
  Object* dict;  // owned; null until asked for
  GcSlot<TupleObject> args;
  GcSlot<Object> notes;
  GcSlot<Object> traceback;  // TracebackObject; null: none
  GcSlot<Object> context;    // exception; null: none
  GcSlot<Object> cause;      // exception; null: none
  bool suppress_context;
};
static_assert(sizeof(BaseExceptionObject) == 72);

struct SyntaxErrorObject : BaseExceptionObject {
  GcSlot<Object> msg, filename, lineno, offset, end_lineno, end_offset, text, print_file_and_line;
};
struct StopIterationObject : BaseExceptionObject {
  GcSlot<Object> value;
};
struct SystemExitObject : BaseExceptionObject {
  GcSlot<Object> code;
};
struct ImportErrorObject : BaseExceptionObject {
  GcSlot<Object> msg, name, path;
};
struct NameErrorObject : BaseExceptionObject {
  GcSlot<Object> name;
};
struct AttributeErrorObject : BaseExceptionObject {
  GcSlot<Object> obj, name;
};
struct OSErrorObject : BaseExceptionObject {
  GcSlot<Object> myerrno, strerror, filename, filename2;
  ptrdiff_t written;
};
struct UnicodeErrorObject : BaseExceptionObject {
  GcSlot<Object> encoding, object, reason;
  ptrdiff_t start, end;
};
struct BaseExceptionGroupObject : BaseExceptionObject {
  GcSlot<StrObject> msg;
  GcSlot<TupleObject> exceptions;
};

inline BaseExceptionObject* AsException(Object* object) { return static_cast<BaseExceptionObject*>(object); }
Ref<BaseExceptionObject> NewException(TypeObject* type, Borrowed<TupleObject> args);  // calls the type
// Does `exception` (an instance) match what stands behind `except`: a class, or a tuple of classes? -1: it is no exception class,
// TypeError pending.
int ExceptionMatches(Borrowed<Object> exception, Borrowed<Object> class_or_tuple);
// `except*`: splits into what matches and the rest (either may be None). False: exception pending.
bool ExceptionGroupMatch(Borrowed<Object> exception, Borrowed<Object> class_or_tuple, Ref<Object>* match, Ref<Object>* rest);
// What an `except*` statement raises in the end, from the original exception and the list of what its clauses raised and left over
// (None: nothing). _PyExc_PrepReraiseStar.
Ref<Object> PrepareReraiseStar(Borrowed<Object> original, Borrowed<ListObject> raised);
// One more frame in front of an exception's traceback.
struct FrameObject;
bool AddTraceback(BaseExceptionObject* exception, FrameObject* frame, int instruction, int line);

}  // namespace viv
