// String literals to values: prefixes, escapes, implicit concatenation, f-strings.
//
// Answers to CPython's Parser/string_parser.c and to the unicode_escape codec. Throws Failure.
#pragma once

#include "parser/state.h"

namespace viv::parser {

// The string tokens from `first` up to `after`, as a Constant or a JoinedStr.
Node* ParseStrings(State& state, const Token* first, const Token* after);

}  // namespace viv::parser
