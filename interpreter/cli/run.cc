#include "interpreter/cli/run.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "interpreter/bytecode/disassembler.h"
#include "interpreter/cli/configuration.h"
#include "interpreter/compiler/compile.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/import.h"
#include "interpreter/vm/source_file.h"
#include "parser/ast_dump.h"

namespace viv::cli {

namespace {

// False: exception pending.
bool Run(Borrowed<CodeObject> code) {
  Ref<ModuleObject> main = MainModule();
  DictObject* globals = main ? ModuleDict(main.get()) : nullptr;
  return globals && EvalCode(code, globals, globals);
}

bool SetMain(const char* name, Ref<Object> value) {
  Ref<ModuleObject> main = value ? MainModule() : nullptr;
  return main && DictSetText(ModuleDict(main.get()), name, value);
}

void DeleteFromMain(const char* name) {
  Ref<ModuleObject> main = MainModule();
  Ref<StrObject> key = InternStr(name);
  Ref<Object> removed = main && key ? DictPop(ModuleDict(main.get()), key, None()) : nullptr;
  ClearError();
}

Ref<CodeObject> CompileFile(const std::string& source, Borrowed<StrObject> filename, ListObject* literals = nullptr) {
  CompileOptions options;
  options.literals = literals;
  options.source_kind = parser::SourceKind::kFile;
  return CompileSource(source, filename, CompileMode::kExec, options);
}

// "\n" after the line is kept, so that line numbers stay.
std::string WithoutFirstLine(const std::string& source) {
  size_t newline = source.find('\n');
  return newline == std::string::npos ? "" : source.substr(newline);
}

std::string ReadStdin() { return std::string((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>()); }

void SayCannotOpen(const Options& options, const std::string& path) {
  std::fprintf(stderr, "%s: can't open file '%s': [Errno %d] %s\n", options.program.c_str(), AbsolutePath(path).c_str(), errno,
               std::strerror(errno));
}

// The loader of builtin modules, which is that of a program that came from no file.
Ref<Object> BuiltinLoader() {
  Borrowed<Object> spec = DictGet(ModuleDict(CurrentRuntime().builtins), Names().__spec__);
  Ref<StrObject> name = InternStr("loader");
  return spec && name ? GetAttr(spec, name) : nullptr;
}

}  // namespace

Ref<ModuleObject> MainModule() {
  Runtime& runtime = CurrentRuntime();
  Borrowed<Object> known = DictGet(runtime.modules, Names().__main__);
  if (known && known->kind == kModule) return NewRef(static_cast<ModuleObject*>(known.get()));
  Ref<StrObject> name = NewRef(Names().__main__);
  Ref<ModuleObject> module = NewModule(name);
  Ref<Object> loader = BuiltinLoader();
  if (!module || !loader || !DictSetText(ModuleDict(module.get()), "__annotations__", NewDict()) ||
      !DictSet(ModuleDict(module.get()), Names().__builtins__, runtime.builtins) ||
      !DictSet(ModuleDict(module.get()), Names().__loader__, loader) || !DictSet(runtime.modules, name, module)) {
    return nullptr;
  }
  return module;
}

Outcome RunSource(const std::string& source, const std::string& path, OnExit on_exit) {
  Ref<StrObject> filename = DecodeBytes(path, "utf-8", "surrogateescape");
  if (!filename || !SetMain("__file__", filename) || !SetMain("__cached__", NewNone())) return ReportException(on_exit);
  Ref<ListObject> literals = NewList(0);
  Ref<CodeObject> code = literals ? CompileFile(source, filename, literals.get()) : nullptr;
  bool done = code && Run(code);
  FlushStreams();
  Outcome outcome = done ? Outcome{} : ReportException(on_exit);
  DeleteFromMain("__file__");
  DeleteFromMain("__cached__");
  return outcome;
}

Outcome RunFile(const Options& options) {
  OnExit on_exit = ExitOf(options);
  const std::string& path = options.target;
  if (IsDirectory(path) || IsZipFile(path)) return RunModuleAsMain("__main__", false, on_exit);
  std::string source;
  if (!ReadSourceFile(path, &source)) {
    SayCannotOpen(options, path);
    return {2, false};
  }
  if (options.skip_first_line) source = WithoutFirstLine(source);
  std::string absolute = AbsolutePath(path);
  Ref<StrObject> filename = DecodeBytes(absolute, "utf-8", "surrogateescape");
  Ref<Object> loader = filename ? NewSourceLoader(Names().__main__, filename) : nullptr;
  if (!loader || !SetMain("__loader__", std::move(loader))) return ReportException(on_exit);
  return RunSource(source, absolute, on_exit);
}

Outcome RunCommand(const Options& options) {
  Ref<StrObject> filename = NewStrAscii("<string>");
  Ref<ListObject> literals = NewList(0);
  CompileOptions compile;
  compile.literals = literals.get();
  Ref<CodeObject> code = filename && literals ? CompileSource(options.target + "\n", filename, CompileMode::kExec, compile) : nullptr;
  return code && Run(code) ? Outcome{} : ReportException(ExitOf(options));
}

Outcome RunStdin(const Options& options) {
  std::string source = ReadStdin();
  if (options.skip_first_line) source = WithoutFirstLine(source);
  return RunSource(source, "<stdin>", ExitOf(options));
}

Outcome RunModule(const Options& options) { return RunModuleAsMain(options.target, true, ExitOf(options)); }

int CheckFiles(const Options& options) {
  int status = 0;
  for (const std::string& path : options.rest) {
    std::string source;
    if (!ReadSourceFile(path, &source)) {
      SayCannotOpen(options, path);
      status = 2;
      continue;
    }
    Ref<StrObject> filename = NewStr(path);
    if (!filename || !CompileFile(source, filename)) status = std::max(status, ReportException().status);
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
      SayCannotOpen(options, name);
      return 2;
    }
  } else {
    source = ReadStdin();
    name = "<stdin>";
  }
  Ref<StrObject> filename = NewStr(name);
  Ref<CodeObject> code = filename ? CompileFile(source, filename) : nullptr;
  if (!code) return ReportException().status;
  if (options.dump_ast) {
    CompileOptions compile;
    compile.source_kind = parser::SourceKind::kFile;
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
