#include "parser/parse.h"

#include "gtest/gtest.h"
#include "parser_test_support.h"

namespace viv::parser {
namespace {

const ast::Constant* ConstantOf(const ParseResult& result) {
  return static_cast<const ast::Expression*>(result.mod)->body->As<ast::Constant>();
}

TEST(Parse, ResultOwnsTreeAndSource) {
  ParseResult result = Parse(std::string("spam = 'eggs'"), ParseMode::kFile, "menu.py");
  ASSERT_TRUE(result);
  ParseResult moved = std::move(result);
  auto* assign = static_cast<ast::Module*>(moved.mod)->body[0]->As<ast::Assign>();
  ASSERT_NE(assign, nullptr);
  EXPECT_EQ(assign->value->As<ast::Constant>()->value.text, "eggs");
  EXPECT_EQ(assign->targets[0]->As<ast::Name>()->id->view(), "spam");
  EXPECT_EQ(moved.filename, "menu.py");
  EXPECT_EQ(moved.source, "spam = 'eggs'\n");
}

TEST(Parse, NamesAreSharedAndCounted) {
  ParseResult result = Parse("a = b = a", ParseMode::kFile, "<test>");
  ASSERT_TRUE(result);
  auto* assign = static_cast<ast::Module*>(result.mod)->body[0]->As<ast::Assign>();
  EXPECT_EQ(assign->targets[0]->As<ast::Name>()->id, assign->value->As<ast::Name>()->id);
  EXPECT_EQ(result.identifier_count, 2u);
}

TEST(Parse, TargetsAreMarked) {
  EXPECT_EQ(
      DumpOf("a, *b = c", ParseMode::kFile),
      "Module(body=[Assign(targets=[Tuple(elts=[Name(id='a', ctx=Store()), Starred(value=Name(id='b', ctx=Store()), ctx=Store())], "
      "ctx=Store())], value=Name(id='c', ctx=Load()))], type_ignores=[])");
  EXPECT_EQ(DumpOf("del a.b", ParseMode::kFile),
            "Module(body=[Delete(targets=[Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Del())])], type_ignores=[])");
}

TEST(Parse, StringConstantsTellWhatTheyHold) {
  ParseResult result = Parse("'abc'", ParseMode::kExpression, "<test>");
  EXPECT_TRUE(ConstantOf(result)->value.is_ascii);
  result = Parse("u'é'", ParseMode::kExpression, "<test>");
  EXPECT_FALSE(ConstantOf(result)->value.is_ascii);
  EXPECT_EQ(ConstantOf(result)->prefix, ast::StringPrefix::kU);
  result = Parse("'\\ud800'", ParseMode::kExpression, "<test>");
  EXPECT_TRUE(ConstantOf(result)->value.has_surrogates);
  EXPECT_EQ(ConstantOf(result)->value.text, "\xed\xa0\x80");
  result = Parse("b'\\x00a'", ParseMode::kExpression, "<test>");
  EXPECT_EQ(ConstantOf(result)->value.kind, ast::ConstantKind::kBytes);
  EXPECT_EQ(ConstantOf(result)->value.text, std::string_view("\0a", 2));
}

TEST(Parse, InvalidEscapesAreWarningsWithAPlace) {
  ParseResult result = Parse("x = 1\ny = '\\d'\n", ParseMode::kFile, "<test>");
  ASSERT_TRUE(result);
  ASSERT_EQ(result.warnings.size(), 1u);
  EXPECT_EQ(result.warnings[0].category, WarningCategory::kDeprecationWarning);
  EXPECT_EQ(result.warnings[0].message, "invalid escape sequence '\\d'");
  EXPECT_EQ(result.warnings[0].line, 2);
  EXPECT_EQ(result.warnings[0].as_error.offset, 5);
  EXPECT_EQ(result.warnings[0].as_error.end_offset, 9);
}

TEST(Parse, NumbersBeforeKeywordsAreWarningsInOrder) {
  ParseResult result = Parse("x = '\\d'\n1if 1else '\\w'\n", ParseMode::kFile, "<test>");
  ASSERT_TRUE(result);
  ASSERT_EQ(result.warnings.size(), 4u);
  EXPECT_EQ(result.warnings[0].line, 1);
  EXPECT_EQ(result.warnings[1].line, 2);
}

TEST(Parse, WarningsOfAllThatWasReadStandBesideAnError) {
  // A bare "invalid syntax" makes CPython read on, in search of something better to say.
  ParseResult result = Parse("x y\n1if 1else 2\n", ParseMode::kFile, "<test>");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.warnings.size(), 2u);
  // Both runs of the diagnosing grammar read the strings in front of the error.
  result = Parse("'\\d' x y\n'\\w'\n", ParseMode::kFile, "<test>");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.warnings.size(), 2u);
}

TEST(Parse, ColumnsOfErrorsCountWhatCPythonCounts) {
  EXPECT_EQ(Parse("éé = 1 1", ParseMode::kFile, "<test>").error->offset, 8);
  ParseOptions options;
  options.source_kind = SourceKind::kBytes;
  EXPECT_EQ(Parse("éé = 1 1", ParseMode::kFile, "<test>", options).error->offset, 10);
  EXPECT_EQ(Parse("# coding: utf-8\néé = 1 1", ParseMode::kFile, "<test>", options).error->offset, 8);
}

TEST(Parse, CharacterNamesComeFromTheCaller) {
  ParseOptions options;
  options.unicode_name = [](std::string_view name, uint32_t* code_point) {
    *code_point = 0xE9;
    return name == "LATIN SMALL LETTER E WITH ACUTE";
  };
  EXPECT_EQ(DumpOf("'\\N{LATIN SMALL LETTER E WITH ACUTE}'", ParseMode::kExpression, options),
            "Expression(body=Constant(value='é'))");
  EXPECT_EQ(DumpOf("'\\N{SPACE}'"),
            "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-8: unknown Unicode character name");
}

TEST(Parse, DiamondIsAnOperatorOnRequest) {
  ParseOptions options;
  EXPECT_EQ(DumpOf("a <> b", ParseMode::kExpression, options), "invalid syntax");
  options.barry_as_flufl = true;
  EXPECT_EQ(DumpOf("a <> b", ParseMode::kExpression, options),
            "Expression(body=Compare(left=Name(id='a', ctx=Load()), ops=[NotEq()], comparators=[Name(id='b', ctx=Load())]))");
  EXPECT_EQ(DumpOf("a != b", ParseMode::kExpression, options), "with Barry as BDFL, use '<>' instead of '!='");
}

TEST(Parse, IncompleteInputIsToldOnRequest) {
  ParseOptions options;
  options.allow_incomplete_input = true;
  options.dont_imply_dedent = true;
  for (const char* source : {"if x:", "(", "'''a", "x = ", "@d", "f(a,", "a \\\n"}) {
    EXPECT_EQ(DumpOf(source, ParseMode::kSingle, options), "incomplete input") << source;
  }
  EXPECT_EQ(DumpOf("a b\n", ParseMode::kSingle, options), "invalid syntax");
}

TEST(Parse, DigitLimitIsTheCallers) {
  ParseOptions options;
  options.max_int_digits = 0;
  EXPECT_TRUE(Parse(std::string(5000, '9'), ParseMode::kExpression, "<test>", options));
}

}  // namespace
}  // namespace viv::parser
