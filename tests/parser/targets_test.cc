#include "parser/targets.h"

#include "gtest/gtest.h"
#include "parser_test_support.h"

namespace viv::parser {
namespace {

struct Parsed {
  explicit Parsed(std::string_view source) : result(Parse(source, ParseMode::kExpression, "<test>")) {}
  Node* body() const { return static_cast<ast::Expression*>(result.mod)->body; }
  ParseResult result;
};

TEST(Targets, NamesAttributesAndSubscriptsCanBeAssigned) {
  for (const char* source : {"a", "a.b", "a[0]", "(a, b)", "[a, (b, c)]", "(a, *b)", "()"}) {
    EXPECT_TRUE(MakeTarget(Parsed(source).body(), ast::ExprContext::kStore)) << source;
  }
  for (const char* source : {"1", "a()", "a + b", "(a, 1)", "[a, (b, c())]", "None", "{}", "a if b else c"}) {
    EXPECT_FALSE(MakeTarget(Parsed(source).body(), ast::ExprContext::kStore)) << source;
  }
  EXPECT_FALSE(MakeTarget(Parsed("(a, *b)").body(), ast::ExprContext::kDel));
}

TEST(Targets, TheFirstBadPartIsNamed) {
  auto invalid = [](const char* source, TargetKind kind) {
    Parsed parsed(source);
    const Node* node = InvalidTarget(parsed.body(), kind);
    return node == nullptr ? std::string() : std::string(ExpressionName(node));
  };
  EXPECT_EQ(invalid("(a, [b, f()], 1)", TargetKind::kStar), "function call");
  EXPECT_EQ(invalid("(a, *b)", TargetKind::kDel), "starred");
  EXPECT_EQ(invalid("(a, *b)", TargetKind::kStar), "");
  EXPECT_EQ(invalid("a in b", TargetKind::kFor), "");
  EXPECT_EQ(invalid("1 in b", TargetKind::kFor), "literal");
  EXPECT_EQ(invalid("a < b", TargetKind::kFor), "");
  EXPECT_EQ(invalid("a < b", TargetKind::kStar), "comparison");
}

TEST(Targets, EveryExpressionHasAName) {
  for (auto [source, name] : {std::pair{"a", "name"},
                              {"a.b", "attribute"},
                              {"a[b]", "subscript"},
                              {"a()", "function call"},
                              {"-a", "expression"},
                              {"a or b", "expression"},
                              {"lambda: a", "lambda"},
                              {"(a for b in c)", "generator expression"},
                              {"[a for b in c]", "list comprehension"},
                              {"{a for b in c}", "set comprehension"},
                              {"{a: b for c in d}", "dict comprehension"},
                              {"{}", "dict literal"},
                              {"{a}", "set display"},
                              {"f'{a}'", "f-string expression"},
                              {"a < b", "comparison"},
                              {"a if b else c", "conditional expression"},
                              {"(a := b)", "named expression"},
                              {"None", "None"},
                              {"True", "True"},
                              {"...", "ellipsis"},
                              {"1", "literal"},
                              {"'a'", "literal"},
                              {"(yield)", "yield expression"},
                              {"[]", "list"},
                              {"()", "tuple"},
                              {"(await a)", "await expression"}}) {
    EXPECT_EQ(ExpressionName(Parsed(source).body()), name) << source;
  }
}

}  // namespace
}  // namespace viv::parser
