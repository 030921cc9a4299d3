// Literal tokens as nodes, for both grammars and for patterns.
#pragma once

#include <string>

#include "parser/numbers.h"
#include "parser/strings.h"

namespace viv::parser {

// Null where the number has too many digits; `message` then tells it.
inline ast::Constant* NewNumber(State& state, const Token* first, const Token* after, std::string& message) {
  auto* constant = state.New<ast::Constant>(first, after);
  bool good =
      ParseNumber(state.stream.Text(*first), state.session.options.max_int_digits, state.session.arena, constant->value, message);
  return good ? constant : nullptr;
}

inline Node* BuildNumber(State& state, const Token* first, const Token* after) {
  std::string message;
  return NewNumber(state, first, after, message);
}

inline Node* BuildStrings(State& state, const Token* first, const Token* after) { return ParseStrings(state, first, after); }

template <ast::ConstantKind kKind>
Node* BuildSingleton(State& state, const Token* first, const Token* after) {
  auto* constant = state.New<ast::Constant>(first, after);
  constant->value.kind = kKind;
  return constant;
}

}  // namespace viv::parser
