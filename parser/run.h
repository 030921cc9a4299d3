// Running the two grammars over one token stream: the fast one, and where it fails the diagnosing one.
#pragma once

#include "parser/state.h"

namespace viv::parser {

enum class StartRule : uint8_t { kFile, kExpression, kSingle, kFString };

// The tree, or the error as a Failure. The stream's tokens are there already.
Node* Run(State& state, StartRule rule);

// An expression of an f-string. `text` is in the arena: the expression in parentheses, with a newline and a NUL behind.
Node* RunFStringExpression(Session& session, std::string_view text, int line, int column);

// Whether the diagnosing grammar, without its invalid_ rules, accepts the whole stream: then the fast one must have accepted it
// too.
bool DiagnosisAccepts(State& state, StartRule rule);

// Moves the lexer's warnings about tokens in front of `end` to the session's, and brings those from `mark` on into source order.
void TakeLexerWarnings(State& state, const Token* end, size_t mark);

// Finds out what is wrong with a stream that the fast grammar refused (diagnosis.cc).
[[noreturn]] void Diagnose(State& state, StartRule rule);

}  // namespace viv::parser
