#include "interpreter/vm/unwinding.h"

#include "interpreter/objects/protocols.h"

namespace viv {

void AddTracebackEntry(Frame* frame) {
  Ref<BaseExceptionObject> exception = TakeError();
  FrameObject* object = frame->object ? frame->object : EnsureFrameObject(frame);
  if (object && AddTraceback(exception.get(), object, WordIndex(frame), FrameLine(frame))) {
    RestoreError(std::move(exception));
    return;
  }
  // Out of memory: that goes on instead.
  BaseExceptionObject* pending = CurrentThread().pending;
  if (pending != exception.get()) pending->context.Set(NewRef<Object>(exception.get()));
}

const ExceptionTableEntry* FindHandler(const CodeObject* code, uint32_t word) {
  // The innermost entry comes first.
  for (int32_t i = 0; i < code->exception_entry_count; ++i) {
    const ExceptionTableEntry& entry = code->exception_table[i];
    if (word >= entry.start && word < entry.end) return &entry;
  }
  return nullptr;
}

void ReleaseTemporaries(Frame* frame, int32_t depth) {
  for (int32_t i = frame->code->register_count - 1; i >= depth; --i) Release(frame->registers[i]);
}

BaseExceptionObject* HandledExceptionNow() {
  for (HandledException* item = CurrentThread().handled; item; item = item->previous) {
    if (BaseExceptionObject* value = item->value.get()) return value;
  }
  return nullptr;
}

namespace {

// An instance of what stands behind `raise` or `from`, where that is an exception class.
Ref<Object> InstanceOf(Ref<Object> cls) {
  Ref<Object> instance = Call(cls, {});
  if (instance && !IsException(instance.get())) {
    return RaiseTypeError("calling %R should have returned an instance of BaseException, not %R", cls.get(), TypeOf(instance.get()));
  }
  return instance;
}

}  // namespace

bool DoRaise(Ref<Object> exception, Ref<Object> cause) {
  if (!exception) {
    BaseExceptionObject* handled = HandledExceptionNow();
    if (!handled) return RaiseFalse(TypeId::kRuntimeError, "No active exception to reraise");
    RestoreError(NewRef(handled));
    return true;
  }
  if (IsExceptionClass(exception.get())) {
    exception = InstanceOf(std::move(exception));
    if (!exception) return false;
  } else if (!IsException(exception.get())) {
    return RaiseFalse(TypeId::kTypeError, "exceptions must derive from BaseException");
  }
  if (cause) {
    if (IsExceptionClass(cause.get())) {
      cause = InstanceOf(std::move(cause));
      if (!cause) return false;
    } else if (IsNone(cause.get())) {
      cause = nullptr;
    } else if (!IsException(cause.get())) {
      return RaiseFalse(TypeId::kTypeError, "exception causes must derive from BaseException");
    }
    AsException(exception.get())->cause.Set(std::move(cause));
    AsException(exception.get())->suppress_context = true;
  }
  RaiseObject(exception);
  return false;
}

}  // namespace viv
