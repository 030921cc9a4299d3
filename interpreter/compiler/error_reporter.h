// Syntax errors and warnings that are found after parsing, at their places.
//
// They show the line as it stands in the file of that name now, as CPython does; there is none for text that came from elsewhere.
#pragma once

#include <string>

#include "interpreter/compiler/location.h"
#include "interpreter/objects/object.h"
#include "parser/parse.h"

namespace viv::compiler {

// Raises and warns. The first error stays; later ones are dropped.
class ErrorReporter {
 public:
  explicit ErrorReporter(Borrowed<StrObject> filename) : filename_(filename) {}

  // SyntaxError of the symbol table: the message alone is the argument, the place only in attributes. Always false.
  bool Error(const ast::Node* node, const char* format, ...);
  // SyntaxError about a __future__ import. `shift`: what is added to the column. Always false.
  bool FutureError(const ast::Node* node, int shift, const char* format, ...);
  // SyntaxError of the code generator. Always false.
  bool ErrorAt(const Location& location, Borrowed<StrObject> message);
  // SyntaxWarning at the location's line. False: it was turned into a SyntaxError.
  bool WarningAt(const Location& location, Borrowed<StrObject> message);
  // RecursionError. Always false.
  bool TooDeep();

  Borrowed<StrObject> filename() const { return filename_; }

 private:
  // Raises the message alone and sets the place in attributes; -1 for end_offset: not set.
  bool RaiseMarked(Borrowed<StrObject> message, int line, int offset, int end_line, int end_offset);
  Borrowed<StrObject> filename_;
};

// The exception that stands for what the parser found; pending afterwards. False always.
bool RaiseParserError(const parser::SyntaxErrorData& error, Borrowed<StrObject> filename);

}  // namespace viv::compiler
