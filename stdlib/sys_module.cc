// The module sys: the program's surroundings, exceptions, limits, hooks.
#include "stdlib/sys_module.h"

#include <algorithm>
#include <string>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/frame_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/frame.h"
#include "interpreter/vm/import.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/traceback_text.h"
#include "interpreter/vm/unwinding.h"
#include "interpreter/vm/vm.h"
#include "interpreter/vm/warnings.h"
#include "stdlib/console.h"
#include "stdlib/library_state.h"

namespace viv {

namespace {

Ref<Object> OrNone(Object* object) { return object ? NewRef(object) : NewNone(); }

// ---- Exceptions -----------------------------------------------------------------------------------------------------------------

Ref<Object> SysExcInfo(Borrowed<Object>) {
  BaseExceptionObject* handled = HandledExceptionNow();
  if (!handled) return NewTuple({None(), None(), None()});
  Object* traceback = handled->traceback ? handled->traceback.get() : None();
  return NewTuple({TypeOf(handled), handled, traceback});
}
Ref<Object> SysException(Borrowed<Object>) { return OrNone(HandledExceptionNow()); }

Ref<Object> SysExit(Borrowed<Object>, ArgSpan args) {
  if (args.size == 0) {
    RaiseNone(TypeId::kSystemExit);
  } else if (IsTuple(args[0])) {
    RaiseWithArgs(BuiltinType(TypeId::kSystemExit), AsTuple(args[0]));
  } else {
    RaiseWithValue(TypeId::kSystemExit, args[0]);
  }
  return nullptr;
}

Ref<Object> SysExceptHook(Borrowed<Object>, ArgSpan args) {
  Object* value = args[1];
  if (!IsException(value)) {
    WriteToStderr("TypeError: print_exception(): Exception expected for value, " + std::string(value->type->name) + " found\n");
    return NewNone();
  }
  auto* exception = AsException(value);
  if (args[2]->kind == kTraceback && !exception->traceback) exception->traceback.Set(NewRef(args[2]));
  WriteToStderr(FormatException(exception));
  return NewNone();
}

Ref<Object> SysUnraisableHook(Borrowed<Object>, Borrowed<Object> arguments) {
  // The default hook, called by a program.
  if (TypeOf(arguments) != CurrentVm().warnings->hook_args) {
    return RaiseTypeError("sys.unraisablehook argument type must be UnraisableHookArgs");
  }
  Ref<StrObject> value_name = InternStr("exc_value"), object_name = InternStr("object"), message_name = InternStr("err_msg");
  Ref<Object> value = GetAttr(arguments, value_name), where = value ? GetAttr(arguments, object_name) : nullptr;
  Ref<Object> message = where ? GetAttr(arguments, message_name) : nullptr;
  if (!message) return nullptr;
  if (!IsException(value.get())) return NewNone();
  std::string text = IsNone(message.get()) ? "Exception ignored in" : StrToStdString(Str(message).get());
  if (!IsNone(where.get())) {
    Ref<StrObject> repr = Repr(where);
    text += ": " + (repr ? StrToStdString(repr.get()) : "<object repr() failed>");
    ClearError();
    text += "\n";
  } else {
    text += ":\n";
  }
  WriteToStderr(text + FormatException(AsException(value.get())));
  return NewNone();
}

Ref<Object> SysDisplayHook(Borrowed<Object>, Borrowed<Object> value) {
  Runtime& runtime = CurrentRuntime();
  if (!runtime.builtins) return Raise(TypeId::kRuntimeError, "lost builtins module");
  if (IsNone(value)) return NewNone();
  DictObject* builtins = ModuleDict(runtime.builtins);
  // Cleared first: what its repr prints must not find the last value.
  if (!DictSet(builtins, Names().underscore, None())) return nullptr;
  Borrowed<Object> out = DictGetText(ModuleDict(runtime.sys), "stdout");
  if (!out || IsNone(out)) return Raise(TypeId::kRuntimeError, "lost sys.stdout");
  Ref<Object> stream = out.ToOwned();
  Ref<StrObject> text = Repr(value);
  StreamWriter writer(stream);
  if (!text || !writer.Write(text) || !writer.WriteAscii("\n")) return nullptr;
  if (!DictSet(builtins, Names().underscore, value)) return nullptr;
  return NewNone();
}

Ref<Object> SysBreakpointHook(Borrowed<Object>, CallArgs args) {
  const char* variable = std::getenv("PYTHONBREAKPOINT");
  std::string target = variable && *variable ? variable : "pdb.set_trace";
  if (target == "0") return NewNone();
  size_t dot = target.rfind('.');
  Ref<StrObject> module_name = NewStr(dot == std::string::npos ? "builtins" : target.substr(0, dot));
  Ref<StrObject> function_name = NewStr(dot == std::string::npos ? target : target.substr(dot + 1));
  if (!module_name || !function_name) return nullptr;
  Ref<ModuleObject> module = ImportModule(module_name);
  Ref<Object> function = module ? GetAttr(module, function_name) : nullptr;
  return function ? Call(function, args) : nullptr;
}

// ---- Frames ---------------------------------------------------------------------------------------------------------------------

Ref<Object> SysGetFrame(Borrowed<Object>, ArgSpan args) {
  int depth = args.size > 0 ? AsInt(args[0]) : 0;
  if (depth == -1 && ErrorPending()) return nullptr;
  Frame* frame = CurrentFrame();
  for (; depth > 0 && frame; --depth) frame = CallerOf(frame);
  if (!frame) return RaiseValueError("call stack is not deep enough");
  return NewRef<Object>(EnsureFrameObject(frame));
}

// {number of the thread: what `make` gives for it}.
template <class Make>
Ref<Object> ForEachThread(Make make) {
  Ref<DictObject> result = NewDict();
  for (VmThread* thread = CurrentVm().threads; thread && result; thread = thread->next_thread) {
    Ref<Object> value = make(*thread);
    Ref<Object> ident = value ? NewInt(static_cast<int64_t>(thread->ident)) : nullptr;
    if (!ident) return ErrorPending() ? nullptr : Ref<Object>(std::move(result));
    if (!DictSet(result.get(), ident, value)) return nullptr;
  }
  return result;
}
Ref<Object> SysCurrentFrames(Borrowed<Object>) {
  return ForEachThread([](VmThread& thread) -> Ref<Object> {
    Frame* frame = thread.HasFrames() ? thread.top : nullptr;
    while (frame && (frame->flags & kFrameIncomplete)) frame = frame > thread.frames_begin ? frame - 1 : nullptr;
    return frame ? NewRef<Object>(EnsureFrameObject(frame)) : NewNone();
  });
}
Ref<Object> SysCurrentExceptions(Borrowed<Object>) {
  return ForEachThread([](VmThread& thread) -> Ref<Object> {
    HandledException* handled = thread.thread->handled;
    while (handled && !handled->value) handled = handled->previous;
    if (!handled) return NewTuple({None(), None(), None()});
    BaseExceptionObject* exception = handled->value;
    Object* traceback = exception->traceback ? static_cast<Object*>(exception->traceback.get()) : None();
    return NewTuple({TypeOf(exception), exception, traceback});
  });
}

// ---- Limits ---------------------------------------------------------------------------------------------------------------------

Ref<Object> SysGetRecursionLimit(Borrowed<Object>) { return NewInt(CurrentThread().recursion_limit); }

Ref<Object> SysSetRecursionLimit(Borrowed<Object>, Borrowed<Object> value) {
  int limit = AsInt(value);
  if (limit == -1 && ErrorPending()) return nullptr;
  if (limit < 1) return RaiseValueError("recursion limit must be greater or equal than 1");
  ThreadState& thread = CurrentThread();
  int depth = thread.recursion_limit - thread.recursion_remaining;
  if (depth >= limit) {
    return Raise(TypeId::kRecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low",
                 limit, depth);
  }
  int more = limit - thread.recursion_limit;
  for (VmThread* each = CurrentVm().threads; each; each = each->next_thread) {
    each->thread->recursion_remaining += more;
    each->thread->recursion_limit = limit;
  }
  return NewNone();
}

Ref<Object> SysGetIntMaxStrDigits(Borrowed<Object>) { return NewInt(CurrentRuntime().int_max_str_digits); }
Ref<Object> SysSetIntMaxStrDigits(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"set_int_max_str_digits", {"maxdigits"}, 1}, args, out)) return nullptr;
  int digits = AsInt(out[0]);
  if (digits == -1 && ErrorPending()) return nullptr;
  if (digits != 0 && digits < 640) return RaiseValueError("maxdigits must be 0 or larger than 640");
  CurrentRuntime().int_max_str_digits = digits;
  return NewNone();
}

