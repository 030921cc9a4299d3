// From the bytes of a program to the text that the lexer reads: byte order mark, coding cookie (PEP 263), newlines, null bytes.
// Answers to the first third of CPython's Parser/tokenizer.c.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "parser/arena.h"
#include "parser/parse.h"

namespace viv::parser {

struct LoadedSource {
  std::string_view text;  // in the arena, a NUL follows; malformed UTF-8 is still in it
  bool columns_in_characters = true;
  std::unique_ptr<SyntaxErrorData> error;  // nothing can be parsed at all
  // The text stops early, in front of a line that cannot be read: what the lexer says when it comes there.
  std::unique_ptr<SyntaxErrorData> error_at_end;
};

LoadedSource LoadSource(std::string_view bytes, ParseMode mode, std::string_view filename, const ParseOptions& options,
                        Arena& arena);

}  // namespace viv::parser
