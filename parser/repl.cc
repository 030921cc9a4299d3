// When does a read-eval-print loop want more lines? Answers to tok_underflow_interactive in CPython's Parser/tokenizer.c.
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

TypedStatement ParseTyped(std::string_view lines, std::string filename, ParseOptions options) {
  TypedStatement result;
  if (OnlyBlanksAndComments(lines)) return result;
  options.allow_incomplete_input = true;
  options.typed = true;
  result.tree = Parse(lines, ParseMode::kSingle, std::move(filename), options);
  if (result.tree) {
    result.status = InputStatus::kComplete;
  } else {
    bool wants_more = result.tree.error->message == "incomplete input";
    result.status = wants_more ? InputStatus::kIncomplete : InputStatus::kError;
  }
  return result;
}

}  // namespace viv::parser
