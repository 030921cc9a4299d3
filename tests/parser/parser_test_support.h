// What the parser's tests share.
#pragma once

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "nlohmann/json.hpp"
#include "parser/ast_dump.h"
#include "parser/parse.h"

namespace viv::parser {

// The lines of a data file that syntax_errors.py recorded with python3.11.
inline std::vector<nlohmann::json> ReadLines(const std::string& name) {
  std::vector<nlohmann::json> lines;
  std::ifstream in(std::string(VIV_PARSER_TEST_DATA) + "/" + name);
  for (std::string line; std::getline(in, line);) {
    lines.push_back(nlohmann::json::parse(line));
  }
  return lines;
}

inline ParseMode ModeOf(const std::string& name) {
  return name == "eval" ? ParseMode::kExpression : name == "single" ? ParseMode::kSingle : ParseMode::kFile;
}

// The tree on one line, or the message of the error.
inline std::string DumpOf(std::string_view source, ParseMode mode = ParseMode::kExpression, const ParseOptions& options = {}) {
  ParseResult result = Parse(source, mode, "<test>", options);
  return result ? ast::Dump(result.mod) : result.error->message;
}

inline std::string Repeat(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) {
    result += text;
  }
  return result;
}

}  // namespace viv::parser
