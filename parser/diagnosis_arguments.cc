// Arguments of calls and classes, and what is said about mistakes in them.
#include "parser/diagnosis_rules.h"

namespace viv::parser::diagnosis {
namespace {

Node* BuildKeyword(State& state, Iterator first, Iterator after, Node* argument_name) {
  auto* keyword = state.New<ast::Keyword>(first, after);
  keyword->arg = static_cast<ast::Name*>(argument_name)->id;
  return keyword;
}

Node* BuildDoubleStarred(State& state, Iterator first, Iterator after) { return state.New<ast::Keyword>(first, after); }

// A call without a function: positional arguments and `*x` in args, the rest in keywords.
Node* BuildArguments(State& state, Iterator first, Iterator after, Nodes positional, Nodes named) {
  auto* call = state.New<ast::Call>(first, after);
  size_t mark = state.Mark();
  for (Node* argument : positional) {
    state.Push(argument);
  }
  for (Node* argument : named) {
    if (!argument->Is<ast::Keyword>()) {
      state.Push(argument);
    }
  }
  call->args = CastSpan<ast::ExprNode>(state.Take(mark));
  for (Node* argument : named) {
    if (argument->Is<ast::Keyword>()) {
      state.Push(argument);
    }
  }
  call->keywords = CastSpan<ast::Keyword>(state.Take(mark));
  return call;
}

Node* BuildNamedArguments(State& state, Iterator first, Iterator after, Nodes named) {
  return BuildArguments(state, first, after, {}, named);
}

// Where a generator expression ends: behind its last condition, or its last iterable.
Place EndOfClauses(const Node* last_clause) {
  auto* clause = static_cast<const ast::Comprehension*>(last_clause);
  return Place::EndOf(clause->ifs.empty() ? clause->iter : clause->ifs.back());
}

void GeneratorNeedsParentheses(State& state, Iterator, Iterator, Node* element, Node* last_clause) {
  RaiseRange(state, Place::StartOf(element), EndOfClauses(last_clause), "Generator expression must be parenthesized");
}

// The last positional argument is the element; if it is the only one, all is well so far.
void LastArgumentNeedsParentheses(State& state, Iterator, Iterator, Node* arguments, Node* last_clause) {
  auto args = static_cast<ast::Call*>(arguments)->args;
  if (args.size() > 1) {
    RaiseRange(state, Place::StartOf(args.back()), EndOfClauses(last_clause), "Generator expression must be parenthesized");
  }
}

void WrongOrder(State& state, Iterator, Iterator, Node* arguments) {
  bool unpacking = false;
  for (const ast::Keyword* keyword : static_cast<ast::Call*>(arguments)->keywords) {
    unpacking |= keyword->arg == nullptr;
  }
  RaiseHere(state,
            unpacking ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument");
}

void AssignToConstant(State& state, Iterator first, Iterator after) {
  RaiseRange(state, Place::StartOf(state, *first), Place::EndOf(state, *(after - 1)),
             "cannot assign to " + std::string(TokText(first->kind)));
}

}  // namespace

constexpr const char* kEqualForComparison = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

auto const starred_expression_def = build<ast::Starred>(see(kStar) >> expression);

auto const named_generator = raise_range(kEqualForComparison, name >> at(kEqual) >> quiet(expression) >> quiet(for_if_clauses));
auto const invalid_kwarg =
    first_of(action(AssignToConstant, (see(kTrue) | see(kFalse) | see(kNone)) >> see(kEqual)), named_generator,
             raise_range("expression cannot contain assignment, perhaps you meant \"==\"?",
                         !(quiet(name) >> see(kEqual)) >> expression >> at(kEqual)));
auto const named_argument = with(BuildKeyword, name >> see(kEqual) >> quiet(expression));
auto const kwarg_or_starred = first_of(invalid(invalid_kwarg), named_argument, starred_expression);
auto const kwarg_or_double_starred =
    first_of(invalid(invalid_kwarg), named_argument, with(BuildDoubleStarred, see(kDoubleStar) >> quiet(expression)));
template <class Subject>
auto push_items(const Subject& subject) {
  return push(subject) >> *(see(kComma) >> push(subject));
}
auto const kwargs = nodes(collect(push_items(kwarg_or_starred) >> see(kComma) >> push_items(kwarg_or_double_starred)) |
                          collect(push_items(kwarg_or_starred)) | collect(push_items(kwarg_or_double_starred)));

auto const positional_argument =
    first_of(starred_expression, first_of(assignment_expression, expression >> !see(kWalrus)) >> !see(kEqual));
auto const args = memo<RuleId::kArgs>(
    first_of(with(BuildArguments, items(positional_argument) >> opt(see(kComma) >> kwargs)), with(BuildNamedArguments, kwargs)));

auto const invalid_arguments =
    first_of(raise_at("iterable argument unpacking follows keyword argument unpacking", args >> see(kComma) >> see(kStar)),
             action(GeneratorNeedsParentheses,
                    expression >> for_if_clauses >> see(kComma) >> opt(quiet(args) | (quiet(expression) >> quiet(for_if_clauses)))),
             named_generator, action(LastArgumentNeedsParentheses, args >> for_if_clauses),
             action(GeneratorNeedsParentheses, quiet(args) >> see(kComma) >> expression >> for_if_clauses),
             action(WrongOrder, args >> see(kComma) >> quiet(args)));
auto const arguments_def =
    memo<RuleId::kArguments>(first_of(args >> opt(see(kComma)) >> &see(kRightParen), invalid(invalid_arguments)));

VIV_DEFINE_RULE(starred_expression)
VIV_DEFINE_RULE(arguments)

}  // namespace viv::parser::diagnosis
