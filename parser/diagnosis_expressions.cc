// Expressions down to primaries, and what is said about mistakes in them.
#include "parser/diagnosis_rules.h"
#include "parser/operators.h"
#include "parser/targets.h"

namespace viv::parser::diagnosis {
namespace {

// The level of brackets behind `token`.
int BracketLevel(const State& state, Iterator token) {
  int level = 0;
  for (Iterator i = state.begin(); i <= token; ++i) {
    level += i->kind == kLeftParen || i->kind == kLeftBracket || i->kind == kLeftBrace;
    level -= i->kind == kRightParen || i->kind == kRightBracket || i->kind == kRightBrace;
  }
  return level;
}

bool IsLegacyStatement(const Node* node) {
  auto* name = node->As<ast::Name>();
  return name != nullptr && (name->id->view() == "print" || name->id->view() == "exec");
}

void ForgottenComma(State& state, Iterator, Iterator after, Node* first, Node* second) {
  if (!IsLegacyStatement(first) && BracketLevel(state, after - 1) != 0) {
    RaiseRange(state, Place::StartOf(first), Place::EndOf(second), "invalid syntax. Perhaps you forgot a comma?");
  }
}

void LegacyStatement(State& state, Iterator, Iterator, Node* statement, Node* value) {
  if (IsLegacyStatement(statement)) {
    std::string name(static_cast<ast::Name*>(statement)->id->view());
    RaiseRange(state, Place::StartOf(statement), Place::EndOf(value),
               "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?");
  }
}

void WalrusTarget(State& state, Iterator, Iterator, Node* target) {
  RaiseAt(state, target, "cannot use assignment expressions with " + std::string(ExpressionName(target)));
}

void AssignmentInExpression(State& state, Iterator, Iterator, Node* target) {
  RaiseAt(state, target, "cannot assign to " + std::string(ExpressionName(target)) + " here. Maybe you meant '==' instead of '='?");
}

// A name that could be a soft keyword: CPython compares only as many characters as the name has.
struct SoftKeywordPrefix : x3::parser<SoftKeywordPrefix> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    State& state = StateOf(context);
    if (Look(state, first) != kName) {
      return false;
    }
    std::string_view text = state.stream.Text(*first);
    for (std::string_view word : {"_", "case", "match"}) {
      if (word.starts_with(text)) {
        ++first;
        return true;
      }
    }
    return false;
  }
};

Node* BuildTuple(State& state, Iterator first, Iterator after, Nodes elements) {
  if (elements.size() == 1 && (after - 1)->kind != kComma) {
    return elements[0];
  }
  auto* tuple = state.New<ast::Tuple>(first, after);
  FillFields(*tuple, elements);
  return tuple;
}

template <class Subject>
auto tuple_of_items(const Subject& subject) {
  return with(BuildTuple, csv_items(subject));
}

// Counts levels while an expression is read.
template <class Subject>
struct NestedDirective : x3::unary_parser<Subject, NestedDirective<Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit NestedDirective(const Subject& subject) : x3::unary_parser<Subject, NestedDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    LevelGuard guard(StateOf(context));
    return this->subject.parse(first, last, context, x3::unused, attribute);
  }
};
VIV_DIRECTIVE(NestedDirective, nested)

}  // namespace

auto const await_primary = memo<RuleId::kAwaitPrimary>(first_of(shape<ast::Await>(see(kAwait) >> primary), primary));
auto const disjunction_def = memo<RuleId::kDisjunction>(operators<TrackedLook>(Level::kOr, await_primary));
auto const bitwise_or_def = memo<RuleId::kBitwiseOr>(operators<TrackedLook>(Level::kBitOr, await_primary));

auto const conditional = shape<ast::IfExp>(disjunction >> see(kIf) >> disjunction >> see(kElse) >> expression);
auto const lambda = memo<RuleId::kLambda>(shape<ast::Lambda>(see(kLambda) >> opt(lambda_params) >> see(kColon) >> expression));
auto const expression_without_invalid = without_invalid(first_of(conditional, disjunction, lambda));

auto const invalid_expression = first_of(
    action(ForgottenComma, !(quiet(name) >> see(kString)) >> !SoftKeywordPrefix{} >> disjunction >> expression_without_invalid),
    raise_range("expected 'else' after 'if' expression", disjunction >> see(kIf) >> disjunction >> !(see(kElse) | see(kColon))));
auto const invalid_legacy_expression = action(LegacyStatement, name >> !see(kLeftParen) >> star_expressions);
auto const expression_def = nested(memo<RuleId::kExpression>(
    first_of(invalid(invalid_expression), invalid(invalid_legacy_expression), conditional, disjunction, lambda)));

auto const expressions_def = tuple_of_items(expression);
auto const yield_expr_def = first_of(shape<ast::YieldFrom>(see(kYield) >> see(kFrom) >> expression),
                                     shape<ast::Yield>(see(kYield) >> opt(star_expressions)));
auto const starred_bitwise_or = build<ast::Starred>(see(kStar) >> bitwise_or);
auto const star_expression_def = memo<RuleId::kStarExpression>(first_of(starred_bitwise_or, expression));
auto const star_expressions_def = tuple_of_items(star_expression);
auto const star_named_expression_def = memo<RuleId::kStarNamedExpression>(first_of(starred_bitwise_or, named_expression));

auto const assignment_expression_def = shape<ast::NamedExpr>(quiet(name) >> see(kWalrus) >> expression);
auto const not_assignable = quiet(list) | quiet(tuple) | quiet(genexp) | see(kTrue) | see(kNone) | see(kFalse);
auto const no_assignment_behind = !(see(kEqual) | see(kWalrus));
auto const invalid_named_expression = memo<RuleId::kInvalidNamedExpression>(first_of(
    action(WalrusTarget, expression >> see(kWalrus) >> quiet(expression)),
    raise_range("invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                name >> see(kEqual) >> bitwise_or >> no_assignment_behind),
    action(AssignmentInExpression, !not_assignable >> bitwise_or >> see(kEqual) >> quiet(bitwise_or) >> no_assignment_behind)));
auto const named_expression_def =
    memo<RuleId::kNamedExpression>(first_of(assignment_expression, invalid(invalid_named_expression), expression >> !see(kWalrus)));

auto const primary_def = memo<RuleId::kPrimary>(
    left_fold(atom, first_of(shape_left<ast::Attribute>(see(kDot) >> quiet(name)), shape_left<ast::Call>(genexp),
                             shape_left<ast::Call>(see(kLeftParen) >> opt(arguments) >> see(kRightParen)),
                             shape_left<ast::Subscript>(see(kLeftBracket) >> slices >> see(kRightBracket)))));

auto const slice = first_of(
    shape<ast::Slice>(opt(expression) >> see(kColon) >> opt(expression) >> opt(see(kColon) >> opt(expression))), named_expression);
auto const slices_def =
    memo<RuleId::kSlices>(first_of(slice >> !see(kComma), shape<ast::Tuple>(csv_items(first_of(slice, starred_expression)))));

VIV_DEFINE_RULE(disjunction)
VIV_DEFINE_RULE(bitwise_or)
VIV_DEFINE_RULE(expression)
VIV_DEFINE_RULE(expressions)
VIV_DEFINE_RULE(primary)
VIV_DEFINE_RULE(yield_expr)
VIV_DEFINE_RULE(star_expression)
VIV_DEFINE_RULE(star_expressions)
VIV_DEFINE_RULE(star_named_expression)
VIV_DEFINE_RULE(assignment_expression)
VIV_DEFINE_RULE(named_expression)
VIV_DEFINE_RULE(slices)

}  // namespace viv::parser::diagnosis
