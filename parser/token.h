// Tokens: what the lexer makes of source text and the grammar reads. Twelve bytes each; text, column and end line are found from
// the offsets when somebody asks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parser/parse.h"

namespace viv::parser {

enum class Tok : uint8_t {
#define VIV_TOKEN(name) name,
#define VIV_OPERATOR(name, text) name,
#define VIV_KEYWORD(name, text) name,
#include "parser/tokens.def"
};
using enum Tok;

inline constexpr int kTokCount = static_cast<int>(kYield) + 1;
inline constexpr uint32_t kMaxLines = (1u << 24) - 2;

constexpr bool IsWhitespace(Tok kind) { return kind <= kDedent; }

// The fixed text of a kind; empty where it has none.
constexpr std::string_view TokText(Tok kind) {
  constexpr std::string_view kTexts[] = {
#define VIV_TOKEN(name) "",
#define VIV_OPERATOR(name, text) text,
#define VIV_KEYWORD(name, text) text,
#include "parser/tokens.def"
  };
  return kTexts[static_cast<int>(kind)];
}

struct Token {
  uint32_t start;
  uint32_t end;
  Tok kind : 8;
  uint32_t line : 24;  // of its first character
};
static_assert(sizeof(Token) == 12);

// Why the lexer stopped. Raised when the parser comes to the kError token, or when it looks ahead after an error of its own.
struct LexError {
  enum class Cause : uint8_t {
    kNone,
    kRaised,         // `data` is complete
    kDecoding,       // a UTF-8 decoding error in an identifier: `data.message` only, shown at the error token
    kUnexpectedEnd,  // end of input inside brackets or after a line continuation
    kUnindent,       // "unindent does not match any outer indentation level"
    kTabs,           // TabError
    kTooManyIndents,
    kLineContinuation,  // something after a backslash; `column` says where
  };
  Cause cause = Cause::kNone;
  bool at_end = false;  // more input could help
  SyntaxErrorData data;
  int line = 0;
  uint32_t column = 0;
  uint32_t cursor = 0;  // offset at which the lexer stood
};

struct OpenBracket {
  char bracket;
  int line;
  int col;
};

// All that is known of one text: a file, or one expression of an f-string.
struct TokenStream {
  std::string_view text;  // a NUL follows it
  int first_line = 1;
  // Where line `first_line + i` starts. The first may be negative: an f-string's expression starts in the middle of a line, and
  // columns count from that line's start.
  std::vector<int32_t> line_starts;
  std::vector<Token> tokens;
  LexError error;
  std::vector<OpenBracket> open;       // at the error or the end
  std::vector<uint32_t> joined_lines;  // lines read in the middle of a token: their text goes with the line before
  struct Warning {
    uint32_t token;  // index of the token it belongs to
    ParseWarning warning;
  };
  std::vector<Warning> warnings;

  void Reset(std::string_view new_text, int line, int column) {
    text = new_text;
    first_line = line;
    line_starts.clear();
    line_starts.push_back(-column);
    tokens.clear();
    error = {};
    open.clear();
    joined_lines.clear();
    warnings.clear();
  }

  std::string_view Text(const Token& token) const { return text.substr(token.start, token.end - token.start); }
  int LineStart(uint32_t line) const { return line_starts[line - static_cast<uint32_t>(first_line)]; }
  uint32_t Column(const Token& token) const {
    if (token.kind == kString) {
      return ColumnOfString(token);
    }
    return static_cast<uint32_t>(static_cast<int>(token.start) - LineStart(token.line));
  }
  // CPython shifts the columns of the first line of an f-string's expression, but not the start of a string that runs over its end.
  uint32_t ColumnOfString(const Token& token) const {
    bool unshifted = static_cast<int>(token.line) == first_line && line_starts.front() < 0 &&
                     static_cast<int>(EndLineOfString(token)) != first_line;
    return static_cast<uint32_t>(static_cast<int>(token.start) - (unshifted ? 0 : LineStart(token.line)));
  }
  // Only strings run over lines.
  uint32_t EndLine(const Token& token) const { return token.kind == kString ? EndLineOfString(token) : token.line; }
  uint32_t EndLineOfString(const Token& token) const {
    size_t index = token.line - static_cast<uint32_t>(first_line);
    while (index + 1 < line_starts.size() && line_starts[index + 1] <= static_cast<int>(token.end)) {
      ++index;
    }
    return static_cast<uint32_t>(index) + static_cast<uint32_t>(first_line);
  }
  // White space that has no text of its own has no column either: -1, as CPython has it.
  bool HasColumn(const Token& token) const {
    return !(token.kind == kIndent || token.kind == kDedent || token.kind == kEnd || token.kind == kError ||
             (token.kind == kNewline && token.start == token.end && token.end == text.size()));
  }
};

}  // namespace viv::parser