Ref<Object> SysGetSwitchInterval(Borrowed<Object>) { return NewFloat(CurrentLibrary().switch_interval); }
Ref<Object> SysSetSwitchInterval(Borrowed<Object>, Borrowed<Object> value) {
  double seconds = AsDouble(value);
  if (seconds == -1.0 && ErrorPending()) return nullptr;
  if (!(seconds > 0)) return RaiseValueError("switch interval must be strictly positive");
  CurrentLibrary().switch_interval = seconds;
  CurrentVm().lock->SetInterval(std::chrono::microseconds(static_cast<int64_t>(std::clamp(seconds * 1e6, 1.0, 1e12))));
  return NewNone();
}

// ---- The rest -------------------------------------------------------------------------------------------------------------------

Ref<Object> SysUtf8(Borrowed<Object>) { return NewStrAscii("utf-8"); }
Ref<Object> SysEncodeErrors(Borrowed<Object>) { return NewStrAscii("surrogateescape"); }
Ref<Object> SysIsFinalizing(Borrowed<Object>) { return NewBool(CurrentLibrary().finalizing); }
Ref<Object> SysAudit(Borrowed<Object>, ArgSpan args) {
  if (!IsStr(args[0])) return RaiseTypeError("expected str for argument 'event', not %T", args[0]);
  return NewNone();
}

