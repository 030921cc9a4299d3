#include "interpreter/vm/warnings.h"

#include <cstdio>
#include <iterator>
#include <string>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/frame_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import.h"
#include "interpreter/vm/source_file.h"
#include "interpreter/vm/traceback_text.h"
#include "interpreter/vm/unwinding.h"
#include "interpreter/vm/vm.h"

namespace viv {

namespace {

WarningsState& State() { return *CurrentVm().warnings; }

// An attribute of the Python module warnings where the program has imported it (it may have changed it), else null. Borrowed.
// `import_it`: it is imported where it is not.
Borrowed<Object> FromPythonModule(const char* name, bool import_it = false) {
  Runtime& runtime = CurrentRuntime();
  Borrowed<Object> module = runtime.modules ? DictGetText(runtime.modules, "warnings") : nullptr;
  if (!module && import_it && !runtime.finalizing) {
    Ref<StrObject> module_name = InternStr("warnings");
    Ref<Object> imported = module_name ? ImportModuleLevel(module_name, nullptr, None(), 0) : nullptr;
    if (!imported) {
      ClearError();
      return nullptr;
    }
    module = DictGetText(runtime.modules, "warnings");
  }
  if (!module || module->kind != kModule) return nullptr;
  return DictGetText(ModuleDict(module), name);
}

Borrowed<Object> SysStderr() { return CurrentRuntime().sys ? DictGetText(ModuleDict(CurrentRuntime().sys), "stderr") : nullptr; }

// Writes to sys.stderr; never leaves an exception pending.
void WriteToStderr(const std::string& text) {
  Borrowed<Object> stream = SysStderr();
  if (stream && !IsNone(stream)) {
    Ref<Object> keep = stream.ToOwned();
    Ref<StrObject> object = NewStr(text);
    if (object && CallMethod(keep, Names().write, {object.get()})) {
      if (!CallMethod(keep, Names().flush)) ClearError();
      return;
    }
    ClearError();
  }
  if (!stream) std::fwrite(text.data(), 1, text.size(), stderr);
}

// ---- Filters --------------------------------------------------------------------------------------------------------------------

// Does the filter's part (None, a str prefix-free pattern or a compiled regular expression) fit the text?
int PartFits(Borrowed<Object> part, Borrowed<Object> text) {
  if (IsNone(part)) return 1;
  if (IsExactStr(part)) return CompareBool(part, text, kEqual);
  Ref<StrObject> match = InternStr("match");
  Ref<Object> result = match ? CallMethod(part, match, {text.get()}) : nullptr;
  return result ? IsTrue(result) : -1;
}

// The action for a warning. Borrowed from a filter or the default; null: failed.
Ref<Object> ActionFor(Borrowed<Object> category, Borrowed<Object> text, int line, Borrowed<Object> module) {
  Borrowed<Object> python_filters = FromPythonModule("filters");
  Ref<Object> filters = python_filters && IsList(python_filters) ? python_filters.ToOwned() : NewRef<Object>(State().filters);
  for (ptrdiff_t i = 0; i < AsList(filters.get())->size; ++i) {
    Ref<Object> filter = NewRef(AsList(filters.get())->items[i]);
    if (!IsTuple(filter.get()) || AsTuple(filter.get())->size != 5)
      return RaiseValueError("warnings.filters item %zd isn't a 5-tuple", i);
    Object** part = AsTuple(filter.get())->items;
    int fits = PartFits(part[1], text);
    if (fits > 0) fits = PartFits(part[3], module);
    if (fits > 0) fits = IsSubclass(category, part[2]);
    if (fits < 0) return nullptr;
    int64_t filter_line = AsInt64(part[4]);
    if (filter_line == -1 && ErrorPending()) return nullptr;
    if (fits && (filter_line == 0 || filter_line == line)) return NewRef(part[0]);
  }
  Borrowed<Object> fallback = FromPythonModule("defaultaction");
  return fallback ? fallback.ToOwned() : NewRef<Object>(State().default_action);
}

// Was the warning told before? Notes that it is told now where `set`. -1: failed.
int AlreadyWarned(DictObject* registry, Borrowed<Object> key, bool set) {
  Borrowed<Object> version = DictGetText(registry, "version");
  if (!version || version->kind != kInt || SmallValue(version) != State().filters_version) {
    DictClear(registry);
    Ref<Object> now = NewInt(State().filters_version);
    if (!now || !DictSetText(registry, "version", now)) return -1;
  } else {
    Borrowed<Object> known = DictGet(registry, key);
    if (known) {
      int truth = IsTrue(known);
      if (truth != 0) return truth;
    } else if (ErrorPending()) {
      return -1;
    }
  }
  if (set && !DictSet(registry, key, True())) return -1;
  return 0;
}

bool Show(Borrowed<Object> category, Borrowed<Object> message, Borrowed<Object> text, Borrowed<Object> filename, int line,
          Borrowed<Object> source_line, Borrowed<Object> source) {
  // The program's own showwarning, or the module's formatting where it is imported.
  Borrowed<Object> show = FromPythonModule("_showwarnmsg", static_cast<bool>(source));
  Borrowed<Object> make = FromPythonModule("WarningMessage");
  if (show && make) {
    Ref<Object> keep_show = show.ToOwned(), keep_make = make.ToOwned(), line_object = NewInt(line);
    if (!line_object) return false;
    Ref<Object> packed = Call(keep_make, {message.get(), category.get(), filename.get(), line_object.get(), None(), None(),
                                          source ? source.get() : None()});
    return packed && Call(keep_show, {packed.get()});
  }
  Ref<Object> name = TypeName(static_cast<TypeObject*>(category.get()));
  Ref<StrObject> head = name ? StrFormat("%S:%d: %S: %S\n", filename.get(), line, name.get(), text.get()) : nullptr;
  if (!head) return false;
  std::string shown = StrToStdString(head.get());
  std::string code;
  if (source_line && IsStr(source_line)) {
    code = StrToStdString(AsStr(source_line));
  } else if (IsStr(filename)) {
    std::string file;
    if (ReadSourceFile(StrToStdString(AsStr(filename)), &file)) {
      size_t start = 0;
      for (int i = 1; i < line && start != std::string::npos; ++i) {
        start = file.find('\n', start);
        if (start != std::string::npos) ++start;
      }
      if (start != std::string::npos) code = file.substr(start, file.find('\n', start) - start);
    }
  }
  size_t first = code.find_first_not_of(" \t\f");
  if (first != std::string::npos) {
    size_t last = code.find_last_not_of(" \t\f\r\n");
    shown += "  " + code.substr(first, last - first + 1) + "\n";
  }
  WriteToStderr(shown);
  return true;
}

// "path/name.py" -> "path/name", the module that a registry-less warning is from.
Ref<StrObject> ModuleOfFile(Borrowed<Object> filename) {
  std::string name = IsStr(filename) ? StrToStdString(AsStr(filename)) : "";
  if (name.empty()) return NewStrAscii("<unknown>");
  if (name.ends_with(".py")) name.resize(name.size() - 3);
  return NewStr(name);
}

bool WarnExplicit(Borrowed<Object> category_given, Borrowed<Object> message_given, Borrowed<Object> filename, int line,
                  Borrowed<Object> module_given, Borrowed<Object> registry_given, Borrowed<Object> source_line,
                  Borrowed<Object> source) {
  if (module_given && IsNone(module_given)) return true;  // the interpreter ends
  Ref<Object> module = module_given ? module_given.ToOwned() : Ref<Object>(ModuleOfFile(filename));
  if (!module) return false;
  Ref<Object> text, message, category;
  int is_warning = IsInstance(message_given, BuiltinType(TypeId::kWarning));
  if (is_warning < 0) return false;
  if (is_warning) {
    message = message_given.ToOwned();
    text = Str(message);
    category = NewRef<Object>(TypeOf(message_given));
  } else {
    text = message_given.ToOwned();
    category = category_given.ToOwned();
    message = Call(category, {text.get()});
  }
  if (!text || !message) return false;
  Ref<Object> line_object = NewInt(line);
  Ref<TupleObject> key = line_object ? NewTuple({text.get(), category.get(), line_object.get()}) : nullptr;
  if (!key) return false;
  DictObject* registry = registry_given && IsDict(registry_given) ? AsDict(registry_given) : nullptr;
  if (registry) {
    int told = AlreadyWarned(registry, key, false);
    if (told != 0) return told > 0;
  }
  Ref<Object> action = ActionFor(category, text, line, module);
  if (!action) return false;
  if (!IsStr(action.get())) return RaiseFalse(TypeId::kTypeError, "action must be a string, not '%.200T'", action.get());
  std::string what = StrToStdString(AsStr(action.get()));
  if (what == "error") {
    RaiseObject(message);
    return false;
  }
  if (what == "ignore") return true;
  if (what != "always" && registry && !DictSet(registry, key, True())) return false;
  int told = 0;
  if (what == "once") {
    Ref<TupleObject> once_key = NewTuple({text.get(), category.get()});
    if (!once_key) return false;
    if (!registry) registry = State().once_registry;
    told = AlreadyWarned(State().once_registry, once_key, true);
  } else if (what == "module") {
    Ref<Object> zero = NewInt(0);
    Ref<TupleObject> module_key = zero ? NewTuple({text.get(), category.get(), zero.get()}) : nullptr;
    if (!module_key) return false;
    if (registry) told = AlreadyWarned(registry, module_key, true);
  } else if (what != "always" && what != "default") {
    return RaiseFalse(TypeId::kRuntimeError, "Unrecognized action (%R) in warnings.filters:\n %R", action.get(), action.get());
  }
  if (told != 0) return told > 0;
  return Show(category, message, text, filename, line, source_line, source);
}

// The frame that a warning of `stack_level` is about. Null: there is none that deep.
Frame* FrameAt(int stack_level) {
  Frame* frame = CurrentFrame();
  for (int i = 1; i < stack_level && frame; ++i) frame = CallerOf(frame);
  return frame;
}

bool WarnObject(Borrowed<Object> category, Borrowed<Object> message, int stack_level, Borrowed<Object> source) {
  Frame* frame = FrameAt(stack_level);
  DictObject* globals = frame ? FrameGlobals(frame) : CurrentRuntime().sys ? ModuleDict(CurrentRuntime().sys) : nullptr;
  if (!globals) return true;
  Ref<Object> filename;
  int line = 1;
  if (frame) {
    filename = NewRef(frame->code->filename.get());
    line = FrameLine(frame);
  } else {
    filename = NewStrAscii("sys");
  }
  if (!filename) return false;
  Ref<Object> keep = NewRef<Object>(globals);
  Borrowed<Object> registry = DictGetText(globals, "__warningregistry__");
  Ref<Object> registry_object = registry ? registry.ToOwned() : Ref<Object>(NewDict());
  if (!registry_object || (!registry && !DictSetText(globals, "__warningregistry__", registry_object))) return false;
  Borrowed<Object> name = DictGet(globals, Names().__name__);
  Ref<Object> module = name && (IsNone(name) || IsStr(name)) ? name.ToOwned() : Ref<Object>(NewStrAscii("<string>"));
  if (!module) return false;
  return WarnExplicit(category, message, filename, line, module, registry_object, nullptr, source);
}

bool WarnHook(TypeObject* category, const char* text, int stack_level) {
  Ref<StrObject> message = NewStr(text);
  return message && WarnObject(category, message, stack_level, nullptr);
}

bool WarnExplicitHook(TypeObject* category, Borrowed<StrObject> text, Borrowed<StrObject> filename, int line) {
  return WarnExplicit(category, text, filename.get(), line, nullptr, nullptr, nullptr, nullptr);
}

// ---- Exceptions nobody can catch ------------------------------------------------------------------------------------------------

void WriteUnraisableText(Borrowed<BaseExceptionObject> exception, Object* where, const char* message) {
  std::string text = message ? message : "Exception ignored in";
  if (where) {
    Ref<StrObject> repr = Repr(where);
    if (!repr) ClearError();
    text += ": " + (repr ? StrToStdString(repr.get()) : std::string("<object repr() failed>")) + "\n";
  } else {
    text += ":\n";
  }
  WriteToStderr(text + FormatException(exception));
}

constexpr const char* kHookArgsFields[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"};
constexpr StructSequenceSpec kHookArgs = {"UnraisableHookArgs", "UnraisableHookArgs\n\nWhat sys.unraisablehook is given.", kHookArgsFields};

void UnraisableHook(Ref<BaseExceptionObject> exception, Object* where, const char* message) {
  Ref<Object> keep_where = NewRef(where);
  if (Frame* frame = CurrentFrame(); frame && !exception->traceback) {  // so that it says where it happened
    RestoreError(std::move(exception));
    AddTracebackEntry(frame);
    exception = TakeError();
  }
  std::string text = message ? std::string("Exception ignored ") + message : "";
  Runtime& runtime = CurrentRuntime();
  Borrowed<Object> hook = runtime.sys ? DictGetText(ModuleDict(runtime.sys), "unraisablehook") : nullptr;
  if (hook && hook->kind != kBuiltinFunction && !IsNone(hook)) {
    Ref<Object> keep_hook = hook.ToOwned();
    Ref<StrObject> error_message = text.empty() ? nullptr : NewStr(text);
    Object* values[] = {TypeOf(exception.get()), exception.get(), exception->traceback ? exception->traceback.get() : None(),
                        error_message ? static_cast<Object*>(error_message.get()) : None(), where ? where : None()};
    Ref<Object> argument = NewStructSequence(State().hook_args, {values, std::size(values)});
    if (argument && Call(keep_hook, {argument.get()})) return;
    Ref<BaseExceptionObject> second = TakeError();
    if (second) WriteUnraisableText(second, keep_hook.get(), "Exception ignored in sys.unraisablehook");
    return;
  }
  WriteUnraisableText(exception, where, text.empty() ? nullptr : text.c_str());
}

}  // namespace

bool WarnAboutSource(TypeId category, int stack_level, Borrowed<StrObject> text, Borrowed<Object> source) {
  return WarnObject(BuiltinType(category), text, stack_level, source);
}

void WarnUnawaited(Borrowed<Object> coroutine, Borrowed<Object> qualname) {
  if (Borrowed<Object> function = FromPythonModule("_warn_unawaited_coroutine", true)) {
    Ref<Object> keep = function.ToOwned();
    Ref<Object> done = Call(keep, {coroutine.get()});
    if (!done) WriteUnraisable(coroutine);
    return;
  }
  if (!Warn(TypeId::kRuntimeWarning, 1, "coroutine '%S' was never awaited", qualname.get())) WriteUnraisable(coroutine);
}

namespace {

// ---- The functions of _warnings -------------------------------------------------------------------------------------------------

// The category of warn(message, category): null: TypeError pending.
Object* CategoryOf(Object* message, Object* category) {
  if (IsInstanceExactOrSub(message, TypeId::kWarning)) return TypeOf(message);
  if (!category || IsNone(category)) return BuiltinType(TypeId::kUserWarning);
  if (!IsType(category) || !IsSubtype(static_cast<TypeObject*>(category), BuiltinType(TypeId::kWarning))) {
    RaiseTypeError("category must be a Warning subclass, not '%s'", IsType(category) ? "type" : category->type->name);
    return nullptr;
  }
  return category;
}

Ref<Object> FunctionWarn(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  if (!ParseArguments({"warn", {"message", "category", "stacklevel", "source"}, 1}, args, out)) return nullptr;
  ptrdiff_t level = 1;
  if (out[2]) {
    level = AsSsize(out[2]);
    if (level == -1 && ErrorPending()) return nullptr;
  }
  Object* category = CategoryOf(out[0], out[1]);
  if (!category || !WarnObject(category, out[0], static_cast<int>(level), out[3])) return nullptr;
  return NewNone();
}

Ref<Object> FunctionWarnExplicit(Borrowed<Object>, CallArgs args) {
  Object* out[8];
  if (!ParseArguments(
          {"warn_explicit", {"message", "category", "filename", "lineno", "module", "registry", "module_globals", "source"}, 4},
          args, out)) {
    return nullptr;
  }
  int line = AsInt(out[3]);
  if (line == -1 && ErrorPending()) return nullptr;
  if (out[5] && !IsNone(out[5]) && !IsDict(out[5])) return RaiseTypeError("'registry' must be a dict or None");
  if (!WarnExplicit(out[1], out[0], out[2], line, out[4], out[5], nullptr, out[7])) return nullptr;
  return NewNone();
}

Ref<Object> FunctionFiltersMutated(Borrowed<Object>) {
  ++State().filters_version;
  return NewNone();
}

constexpr MethodDef kFunctions[] = {
    Keywords(
        "warn", &FunctionWarn,
        "warn($module, /, message, category=None, stacklevel=1, source=None)\n--\n\nTells a warning, or raises or ignores it."),
    Keywords("warn_explicit", &FunctionWarnExplicit),
    NoArgs("_filters_mutated", &FunctionFiltersMutated),
};

bool AddFilter(const char* action, TypeId category, const char* module_or_null) {
  Ref<StrObject> action_text = InternStr(action);
  Ref<Object> module = module_or_null ? Ref<Object>(InternStr(module_or_null)) : NewNone(), line = NewInt(0);
  if (!action_text || !module || !line) return false;
  Ref<TupleObject> filter = NewTuple({action_text.get(), None(), BuiltinType(category), module.get(), line.get()});
  return filter && ListAppend(State().filters, std::move(filter));
}

}  // namespace

Table<MethodDef> WarningsFunctions() { return kFunctions; }

bool FillWarnings(ModuleObject* module) {
  WarningsState& state = State();
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "filters", NewRef<Object>(state.filters)) &&
         ModuleAdd(module, "_onceregistry", NewRef<Object>(state.once_registry)) &&
         ModuleAdd(module, "_defaultaction", NewRef<Object>(state.default_action));
}

bool InitWarnings(Runtime& runtime) {
  auto* state = new WarningsState;
  static_cast<Vm*>(runtime.vm)->warnings = state;
  state->filters = NewList(0).Release();
  state->once_registry = NewDict().Release();
  state->default_action = InternStr("default").Release();
  state->hook_args = NewStructSequenceType(kHookArgs).Release();
  if (!state->hook_args || !state->filters || !state->once_registry || !state->default_action) return false;
  if (!AddFilter("default", TypeId::kDeprecationWarning, "__main__") ||
      !AddFilter("ignore", TypeId::kDeprecationWarning, nullptr) ||
      !AddFilter("ignore", TypeId::kPendingDeprecationWarning, nullptr) || !AddFilter("ignore", TypeId::kImportWarning, nullptr) ||
      !AddFilter("ignore", TypeId::kResourceWarning, nullptr)) {
    return false;
  }
  runtime.hooks.warn = &WarnHook;
  runtime.hooks.warn_explicit = &WarnExplicitHook;
  runtime.hooks.write_unraisable = &UnraisableHook;
  return true;
}

void FiniWarnings(Runtime& runtime) {
  runtime.hooks.warn = nullptr;
  runtime.hooks.warn_explicit = nullptr;
  runtime.hooks.write_unraisable = nullptr;
  WarningsState* state = std::exchange(static_cast<Vm*>(runtime.vm)->warnings, nullptr);
  if (!state) return;
  DecRefOrNull(state->filters);
  DecRefOrNull(state->once_registry);
  DecRefOrNull(state->default_action);
  DecRefOrNull(state->hook_args);
  delete state;
}

}  // namespace viv
