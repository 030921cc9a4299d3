// Types, descriptors and callables against CPython: type_expressions.def holds expressions and what CPython 3.11 answers.
#include "expression.h"
#include "failing_allocations.h"
#include "interpreter/objects/type_parts.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

struct Case {
  const char* expression;
  const char* answer;
};
constexpr Case kCases[] = {
#define VIV_CASE(expression, answer) {expression, answer},
#include "type_expressions.def"
#undef VIV_CASE
};

using TypeExpressions = RuntimeTest;

TEST_F(TypeExpressions, AnswerAsCPythonDoes) {
  for (const Case& c : kCases) {
    EXPECT_EQ(Expression(c.expression).Answer(), c.answer) << "  of " << c.expression;
    ClearError();
  }
}

TEST_F(TypeExpressions, EndInAMemoryErrorWhereAnAllocationFails) {
  for (const Case& c : kCases) {
    ForEachFailingAllocation(heap_, [&] {
      Expression(c.expression).Answer();
      ClearError();
      EmptyTypeCache(runtime_);  // names that it keeps would look lost
    });
    ASSERT_FALSE(HasFailure()) << "  of " << c.expression;
  }
}

}  // namespace
}  // namespace viv
