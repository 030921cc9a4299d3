// Simple statements.
#include "parser/grammar.h"
#include "parser/targets.h"

namespace viv::parser {
namespace {

// `+=` and its like, as the operator.
struct AugmentedOperator : x3::parser<AugmentedOperator> {
  using attribute_type = ast::BinaryOperator;
  static constexpr bool has_attribute = true;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C&, R&, A& attribute) const {
    using enum ast::BinaryOperator;
    constexpr ast::BinaryOperator kInTokenOrder[] = {kAdd,    kSub,    kMult,  kMatMult, kDiv,    kMod,     kPow,
                                                     kLShift, kRShift, kBitOr, kBitXor,  kBitAnd, kFloorDiv};
    if (first->kind < kPlusEqual || first->kind > kDoubleSlashEqual) {
      return false;
    }
    attribute = kInTokenOrder[static_cast<int>(first->kind) - static_cast<int>(kPlusEqual)];
    ++first;
    return true;
  }
};

// What follows the first expression of a statement comes as a node whose first field is missing yet.
Node* BuildAugmented(State& state, Iterator first, Iterator after, ast::BinaryOperator op, Node* value) {
  auto* result = state.New<ast::AugAssign>(first, after);
  FillFields(*result, static_cast<Node*>(nullptr), op, value);
  return result;
}

Node* BuildAnnotated(State& state, Iterator first, Iterator after, Node* annotation, Node* value) {
  auto* result = state.New<ast::AnnAssign>(first, after);
  FillFields(*result, static_cast<Node*>(nullptr), annotation, value);
  return result;
}

// `= a = b`: for now all are targets.
Node* BuildAssignment(State& state, Iterator first, Iterator after, Nodes values) {
  auto* result = state.New<ast::Assign>(first, after);
  FillFields(*result, values);
  return result;
}

bool MakeAssignment(ast::Assign& assign, Node* first_target) {
  auto targets = assign.targets;
  assign.value = targets.back();
  std::copy_backward(targets.begin(), targets.end() - 1, targets.end());
  targets[0] = static_cast<ast::ExprNode*>(first_target);
  for (Node* target : targets) {
    if (!MakeTarget(target, ast::ExprContext::kStore)) {
      return false;
    }
  }
  return true;
}

Node* BuildExpressionStatement(State& state, Iterator first, Iterator after, Node* head, Node* tail) {
  if (tail == nullptr) {
    auto* statement = state.New<ast::Expr>(first, after);
    FillFields(*statement, head);
    return statement;
  }
  state.SetStart(tail, *first);
  if (auto* assign = tail->As<ast::Assign>()) {
    return MakeAssignment(*assign, head) ? tail : nullptr;
  }
  if (!MakeSingleTarget(head)) {
    return nullptr;
  }
  if (auto* augmented = tail->As<ast::AugAssign>()) {
    augmented->target = static_cast<ast::ExprNode*>(head);
    return tail;
  }
  auto* annotated = static_cast<ast::AnnAssign*>(tail);
  annotated->target = static_cast<ast::ExprNode*>(head);
  annotated->simple = head->Is<ast::Name>() && first->kind == kName;
  return tail;
}

Node* BuildDelete(State& state, Iterator first, Iterator after, Nodes targets) {
  for (Node* target : targets) {
    if (!MakeTarget(target, ast::ExprContext::kDel)) {
      return nullptr;
    }
  }
  auto* statement = state.New<ast::Delete>(first, after);
  FillFields(*statement, targets);
  return statement;
}

// --- Imports and declarations -------------------------------------------------------------------------------------------------

// A dotted name, as one Name node. White space may stand around the dots.
Node* BuildDottedName(State& state, Iterator first, Iterator after) {
  auto* name = state.New<ast::Name>(first, after);
  if (after - first == 1) {
    name->id = state.Name(*first);
    return name;
  }
  std::string text;
  for (Iterator part = first; part < after; ++part) {
    text += part->kind == kDot ? std::string_view(".") : state.Name(*part)->view();
  }
  name->id = state.session.names.Intern(state.session.arena.Copy(text));
  return name;
}

Node* BuildAlias(State& state, Iterator first, Iterator after, Node* name, ast::Identifier as_name) {
  auto* alias = state.New<ast::Alias>(first, after);
  FillFields(*alias, static_cast<ast::Name*>(name)->id, as_name);
  return alias;
}

Node* BuildStarAlias(State& state, Iterator first, Iterator after) {
  auto* alias = state.New<ast::Alias>(first, after);
  FillFields(*alias, state.session.names.Intern("*"));
  return alias;
}

Node* BuildImportFrom(State& state, Iterator first, Iterator after, Node* module, Nodes names) {
  auto* statement = state.New<ast::ImportFrom>(first, after);
  int level = 0;
  for (Iterator dot = first + 1; dot->kind == kDot || dot->kind == kEllipsis; ++dot) {
    level += dot->kind == kDot ? 1 : 3;
  }
  if (module == nullptr && level == 0) {
    return nullptr;
  }
  FillFields(*statement, module == nullptr ? ast::Identifier{} : static_cast<ast::Name*>(module)->id, names, level);
  return statement;
}

template <class T>
Node* BuildDeclaration(State& state, Iterator first, Iterator after) {
  auto* statement = state.New<T>(first, after);
  uint32_t count = static_cast<uint32_t>((after - first) / 2);
  auto* names = state.session.arena.AllocateArray<ast::Identifier>(count);
  for (uint32_t i = 0; i < count; ++i) {
    names[i] = state.Name(first[1 + 2 * i]);
  }
  statement->names = {names, count};
  return statement;
}

bool BeginsWithKeyword(State&, Iterator place) { return place->kind >= kAssert; }

}  // namespace

