// Mutilated programs: the parser must not crash on any, and its two grammars must agree on which are programs.
#include <random>

#include "gtest/gtest.h"
#include "parser/lexer.h"
#include "parser/run.h"
#include "parser_test_support.h"

namespace viv::parser {
namespace {

constexpr const char* kInsertions[] = {
    "(",    ")",      "[",     "]",    "{",       "}",      ",",    ":",      "=",      ":=",  "*",     "**",     ".",     "\n",
    "\n  ", "if ",    " for ", " in ", "lambda ", "yield ", "not ", "await ", "async ", "as ", "with ", "match ", "case ", "f'{",
    "'",    "\"\"\"", "\\",    "#",    "0",       "1j ",    "->",   "@",      "é",      ";",   "def ",  "class ", "\t",    "!"};

std::string Mutate(std::mt19937& random, std::string source) {
  auto pick = [&](size_t bound) { return std::uniform_int_distribution<size_t>(0, bound - 1)(random); };
  for (size_t count = 1 + pick(3); count > 0 && !source.empty(); --count) {
    size_t at = pick(source.size());
    switch (pick(5)) {
      case 0:
        source.erase(at, 1 + pick(4));
        break;
      case 1:
        source.insert(at, kInsertions[pick(std::size(kInsertions))]);
        break;
      case 2:
        source.insert(at, source.substr(pick(source.size()), pick(12)));
        break;
      case 3:
        source.resize(at);
        break;
      default:
        source[at] = static_cast<char>(1 + pick(255));
    }
  }
  return source;
}

bool BothAgree(const std::string& source, ParseMode mode) {
  ParseOptions options;
  options.source_kind = SourceKind::kBytes;
  ParseResult result = Parse(source, mode, "<test>", options);
  // CPython counts levels in another way in its second run, and says nothing when a program is too deep.
  if (!result &&
      (result.error->kind == ErrorKind::kMemoryError || !result.error->has_text || result.error->message.starts_with("multiple"))) {
    return true;
  }
  Arena arena;
  LoadedSource loaded = LoadSource(source, mode, "<test>", options, arena);
  Session session(arena, options);
  TokenStream stream;
  stream.Reset(loaded.text, 1, 0);
  Lex(stream, {mode == ParseMode::kSingle, false, nullptr});
  State state(session, stream);
  session.malformed = true;
  StartRule rule = mode == ParseMode::kFile     ? StartRule::kFile
                   : mode == ParseMode::kSingle ? StartRule::kSingle
                                                : StartRule::kExpression;
  return DiagnosisAccepts(state, rule) == static_cast<bool>(result);
}

TEST(Mutation, BothGrammarsAcceptTheSamePrograms) {
  for (const nlohmann::json& line : ReadLines("trees.jsonl")) {
    EXPECT_TRUE(BothAgree(line[0], ParseMode::kFile)) << line[0];
  }
  for (const nlohmann::json& line : ReadLines("syntax_errors.jsonl")) {
    EXPECT_TRUE(BothAgree(line[1], ModeOf(line[0]))) << line[1];
  }
}

TEST(Mutation, MutilatedProgramsNeitherCrashNorDivideTheGrammars) {
  std::vector<std::string> sources;
  for (const char* file : {"trees.jsonl", "syntax_errors.jsonl"}) {
    for (const nlohmann::json& line : ReadLines(file)) {
      std::string source = line[line.size() == 3 && line[1].is_string() ? 1 : 0];
      if (source.size() < 2000) {
        sources.push_back(source);
      }
    }
  }
  std::mt19937 random(12345);
  constexpr ParseMode kModes[] = {ParseMode::kFile, ParseMode::kFile, ParseMode::kFile, ParseMode::kExpression, ParseMode::kSingle};
  for (int i = 0; i < 20000; ++i) {
    std::string source = Mutate(random, sources[random() % sources.size()]);
    ParseMode mode = kModes[random() % std::size(kModes)];
    EXPECT_TRUE(BothAgree(source, mode)) << "mode " << static_cast<int>(mode) << ": " << source;
  }
}

TEST(Mutation, RandomBytesAreRefusedQuietly) {
  constexpr std::string_view kCharacters = " \n\t()[]{}:,.'\"\\#=+-*ab01f";
  std::mt19937 random(54321);
  for (int i = 0; i < 3000; ++i) {
    std::string source;
    for (size_t size = random() % 60; size > 0; --size) {
      source += static_cast<char>(random() % 4 == 0 ? random() % 256 : kCharacters[random() % kCharacters.size()]);
    }
    for (SourceKind kind : {SourceKind::kBytes, SourceKind::kFile}) {
      ParseOptions options;
      options.source_kind = kind;
      ParseResult result = Parse(source, ParseMode::kFile, "<test>", options);
      EXPECT_NE(static_cast<bool>(result), result.error != nullptr);
    }
  }
}

}  // namespace
}  // namespace viv::parser
