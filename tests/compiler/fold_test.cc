#include "compiler_fixture.h"
#include "interpreter/bytecode/instruction.h"

namespace viv {

uint64_t CompilerTest::Instruction1Constant(const CodeObject* code) {
  Instruction in = Instruction::FromWord(code->words[1]);
  return in.b;
}

namespace {

class FoldTest : public CompilerTest {};

struct Case {
  const char* source;
  const char* value;
};

TEST_F(FoldTest, ArithmeticOfConstantsIsDoneBeforehand) {
  const Case cases[] = {
      {"1 + 2", "3"},          {"2 ** 10", "1024"},    {"7 // 2", "3"},
      {"-7 % 3", "2"},         {"1 / 4", "0.25"},      {"1 << 5", "32"},
      {"6 & 3 | 8 ^ 1", "11"}, {"~5", "-6"},           {"+5", "5"},
      {"not 5", "False"},      {"-5.0", "-5.0"},       {"1 + 2j", "(1+2j)"},
      {"'a' + 'b'", "'ab'"},   {"b'a' * 3", "b'aaa'"}, {"(1, 2) + (3,)", "(1, 2, 3)"},
      {"(1, 2)[1]", "2"},      {"'abc'[-1]", "'c'"},   {"(1, (2, 3), 'a')", "(1, (2, 3), 'a')"},
      {"__debug__", "True"},
  };
  for (const Case& c : cases) EXPECT_EQ(Folded(c.source), c.value) << c.source;
}

TEST_F(FoldTest, WhatWouldRaiseIsLeftToTheProgram) {
  for (const char* source : {"1 / 0", "'a' + 1", "(1, 2)[5]", "1 << -1", "-'a'", "0 ** -1"})
    EXPECT_EQ(Folded(source), "not folded") << source;
}

TEST_F(FoldTest, ResultsAreLimitedInSize) {
  EXPECT_EQ(Folded("2 ** 64"), "18446744073709551616");
  EXPECT_EQ(Folded("2 ** 65"), "not folded");  // 2 has two bits
  EXPECT_EQ(Folded("1 << 127"), "170141183460469231731687303715884105728");
  EXPECT_EQ(Folded("1 << 128"), "not folded");
  EXPECT_EQ(Folded("'a' * 4097"), "not folded");
  EXPECT_NE(Folded("'a' * 4096"), "not folded");
  EXPECT_EQ(Folded("(1,) * 257"), "not folded");
  EXPECT_NE(Folded("(1,) * 256"), "not folded");
  EXPECT_EQ(Folded("'%s' % 1"), "not folded");
}

TEST_F(FoldTest, WhatIsOnlySearchedInOrIteratedOverBecomesImmutable) {
  EXPECT_EQ(Constants("x in [1, 2]"), "(1, 2) None");
  EXPECT_EQ(Constants("x in {1}"), "frozenset({1}) None");
  EXPECT_EQ(Constants("for x in [1, 2]: pass"), "(1, 2) None");
  EXPECT_EQ(Constants("for x in {7}: pass"), "frozenset({7}) None");
}

TEST_F(FoldTest, AStringThatOnlyFoldingMakesIsNoDocstring) {
  EXPECT_EQ(FunctionConstants("def f():\n  'a' 'b'"), "'ab' None");
  EXPECT_EQ(FunctionConstants("def f():\n  'a' + 'b'"), "None 'ab'");
}

TEST_F(FoldTest, PercentFormatsBecomeFStringsWhereTheyMeanTheSame) {
  EXPECT_EQ(Constants("'%s-%r' % (a, b)"), "'-' None");
  EXPECT_EQ(Constants("'%5s|%-5s|%.2s' % (a, b, c)"), "'>5' '|' '5' '.2' None");
  EXPECT_EQ(Constants("'%d' % (a,)"), "'%d' None");
  EXPECT_EQ(Constants("'100%% %s' % (a,)"), "'100% ' None");
  EXPECT_EQ(Constants("'%s' % (*a,)"), "'%s' None");
}

TEST_F(FoldTest, EqualConstantsAreOneObjectAcrossFunctions) {
  Ref<CodeObject> code = Compile("def f(): return 1.5, 'a b', (1, x)\ndef g(): return 'a b', 1.5\n");
  ASSERT_TRUE(code);
  TupleObject *f = Inner(code.get(), 0)->constants, *g = Inner(code.get(), 1)->constants;
  EXPECT_EQ(Shown(f), "None 1.5 'a b' 1");
  EXPECT_EQ(Shown(g), "None ('a b', 1.5)");
  EXPECT_EQ(TupleItem(f, 2), TupleItem(AsTuple(TupleItem(g, 1)), 0));
  EXPECT_EQ(TupleItem(f, 1), TupleItem(AsTuple(TupleItem(g, 1)), 1));
}

TEST_F(FoldTest, ConstantsThatCompareEqualButDifferStayApart) {
  EXPECT_EQ(Constants("x = [0, y, 0.0, -0.0, False, 0j]"), "0 0.0 -0.0 False 0j None");
  EXPECT_EQ(Constants("f((1, 2), (1.0, 2), (True, 2))"), "(1, 2) (1.0, 2) (True, 2) None");
}

TEST_F(FoldTest, WithoutAssertionsDebugIsFalse) {
  CompileOptions options;
  options.optimize = 1;
  EXPECT_EQ(Constants("x = __debug__\nassert y, 'gone'", options), "False None");
  options.optimize = 2;
  EXPECT_EQ(FunctionConstants("def f():\n  'doc'\n  return 1", options), "None 1");
}

}  // namespace
}  // namespace viv
