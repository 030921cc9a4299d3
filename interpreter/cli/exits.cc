#include "interpreter/cli/exits.h"

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/traceback_text.h"
#include "stdlib/console.h"

namespace viv::cli {

namespace {

// The exit status that SystemExit asks for; prints its message.
int StatusOfExit(Borrowed<Object> code) {
  if (!code || IsNone(code)) return 0;
  if (IsInt(code)) {
    int overflow = 0;
    int64_t value = IntAsInt64(code, &overflow);
    return overflow ? 255 : static_cast<int>(value & 0xFF);
  }
  Ref<StrObject> text = Str(code);
  WriteToStderr((text ? StrToStdString(text.get()) : std::string()) + "\n");
  ClearError();
  return 1;
}

Outcome Exited(Borrowed<BaseExceptionObject> exception) {
  Ref<Object> code = NewRef(static_cast<SystemExitObject*>(exception.get())->code.get());
  return {StatusOfExit(code), true};
}

bool IsExit(Borrowed<BaseExceptionObject> exception) { return IsInstanceExactOrSub(exception.get(), TypeId::kSystemExit); }

}  // namespace

Ref<Object> SysAttribute(const char* name) {
  Borrowed<Object> value = DictGetText(ModuleDict(CurrentRuntime().sys), name);
  return value ? value.ToOwned() : nullptr;
}

bool FlushStream(const char* name) {
  Ref<Object> stream = SysAttribute(name);
  if (!stream || IsNone(stream.get())) return true;
  return static_cast<bool>(CallMethod(stream, Names().flush));
}

void FlushStreams() {
  SavedException saved;
  for (const char* name : {"stderr", "stdout"}) {
    if (!FlushStream(name)) ClearError();
  }
}

Outcome ReportException(OnExit on_exit) {
  Ref<BaseExceptionObject> exception = TakeError();
  if (!exception) return {1, false};
  if (IsExit(exception) && on_exit == OnExit::kEnd) return Exited(exception);
  Outcome outcome = {IsInstanceExactOrSub(exception.get(), TypeId::kKeyboardInterrupt) ? kInterrupted : 1, false};
  // For post-mortem debugging, as CPython keeps them.
  DictObject* sys = ModuleDict(CurrentRuntime().sys);
  Object* traceback = exception->traceback ? exception->traceback.get() : None();
  if (!DictSetText(sys, "last_type", TypeOf(exception.get())) || !DictSetText(sys, "last_value", exception) ||
      !DictSetText(sys, "last_traceback", traceback)) {
    ClearError();
  }
  Ref<Object> hook = SysAttribute("excepthook");
  if (!hook) {
    WriteToStderr("sys.excepthook is missing\n" + FormatException(exception));
    return outcome;
  }
  Ref<Object> keep_traceback = NewRef(traceback);
  if (Call(hook, {TypeOf(exception.get()), exception.get(), keep_traceback.get()})) return outcome;
  Ref<BaseExceptionObject> second = TakeError();
  if (second && IsExit(second) && on_exit == OnExit::kEnd) return Exited(second);
  WriteToStderr("Error in sys.excepthook:\n");
  if (second) WriteToStderr(FormatException(second));
  WriteToStderr("\nOriginal exception was:\n");
  WriteToStderr(FormatException(exception));
  return outcome;
}

}  // namespace viv::cli