Ref<Object> SysClearTypeCache(Borrowed<Object>) {
  TypeModified(BuiltinType(TypeId::kObject));
  return NewNone();
}

Ref<Object> SysSetAsyncgenHooks(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"set_asyncgen_hooks", {"firstiter", "finalizer"}}, args, out)) return nullptr;
  Vm& vm = CurrentVm();
  Object** slots[] = {&vm.async_first_iteration, &vm.async_finalizer};
  const char* names[] = {"firstiter", "finalizer"};
  for (int i = 0; i < 2; ++i) {
    if (out[i] && out[i] != None() && !IsCallable(out[i]))
      return RaiseTypeError("callable %s expected, got %.50T", names[i], out[i]);
  }
  for (int i = 0; i < 2; ++i) {
    if (!out[i]) continue;
    Object* old = std::exchange(*slots[i], out[i] == None() ? nullptr : NewRef(out[i]).Release());
    Ref<Object> released = Ref<Object>::Adopt(old);
  }
  return NewNone();
}
Ref<Object> SysGetAsyncgenHooks(Borrowed<Object>) {
  static constexpr const char* kFields[] = {"firstiter", "finalizer"};
  static constexpr StructSequenceSpec kSpec = {"sys.asyncgen_hooks", "The hooks of asynchronous generators.", kFields};
  Library& library = CurrentLibrary();
  if (!library.asyncgen_hooks_type) library.asyncgen_hooks_type = NewStructSequenceType(kSpec);
  if (!library.asyncgen_hooks_type) return nullptr;
  Vm& vm = CurrentVm();
  Object* values[] = {vm.async_first_iteration ? vm.async_first_iteration : None(),
                      vm.async_finalizer ? vm.async_finalizer : None()};
  return NewStructSequence(library.asyncgen_hooks_type.get(), {values, 2});
}

