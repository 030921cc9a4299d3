// Atoms, displays and comprehensions, and what is said about mistakes in them.
#include "parser/diagnosis_rules.h"
#include "parser/literals.h"

namespace viv::parser::diagnosis {
namespace {

template <class T>
Node* BuildSequence(State& state, Iterator first, Iterator after, Nodes elements) {
  auto* result = state.New<T>(first, after);
  FillFields(*result, elements);
  return result;
}

Node* BuildTuple(State& state, Iterator first, Iterator after, Node* head, Nodes rest) {
  size_t mark = state.Mark();
  state.Push(head);
  for (Node* element : rest) {
    state.Push(element);
  }
  return BuildSequence<ast::Tuple>(state, first, after, state.Take(mark));
}

Node* BuildEmptyTuple(State& state, Iterator first, Iterator after) { return state.New<ast::Tuple>(first, after); }

Node* PassOn(State&, Iterator, Iterator, Node* inner) { return inner; }

Node* BuildClause(State& state, Iterator first, Iterator after, Node* iter, Nodes conditions) {
  auto* clause = state.New<ast::Comprehension>(first, after);
  clause->iter = static_cast<ast::ExprNode*>(iter);
  clause->ifs = CastSpan<ast::ExprNode>(conditions);
  return clause;
}

Node* LastOf(State&, Iterator, Iterator, Nodes nodes) { return nodes.back(); }

void ForgottenParentheses(State& state, Iterator, Iterator, Node* first, Nodes rest) {
  RaiseRange(state, Place::StartOf(first), Place::EndOf(rest.back()),
             "did you forget parentheses around the comprehension target?");
}

// One character in front of the end of the key, for what that is worth: so CPython has it.
void MissingColon(State& state, Iterator, Iterator, Node* key) {
  RaiseRange(state, {static_cast<int>(key->line), static_cast<int>(key->end_col) - 1}, {static_cast<int>(key->end_line), -1},
             "':' expected after dictionary key");
}

Node* BuildNumberOrRaise(State& state, Iterator first, Iterator after) {
  std::string message;
  Node* number = NewNumber(state, first, after, message);
  if (number == nullptr) {
    int line = static_cast<int>(first->line);
    RaiseRange(state, {line, -1}, {line, -1},
               message + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
  }
  return number;
}

void StarredDictValue(State& state, Iterator, Iterator, Iterator star) {
  RaiseFrom(state, Place::StartOf(state, *star), "cannot use a starred expression in a dictionary value");
}

}  // namespace

auto const strings_def = memo<RuleId::kStrings>(with(BuildStrings, see(kString) >> *see(kString)));

// --- Comprehensions -----------------------------------------------------------------------------------------------------------

auto const invalid_for_target = raise_invalid_target(TargetKind::kFor, opt(see(kAsync)) >> see(kFor) >> star_expressions);
auto const clause_behind_for = see(kFor) >> quiet(star_targets) >> see(kIn) >>
                               cut(disjunction >> collect(*(see(kIf) >> push(disjunction))));
auto const for_if_clause = first_of(with(BuildClause, see(kAsync) >> clause_behind_for), with(BuildClause, clause_behind_for),
                                    invalid(invalid_for_target));
auto const for_if_clauses_def = memo<RuleId::kForIfClauses>(with(LastOf, collect(+push(for_if_clause))));

auto const opening = see(kLeftBracket) | see(kLeftParen) | see(kLeftBrace);
auto const list_or_set_opening = see(kLeftBracket) | see(kLeftBrace);
auto const star_named_expressions = csv_items(star_named_expression);
auto const invalid_comprehension =
    first_of(raise_at("iterable unpacking cannot be used in comprehension", opening >> starred_expression >> quiet(for_if_clauses)),
             action(ForgottenParentheses,
                    list_or_set_opening >> star_named_expression >> see(kComma) >> star_named_expressions >> quiet(for_if_clauses)),
             raise_range("did you forget parentheses around the comprehension target?",
                         list_or_set_opening >> star_named_expression >> at(kComma) >> quiet(for_if_clauses)));

auto const listcomp = first_of(shape<ast::ListComp>(see(kLeftBracket) >> named_expression >> for_if_clauses >> see(kRightBracket)),
                               invalid(invalid_comprehension));
auto const setcomp = first_of(shape<ast::SetComp>(see(kLeftBrace) >> named_expression >> for_if_clauses >> see(kRightBrace)),
                              invalid(invalid_comprehension));
auto const genexp_def = memo<RuleId::kGenexp>(
    first_of(shape<ast::GeneratorExp>(see(kLeftParen) >> first_of(assignment_expression, expression >> !see(kWalrus)) >>
                                      for_if_clauses >> see(kRightParen)),
             invalid(invalid_comprehension)));

// --- Displays -----------------------------------------------------------------------------------------------------------------

auto const list_def = with(BuildSequence<ast::List>, see(kLeftBracket) >> opt(star_named_expressions) >> see(kRightBracket));
auto const tuple_def = first_of(
    with(BuildTuple, see(kLeftParen) >> star_named_expression >> see(kComma) >> opt(star_named_expressions) >> see(kRightParen)),
    with(BuildEmptyTuple, see(kLeftParen) >> see(kRightParen)));
auto const set = shape<ast::Set>(see(kLeftBrace) >> star_named_expressions >> see(kRightBrace));

auto const invalid_group =
    first_of(raise_at("cannot use starred expression here", see(kLeftParen) >> starred_expression >> see(kRightParen)),
             raise_at("cannot use double starred expression here",
                      see(kLeftParen) >> at(kDoubleStar) >> quiet(expression) >> see(kRightParen)));
auto const group =
    first_of(with(PassOn, see(kLeftParen) >> first_of(yield_expr, named_expression) >> see(kRightParen)), invalid(invalid_group));

auto const kvpair = quiet(expression) >> see(kColon) >> quiet(expression);
auto const double_starred_kvpair = (see(kDoubleStar) >> quiet(bitwise_or)) | kvpair;
auto const kvpairs = double_starred_kvpair >> *(see(kComma) >> double_starred_kvpair);
auto const starred_value = action(StarredDictValue, quiet(expression) >> see(kColon) >> at(kStar) >> quiet(bitwise_or));
auto const missing_value = raise_at("expression expected after dictionary key and ':'",
                                    quiet(expression) >> at(kColon) >> &(see(kRightBrace) | see(kComma)));
auto const invalid_kvpair = first_of(action(MissingColon, expression >> !see(kColon)), starred_value, missing_value);
auto const invalid_double_starred_kvpairs = first_of(kvpairs >> see(kComma) >> quiet(invalid_kvpair), starred_value, missing_value);
auto const dict = first_of(shape<ast::Dict>(see(kLeftBrace) >> opt(kvpairs >> opt(see(kComma))) >> see(kRightBrace)),
                           see(kLeftBrace) >> quiet(invalid_double_starred_kvpairs) >> see(kRightBrace));

auto const invalid_dict_comprehension =
    raise_at("dict unpacking cannot be used in dict comprehension",
             see(kLeftBrace) >> at(kDoubleStar) >> quiet(bitwise_or) >> quiet(for_if_clauses) >> see(kRightBrace));
auto const dictcomp = first_of(shape<ast::DictComp>(see(kLeftBrace) >> kvpair >> for_if_clauses >> see(kRightBrace)),
                               invalid(invalid_dict_comprehension));

auto const atom_def = memo<RuleId::kAtom>(first_of(                         //
    name,                                                                   //
    with(BuildSingleton<ast::ConstantKind::kTrue>, see(kTrue)),             //
    with(BuildSingleton<ast::ConstantKind::kFalse>, see(kFalse)),           //
    with(BuildSingleton<ast::ConstantKind::kNone>, see(kNone)),             //
    strings,                                                                //
    with(BuildNumberOrRaise, see(kNumber)),                                 //
    &see(kLeftParen) >> first_of(tuple, group, genexp),                     //
    &see(kLeftBracket) >> deeper(4, first_of(list, listcomp)),              //
    &see(kLeftBrace) >> deeper(3, first_of(dict, set, dictcomp, setcomp)),  //
    with(BuildSingleton<ast::ConstantKind::kEllipsis>, see(kEllipsis))));

VIV_DEFINE_RULE(strings)
VIV_DEFINE_RULE(for_if_clauses)
VIV_DEFINE_RULE(genexp)
VIV_DEFINE_RULE(list)
VIV_DEFINE_RULE(tuple)
VIV_DEFINE_RULE(atom)

}  // namespace viv::parser::diagnosis
