#include "interpreter/compiler/compile.h"

#include <sys/mman.h>
#include <unistd.h>

#include "interpreter/compiler/codegen.h"
#include "interpreter/compiler/fold.h"
#include "interpreter/compiler/stored_code.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"

// Set by the linker and the C library: where the program begins, and where its variables do.
extern "C" const char __executable_start[], __data_start[];

namespace viv {

namespace {

using compiler::ErrorReporter;

// The text of a module that is part of the program lies in its file: the pages of it that were read go when it has been compiled, and
// come back where somebody wants to show a line.
class TextOfProgram {
 public:
  explicit TextOfProgram(std::string_view text) : text_(text) {}
  TextOfProgram(const TextOfProgram&) = delete;
  TextOfProgram& operator=(const TextOfProgram&) = delete;
  ~TextOfProgram() {
    const uintptr_t page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
    if (text_.size() < page || !is_of_program()) return;
    const uintptr_t first = Address(text_.data()) & ~(page - 1);
    madvise(reinterpret_cast<void*>(first), Address(text_.data()) + text_.size() - first, MADV_DONTNEED);  // refused: they stay
  }
  bool is_of_program() const {
    return Address(text_.data()) >= Address(__executable_start) && Address(text_.data()) + text_.size() <= Address(__data_start);
  }

