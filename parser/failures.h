// Telling errors where CPython tells them: the places, columns and source lines of SyntaxError.
//
// Answers to CPython's Parser/pegen_errors.c. Columns come in as 0-based byte offsets in their line and go out 1-based, counting
// what CPython counts.
#pragma once

#include <string>

#include "parser/limits.h"
#include "parser/state.h"

namespace viv::parser {

struct Place {
  int line;
  int col;

  static Place StartOf(const Node* node) { return {static_cast<int>(node->line), static_cast<int>(node->col)}; }
  static Place EndOf(const Node* node) { return {static_cast<int>(node->end_line), static_cast<int>(node->end_col)}; }
  static Place StartOf(const State& state, const Token& token);
  static Place EndOf(const State& state, const Token& token);
};

// At the last token that was looked at.
[[noreturn]] void RaiseHere(const State& state, std::string message, ErrorKind kind = ErrorKind::kSyntaxError);
[[noreturn]] void RaiseRange(const State& state, Place start, Place end, std::string message);
[[noreturn]] void RaiseAt(const State& state, const Node* node, std::string message);
[[noreturn]] void RaiseAt(const State& state, const Token& token, std::string message);
// From a place to where the lexer stands.
[[noreturn]] void RaiseFrom(const State& state, Place start, std::string message);
[[noreturn]] void RaiseNeverClosed(const State& state);
// What the lexer left in state.stream.error.
[[noreturn]] void RaiseLexError(const State& state);
[[noreturn]] void RaiseTooDeep();

SyntaxErrorData MakeError(const State& state, ErrorKind kind, Place start, Place end, std::string message);

// CPython gives up where its rules nest too deep. `levels` is the length of a chain for which this parser needs no recursion.
inline void CheckRuleLevels(const State& state, ptrdiff_t levels) {
  if (state.levels + levels >= kMaxRuleLevels) [[unlikely]] {
    RaiseTooDeep();
  }
}

// While an expression, and what is in it, is read.
class LevelGuard {
 public:
  explicit LevelGuard(State& state, int levels = kLevelsPerExpression) : state_(state), levels_(levels) {
    CheckRuleLevels(state, levels);
    state_.levels += levels;
  }
  ~LevelGuard() { state_.levels -= levels_; }
  LevelGuard(const LevelGuard&) = delete;
  LevelGuard& operator=(const LevelGuard&) = delete;

 private:
  State& state_;
  int levels_;
};

// `<>` is an operator only with barry_as_FLUFL, and then `!=` is an error.
bool NotEqualAllowed(const State& state, const Token& token);

}  // namespace viv::parser
