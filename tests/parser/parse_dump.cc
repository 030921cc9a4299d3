// Dumps trees as python's ast.dump(..., include_attributes=True), one line a file: what compare_with_ast.py compares.
//
//     viv_parse_dump [--names FILE] FILE...
//
// FILE of names: lines "NAME;HEX", the Unicode character names that "\N{...}" may use.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include "nlohmann/json.hpp"
#include "parser/ast_dump.h"
#include "parser/parse.h"

using namespace viv;

namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::map<std::string, uint32_t, std::less<>> ReadNames(const std::string& path) {
  std::map<std::string, uint32_t, std::less<>> names;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    size_t semicolon = line.find(';');
    names[line.substr(0, semicolon)] = static_cast<uint32_t>(std::stoul(line.substr(semicolon + 1), nullptr, 16));
  }
  return names;
}

std::string_view KindName(parser::ErrorKind kind) {
  switch (kind) {
    case parser::ErrorKind::kSyntaxError:
      return "SyntaxError";
    case parser::ErrorKind::kIndentationError:
      return "IndentationError";
    case parser::ErrorKind::kTabError:
      return "TabError";
    case parser::ErrorKind::kMemoryError:
      return "MemoryError";
    case parser::ErrorKind::kOverflowError:
      return "OverflowError";
    case parser::ErrorKind::kValueError:
      return "ValueError";
  }
  return "";
}

void AnswerErrors() {
  for (std::string line; std::getline(std::cin, line);) {
    nlohmann::json request = nlohmann::json::parse(line);
    std::string mode = request[0];
    parser::ParseMode parse_mode = mode == "eval"     ? parser::ParseMode::kExpression
                                   : mode == "single" ? parser::ParseMode::kSingle
                                                      : parser::ParseMode::kFile;
    parser::ParseResult result = parser::Parse(request[1].get<std::string>(), parse_mode, "<string>");
    nlohmann::json answer = nullptr;
    if (!result) {
      const parser::SyntaxErrorData& error = *result.error;
      answer = {KindName(error.kind), error.message};
      if (error.has_location) {
        answer.push_back(error.line);
        answer.push_back(error.offset);
        answer.push_back(error.end_line);
        answer.push_back(error.end_offset);
        answer.push_back(error.text);
      }
    }
    nlohmann::json warnings = nlohmann::json::array();
    for (const parser::ParseWarning& warning : result.warnings) {
      bool deprecation = warning.category == parser::WarningCategory::kDeprecationWarning;
      warnings.push_back({deprecation ? "DeprecationWarning" : "SyntaxWarning", warning.message, warning.line});
    }
    std::cout << nlohmann::json{answer, warnings}.dump() << std::endl;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, uint32_t, std::less<>> names;
  parser::ParseOptions options;
  options.source_kind = parser::SourceKind::kBytes;
  options.unicode_name = [&](std::string_view name, uint32_t* code_point) {
    auto found = names.find(name);
    if (found == names.end()) {
      return false;
    }
    *code_point = found->second;
    return true;
  };
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--names" && i + 1 < argc) {
      names = ReadNames(argv[++i]);
      continue;
    }
    if (std::string_view(argv[i]) == "--errors") {
      AnswerErrors();
      return 0;
    }
    parser::ParseResult result = parser::Parse(ReadFile(argv[i]), parser::ParseMode::kFile, argv[i], options);
    if (result) {
      std::cout << ast::Dump(result.mod, {-1, true}) << '\n';
    } else {
      std::cout << "error " << result.error->message << " line " << result.error->line << " " << result.error->offset << '\n';
    }
  }
}
