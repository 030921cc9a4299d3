// The parser's public face: source bytes in, a tree or a syntax error out.
//
// Answers to CPython's Parser/peg_api.c, pegen.c, pegen_errors.c and tokenizer.c, and to codeop.py. Only this header, ast.h and
// ast_walk.h / ast_dump.h are meant for other layers.
//
// Errors that CPython's symtable or compiler raises ('return' outside function, nonlocal at module level, duplicate arguments, ...)
// are not found here.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parser/arena.h"
#include "parser/ast.h"

namespace viv::parser {

enum class ParseMode : uint8_t {
  kFile,        // 'exec'    -> Module
  kExpression,  // 'eval'    -> Expression
  kSingle,      // 'single'  -> Interactive
};

// What the source is. It decides how it is decoded and where the columns of errors count characters or bytes, as in CPython.
enum class SourceKind : uint8_t {
  kStr,    // compile() of a str: UTF-8, a coding cookie is just a comment
  kBytes,  // compile() of bytes: PEP 263
  kFile,   // a script: PEP 263, and undeclared bytes must be UTF-8
};

struct ParseOptions {
  SourceKind source_kind = SourceKind::kStr;
  // codeop's flags: report "incomplete input", and do not invent the DEDENTs at the end of the input.
  bool allow_incomplete_input = false;
  bool dont_imply_dedent = false;
  // The source are the lines that a person has typed at a prompt so far: an empty line ends a block, the end of the text ends nothing.
  bool typed = false;
  // `from __future__ import barry_as_FLUFL` is in force: `<>` instead of `!=`.
  bool barry_as_flufl = false;
  // sys.get_int_max_str_digits(): longest decimal literal; 0 for no limit.
  int max_int_digits = 4300;
  // "\N{name}": finds the code point of a character's name or alias. Without it such an escape is an unknown name.
  std::function<bool(std::string_view name, uint32_t* code_point)> unicode_name;
  // Decodes what a cookie declares, beyond UTF-8, Latin-1 and ASCII, which the parser knows. False: unknown or cannot decode, with
  // the text of the error in `message`.
  std::function<bool(std::string_view codec, std::string_view bytes, std::string* utf8, std::string* message)> decode;
};

enum class ErrorKind : uint8_t {
  kSyntaxError,
  kIndentationError,
  kTabError,
  kMemoryError,    // nested beyond kMaxRuleLevels; no message, no place
  kOverflowError,  // more than 4 GB or 16 million lines; message only
  kValueError,     // null bytes in a str; message only
};

// What CPython puts into SyntaxError's attributes.
struct SyntaxErrorData {
  ErrorKind kind = ErrorKind::kSyntaxError;
  std::string message;
  // False: the exception carries the message alone.
  bool has_location = true;
  int line = 0;
  // From 1; counts characters, or bytes where CPython does (bytes without a declared encoding). 0 and -1 are CPython's own
  // oddities.
  int offset = 0;
  // False: end_lineno and end_offset are not set.
  bool has_end = true;
  int end_line = 0;
  int end_offset = 0;
  bool has_text = true;
  std::string text;  // UTF-8; the source line, most often with its newline
};

enum class WarningCategory : uint8_t { kDeprecationWarning, kSyntaxWarning };

// A warning that the caller issues with (category, message, filename, line). Where a filter turns it into an error, CPython raises
// `as_error` instead; its place is filled in.
struct ParseWarning {
  WarningCategory category = WarningCategory::kDeprecationWarning;
  std::string message;
  int line = 0;
  SyntaxErrorData as_error;
};

// Owns the tree. Movable; the tree does not move.
struct ParseResult {
  std::unique_ptr<Arena> arena;
  ast::ModNode* mod = nullptr;             // null: look at `error`
  std::unique_ptr<SyntaxErrorData> error;  // null: look at `mod`
  std::vector<ParseWarning> warnings;      // in source order; there may be some beside an error
  std::string filename;
  std::string source;             // decoded to UTF-8, without BOM, newlines as \n
  uint32_t identifier_count = 0;  // ast::IdentifierText::index runs below it

  explicit operator bool() const { return mod != nullptr; }
};

ParseResult Parse(std::string_view source, ParseMode mode, std::string filename, const ParseOptions& options = {});

// What a read-eval-print loop does with the lines typed so far (each with its newline).
enum class InputStatus : uint8_t {
  kEmpty,       // nothing but blanks and comments
  kComplete,    // a statement
  kIncomplete,  // wants more lines: an open bracket or string, a block that an empty line must end
  kError,       // no further line can help
};

struct TypedStatement {
  InputStatus status = InputStatus::kEmpty;
  ParseResult tree;  // of kComplete and kError
};

// As CPython's parser reads a statement from a terminal, which is stricter than codeop: an empty line ends a block even where that
// is an error.
TypedStatement ParseTyped(std::string_view lines, std::string filename, ParseOptions options = {});

// The `line`-th line of `source`, from 1, without its newline; empty beyond the end.
std::string_view SourceLine(std::string_view source, int line);

}  // namespace viv::parser
