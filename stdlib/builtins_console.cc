// print, input and what else talks to the person at the terminal. Answers to CPython's Python/bltinmodule.c.
#include <unistd.h>

#include <string>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import.h"
#include "stdlib/builtins_module.h"
#include "stdlib/console.h"

namespace viv {

namespace {

Borrowed<Object> SysObject(const char* name) { return DictGetText(ModuleDict(CurrentRuntime().sys), name); }

Ref<Object> BuiltinPrint(Borrowed<Object>, CallArgs args) {
  Object *sep = nullptr, *end = nullptr, *file = nullptr, *flush = nullptr;
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    auto* keyword = AsStr(args.keyword_names->items[i]);
    Object* value = args.keyword_value(i);
    if (StrEqualsAscii(keyword, "sep")) {
      sep = value;
    } else if (StrEqualsAscii(keyword, "end")) {
      end = value;
    } else if (StrEqualsAscii(keyword, "file")) {
      file = value;
    } else if (StrEqualsAscii(keyword, "flush")) {
      flush = value;
    } else {
      return RaiseTypeError("'%U' is an invalid keyword argument for print()", keyword);
    }
  }
  Ref<Object> stream;
  if (!file || file == None()) {
    Borrowed<Object> out = SysObject("stdout");
    if (!out) return Raise(TypeId::kRuntimeError, "lost sys.stdout");
    if (IsNone(out)) return NewNone();  // no console at all
    stream = out.ToOwned();
  } else {
    stream = NewRef(file);
  }
  if (sep == None()) sep = nullptr;
  if (end == None()) end = nullptr;
  if (sep && !IsStr(sep)) return RaiseTypeError("sep must be None or a string, not %.200T", sep);
  if (end && !IsStr(end)) return RaiseTypeError("end must be None or a string, not %.200T", end);
  // Each part is written by itself, as a program with a stream of its own can tell.
  StreamWriter writer(stream);
  for (size_t i = 0; i < args.positional_count; ++i) {
    if (i > 0 && !(sep ? writer.Write(AsStr(sep)) : writer.WriteAscii(" "))) return nullptr;
    Ref<StrObject> text = Str(args.data[i]);
    if (!text || !writer.Write(text)) return nullptr;
  }
  if (!(end ? writer.Write(AsStr(end)) : writer.WriteAscii("\n"))) return nullptr;
  int wants_flush = flush ? IsTrue(flush) : 0;
  if (wants_flush < 0) return nullptr;
  if (wants_flush && !CallMethod(stream, Names().flush)) return nullptr;
  return NewNone();
}

Ref<Object> BuiltinInput(Borrowed<Object>, ArgSpan args) {
  Ref<Object> in, out, err;
  for (auto [name, slot] : {std::pair{"stdin", &in}, {"stdout", &out}, {"stderr", &err}}) {
    Borrowed<Object> stream = SysObject(name);
    if (!stream || IsNone(stream)) return Raise(TypeId::kRuntimeError, "input(): lost sys.%s", name);
    *slot = stream.ToOwned();
  }
  if (!CallMethod(err, Names().flush)) ClearError();
  if (args.size > 0) {
    StreamWriter writer(out);
    Ref<StrObject> prompt = Str(args[0]);
    if (!prompt || !writer.Write(prompt)) return nullptr;
  }
  if (!CallMethod(out, Names().flush)) ClearError();
  Ref<Object> line = CallMethod(in, Names().readline);
  if (!line) return nullptr;
  if (!IsStr(line.get())) return RaiseTypeError("object.readline() returned non-string");
  auto* text = AsStr(line.get());
  if (text->length == 0) return Raise(TypeId::kEOFError, "EOF when reading a line");
  ptrdiff_t length = text->length;
  if (StrChar(text, length - 1) == '\n') --length;
  return StrSubstring(text, 0, length);
}

Ref<Object> BuiltinBreakpoint(Borrowed<Object>, CallArgs args) {
  Borrowed<Object> hook = SysObject("breakpointhook");
  if (!hook) return Raise(TypeId::kRuntimeError, "lost sys.breakpointhook");
  Ref<Object> keep = hook.ToOwned();
  return Call(keep, args);
}

constexpr MethodDef kFunctions[] = {
    Keywords("breakpoint", &BuiltinBreakpoint, "breakpoint(*args, **kws)\n\nCalls sys.breakpointhook()."),
    Positional("input", &BuiltinInput, 0, 1, "input($module, prompt='', /)\n--\n\nA line from standard input, without its newline."),
    Keywords("print", &BuiltinPrint, "print($module, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nWrites the values to a stream."),
};

}  // namespace

Table<MethodDef> ConsoleBuiltins() { return kFunctions; }

}  // namespace viv
