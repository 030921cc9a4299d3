#include "interpreter/objects/errors.h"

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstring>

#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

// The exception that the innermost running `except` block handles, or null.
BaseExceptionObject* HandledNow() {
  for (HandledException* item = CurrentThread().handled; item; item = item->previous) {
    if (item->value.get()) return item->value.get();
  }
  return nullptr;
}

// Makes `handled` the context of `exception`, after cutting the link that would close a circle of contexts.
void SetContext(BaseExceptionObject* exception, BaseExceptionObject* handled) {
  if (exception == handled) return;
  // Two speeds find a circle that a program built by hand (Floyd).
  BaseExceptionObject* slow = handled;
  BaseExceptionObject* walker = handled;
  bool advance_slow = false;
  while (Object* context = walker->context.get()) {
    if (context == exception) {
      walker->context.Clear();
      break;
    }
    walker = AsException(context);
    if (walker == slow) break;
    if (advance_slow) slow = AsException(slow->context.get());
    advance_slow = !advance_slow;
  }
  exception->context.Set(NewRef<Object>(handled));
}

void SetPending(Ref<BaseExceptionObject> exception) {
  BaseExceptionObject* old = CurrentThread().pending;
  CurrentThread().pending = exception.Release();
  DecRefOrNull(old);
}

}  // namespace

// ---- Raising ---------------------------------------------------------------------------------------------------------------------

void RaiseObject(Borrowed<Object> exception) {
  Ref<BaseExceptionObject> owned = Ref<BaseExceptionObject>::Share(AsException(exception));
  if (BaseExceptionObject* handled = HandledNow()) SetContext(owned.get(), handled);
  SetPending(std::move(owned));
}

void RaiseWithArgs(TypeObject* type, Borrowed<TupleObject> args) {
  Ref<BaseExceptionObject> exception = NewException(type, args);
  if (exception) RaiseObject(exception);
}

void RaiseWithValue(TypeId type, Borrowed<Object> value) {
  Ref<TupleObject> args = NewTuple({value.get()});
  if (args) RaiseWithArgs(BuiltinType(type), args);
}

void RaiseNone(TypeId type) {
  Ref<TupleObject> args = EmptyTuple();
  if (args) RaiseWithArgs(BuiltinType(type), args);
}

Ref<Object> RaiseV(TypeObject* type, const char* format, va_list args) {
  Ref<StrObject> text = StrFormatV(format, args);
  if (!text) return nullptr;
  Ref<TupleObject> tuple = NewTuple({text.get()});
  if (tuple) RaiseWithArgs(type, tuple);
  return nullptr;
}

Ref<Object> Raise(TypeId type, const char* format, ...) {
  va_list args;
  va_start(args, format);
  RaiseV(BuiltinType(type), format, args);
  va_end(args);
  return nullptr;
}

bool RaiseFalse(TypeId type, const char* format, ...) {
  va_list args;
  va_start(args, format);
  RaiseV(BuiltinType(type), format, args);
  va_end(args);
  return false;
}

int RaiseMinusOne(TypeId type, const char* format, ...) {
  va_list args;
  va_start(args, format);
  RaiseV(BuiltinType(type), format, args);
  va_end(args);
  return -1;
}

Ref<Object> RaiseTypeError(const char* format, ...) {
  va_list args;
  va_start(args, format);
  RaiseV(BuiltinType(TypeId::kTypeError), format, args);
  va_end(args);
  return nullptr;
}

Ref<Object> RaiseValueError(const char* format, ...) {
  va_list args;
  va_start(args, format);
  RaiseV(BuiltinType(TypeId::kValueError), format, args);
  va_end(args);
  return nullptr;
}

Ref<Object> RaiseKeyError(Borrowed<Object> key) {
  // In a tuple of its own, so that a tuple as key is not taken for the arguments.
  RaiseWithValue(TypeId::kKeyError, key);
  return nullptr;
}

Ref<Object> RaiseOSError(int error_number, Borrowed<Object> filename, Borrowed<Object> filename2) {
  if (error_number == EINTR && !RunSignalHandlers()) return nullptr;
  Ref<Object> number = NewInt(error_number);
  Ref<StrObject> text = NewStr(std::strerror(error_number));
  if (!number || !text) return nullptr;
  Ref<TupleObject> args;
  if (filename2) {
    args = NewTuple({number.get(), text.get(), filename.get(), None(), filename2.get()});
  } else if (filename) {
    args = NewTuple({number.get(), text.get(), filename.get()});
  } else {
    args = NewTuple({number.get(), text.get()});
  }
  if (args) RaiseWithArgs(BuiltinType(TypeId::kOSError), args);
  return nullptr;
}

