#include "interpreter/cli/repl.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "interpreter/cli/configuration.h"
#include "interpreter/cli/run.h"
#include "interpreter/compiler/compile.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/import.h"
#include "interpreter/vm/source_file.h"
#include "parser/parse.h"
#include "stdlib/console.h"
#include "stdlib/library_state.h"
#include "stdlib/line_input.h"
#include "stdlib/ref_totals.h"
#include "stdlib/viv_module.h"

namespace viv::cli {

namespace {

void PrintBanner(const Options& options) {
  Ref<Object> version = SysAttribute("version"), platform = SysAttribute("platform");
  auto text = [](const Ref<Object>& value) { return value && IsStr(value.get()) ? StrToStdString(AsStr(value.get())) : std::string(); };
  WriteToStderr("Python " + text(version) + " on " + text(platform) + "\n");
  if (!options.no_site) WriteToStderr("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
}

// str(sys.ps1): any object may be there.
std::string Prompt(const char* name) {
  Ref<Object> value = SysAttribute(name);
  if (!value) return "";
  Ref<StrObject> text = Str(value);
  if (!text) ClearError();
  return text ? StrToStdString(text.get()) : "";
}

void SetPrompts() {
  DictObject* sys = ModuleDict(CurrentRuntime().sys);
  for (auto [name, text] : {std::pair{"ps1", ">>> "}, {"ps2", "... "}}) {
    if (DictGetText(sys, name)) continue;
    Ref<StrObject> object = NewStrAscii(text);
    if (!object || !DictSetText(sys, name, object)) ClearError();
  }
}

class Session {
 public:
  explicit Session(Ref<ModuleObject> main) : main_(std::move(main)), filename_(NewStrAscii("<stdin>")) {}

  Outcome Run() {
    if (!filename_) return ReportException();
    for (;;) {
      TypedLine line = ReadTypedLineMayRunPython(Prompt(lines_.empty() ? "ps1" : "ps2"));
      if (line.status == LineStatus::kEnd && lines_.empty()) break;
      if (line.status == LineStatus::kFailed) {
        WriteToStderr("\n");
        outcome_ = ReportException();
        if (!outcome_.exited) outcome_ = {};  // nothing was run that an interrupt ended
        lines_.clear();
      } else if (line.status == LineStatus::kEnd) {
        // The end of the input ends a block, too.
        WriteToStderr("\n");
        ExecuteAtEnd();
      } else {
        Take(line.text);
      }
      if (outcome_.exited) return outcome_;
      if (lines_.empty() && CurrentLibrary().options.show_refcount) WriteToStderr(FormatRefTotals());
    }
    WriteToStderr("\n");
    // An interrupt counts where it ended the last statement.
    return {outcome_.status == kInterrupted ? kInterrupted : 0, false};
  }

 private:
  CompileOptions OptionsNow() const {
    CompileOptions options;
    options.flags = future_flags_;
    return options;
  }

  void Take(const std::string& line) {
    lines_ += line;
    if (!lines_.ends_with('\n')) lines_ += '\n';
    parser::TypedStatement statement = parser::ParseTyped(lines_, "<stdin>", ParserOptions(OptionsNow()));
    if (statement.status == parser::InputStatus::kIncomplete) return;
    lines_.clear();
    if (statement.status != parser::InputStatus::kEmpty) Execute(statement.tree);
  }

  void ExecuteAtEnd() {
    std::string lines = std::exchange(lines_, "");
    parser::ParseResult tree = parser::Parse(lines, parser::ParseMode::kSingle, "<stdin>", ParserOptions(OptionsNow()));
    Execute(tree);
  }

  void Execute(parser::ParseResult& tree) {
    Ref<ListObject> literals = NewList(0);
    CompileOptions options = OptionsNow();
    options.literals = literals.get();
    Ref<CodeObject> code = literals && FinishParsing(tree, filename_) ? CompileTree(tree, filename_, options) : nullptr;
    if (code) future_flags_ |= code->flags & kCompileFutureMask;
    DictObject* globals = ModuleDict(main_.get());
    Ref<Object> result = code ? EvalCode(code, globals, globals) : nullptr;
    FlushStreams();
    outcome_ = result ? Outcome{} : ReportException();
    FlushStreams();
  }

  Ref<ModuleObject> main_;
  Ref<StrObject> filename_;
  std::string lines_;          // of the statement that is being typed
  uint32_t future_flags_ = 0;  // `from __future__ import` holds for the rest of the session
  Outcome outcome_;            // of the last statement
};

Outcome RunStartupFile(const char* path) {
  std::string source;
  if (!ReadSourceFile(path, &source)) {
    int error = errno;
    WriteToStderr("Could not open PYTHONSTARTUP\n");
    Ref<StrObject> name = NewStr(path);
    if (name) RaiseOSError(error, name.get());
    ReportException();
    return {};
  }
  return RunSource(source, path, OnExit::kEnd);
}

// sys.__interactivehook__, where the program left it.
Outcome RunInteractiveHook() {
  Ref<Object> hook = SysAttribute("__interactivehook__");
  if (!hook || Call(hook, {})) return {};
  WriteToStderr("Failed calling sys.__interactivehook__\n");
  return ReportException();
}

}  // namespace

Outcome RunRepl(const Options& options, bool session) {
  Ref<ModuleObject> main = MainModule();
  if (!main) return ReportException();
  if (!options.no_site && !OfferExplain()) ClearError();
  if (session) {
    if (!options.quiet || options.verbose) PrintBanner(options);
    if (const char* startup = Environment(options, "PYTHONSTARTUP")) {
      Outcome outcome = RunStartupFile(startup);
      if (outcome.exited) return outcome;
    }
  }
  Outcome outcome = RunInteractiveHook();
  if (outcome.exited) return outcome;
  SetPrompts();
  return Session(std::move(main)).Run();
}

void ImportReadline() {
  Ref<StrObject> name = InternStr("readline");
  if (!name || !ImportModule(name)) ClearError();
}

}  // namespace viv::cli
