// Blocks, compound statements and whole inputs.
#include "parser/failures.h"
#include "parser/grammar.h"
#include "parser/targets.h"

namespace viv::parser {
namespace {

// `elif` makes an If inside the If in front of it; all end where the last one does.
Node* BuildIf(State& state, Iterator first, Iterator after, Node* test, Nodes body, Nodes elifs, Nodes orelse) {
  CheckRuleLevels(state, elifs.size());
  auto* result = state.New<ast::If>(first, after);
  FillFields(*result, test, body);
  ast::If* last = result;
  for (Node* elif : elifs) {
    elif->end_line = result->end_line;
    elif->end_col = result->end_col;
    last->orelse = CastSpan<ast::StmtNode>(state.CopySpan(&elif, 1));
    last = static_cast<ast::If*>(elif);
  }
  last->orelse = CastSpan<ast::StmtNode>(orelse);
  return result;
}

Node* BuildHandler(State& state, Iterator first, Iterator after, Node* type, ast::Identifier name, Nodes body) {
  auto* handler = state.New<ast::ExceptHandler>(first, after);
  FillFields(*handler, type, name, body);
  return handler;
}

Node* BuildBareHandler(State& state, Iterator first, Iterator after, Nodes body) {
  return BuildHandler(state, first, after, nullptr, nullptr, body);
}

// What stands behind the block of a `try` tells which statement it is; it comes without the block.
template <class T>
Node* BuildTryTail(State& state, Iterator first, Iterator after, Nodes handlers, Nodes orelse, Nodes finalbody) {
  auto* tail = state.New<T>(first, after);
  FillFields(*tail, Nodes{}, handlers, orelse, finalbody);
  return tail;
}

Node* BuildFinallyTail(State& state, Iterator first, Iterator after, Nodes finalbody) {
  return BuildTryTail<ast::Try>(state, first, after, {}, {}, finalbody);
}

Node* BuildTry(State& state, Iterator first, Iterator, Nodes body, Node* tail) {
  static_assert(sizeof(ast::Try) == sizeof(ast::TryStar));
  state.SetStart(tail, *first);
  static_cast<ast::Try*>(tail)->body = CastSpan<ast::StmtNode>(body);
  return tail;
}

Node* BuildDefinition(State& state, Iterator first, Iterator after, ast::Identifier name, Node* parameters, Node* returns,
                      Nodes body) {
  auto* result = state.New<ast::FunctionDef>(first, after);
  FillFields(*result, name, parameters, body, Nodes{}, returns);
  return result;
}

Node* BuildClass(State& state, Iterator first, Iterator after, ast::Identifier name, Node* call, Nodes body) {
  auto* result = state.New<ast::ClassDef>(first, after);
  FillFields(*result, name);
  if (call != nullptr) {
    result->bases = static_cast<ast::Call*>(call)->args;
    result->keywords = static_cast<ast::Call*>(call)->keywords;
  }
  result->body = CastSpan<ast::StmtNode>(body);
  return result;
}

// The plain statement becomes its asynchronous twin, which has the same fields.
Node* MakeAsync(State& state, Iterator first, Iterator, Node* statement) {
  static_assert(sizeof(ast::FunctionDef) == sizeof(ast::AsyncFunctionDef) && sizeof(ast::For) == sizeof(ast::AsyncFor) &&
                sizeof(ast::With) == sizeof(ast::AsyncWith));
  state.SetStart(statement, *first);
  statement->kind = statement->Is<ast::FunctionDef>() ? ast::NodeKind::kAsyncFunctionDef
                    : statement->Is<ast::For>()       ? ast::NodeKind::kAsyncFor
                                                      : ast::NodeKind::kAsyncWith;
  return statement;
}

// Decorators do not move the start of the definition.
Node* Decorate(State&, Iterator, Iterator, Nodes decorators, Node* definition) {
  auto list = CastSpan<ast::ExprNode>(decorators);
  switch (definition->kind) {
    case ast::NodeKind::kClassDef:
      static_cast<ast::ClassDef*>(definition)->decorator_list = list;
      break;
    case ast::NodeKind::kFunctionDef:
      static_cast<ast::FunctionDef*>(definition)->decorator_list = list;
      break;
    default:
      static_cast<ast::AsyncFunctionDef*>(definition)->decorator_list = list;
  }
  return definition;
}

template <class T>
Node* BuildInput(State& state, Iterator, Iterator, Nodes body) {
  auto* result = state.NewWithoutPlace<T>();
  FillFields(*result, body);
  return result;
}

Node* BuildExpressionInput(State& state, Iterator, Iterator, Node* body) {
  auto* result = state.NewWithoutPlace<ast::Expression>();
  FillFields(*result, body);
  return result;
}

bool BeginsCompound(State& state, Iterator place) {
  switch (place->kind) {
    case kIf:
    case kDef:
    case kAt:
    case kAsync:
    case kClass:
    case kFor:
    case kTry:
    case kWhile:
    case kWith:
      return true;
    case kName:
      return state.stream.Text(*place) == "match";
    default:
      return false;
  }
}

bool EndsWithItem(State&, Iterator place) { return place->kind == kComma || place->kind == kRightParen || place->kind == kColon; }

}  // namespace

auto const colon = token(kColon);
auto const simple_statements = push(simple_statement) >> *(token(kSemicolon) >> push(simple_statement)) >> opt(token(kSemicolon)) >>
                               token(kNewline);
auto const statement = (require(BeginsCompound) >> push(compound_statement)) | simple_statements;
auto const block_def = (token(kNewline) >> token(kIndent) >> collect(+statement) >> token(kDedent)) | collect(simple_statements);

auto const else_block = opt(token(kElse) >> colon >> block);
auto const if_statement =
    with(BuildIf, token(kIf) >> named_expression >> colon >> block >>
                      collect(*push(build<ast::If>(token(kElif) >> named_expression >> colon >> block))) >> else_block);
auto const while_statement = build<ast::While>(token(kWhile) >> named_expression >> colon >> block >> else_block);
auto const for_statement =
    build<ast::For>(token(kFor) >> star_targets >> token(kIn) >> star_expressions >> colon >> block >> else_block);

auto const with_item = build<ast::WithItem>(expression >> opt(token(kAs) >> star_target >> require(EndsWithItem)));
auto const with_items =
    nodes(speculate(token(kLeftParen) >> csv(with_item) >> token(kRightParen) >> colon) | (list(with_item) >> colon));
auto const with_statement = build<ast::With>(token(kWith) >> with_items >> block);

auto const handler = with(BuildHandler, token(kExcept) >> expression >> opt(token(kAs) >> identifier) >> colon >> block) |
                     with(BuildBareHandler, token(kExcept) >> colon >> block);
auto const star_handler =
    with(BuildHandler, token(kExcept) >> token(kStar) >> expression >> opt(token(kAs) >> identifier) >> colon >> block);
auto const finally_block = token(kFinally) >> colon >> block;

auto const try_tail = node(with(BuildFinallyTail, finally_block) |
                           with(BuildTryTail<ast::TryStar>, collect(+push(star_handler)) >> else_block >> opt(finally_block)) |
                           with(BuildTryTail<ast::Try>, collect(+push(handler)) >> else_block >> opt(finally_block)));
auto const try_statement = with(BuildTry, token(kTry) >> colon >> block >> try_tail);

auto const function_definition =
    with(BuildDefinition, token(kDef) >> identifier >> token(kLeftParen) >> parameters >> token(kRightParen) >>
                              opt(token(kArrow) >> expression) >> colon >> block);
auto const class_definition = with(
    BuildClass, token(kClass) >> identifier >> opt(token(kLeftParen) >> class_arguments >> token(kRightParen)) >> colon >> block);
auto const async_function = with(MakeAsync, token(kAsync) >> function_definition);
auto const async_statement = with(MakeAsync, token(kAsync) >> node(function_definition | for_statement | with_statement));
auto const decorators = collect(+(token(kAt) >> push(named_expression) >> token(kNewline)));
auto const decorated = with(Decorate, decorators >> node(function_definition | class_definition | async_function));

auto const compound_statement_def = if_statement | function_definition | for_statement | with_statement | try_statement |
                                    while_statement | class_definition | decorated | async_statement | match_statement;

auto const file_input_def = with(BuildInput<ast::Module>, collect(*statement) >> token(kEnd));
auto const single_input_def =
    with(BuildInput<ast::Interactive>, collect((require(BeginsCompound) >> push(compound_statement) >> token(kNewline)) |
                                               simple_statements | push(build<ast::Pass>(token(kNewline)))));
auto const eval_input_def = with(BuildExpressionInput, tuple_of(expression) >> *token(kNewline) >> token(kEnd));

VIV_DEFINE_RULE(block)
VIV_DEFINE_RULE(compound_statement)
VIV_DEFINE_RULE(file_input)
VIV_DEFINE_RULE(single_input)
VIV_DEFINE_RULE(eval_input)

}  // namespace viv::parser