Ref<Object> RaiseAttributeError(Borrowed<Object> object, Borrowed<StrObject> name) {
  Ref<StrObject> text;
  if (IsType(object)) {
    text = StrFormat("type object '%.50N' has no attribute '%U'", static_cast<TypeObject*>(object.get()), name.get());
  } else {
    text = StrFormat("'%.50T' object has no attribute '%U'", object.get(), name.get());
  }
  if (!text) return nullptr;
  Ref<TupleObject> args = NewTuple({text.get()});
  if (!args) return nullptr;
  Ref<BaseExceptionObject> exception = NewException(BuiltinType(TypeId::kAttributeError), args);
  if (!exception) return nullptr;
  auto* attribute_error = static_cast<AttributeErrorObject*>(exception.get());
  attribute_error->obj.Set(object.ToOwned());
  attribute_error->name.Set(NewRef<Object>(name.get()));
  RaiseObject(exception);
  return nullptr;
}

Ref<Object> RaiseBadInternalCall(const char* where) { return Raise(TypeId::kSystemError, "%s: bad argument to internal function", where); }

// ---- Looking at and taking what is pending ------------------------------------------------------------------------------------------

bool PendingMatches(TypeObject* type) {
  BaseExceptionObject* pending = CurrentThread().pending;
  return pending && IsSubtype(TypeOf(pending), type);
}
bool PendingMatches(TypeId type) { return PendingMatches(BuiltinType(type)); }

void ClearError() {
  BaseExceptionObject* pending = std::exchange(CurrentThread().pending, nullptr);
  DecRefOrNull(pending);
}

Ref<BaseExceptionObject> TakeError() { return Ref<BaseExceptionObject>::Adopt(std::exchange(CurrentThread().pending, nullptr)); }

void RestoreError(Ref<BaseExceptionObject> exception) { SetPending(std::move(exception)); }

void ChainError(Ref<BaseExceptionObject> previous) {
  BaseExceptionObject* pending = CurrentThread().pending;
  if (!pending || !previous) return;
  pending->context.Set(NewRef<Object>(previous.get()));
  pending->cause.Set(std::move(previous));
  pending->suppress_context = true;
}

Ref<Object> TakeStopIterationValue() {
  BaseExceptionObject* pending = CurrentThread().pending;
  if (!pending) return NewNone();
  if (!PendingMatches(TypeId::kStopIteration)) return nullptr;
  Ref<BaseExceptionObject> taken = TakeError();
  Object* value = static_cast<StopIterationObject*>(taken.get())->value.get();
  return value ? NewRef(value) : NewNone();
}

SavedException::~SavedException() {
  if (CurrentThread().pending) WriteUnraisable(nullptr);
  if (saved_) RestoreError(std::move(saved_));
}

void WriteUnraisable(Borrowed<Object> where, const char* message) {
  Ref<BaseExceptionObject> exception = TakeError();
  if (!exception) return;
  if (auto hook = CurrentRuntime().hooks.write_unraisable) return hook(std::move(exception), where, message);
  std::fprintf(stderr, "Exception ignored in: %s\n", exception->type->name);  // the VM has not started or has ended
}

bool Warn(TypeId category, int stack_level, const char* format, ...) {
  va_list args;
  va_start(args, format);
  Ref<StrObject> text = StrFormatV(format, args);
  va_end(args);
  if (!text) return false;
  auto warn = CurrentRuntime().hooks.warn;
  if (!warn) return true;
  return warn(BuiltinType(category), StrToStdString(text.get()).c_str(), stack_level);
}

Ref<Object> RaiseRecursionError(const char* where) {
  constexpr uintptr_t kRoomToRaise = uintptr_t{256} << 10;  // half of what lies below stack_limit
  ThreadState& thread = CurrentThread();
  uintptr_t room = std::min(thread.stack_limit, kRoomToRaise);  // a limit of 0: none is set
  ++thread.recursion_headroom;
  thread.stack_limit -= room;
  Raise(TypeId::kRecursionError, "maximum recursion depth exceeded%s", where);
  thread.stack_limit += room;
  --thread.recursion_headroom;
  return nullptr;
}

bool RecursionGuard::Overflow(const char* where) {
  // Past the limit a little room is left, so that what handles a RecursionError can call something.
  bool stack_is_short = reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= thread_.stack_limit;
  if (thread_.recursion_headroom > 0 && !stack_is_short && thread_.recursion_remaining >= -50) return true;
  RaiseRecursionError(where);
  return false;
}

}  // namespace viv
