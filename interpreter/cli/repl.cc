#include "interpreter/cli/repl.h"

#include <readline/history.h>
#include <readline/readline.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "interpreter/cli/run.h"
#include "interpreter/compiler/compile.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/eval.h"
#include "parser/parse.h"
#include "stdlib/console.h"

namespace viv::cli {

namespace {

constexpr const char* kBanner =
    "Python 3.11.2 (Vivarium 0.1.0)\n"
    "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n";

// str(sys.ps1): any object may be there.
std::string Prompt(const char* name) {
  Borrowed<Object> value = DictGetText(ModuleDict(CurrentRuntime().sys), name);
  if (!value) return "";
  Ref<Object> keep = value.ToOwned();
  Ref<StrObject> text = Str(keep);
  if (!text) ClearError();
  return text ? StrToStdString(text.get()) : "";
}

class LineSource {
 public:
  explicit LineSource(bool terminal) : terminal_(terminal) {}

  // The next line with its newline; nothing at the end of the input.
  std::optional<std::string> Read(const std::string& prompt) {
    if (terminal_) {
      char* line = readline(prompt.c_str());
      if (!line) return std::nullopt;
      std::string text = line;
      std::free(line);
      if (!text.empty()) add_history(text.c_str());
      return text + "\n";
    }
    std::fputs(prompt.c_str(), stderr);
    std::fflush(stderr);
    std::string text;
    for (int c; (c = std::getchar()) != EOF;) {
      text += static_cast<char>(c);
      if (c == '\n') return text;
    }
    return text.empty() ? std::nullopt : std::optional(text + "\n");
  }

 private:
  bool terminal_;
};

// Runs one complete statement. The exit status where the program asked to end.
std::optional<int> Execute(const std::string& source, DictObject* globals) {
  Ref<StrObject> filename = NewStrAscii("<stdin>");
  Ref<CodeObject> code = filename ? CompileSource(source, filename, CompileMode::kSingle, CompileOptions{}) : nullptr;
  if (code && EvalCode(code, globals, globals)) return std::nullopt;
  bool ends = PendingMatches(TypeId::kSystemExit);
  int status = ReportException();
  return ends ? std::optional(status) : std::nullopt;
}

void SetPrompts() {
  DictObject* sys = ModuleDict(CurrentRuntime().sys);
  for (auto [name, text] : {std::pair{"ps1", ">>> "}, {"ps2", "... "}}) {
    if (DictGetText(sys, name)) continue;
    Ref<StrObject> object = NewStrAscii(text);
    if (!object || !DictSetText(sys, name, object)) ClearError();
  }
}

void Flush(const char* name) {
  Borrowed<Object> stream = DictGetText(ModuleDict(CurrentRuntime().sys), name);
  if (!stream || IsNone(stream)) return;
  Ref<Object> keep = stream.ToOwned();
  if (!CallMethod(keep, Names().flush)) ClearError();
}

}  // namespace

int RunRepl(const Options& options) {
  bool terminal = isatty(0) && isatty(1);
  SetPrompts();
  Ref<ModuleObject> main = MainModule();
  if (!main) return ReportException();
  if (!options.quiet && options.kind == RunKind::kRepl) WriteToStderr(kBanner);
  LineSource lines(terminal);
  std::string source;
  for (;;) {
    Flush("stdout");
    std::optional<std::string> line = lines.Read(Prompt(source.empty() ? "ps1" : "ps2"));
    if (!line) {
      // The end of the input ends a block, too.
      if (!source.empty()) {
        if (std::optional<int> status = Execute(source + "\n", ModuleDict(main.get()))) return *status;
      }
      if (terminal) WriteToStderr("\n");
      return 0;
    }
    source += *line;
    parser::InputStatus state = parser::ClassifyInput(source);
    if (state == parser::InputStatus::kIncomplete) continue;
    if (state != parser::InputStatus::kEmpty) {
      if (std::optional<int> status = Execute(source, ModuleDict(main.get()))) return *status;
    }
    source.clear();
  }
}

}  // namespace viv::cli
