// Raising, testing and catching exceptions from C++.
//
// A function that fails returns null / false / -1 and leaves the exception in ThreadState::pending, as a finished object (never a
// bare type). At most one is pending. Code that runs with one pending must neither clear nor replace it by accident: what has to run
// Python meanwhile (deallocation, callbacks) wraps itself in SavedException.
// Answers to CPython's Python/errors.c.
#pragma once

#include "interpreter/objects/runtime.h"

namespace viv {

inline bool ErrorPending() { return CurrentThread().pending != nullptr; }

// Raises `type` with a formatted message. The format is printf's with these conversions only: %s (const char*, UTF-8), %d %u (int),
// %zd (ptrdiff_t), %zu, %lld, %llu, %c, %x %p %%, and %U (StrObject*), %R (Object*: its repr), %S (Object*: its str), %A (ascii),
// %T (Object*: its type's name), %K (the same, but None for None), %N (TypeObject*: its name); a precision cuts. Returns null.
Ref<Object> Raise(TypeId type, const char* format, ...);
Ref<Object> RaiseV(TypeObject* type, const char* format, va_list args);
// The same for a function that returns bool or int.
bool RaiseFalse(TypeId type, const char* format, ...);
int RaiseMinusOne(TypeId type, const char* format, ...);

Ref<Object> RaiseTypeError(const char* format, ...);
Ref<Object> RaiseValueError(const char* format, ...);

void RaiseObject(Borrowed<Object> exception);                        // an exception instance; sets __context__ from the handled one
void RaiseWithValue(TypeId type, Borrowed<Object> value);            // type(value): KeyError(key), StopIteration(value)
void RaiseWithArgs(TypeObject* type, Borrowed<TupleObject> args);
void RaiseNone(TypeId type);                                         // type()
Ref<Object> RaiseMemoryError();                                      // allocates nothing
Ref<Object> RaiseKeyError(Borrowed<Object> key);
Ref<Object> RaiseOSError(int error_number, Borrowed<Object> filename_or_null = nullptr, Borrowed<Object> filename2_or_null = nullptr);
Ref<Object> RaiseAttributeError(Borrowed<Object> object, Borrowed<StrObject> name);  // "'T' object has no attribute 'name'", name and obj set
Ref<Object> RaiseBadInternalCall(const char* where);

// Does the pending exception match (isinstance)? False where none is pending.
bool PendingMatches(TypeId type);
bool PendingMatches(TypeObject* type);
void ClearError();
Ref<BaseExceptionObject> TakeError();                 // null: none was pending
void RestoreError(Ref<BaseExceptionObject> exception);  // replaces what is pending
// Sets the pending exception's __cause__ and __context__ to what was pending before (`raise ... from`).
void ChainError(Ref<BaseExceptionObject> previous);

// The pending StopIteration's value, with the exception cleared; None where none is pending; null (another exception stays pending).
Ref<Object> TakeStopIterationValue();

// Keeps the pending exception aside for a scope and puts it back at the end; what is pending then is reported as unraisable.
class SavedException {
 public:
  SavedException() : saved_(TakeError()) {}
  ~SavedException();

 private:
  Ref<BaseExceptionObject> saved_;
};

// Reports the pending exception to sys.unraisablehook: "Exception ignored in: <repr of where>". Leaves nothing pending.
void WriteUnraisable(Borrowed<Object> where_or_null, const char* message_or_null = nullptr);

// False: the warning was turned into an exception.
bool Warn(TypeId category, int stack_level, const char* format, ...);

// RecursionError: "maximum recursion depth exceeded" and `where`. Making it calls, too: meanwhile there is room beyond the limit, in
// calls and on the C++ stack.
Ref<Object> RaiseRecursionError(const char* where);

// Guards recursion of C++ code that a program can drive (repr, comparison, hash, call). `where` continues the message "maximum
// recursion depth exceeded", e.g. " while calling a Python object".
class RecursionGuard {
 public:
  explicit RecursionGuard(const char* where) : thread_(CurrentThread()) {
    entered_ = --thread_.recursion_remaining >= 0 && reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) > thread_.stack_limit;
    if (__builtin_expect(!entered_, 0)) entered_ = Overflow(where);
  }
  ~RecursionGuard() { ++thread_.recursion_remaining; }
  explicit operator bool() const { return entered_; }

 private:
  bool Overflow(const char* where);  // raises RecursionError unless in the headroom
  ThreadState& thread_;
  bool entered_;
};

}  // namespace viv