constexpr MethodDef kFunctions[] = {
    NoArgs("_clear_type_cache", &SysClearTypeCache,
           "_clear_type_cache($module, /)\n--\n\nEmpties the cache of attribute look-ups."),
    NoArgs("_current_exceptions", &SysCurrentExceptions,
           "_current_exceptions($module, /)\n--\n\nWhat each thread is handling: {number: (type, value, traceback)}."),
    NoArgs("_current_frames", &SysCurrentFrames, "_current_frames($module, /)\n--\n\nThe youngest frame of each thread, by its number."),
    Positional("_getframe", &SysGetFrame, 0, 1, "_getframe($module, depth=0, /)\n--\n\nA frame of the call stack."),
    Positional("audit", &SysAudit, 1, -1, "audit(event, *args)\n\nNo hooks are there to be told."),
    Keywords("breakpointhook", &SysBreakpointHook, "breakpointhook(*args, **kws)\n\nWhat breakpoint() calls."),
    OneArg("displayhook", &SysDisplayHook, "displayhook($module, object, /)\n--\n\nPrints an object and keeps it as builtins._"),
    NoArgs("exc_info", &SysExcInfo, "exc_info($module, /)\n--\n\n(type, value, traceback) of the exception that is being handled."),
    Positional("excepthook", &SysExceptHook, 3, 3,
               "excepthook($module, exctype, value, traceback, /)\n--\n\nPrints an exception to sys.stderr."),
    NoArgs("exception", &SysException, "exception($module, /)\n--\n\nThe exception that is being handled."),
    Positional("exit", &SysExit, 0, 1, "exit($module, status=None, /)\n--\n\nEnds the interpreter by raising SystemExit(status)."),
    NoArgs("get_asyncgen_hooks", &SysGetAsyncgenHooks),
    NoArgs("get_int_max_str_digits", &SysGetIntMaxStrDigits),
    NoArgs("getdefaultencoding", &SysUtf8),
    NoArgs("getfilesystemencodeerrors", &SysEncodeErrors),
    NoArgs("getfilesystemencoding", &SysUtf8),
    NoArgs("getrecursionlimit", &SysGetRecursionLimit),
    NoArgs("getswitchinterval", &SysGetSwitchInterval),
    NoArgs("is_finalizing", &SysIsFinalizing),
    Keywords("set_asyncgen_hooks", &SysSetAsyncgenHooks),
    Keywords("set_int_max_str_digits", &SysSetIntMaxStrDigits),
    OneArg("setrecursionlimit", &SysSetRecursionLimit,
           "setrecursionlimit($module, limit, /)\n--\n\nHow deep Python calls may nest."),
    OneArg("setswitchinterval", &SysSetSwitchInterval),
    OneArg("unraisablehook", &SysUnraisableHook,
           "unraisablehook($module, unraisable, /)\n--\n\nPrints an exception that nobody can catch."),
};

bool AddHookCopies(ModuleObject* module) {
  for (auto [name, copy] : {std::pair{"displayhook", "__displayhook__"},
                            {"excepthook", "__excepthook__"},
                            {"breakpointhook", "__breakpointhook__"},
                            {"unraisablehook", "__unraisablehook__"}}) {
    Borrowed<Object> hook = DictGetText(ModuleDict(module), name);
    if (!hook || !ModuleAdd(module, copy, hook.ToOwned())) return false;
  }
  return true;
}

Ref<Object> ListOfTexts(const std::vector<std::string>& texts) {
  Ref<ListObject> list = NewList(0);
  for (const std::string& text : texts) {
    Ref<StrObject> item = DecodeBytes(text, "utf-8", "surrogateescape");
    if (!list || !item || !ListAppend(list.get(), std::move(item))) return nullptr;
  }
  return list;
}

}  // namespace

bool FillSys(ModuleObject* module) {
  return ModuleAddFunctions(module, kFunctions) && ModuleAddFunctions(module, SysMemoryFunctions()) &&
         ModuleAddFunctions(module, SysTracingFunctions()) && AddHookCopies(module) &&
         AddSysInfo(module) && ModuleAdd(module, "modules", NewRef<Object>(CurrentRuntime().modules)) &&
         ModuleAdd(module, "meta_path", NewList(0)) && ModuleAdd(module, "path_hooks", NewList(0)) &&
         ModuleAdd(module, "path_importer_cache", NewDict()) && ModuleAdd(module, "dont_write_bytecode", NewBool(true)) &&
         ModuleAdd(module, "pycache_prefix", NewNone());
}

bool FillSysFromOptions(ModuleObject* module, const LibraryOptions& options) {
  Ref<DictObject> x_options = NewDict();
  if (!x_options) return false;
  for (const XOption& option : options.x_options) {
    Ref<Object> object = option.value ? Ref<Object>(NewStr(*option.value)) : NewBool(true);
    if (!object || !DictSetText(x_options.get(), option.name.c_str(), object)) return false;
  }
  Ref<StrObject> executable = NewStr(options.executable), prefix = NewStrAscii("/usr");
  if (!executable || !prefix) return false;
  for (const char* name : {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"}) {
    if (!ModuleAdd(module, name, prefix)) return false;
  }
  return ModuleAdd(module, "argv", ListOfTexts(options.argv)) && ModuleAdd(module, "orig_argv", ListOfTexts(options.orig_argv)) &&
         ModuleAdd(module, "path", ListOfTexts(options.path)) &&
         ModuleAdd(module, "warnoptions", ListOfTexts(options.warning_options)) && ModuleAdd(module, "executable", executable) &&
         ModuleAdd(module, "_base_executable", executable) && ModuleAdd(module, "_xoptions", std::move(x_options)) &&
         AddSysFlags(module, options);
}

}  // namespace viv
