// Expressions down to operators.
#include "absl/container/inlined_vector.h"
#include "parser/grammar.h"
#include "parser/operators.h"
#include "parser/targets.h"

namespace viv::parser {
namespace {

// `disjunction`, `disjunction if disjunction else expression` and `lambda parameters: expression`. The last two nest to the right
// without end, so they are read in a loop and built from the inside out.
template <class Disjunction, class LambdaHead>
struct ExpressionParser : x3::binary_parser<Disjunction, LambdaHead, ExpressionParser<Disjunction, LambdaHead>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr ExpressionParser(const Disjunction& disjunction, const LambdaHead& lambda_head)
      : x3::binary_parser<Disjunction, LambdaHead, ExpressionParser<Disjunction, LambdaHead>>(disjunction, lambda_head) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    State& state = StateOf(context);
    LevelGuard guard(state);
    Iterator start = first;
    Node* result = nullptr;
    if (first->kind != kLambda) {
      if (!this->left.parse(first, last, context, x3::unused, result)) {
        return false;
      }
      if (first->kind != kIf) [[likely]] {
        Give(attribute, result);
        return true;
      }
    }
    if (!Rest(first, last, context, state, start, result)) {
      first = start;
      return false;
    }
    Give(attribute, result);
    return true;
  }

 private:
  struct Pending {
    Iterator start;
    Node* parameters;  // of a lambda; null for a conditional expression
    Node* body;
    Node* test;
  };

  // `result` is the body of a conditional expression, or null where a lambda begins.
  template <class C>
  [[gnu::noinline]] bool Rest(Iterator& first, const Iterator& last, const C& context, State& state, Iterator start,
                              Node*& result) const {
    absl::InlinedVector<Pending, 4> pending;
    ptrdiff_t levels = 0;
    for (;;) {
      Pending next{start, nullptr, result, nullptr};
      if (result == nullptr) {
        if (!this->right.parse(first, last, context, x3::unused, next.parameters)) {
          return false;
        }
        levels += 2;
      } else {
        ++first;
        if (!this->left.parse(first, last, context, x3::unused, next.test) || first->kind != kElse) {
          return false;
        }
        ++first;
        ++levels;
      }
      CheckRuleLevels(state, levels);
      pending.push_back(next);
      start = first;
      result = nullptr;
      if (first->kind == kLambda) {
        continue;
      }
      if (!this->left.parse(first, last, context, x3::unused, result)) {
        return false;
      }
      if (first->kind != kIf) {
        break;
      }
    }
    for (; !pending.empty(); pending.pop_back()) {
      const Pending& top = pending.back();
      if (top.parameters != nullptr) {
        auto* lambda = state.New<ast::Lambda>(top.start, first);
        FillFields(*lambda, top.parameters, result);
        result = lambda;
      } else {
        auto* conditional = state.New<ast::IfExp>(top.start, first);
        FillFields(*conditional, top.test, top.body, result);
        result = conditional;
      }
    }
    return true;
  }
};

template <class Disjunction, class LambdaHead>
constexpr auto expression_of(const Disjunction& disjunction, const LambdaHead& lambda_head) {
  return ExpressionParser<AsParser<Disjunction>, AsParser<LambdaHead>>(x3::as_parser(disjunction), x3::as_parser(lambda_head));
}

Node* StoreTarget(State&, Iterator, Iterator, Node* target) {
  return MakeTarget(target, ast::ExprContext::kStore) ? target : nullptr;
}

Node* BuildNamedExpression(State& state, Iterator first, Iterator after, ast::Identifier name, Node* value) {
  auto* target = state.New<ast::Name>(first, first + 1);
  FillFields(*target, name, ast::ExprContext::kStore);
  auto* result = state.New<ast::NamedExpr>(first, after);
  FillFields(*result, static_cast<Node*>(target), value);
  return result;
}

}  // namespace

auto const await_primary = node(build<ast::Await>(token(kAwait) >> primary) | primary);
auto const disjunction_def = operators<FastLook>(Level::kOr, await_primary);
auto const bitwise_or_def = operators<FastLook>(Level::kBitOr, await_primary);

auto const expression_def = expression_of(disjunction, token(kLambda) >> lambda_parameters >> token(kColon));
auto const named_expression_def =
    with(BuildNamedExpression, peek2(kName, kWalrus) >> identifier >> token(kWalrus) >> expression) | expression;

auto const starred_bitwise_or = build<ast::Starred>(token(kStar) >> bitwise_or);
auto const star_expression_def = starred_bitwise_or | expression;
auto const star_expressions_def = tuple_of(star_expression);
auto const star_named_expression_def = starred_bitwise_or | named_expression;
auto const yield_expression_def =
    build<ast::YieldFrom>(token(kYield) >> token(kFrom) >> expression) | build<ast::Yield>(token(kYield) >> opt(star_expressions));

auto const target = node(starred_bitwise_or | bitwise_or);
auto const star_target_def = with(StoreTarget, target);
auto const star_targets_def = with(StoreTarget, tuple_of(target));

VIV_DEFINE_RULE(disjunction)
VIV_DEFINE_RULE(bitwise_or)
VIV_DEFINE_RULE(expression)
VIV_DEFINE_RULE(named_expression)
VIV_DEFINE_RULE(star_expression)
VIV_DEFINE_RULE(star_expressions)
VIV_DEFINE_RULE(star_named_expression)
VIV_DEFINE_RULE(yield_expression)
VIV_DEFINE_RULE(star_target)
VIV_DEFINE_RULE(star_targets)

}  // namespace viv::parser
