#include "gtest/gtest.h"
#include "parser/parse.h"

namespace viv::parser {
namespace {

InputStatus StatusOf(std::string_view lines) { return ParseTyped(lines, "<stdin>").status; }

TEST(Repl, NothingTypedIsEmpty) {
  for (const char* source : {"", "\n", "  \n", "# c\n", "\n\n  # c\n\n"}) {
    EXPECT_EQ(StatusOf(source), InputStatus::kEmpty) << source;
  }
}

TEST(Repl, SimpleStatementsAreCompleteAtOnce) {
  for (const char* source :
       {"x = 1\n", "x; y\n", "f(\n1)\n", "'''a\nb'''\n", "x  # c\n", "1 if 2 else 3\n", "import a\n", "x = \\\n1\n"}) {
    EXPECT_EQ(StatusOf(source), InputStatus::kComplete) << source;
  }
}

TEST(Repl, OpenConstructsWantMore) {
  for (const char* source : {"(\n", "[1,\n", "{1:\n", "f(a,\n", "'''abc\n", "x = \\\n", "if x:\n", "def f():\n", "class A:\n",
                             "@d\n", "try:\n", "for x in y:\n", "while 1:\n", "with a as b:\n", "async def f():\n", "match x:\n",
                             "if x:\n  y\nelse:\n", "try:\n  a\n", "def f(a,\n"}) {
    EXPECT_EQ(StatusOf(source), InputStatus::kIncomplete) << source;
  }
}

TEST(Repl, BlocksEndWithAnEmptyLine) {
  for (const char* source : {"if x:\n  y\n", "for x in y: pass\n", "def f():\n  return 1\n", "if x:\n  y\n  z\n",
                             "@d\ndef f(): pass\n", "try:\n  a\nexcept:\n  b\n", "match x:\n  case 1: y\n", "class A: pass\n"}) {
    EXPECT_EQ(StatusOf(source), InputStatus::kIncomplete) << source;
    EXPECT_EQ(StatusOf(std::string(source) + "\n"), InputStatus::kComplete) << source;
  }
}

TEST(Repl, ErrorsAreNotHealedByMoreLines) {
  for (const char* source : {"a b\n", "f(a b)\n", ")\n", "(]\n", "x = 'a\n", "  x\n", "if x\n", "1 +\n", "0777\n", "lambda x\n"}) {
    EXPECT_EQ(StatusOf(source), InputStatus::kError) << source;
  }
}

TEST(Repl, AnEmptyLineEndsAnUnfinishedBlockInAnError) {
  for (const char* source : {"class A:\n\n", "try:\n  a\n\n", "@d\n\n", "if x:\n  y\nelse:\n\n"}) {
    EXPECT_EQ(StatusOf(source), InputStatus::kError) << source;
  }
}

TEST(Repl, LinesOfBlanksOrCommentsEndNothing) {
  for (const char* source :
       {"if x:\n  y\n  \n", "if x:\n# c\n", "if x:\n  y\n  # c\n", "(\n\n", "'''\n\n", "x = (1,\n\n"}) {
    EXPECT_EQ(StatusOf(source), InputStatus::kIncomplete) << source;
  }
}

TEST(Repl, AStatementBehindABlockNeedsAnEmptyLineBetween) { EXPECT_EQ(StatusOf("if x:\n  y\nz\n"), InputStatus::kError); }

}  // namespace
}  // namespace viv::parser
