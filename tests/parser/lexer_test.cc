#include "parser/lexer.h"

#include "gtest/gtest.h"

namespace viv::parser {
namespace {

// Kinds by text or name, with a space between.
std::string Kinds(const std::string& source, LexOptions options = {}) {
  TokenStream stream;
  stream.Reset(source, 1, 0);
  Lex(stream, options);
  std::string result;
  for (const Token& token : stream.tokens) {
    switch (token.kind) {
      case kEnd:
        result += "END";
        break;
      case kNewline:
        result += "NEWLINE";
        break;
      case kIndent:
        result += "INDENT";
        break;
      case kDedent:
        result += "DEDENT";
        break;
      case kError:
        result += "ERROR";
        break;
      default:
        result += stream.Text(token);
    }
    result += ' ';
  }
  result.pop_back();
  return result;
}

TEST(Lexer, OperatorsAreAsLongAsTheyCanBe) {
  EXPECT_EQ(Kinds("a**=b//=c>>=d<<=e!=f<>g->h:=i...j..k\n"),
            "a **= b //= c >>= d <<= e != f <> g -> h := i ... j . . k NEWLINE END");
}

TEST(Lexer, IndentationMakesTokens) {
  EXPECT_EQ(Kinds("if a:\n  b\n  if c:\n    d\ne\n"),
            "if a : NEWLINE INDENT b NEWLINE if c : NEWLINE INDENT d NEWLINE DEDENT DEDENT e NEWLINE END");
  EXPECT_EQ(Kinds("if a:\n  b\n"), "if a : NEWLINE INDENT b NEWLINE DEDENT END");
  EXPECT_EQ(Kinds("if a:\n\tb\n\n# c\n  # d\n\tc\n"), "if a : NEWLINE INDENT b NEWLINE c NEWLINE DEDENT END");
}

TEST(Lexer, LinesInsideBracketsAreJoined) {
  EXPECT_EQ(Kinds("f(a,\n    # c\n  b)\nc\n"), "f ( a , b ) NEWLINE c NEWLINE END");
  EXPECT_EQ(Kinds("a = \\\n  b\n"), "a = b NEWLINE END");
}

TEST(Lexer, SingleStatementsEndWithInventedTokens) {
  LexOptions options;
  options.single = true;
  EXPECT_EQ(Kinds("a", options), "a NEWLINE END");
  EXPECT_EQ(Kinds("a\n", options), "a NEWLINE NEWLINE END");
  EXPECT_EQ(Kinds("if a:\n  b", options), "if a : NEWLINE INDENT b NEWLINE DEDENT NEWLINE END");
  EXPECT_EQ(Kinds("", options), "END");
  options.dont_imply_dedent = true;
  EXPECT_EQ(Kinds("if a:\n  b", options), "if a : NEWLINE INDENT b NEWLINE END");
}

TEST(Lexer, StringsKnowTheirLines) {
  TokenStream stream;
  stream.Reset("x = '''a\nb\n''' + y\n", 1, 0);
  Lex(stream, {});
  const Token& string = stream.tokens[2];
  EXPECT_EQ(string.kind, kString);
  EXPECT_EQ(string.line, 1u);
  EXPECT_EQ(stream.EndLine(string), 3u);
  EXPECT_EQ(stream.tokens[3].line, 3u);
  EXPECT_EQ(stream.Column(stream.tokens[4]), 6u);
}

TEST(Lexer, PrefixesBelongToStrings) {
  EXPECT_EQ(Kinds("rb'a' Rf'b' u'c' bu'd' x'e'\n"), "rb'a' Rf'b' u'c' bu 'd' x 'e' NEWLINE END");
}

TEST(Lexer, NumbersEndWhereKeywordsBegin) {
  EXPECT_EQ(Kinds("1if 2else 0x1for x in y\n"), "1 if 2 else 0x1f or x in y NEWLINE END");
  EXPECT_EQ(Kinds("1e5 1.e5j .5 0_0 1_000\n"), "1e5 1.e5j .5 0_0 1_000 NEWLINE END");
  TokenStream stream;
  stream.Reset("1if x\n", 1, 0);
  Lex(stream, {});
  ASSERT_EQ(stream.warnings.size(), 1u);
  EXPECT_EQ(stream.warnings[0].warning.message, "invalid decimal literal");
}

TEST(Lexer, StopsAtItsFirstError) {
  TokenStream stream;
  stream.Reset("a\nb = 0777\nc\n", 1, 0);
  Lex(stream, {});
  EXPECT_EQ(stream.tokens.back().kind, kError);
  EXPECT_EQ(stream.error.cause, LexError::Cause::kRaised);
  EXPECT_EQ(stream.error.data.line, 2);
  EXPECT_EQ(stream.error.data.offset, 5);
}

TEST(Lexer, BlanksAtTheEndOfInputAreHarmless) {
  for (const char* source :
       {"", " ", "\n", "a # c", "a\n  ", "a\n#", "\f\n", "\\\n", "a \\", "'", "\"\"\"", "(", "f'{", "0x", "1e", "é"}) {
    EXPECT_FALSE(Kinds(source).empty()) << source;
  }
}

}  // namespace
}  // namespace viv::parser
