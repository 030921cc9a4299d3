// Builtin functions about names, code, classes and imports. Answers to CPython's Python/bltinmodule.c.
#include "interpreter/compiler/compile.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/class_building.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/frame.h"
#include "interpreter/vm/import.h"
#include "stdlib/builtins_module.h"

namespace viv {

namespace {

Ref<Object> NoFrame(const char* function) { return Raise(TypeId::kSystemError, "%s(): no frame runs", function); }

Ref<Object> BuiltinGlobals(Borrowed<Object>) {
  DictObject* globals = CurrentRuntime().hooks.current_globals();
  return globals ? NewRef<Object>(globals) : NoFrame("globals");
}

Ref<Object> CurrentLocals() {
  Frame* frame = CurrentFrame();
  if (!frame) return NoFrame("locals");
  return NewRef(FrameLocals(frame).get());
}
Ref<Object> BuiltinLocals(Borrowed<Object>) { return CurrentLocals(); }

Ref<Object> BuiltinVars(Borrowed<Object>, ArgSpan args) {
  if (args.size == 0) return CurrentLocals();
  Ref<Object> dict;
  int found = LookupAttr(args[0], Names().__dict__, &dict);
  if (found < 0) return nullptr;
  return found ? std::move(dict) : RaiseTypeError("vars() argument must have __dict__ attribute");
}

Ref<Object> BuiltinDir(Borrowed<Object>, ArgSpan args) {
  if (args.size == 1) return Dir(args[0]);
  Ref<Object> locals = CurrentLocals();
  Ref<Object> keys = locals ? CallMethod(locals, Names().keys) : nullptr;
  Ref<ListObject> names = keys ? ListOf(keys) : nullptr;
  if (!names || !ListSort(names.get(), nullptr, false)) return nullptr;
  return names;
}

// ---- Code -----------------------------------------------------------------------------------------------------------------------

// The text of what compile, eval and exec take. `what` continues the message: "compile() arg 1 must be a ...".
bool SourceText(Borrowed<Object> source, const char* function, const char* what, std::string* text, parser::SourceKind* kind) {
  if (IsStr(source)) {
    std::string_view utf8 = StrUtf8(AsStr(source));
    if (!utf8.data()) return false;
    *text = utf8;
    *kind = parser::SourceKind::kStr;
  } else if (HasBuffer(source)) {
    BufferHolder holder;
    if (!holder.Get(source)) return false;
    text->assign(static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
    *kind = parser::SourceKind::kBytes;
  } else {
    return RaiseFalse(TypeId::kTypeError, "%s() arg 1 must be a %s", function, what);
  }
  if (text->find('\0') != std::string::npos) return RaiseFalse(TypeId::kValueError, "source code string cannot contain null bytes");
  return true;
}

constexpr int kOnlyAst = 0x400;
constexpr int kKnownFlags = 0x1ff0000 | 0x200 | kOnlyAst | 0x1000 | 0x2000 | 0x4000 | 0x10 | 0x80 | 0x20;

Ref<Object> BuiltinCompile(Borrowed<Object>, CallArgs args) {
  Object* out[7];
  if (!ParseArguments({"compile", {"source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"}, 3, 0, 6},
                      args, out)) {
    return nullptr;
  }
  Ref<StrObject> filename;
  if (IsStr(out[1])) {
    filename = NewRef(AsStr(out[1]));
  } else if (HasBuffer(out[1])) {
    BufferHolder holder;
    if (!holder.Get(out[1])) return nullptr;
    filename = DecodeBytes({static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length)}, "utf-8",
                           "surrogateescape");
  } else {
    return RaiseTypeError("expected str, bytes or os.PathLike object, not %T", out[1]);
  }
  if (!filename) return nullptr;
  if (!IsStr(out[2])) return RaiseTypeError("compile() argument 'mode' must be str, not %T", out[2]);
  int flags = out[3] ? AsInt(out[3]) : 0;
  if (flags == -1 && ErrorPending()) return nullptr;
  int dont_inherit = out[4] ? IsTrue(out[4]) : 0;
  if (dont_inherit < 0) return nullptr;
  int optimize = out[5] ? AsInt(out[5]) : -1;
  if (optimize == -1 && ErrorPending()) return nullptr;
  if (flags & ~kKnownFlags) return RaiseValueError("compile(): unrecognised flags");
  if (optimize < -1 || optimize > 2) return RaiseValueError("compile(): invalid optimize value");
  CompileMode mode;
  if (StrEqualsAscii(AsStr(out[2]), "exec")) {
    mode = CompileMode::kExec;
  } else if (StrEqualsAscii(AsStr(out[2]), "eval")) {
    mode = CompileMode::kEval;
  } else if (StrEqualsAscii(AsStr(out[2]), "single")) {
    mode = CompileMode::kSingle;
  } else {
    return RaiseValueError(flags & kOnlyAst ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                                            : "compile() mode must be 'exec', 'eval' or 'single'");
  }
  if (flags & kOnlyAst) return RaiseValueError("compile(): syntax trees as Python objects need the module ast, which is not there");
  CompileOptions options;
  std::string text;
  if (!SourceText(out[0], "compile", "string, bytes or AST object", &text, &options.source_kind)) return nullptr;
  options.flags = static_cast<uint32_t>(flags);
  if (!dont_inherit) options.flags |= InheritedFlags();
  if (optimize >= 0) options.optimize = optimize;
  return CompileSource(text, filename, mode, options);
}

// The globals and locals of eval and exec; the running frame's where they are absent. False: failed.
bool Namespaces(const char* function, Object* globals, Object* locals, Ref<Object>* out_globals, Ref<Object>* out_locals) {
  if (locals == None()) locals = nullptr;
  if (globals == None()) globals = nullptr;
  if (locals && !IsMapping(locals)) {
    return RaiseFalse(TypeId::kTypeError,
                      StrEqualsAscii(InternStr(function).get(), "eval") ? "locals must be a mapping"
                                                                        : "locals must be a mapping or None, not %.100T",
                      locals);
  }
  if (globals && !IsDict(globals)) {
    if (function[1] == 'v') {
      return RaiseFalse(TypeId::kTypeError,
                        IsMapping(globals) ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
    }
    return RaiseFalse(TypeId::kTypeError, "exec() globals must be a dict, not %.100T", globals);
  }
  if (!globals) {
    DictObject* current = CurrentRuntime().hooks.current_globals();
    if (!current)
      return RaiseFalse(TypeId::kTypeError, "%s must be given globals and locals when called without a frame", function);
    *out_globals = NewRef<Object>(current);
    *out_locals = locals ? NewRef(locals) : CurrentLocals();
    if (!*out_locals) return false;
  } else {
    *out_globals = NewRef(globals);
    *out_locals = NewRef(locals ? locals : globals);
  }
  DictObject* dict = AsDict(out_globals->get());
  int has = DictContains(dict, Names().__builtins__);
  if (has < 0) return false;
  return has || DictSet(dict, Names().__builtins__, ModuleDict(CurrentRuntime().builtins));
}

Ref<Object> BuiltinEval(Borrowed<Object>, ArgSpan args) {
  Ref<Object> globals, locals;
  if (!Namespaces("eval", args.size > 1 ? args[1] : nullptr, args.size > 2 ? args[2] : nullptr, &globals, &locals)) return nullptr;
  Ref<CodeObject> code;
  Ref<ListObject> literals;
  if (args[0]->kind == kCode) {
    code = NewRef(AsCode(args[0]));
    if (code->free_count > 0) return RaiseTypeError("code object passed to eval() may not contain free variables");
  } else {
    std::string text;
    CompileOptions options;
    if (!SourceText(args[0], "eval", "string, bytes or code object", &text, &options.source_kind)) return nullptr;
    size_t start = text.find_first_not_of(" \t");
    options.flags |= InheritedFlags();
    Ref<StrObject> filename = NewStrAscii("<string>");
    literals = NewList(0);
    if (!filename || !literals) return nullptr;
    options.literals = literals.get();
    code = CompileSource(std::string_view(text).substr(start == std::string::npos ? text.size() : start), filename,
                         CompileMode::kEval, options);
    if (!code) return nullptr;
  }
  return EvalCode(code, AsDict(globals.get()), locals);
}

Ref<Object> BuiltinExec(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  if (!ParseArguments({"exec", {"", "", "", "closure"}, 1, 3, 3}, args, out)) return nullptr;
  Ref<Object> globals, locals;
  if (!Namespaces("exec", out[1], out[2], &globals, &locals)) return nullptr;
  Object* closure = out[3] == None() ? nullptr : out[3];
  Ref<CodeObject> code;
  Ref<ListObject> literals;
  if (out[0]->kind == kCode) {
    code = NewRef(AsCode(out[0]));
    int32_t wanted = code->free_count;
    if (wanted == 0 && closure) return RaiseTypeError("cannot use a closure with this code object");
    if (wanted > 0) {
      if (!closure) return RaiseTypeError("code object requires a closure of exactly length %d", wanted);
      bool fits = closure->kind == kTuple && AsTuple(closure)->size == wanted;
      for (ptrdiff_t i = 0; fits && i < wanted; ++i) fits = AsTuple(closure)->items[i]->kind == kCell;
      if (!fits) return RaiseTypeError("code object requires a closure of exactly length %d", wanted);
    }
  } else {
    if (closure) return RaiseTypeError("closure can only be used when source is a code object");
    std::string text;
    CompileOptions options;
    if (!SourceText(out[0], "exec", "string, bytes or code object", &text, &options.source_kind)) return nullptr;
    options.flags |= InheritedFlags();
    Ref<StrObject> filename = NewStrAscii("<string>");
    literals = NewList(0);
    options.literals = literals.get();
    code = filename && literals ? CompileSource(text, filename, CompileMode::kExec, options) : nullptr;
    if (!code) return nullptr;
  }
  Ref<Object> result = EvalCode(code, AsDict(globals.get()), locals, closure ? AsTuple(closure) : nullptr);
  return result ? NewNone() : nullptr;
}

Ref<Object> BuiltinImport(Borrowed<Object>, CallArgs args) {
  Object* out[5];
  if (!ParseArguments({"__import__", {"name", "globals", "locals", "fromlist", "level"}, 1}, args, out)) return nullptr;
  if (!IsStr(out[0])) return RaiseTypeError("module name must be a string");
  int level = out[4] ? AsInt(out[4]) : 0;
  if (level == -1 && ErrorPending()) return nullptr;
  DictObject* globals = out[1] && IsDict(out[1]) ? AsDict(out[1]) : nullptr;
  return ImportModuleLevel(AsStr(out[0]), globals, out[3] ? out[3] : None(), level);
}

constexpr MethodDef kFunctions[] = {
    Keywords("__build_class__", &BuildClass, "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class"),
    Keywords("__import__", &BuiltinImport,
             "__import__($module, /, name, globals=None, locals=None, fromlist=(), level=0)\n--\n\nImports a module."),
    Keywords("compile", &BuiltinCompile,
             "compile($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, "
             "_feature_version=-1)\n--\n\nSource as a code object."),
    Positional("dir", &BuiltinDir, 0, 1, "dir([object]) -> list of strings"),
    Positional("eval", &BuiltinEval, 1, 3,
               "eval($module, source, globals=None, locals=None, /)\n--\n\nThe value of an expression."),
    Keywords("exec", &BuiltinExec, "exec($module, source, globals=None, locals=None, /, *, closure=None)\n--\n\nRuns statements."),
    NoArgs("globals", &BuiltinGlobals, "globals($module, /)\n--\n\nThe global variables here."),
    NoArgs("locals", &BuiltinLocals, "locals($module, /)\n--\n\nThe local variables here."),
    Positional("vars", &BuiltinVars, 0, 1, "vars([object]) -> dictionary"),
};

}  // namespace

Table<MethodDef> CodeBuiltins() { return kFunctions; }

}  // namespace viv
