// When does a read-eval-print loop want more lines? Answers to codeop.py.
#include "parser/parse.h"

namespace viv::parser {
namespace {

bool OnlyBlanksAndComments(std::string_view source) {
  while (!source.empty()) {
    size_t newline = source.find('\n');
    std::string_view line = source.substr(0, newline);
    size_t first = line.find_first_not_of(" \t\f\r");
    if (first != std::string_view::npos && line[first] != '#') {
      return false;
    }
    source.remove_prefix(newline == std::string_view::npos ? source.size() : newline + 1);
  }
  return true;
}

}  // namespace

InputStatus ClassifyInput(std::string_view source) {
  if (OnlyBlanksAndComments(source)) {
    return InputStatus::kEmpty;
  }
  // What the user has typed is tried without its last newline and with it: if only the second parses, the statement may go on.
  if (source.ends_with('\n')) {
    source.remove_suffix(1);
  }
  ParseOptions options;
  options.allow_incomplete_input = true;
  options.dont_imply_dedent = true;
  if (Parse(source, ParseMode::kSingle, "<stdin>", options)) {
    return InputStatus::kComplete;
  }
  ParseResult with_newline = Parse(std::string(source) + "\n", ParseMode::kSingle, "<stdin>", options);
  if (with_newline || with_newline.error->message == "incomplete input") {
    return InputStatus::kIncomplete;
  }
  return InputStatus::kError;
}

}  // namespace viv::parser
