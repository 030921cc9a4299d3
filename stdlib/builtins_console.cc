// print, input and what else talks to the person at the terminal. Answers to CPython's Python/bltinmodule.c.
#include <unistd.h>

#include <string>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import.h"
#include "stdlib/builtins_module.h"
#include "stdlib/console.h"
#include "stdlib/line_input.h"

namespace viv {

namespace {

Borrowed<Object> SysObject(const char* name) { return DictGetText(ModuleDict(CurrentRuntime().sys), name); }

Ref<Object> BuiltinPrint(Borrowed<Object>, CallArgs args) {
  HeldArguments held(args);
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

// Are both streams the terminal, so that the line can be edited? -1: interrupted.
int AtTerminal(Borrowed<Object> in, Borrowed<Object> out) {
  Ref<StrObject> fileno = InternStr("fileno");
  if (!fileno) return -1;
  int wanted = STDIN_FILENO;
  for (Borrowed<Object> stream : {in, out}) {
    Ref<Object> number = CallMethod(stream, fileno);
    int fd = number ? AsInt(number) : -1;
    if (ErrorPending()) {
      if (!PendingMatches(TypeId::kException)) return -1;
      ClearError();
      return 0;
    }
    if (fd != wanted || !isatty(fd)) return 0;
    wanted = STDOUT_FILENO;
  }
  return 1;
}

// The value of a text attribute of a stream, "" where there is none.
std::string TextAttribute(Borrowed<Object> stream, const char* name) {
  Ref<StrObject> key = InternStr(name);
  Ref<Object> value = key ? GetAttr(stream, key) : nullptr;
  if (!value) ClearError();
  return value && IsStr(value.get()) ? StrToStdString(AsStr(value.get())) : "";
}

Ref<Object> InputFromTerminal(Borrowed<Object> in, Borrowed<Object> out, Object* prompt_or_null) {
  std::string prompt;
  if (prompt_or_null) {
    Ref<StrObject> text = Str(prompt_or_null);
    Ref<Object> bytes = text ? EncodeStr(text, TextAttribute(out, "encoding").c_str(), TextAttribute(out, "errors").c_str()) : nullptr;
    if (!bytes) return nullptr;
    prompt = std::string(BytesView(bytes.get()));
    if (prompt.find('\0') != std::string::npos) return RaiseValueError("input: prompt string cannot contain null characters");
  }
  if (!CallMethod(out, Names().flush)) ClearError();
  TypedLine line = ReadTypedLineMayRunPython(prompt);
  if (line.status == LineStatus::kFailed) return nullptr;
  if (line.status == LineStatus::kEnd) {
    RaiseNone(TypeId::kEOFError);
    return nullptr;
  }
  if (line.text.ends_with('\n')) line.text.pop_back();
  return DecodeBytes(line.text, TextAttribute(in, "encoding").c_str(), TextAttribute(in, "errors").c_str());
}

Ref<Object> BuiltinInput(Borrowed<Object>, ArgSpan args) {
  Ref<Object> in, out, err;
  for (auto [name, slot] : {std::pair{"stdin", &in}, {"stdout", &out}, {"stderr", &err}}) {
    Borrowed<Object> stream = SysObject(name);
    if (!stream || IsNone(stream)) return Raise(TypeId::kRuntimeError, "input(): lost sys.%s", name);
    *slot = stream.ToOwned();
  }
  if (!CallMethod(err, Names().flush)) ClearError();
  int terminal = AtTerminal(in, out);
  if (terminal != 0) return terminal > 0 ? InputFromTerminal(in, out, args.size > 0 ? args[0] : nullptr) : nullptr;
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
