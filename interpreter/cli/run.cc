#include "interpreter/cli/run.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "interpreter/bytecode/disassembler.h"
#include "interpreter/compiler/compile.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/import.h"
#include "interpreter/vm/module_spec.h"
#include "interpreter/vm/source_file.h"
#include "interpreter/vm/traceback_text.h"
#include "parser/ast_dump.h"
#include "stdlib/console.h"

namespace viv::cli {

namespace {

constexpr int kInterruptStatus = 130;

Ref<Object> SysAttribute(const char* name) {
  Borrowed<Object> value = DictGetText(ModuleDict(CurrentRuntime().sys), name);
  return value ? value.ToOwned() : nullptr;
}

bool FlushStream(const char* name) {
  Ref<Object> stream = SysAttribute(name);
  if (!stream || IsNone(stream.get())) return true;
  return static_cast<bool>(CallMethod(stream, Names().flush));
}

int Run(Borrowed<CodeObject> code) {
  Ref<ModuleObject> main = MainModule();
  if (!main) return ReportException();
  DictObject* globals = ModuleDict(main.get());
  Ref<Object> result = EvalCode(code, globals, globals);
  int status = result ? 0 : ReportException();
  result.Reset();
  if (!FlushStream("stdout")) {
    if (status == 0) return ReportException();
    ClearError();
  }
  return status;
}

bool SetMain(const char* name, Ref<Object> value) {
  Ref<ModuleObject> main = value ? MainModule() : nullptr;
  return main && DictSetText(ModuleDict(main.get()), name, value);
}

std::string AbsolutePath(const std::string& path) {
  if (!path.empty() && path[0] == '/') return path;
  std::string folder = CurrentDirectory();
  if (folder.empty()) return path;
  std::string tail = path;
  while (tail.starts_with("./")) tail = tail.substr(2);
  return folder + "/" + tail;
}

// "\n" after the line is kept, so that line numbers stay.
std::string WithoutFirstLine(const std::string& source) {
  size_t newline = source.find('\n');
  return newline == std::string::npos ? "" : source.substr(newline);
}

}  // namespace

Ref<ModuleObject> MainModule() {
  Runtime& runtime = CurrentRuntime();
  Borrowed<Object> known = DictGet(runtime.modules, Names().__main__);
  if (known && known->kind == kModule) return NewRef(static_cast<ModuleObject*>(known.get()));
  Ref<StrObject> name = NewRef(Names().__main__);
  Ref<ModuleObject> module = NewModule(name);
  if (!module || !DictSet(ModuleDict(module.get()), Names().__builtins__, runtime.builtins) ||
      !DictSetText(ModuleDict(module.get()), "__annotations__", NewDict()) || !DictSet(runtime.modules, name, module)) {
    return nullptr;
  }
  return module;
}

int StatusOfExit(Borrowed<Object> code) {
  if (!code || IsNone(code)) return 0;
  if (IsInt(code)) {
    int overflow = 0;
    int64_t value = IntAsInt64(code, &overflow);
    return overflow ? 255 : static_cast<int>(value & 0xFF);
  }
  if (!FlushStream("stdout")) ClearError();
  Ref<StrObject> text = Str(code);
  WriteToStderr((text ? StrToStdString(text.get()) : std::string()) + "\n");
  ClearError();
  return 1;
}

int ReportException() {
  Ref<BaseExceptionObject> exception = TakeError();
  if (!exception) return 1;
  if (IsInstanceExactOrSub(exception.get(), TypeId::kSystemExit)) {
    Ref<Object> code = NewRef(static_cast<SystemExitObject*>(exception.get())->code.get());
    int status = StatusOfExit(code);
    if (!FlushStream("stdout")) ClearError();
    return status;
  }
  bool interrupt = IsInstanceExactOrSub(exception.get(), TypeId::kKeyboardInterrupt);
  if (!FlushStream("stdout")) ClearError();
  // For post-mortem debugging, as CPython keeps them.
  DictObject* sys = ModuleDict(CurrentRuntime().sys);
  Object* traceback = exception->traceback ? exception->traceback.get() : None();
  if (!DictSetText(sys, "last_type", TypeOf(exception.get())) || !DictSetText(sys, "last_value", exception) ||
      !DictSetText(sys, "last_traceback", traceback)) {
    ClearError();
  }
  Ref<Object> hook = SysAttribute("excepthook");
  if (hook) {
    Ref<Object> keep_traceback = NewRef(traceback);
    Ref<Object> done = Call(hook, {TypeOf(exception.get()), exception.get(), keep_traceback.get()});
    if (!done) {
      Ref<BaseExceptionObject> second = TakeError();
      if (second && IsInstanceExactOrSub(second.get(), TypeId::kSystemExit)) {
        return StatusOfExit(static_cast<SystemExitObject*>(second.get())->code.get());
      }
      WriteToStderr("Error in sys.excepthook:\n");
      if (second) WriteToStderr(FormatException(second));
      WriteToStderr("\nOriginal exception was:\n");
      WriteToStderr(FormatException(exception));
    }
  } else {
    WriteToStderr("sys.excepthook is missing\n" + FormatException(exception));
  }
  return interrupt ? kInterruptStatus : 1;
}

int RunFile(const Options& options) {
  std::string path = options.target;
  std::string script = path;
  if (IsDirectory(path)) {
    script = path + "/__main__.py";
    if (!IsRegularFile(script)) {
      std::fprintf(stderr, "viv: can't find '__main__' module in '%s'\n", AbsolutePath(path).c_str());
      return 1;
    }
  }
  std::string source;
  if (!ReadSourceFile(script, &source)) {
    std::fprintf(stderr, "viv: can't open file '%s': [Errno %d] %s\n", AbsolutePath(script).c_str(), errno, std::strerror(errno));
    return 2;
  }
  if (options.skip_first_line) source = WithoutFirstLine(source);
  Ref<StrObject> filename = DecodeBytes(script, "utf-8", "surrogateescape");
  Ref<StrObject> absolute = filename ? DecodeBytes(AbsolutePath(script), "utf-8", "surrogateescape") : nullptr;
  Ref<Object> loader = absolute ? NewSourceLoader(Names().__main__, absolute) : nullptr;
  if (!loader || !SetMain("__file__", absolute) || !SetMain("__loader__", std::move(loader)) || !SetMain("__cached__", NewNone())) {
    return ReportException();
  }
  if (script != path && !SetMain("__package__", NewStrAscii(""))) return ReportException();
  CompileOptions compile;
  compile.source_kind = parser::SourceKind::kFile;
  Ref<CodeObject> code = CompileSource(source, absolute, CompileMode::kExec, compile);
  return code ? Run(code) : ReportException();
}

int RunCommand(const Options& options) {
  Ref<StrObject> filename = NewStrAscii("<string>");
  Ref<CodeObject> code = filename ? CompileSource(options.target + "\n", filename, CompileMode::kExec, CompileOptions{}) : nullptr;
  return code ? Run(code) : ReportException();
}

int RunStdin(const Options& options) {
  std::string source((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  if (options.skip_first_line) source = WithoutFirstLine(source);
  Ref<StrObject> filename = NewStrAscii("<stdin>");
  CompileOptions compile;
  compile.source_kind = parser::SourceKind::kFile;
  Ref<CodeObject> code = filename ? CompileSource(source, filename, CompileMode::kExec, compile) : nullptr;
  return code ? Run(code) : ReportException();
}

int RunModule(const Options& options) {
  auto fail = [](const std::string& text) {
    std::fprintf(stderr, "viv: %s\n", text.c_str());
    return 1;
  };
  std::string name = options.target;
  FoundModule found;
  for (int attempt = 0; attempt < 2; ++attempt) {
    Ref<StrObject> text = InternStr(name);
    if (!text) return ReportException();
    found = FindModule(text);
    if (!found.spec) {
      if (ErrorPending()) {
        Ref<BaseExceptionObject> error = TakeError();
        Ref<StrObject> message = Str(error.get());
        return fail("Error while finding module specification for '" + options.target + "' (" + error->type->name + ": " +
                    (message ? StrToStdString(message.get()) : "") + ")");
      }
      if (attempt == 1) return fail("No module named " + name + "; '" + options.target + "' is a package and cannot be directly executed");
      return fail("No module named " + name);
    }
    if (!found.is_package) break;
    if (attempt == 1) return fail("Cannot use package as __main__ module");
    name += ".__main__";
  }
  ModuleSpecObject* spec = AsModuleSpec(found.spec.get());
  Ref<CodeObject> code = CodeOfSpec(found.spec);
  if (!code) return ReportException();
  Ref<StrObject> parent = InternStr("parent");
  Ref<Object> package = parent ? GetAttr(found.spec, parent) : nullptr;
  if (!package || !SetMain("__package__", std::move(package)) || !SetMain("__spec__", found.spec)) return ReportException();
  if (spec->loader && !SetMain("__loader__", NewRef(spec->loader.get()))) return ReportException();
  if (spec->has_location) {
    if (!SetMain("__file__", NewRef(spec->origin.get())) || !SetMain("__cached__", NewNone())) return ReportException();
    Ref<Object> argv = SysAttribute("argv");
    if (argv && IsList(argv.get()) && AsList(argv.get())->size > 0) {
      Ref<Object> zero = NewInt(0);
      if (!zero || !SetItem(argv, zero, spec->origin.get())) return ReportException();
    }
  }
  return Run(code);
}

int CheckFiles(const Options& options) {
  int status = 0;
  for (const std::string& path : options.rest) {
    std::string source;
    if (!ReadSourceFile(path, &source)) {
      std::fprintf(stderr, "viv: can't open file '%s': [Errno %d] %s\n", path.c_str(), errno, std::strerror(errno));
      status = 2;
      continue;
    }
    Ref<StrObject> filename = NewStr(path);
    CompileOptions compile;
    compile.source_kind = parser::SourceKind::kFile;
    Ref<CodeObject> code = filename ? CompileSource(source, filename, CompileMode::kExec, compile) : nullptr;
    if (!code) status = std::max(status, ReportException());
  }
  return status;
}

int DumpSource(const Options& options) {
  std::string source, name = options.target;
  if (options.kind == RunKind::kCommand) {
    source = options.target + "\n";
    name = "<string>";
  } else if (options.kind == RunKind::kFile) {
    if (!ReadSourceFile(name, &source)) {
      std::fprintf(stderr, "viv: can't open file '%s': [Errno %d] %s\n", name.c_str(), errno, std::strerror(errno));
      return 2;
    }
  } else {
    source.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
    name = "<stdin>";
  }
  Ref<StrObject> filename = NewStr(name);
  CompileOptions compile;
  compile.source_kind = parser::SourceKind::kFile;
  Ref<CodeObject> code = filename ? CompileSource(source, filename, CompileMode::kExec, compile) : nullptr;
  if (!code) return ReportException();
  if (options.dump_ast) {
    parser::ParseResult parsed = parser::Parse(source, parser::ParseMode::kFile, name, ParserOptions(compile));
    std::string text = ast::Dump(parsed.mod);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
  }
  if (options.disassemble) {
    std::string text = Disassemble(code.get());
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
  return 0;
}

}  // namespace viv::cli
