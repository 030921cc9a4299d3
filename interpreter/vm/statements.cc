// with, except*, annotations, the REPL's expression statement.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/instructions.h"

namespace viv {

bool BeforeWith(Frame* frame, Instruction in, bool asynchronous) {
  Value& slot = frame->registers[in.a];
  Object* manager = ObjectOf(slot);
  StrObject* enter_name = asynchronous ? Names().__aenter__ : Names().__enter__;
  StrObject* exit_name = asynchronous ? Names().__aexit__ : Names().__exit__;
  const char* protocol = asynchronous ? "asynchronous context manager" : "context manager";
  Ref<Object> enter = LookupSpecialMayRunPython(manager, enter_name);
  if (!enter) {
    if (ErrorPending()) return false;
    return RaiseFalse(TypeId::kTypeError, "'%.200T' object does not support the %s protocol", manager, protocol);
  }
  Ref<Object> exit = LookupSpecialMayRunPython(manager, exit_name);
  if (!exit) {
    if (ErrorPending()) return false;
    return RaiseFalse(TypeId::kTypeError, "'%.200T' object does not support the %s protocol (missed %U method)", manager, protocol,
                      exit_name);
  }
  Store(slot, ToValue(std::move(exit)));
  Ref<Object> result = Call(enter, {});
  enter.Reset();
  if (!result) return false;
  frame->registers[in.a + 1] = ToValue(std::move(result));
  return true;
}

bool WithExcept(Frame* frame, Instruction in) {
  Object* exit = ObjectOf(frame->registers[in.b]);
  Object* exception = ObjectOf(frame->registers[in.c]);
  Object* traceback = AsException(exception)->traceback;
  Ref<Object> result = Call(exit, {TypeOf(exception), exception, traceback ? traceback : None()});
  if (!result) return false;
  Store(frame->registers[in.a], ToValue(std::move(result)));
  return true;
}

bool PrintExpression(Ref<Object> value) {
  ModuleObject* sys = CurrentRuntime().sys;
  Object* hook = sys ? DictGetText(ModuleDict(sys), "displayhook").get() : nullptr;
  if (!hook) return RaiseFalse(TypeId::kRuntimeError, "lost sys.displayhook");
  Ref<Object> held = NewRef(hook);
  return Call(held, {value.get()}).get() != nullptr;
}

bool SetupAnnotations(Frame* frame) {
  Object* locals = frame->locals;
  if (!locals) return RaiseFalse(TypeId::kSystemError, "no locals found when setting up annotations");
  StrObject* name = Names().__annotations__;
  if (locals->kind == kDict) {
    if (DictGet(AsDict(locals), name)) return true;
    if (ErrorPending()) return false;
  } else {
    if (GetItem(locals, name)) return true;
    if (!PendingMatches(TypeId::kKeyError)) return false;
    ClearError();
  }
  Ref<DictObject> annotations = NewDict();
  if (!annotations) return false;
  return locals->kind == kDict ? DictSet(AsDict(locals), name, annotations) : SetItem(locals, name, annotations);
}

bool MatchGroup(Frame* frame, Instruction in) {
  Value& exception = frame->registers[in.a];
  Ref<Object> classes = TakeRef(frame->registers[in.b]);
  Ref<Object> match, rest;
  if (!ExceptionGroupMatch(ObjectOf(exception), classes, &match, &rest)) return false;
  if (!IsNone(match.get())) {
    CurrentThread().handled->value.Set(Ref<BaseExceptionObject>::Share(AsException(match.get())));
    Store(exception, ToValue(std::move(rest)));
  }
  frame->registers[in.b] = ToValue(std::move(match));
  return true;
}

}  // namespace viv