 private:
  static uintptr_t Address(const char* at) { return reinterpret_cast<uintptr_t>(at); }
  std::string_view text_;
};

// The code that the program has for this text instead of compiling it: a module of the library, compiled as the build compiled it.
std::string_view StoredCodeOf(const TextOfProgram& text, std::string_view source, const StrObject* filename, CompileMode mode,
                              const CompileOptions& options) {
  constexpr std::string_view kBefore = "<frozen ", kBehind = ">";
  const int optimize = options.optimize >= 0 ? options.optimize : CurrentRuntime().optimize_level;
  if (!text.is_of_program() || options.flags != 0 || options.literals || mode != CompileMode::kExec || optimize != 0 ||
      !CurrentRuntime().debug_ranges || !filename->ascii) {
    return {};
  }
  std::string_view name(filename->data, static_cast<size_t>(filename->length));
  if (!name.starts_with(kBefore) || !name.ends_with(kBehind)) return {};
  name.remove_prefix(kBefore.size());
  name.remove_suffix(kBehind.size());
  return FindStoredCode(name, source.size());
}

// Looks at the __future__ imports with which a module may begin. False: SyntaxError pending.
bool FindFuture(const ast::ModNode* module, ErrorReporter& errors, uint32_t* flags, int* last_line) {
  ast::Span<ast::StmtNode*> body;
  if (auto* m = module->As<ast::Module>()) {
    body = m->body;
  } else if (auto* interactive = module->As<ast::Interactive>()) {
    body = interactive->body;
  }
  bool done = false;
  uint32_t previous_line = 0;
  for (uint32_t i = compiler::DocString(body) ? 1 : 0; i < body.size(); ++i) {
    const ast::StmtNode* statement = body[i];
    if (done && statement->line > previous_line) return true;
    previous_line = statement->line;
    auto* import = statement->As<ast::ImportFrom>();
    if (!import || !import->module || import->module->view() != "__future__") {
      done = true;
      continue;
    }
    if (done) return errors.FutureError(statement, 0, "from __future__ imports must occur at the beginning of the file");
    for (const ast::Alias* alias : import->names) {
      std::string_view feature = alias->name->view();
      if (feature == "annotations") {
        *flags |= kCodeFutureAnnotations;
      } else if (feature == "barry_as_FLUFL") {
        *flags |= kCompileFutureBarry;
      } else if (feature == "braces") {
        return errors.FutureError(statement, 1, "not a chance");
      } else if (feature != "nested_scopes" && feature != "generators" && feature != "division" && feature != "absolute_import" &&
                 feature != "with_statement" && feature != "print_function" && feature != "unicode_literals" &&
                 feature != "generator_stop") {
        return errors.FutureError(statement, 1, "future feature %.100s is not defined", std::string(feature).c_str());
      }
    }
    *last_line = static_cast<int>(statement->line);
  }
  return true;
}

// Source whose cookie names a codec that the parser does not know.
bool DecodeDeclared(std::string_view codec, std::string_view bytes, std::string* utf8, std::string* message) {
  Ref<StrObject> text = DecodeBytes(bytes, std::string(codec).c_str(), "strict");
  if (text) {
    *utf8 = StrToStdString(text.get());
    return true;
  }
  Ref<BaseExceptionObject> error = TakeError();
  if (IsInstanceExactOrSub(error.get(), TypeId::kLookupError)) *message = "unknown encoding: " + std::string(codec);
  Ref<StrObject> shown = IsInstanceExactOrSub(error.get(), TypeId::kUnicodeError) ? Str(error) : nullptr;
  if (shown) *message = StrToStdString(shown.get());
  ClearError();
  return false;
}

}  // namespace

parser::ParseOptions ParserOptions(const CompileOptions& options) {
  parser::ParseOptions result;
  result.source_kind = options.source_kind;
  result.allow_incomplete_input = options.flags & kCompileAllowIncompleteInput;
  result.dont_imply_dedent = options.flags & kCompileDontImplyDedent;
  result.barry_as_flufl = options.flags & kCompileFutureBarry;
  result.max_int_digits = CurrentRuntime().int_max_str_digits;
  result.unicode_name = CurrentRuntime().hooks.unicode_name;
  result.decode = &DecodeDeclared;
  return result;
}

bool FinishParsing(const parser::ParseResult& result, Borrowed<StrObject> filename) {
  for (const parser::ParseWarning& warning : result.warnings) {
    auto warn = CurrentRuntime().hooks.warn_explicit;
    if (!warn) break;
    TypeId category =
        warning.category == parser::WarningCategory::kSyntaxWarning ? TypeId::kSyntaxWarning : TypeId::kDeprecationWarning;
    Ref<StrObject> text = NewStr(warning.message);
    if (!text) return false;
    if (warn(BuiltinType(category), text, filename, warning.line)) continue;
    if (!PendingMatches(category)) return false;
    ClearError();
    return compiler::RaiseParserError(warning.as_error, filename);
  }
  return result.error ? compiler::RaiseParserError(*result.error, filename) : true;
}

Ref<CodeObject> CompileTree(parser::ParseResult& tree, Borrowed<StrObject> filename, const CompileOptions& options) {
  ErrorReporter errors(filename);
  compiler::CodegenOptions codegen;
  codegen.optimize = options.optimize >= 0 ? options.optimize : CurrentRuntime().optimize_level;
  codegen.future_flags = options.flags & kCompileFutureMask;
  codegen.interactive = tree.mod->Is<ast::Interactive>();
  if (!FindFuture(tree.mod, errors, &codegen.future_flags, &codegen.future_line)) return nullptr;
  bool future_annotations = codegen.future_flags & kCodeFutureAnnotations;
  compiler::ConstantPool pool;
  if (!compiler::FoldConstants(tree.mod, *tree.arena, pool, {codegen.optimize, future_annotations}, errors)) return nullptr;
  std::unique_ptr<compiler::SymbolTable> symbols = compiler::SymbolTable::Build(tree.mod, future_annotations, errors);
  if (!symbols) return nullptr;
  Ref<CodeObject> code = compiler::CodeGenerator(*symbols, pool, errors, codegen).Module(tree.mod);
  if (code && options.literals && !pool.AppendLiterals(options.literals)) return nullptr;
  return code;
}

Ref<CodeObject> CompileSource(std::string_view source, Borrowed<StrObject> filename, CompileMode mode,
                              const CompileOptions& options) {
  parser::ParseMode parse_mode = mode == CompileMode::kExec   ? parser::ParseMode::kFile
                                 : mode == CompileMode::kEval ? parser::ParseMode::kExpression
                                                              : parser::ParseMode::kSingle;
  TextOfProgram text(source);
  std::string_view stored = StoredCodeOf(text, source, filename.get(), mode, options);
  if (!stored.empty()) {
    TextOfProgram all(AllStoredCode());  // with the code of a module the system maps some of its neighbours'
    return LoadStoredCode(stored, filename);
  }
  parser::ParseResult tree = parser::Parse(source, parse_mode, StrToStdString(filename), ParserOptions(options));
  if (!FinishParsing(tree, filename)) return nullptr;
  return CompileTree(tree, filename, options);
}

uint32_t InheritedFlags() {
  auto flags = CurrentRuntime().hooks.running_code_flags;
  return flags ? flags() & kCompileFutureMask : 0;
}

}  // namespace viv
