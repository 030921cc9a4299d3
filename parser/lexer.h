// Source text to tokens, by hand: indentation, brackets, numbers, strings, names, and everything that can be wrong with them.
//
// Answers to tok_get in CPython's Parser/tokenizer.c. The lexer runs ahead of the parser to the end of the text or to its first
// error, which it leaves in the stream behind a kError token: whether that error is told depends on where the parser fails. White
// space around tokens, comments and blank lines leave no trace.
#pragma once

#include "parser/source.h"
#include "parser/token.h"

namespace viv::parser {

// Lexes stream.text, which must be followed by a NUL and hold no other.
struct LexOptions {
  bool single = false;             // ParseMode::kSingle: a NEWLINE is invented at the end of the input, and DEDENTs behind it
  bool dont_imply_dedent = false;  // but not these
  const SyntaxErrorData* error_at_end = nullptr;
  bool typed = false;              // ParseOptions::typed
};

void Lex(TokenStream& stream, const LexOptions& options);

}  // namespace viv::parser