auto const value = node(yield_expression | star_expressions);
auto const assignment_tail = with(BuildAssignment, collect(token(kEqual) >> push(value) >> *(token(kEqual) >> push(value))));
auto const augmented_tail = with(BuildAugmented, AugmentedOperator{} >> value);
auto const annotation_tail = with(BuildAnnotated, token(kColon) >> expression >> opt(token(kEqual) >> value));
auto const expression_statement =
    with(BuildExpressionStatement, value >> opt(node(assignment_tail | augmented_tail | annotation_tail)));

auto const dotted_name = with(BuildDottedName, token(kName) >> *(token(kDot) >> token(kName)));
auto const plain_name = with(BuildDottedName, token(kName));
auto const as_name = token(kAs) >> identifier;
auto const import_name = build<ast::Import>(token(kImport) >> list(with(BuildAlias, dotted_name >> opt(as_name))));
auto const imported = with(BuildAlias, plain_name >> opt(as_name));
auto const imported_names = nodes((token(kLeftParen) >> csv(imported) >> token(kRightParen)) | list(imported) |
                                  collect(push(with(BuildStarAlias, token(kStar)))));
auto const import_from = with(
    BuildImportFrom, token(kFrom) >> *(token(kDot) | token(kEllipsis)) >> opt(dotted_name) >> token(kImport) >> imported_names);
auto const names = token(kName) >> *(token(kComma) >> token(kName));

auto const keyword_statement =                                                              //
    build<ast::Return>(token(kReturn) >> opt(star_expressions)) |                           //
    import_from | import_name |                                                             //
    build<ast::Raise>(token(kRaise) >> expression >> opt(token(kFrom) >> expression)) |     //
    build<ast::Raise>(token(kRaise)) |                                                      //
    build<ast::Pass>(token(kPass)) |                                                        //
    build<ast::Break>(token(kBreak)) |                                                      //
    build<ast::Continue>(token(kContinue)) |                                                //
    with(BuildDelete, token(kDel) >> csv(bitwise_or)) |                                     //
    build<ast::Assert>(token(kAssert) >> expression >> opt(token(kComma) >> expression)) |  //
    with(BuildDeclaration<ast::Global>, token(kGlobal) >> names) |                          //
    with(BuildDeclaration<ast::Nonlocal>, token(kNonlocal) >> names);

auto const simple_statement_def = (require(BeginsWithKeyword) >> keyword_statement) | expression_statement;

VIV_DEFINE_RULE(simple_statement)

}  // namespace viv::parser
