// Syntax errors and warnings that are found after parsing, at a node's place.
#pragma once

#include <string>

#include "interpreter/objects/object.h"
#include "parser/ast.h"
#include "parser/parse.h"

namespace viv::compiler {

// Raises parser errors and the compiler's own, and issues warnings. The first error stays; later ones are dropped.
class ErrorReporter {
 public:
  // `source` is the decoded text, for the line that the error shows; empty: the line is read from the file, if there is one.
  ErrorReporter(Borrowed<StrObject> filename, std::string_view source) : filename_(filename), source_(source) {}

  // SyntaxError at the node's range. Always false.
  bool Error(const ast::Node* node, const char* format, ...);
  // A warning of the compiler at the node's line. False: it was turned into a SyntaxError.
  bool Warning(const ast::Node* node, const char* format, ...);
  // RecursionError. Always false.
  bool TooDeep();

  Borrowed<StrObject> filename() const { return filename_; }
  std::string_view source() const { return source_; }

 private:
  Borrowed<StrObject> filename_;
  std::string_view source_;
};

// The exception that stands for what the parser found; pending afterwards. False always.
bool RaiseParserError(const parser::SyntaxErrorData& error, Borrowed<StrObject> filename);

}  // namespace viv::compiler
