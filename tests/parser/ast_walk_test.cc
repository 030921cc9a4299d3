#include "parser/ast_walk.h"

#include "gtest/gtest.h"
#include "parser_test_support.h"

namespace viv::parser {
namespace {

TEST(AstWalk, VisitsParentsBeforeChildrenInFieldOrder) {
  ParseResult result = Parse("a + f(b, c=d)", ParseMode::kExpression, "<test>");
  ASSERT_TRUE(result);
  std::string kinds;
  ast::WalkPreorder(result.mod, [&](const ast::Node* node) {
    kinds += ast::NodeName(node->kind);
    kinds += ' ';
    return true;
  });
  EXPECT_EQ(kinds, "Expression BinOp Name Call Name Name keyword Name ");
}

TEST(AstWalk, SkipsChildrenOnRequestAndAbsentOnes) {
  ParseResult result = Parse("{**a, b: (lambda: c)}", ParseMode::kExpression, "<test>");
  ASSERT_TRUE(result);
  int visited = 0;
  ast::WalkPreorder(result.mod, [&](const ast::Node* node) {
    ++visited;
    return !node->Is<ast::Lambda>();
  });
  EXPECT_EQ(visited, 5);  // Expression, Dict, b, a, Lambda
}

TEST(AstWalk, MeasuresDepthOfTreesTooDeepForRecursion) {
  ParseResult result = Parse("a" + Repeat("+a", 100000), ParseMode::kExpression, "<test>");
  ASSERT_TRUE(result);
  EXPECT_EQ(ast::Depth(result.mod), 100002u);
  result = Parse("a", ParseMode::kExpression, "<test>");
  EXPECT_EQ(ast::Depth(result.mod), 2u);
}

}  // namespace
}  // namespace viv::parser
