// Atoms and what may stand behind them: calls, subscripts, attributes; displays and comprehensions; parameters.
#include "parser/failures.h"
#include "parser/grammar.h"
#include "parser/literals.h"
#include "parser/targets.h"

namespace viv::parser {
namespace {

// --- Displays -----------------------------------------------------------------------------------------------------------------

// A `key: value` on the way to Dict or DictComp.
struct Pair : Node {
  static constexpr ast::NodeKind kKind = ast::NodeKind::kDict;
  Node* key;  // null: `**value`
  Node* value;
};

Node* NewPair(State& state, Iterator first, Iterator after, Node* key, Node* value) {
  auto* pair = state.New<Pair>(first, after);
  pair->key = key;
  pair->value = value;
  return pair;
}

// What stands between braces: a pair or an element. They are told apart by the first token, kind alone does not do.
struct Entry : Node {
  static constexpr ast::NodeKind kKind = ast::NodeKind::kSet;
  Node* element;
};

bool IsBareNamedExpression(Iterator first) { return first->kind == kName && first[1].kind == kWalrus; }

Node* BuildBraceEntry(State& state, Iterator first, Iterator after, Node* element, Node* value) {
  if (value == nullptr) {
    auto* entry = state.New<Entry>(first, after);
    entry->element = element;
    return entry;
  }
  if (element->Is<ast::Starred>() || IsBareNamedExpression(first)) {
    return nullptr;
  }
  return NewPair(state, first, after, element, value);
}

Node* BuildDoubleStarred(State& state, Iterator first, Iterator after, Node* value) {
  return NewPair(state, first, after, nullptr, value);
}

bool AreClauses(Nodes rest) { return !rest.empty() && rest.front()->Is<ast::Comprehension>(); }

// `after` is behind the closing bracket.
bool EndsWithComma(Iterator after) { return (after - 2)->kind == kComma; }

// The element of a comprehension is no `*x`, and no comma ends it.
bool IsComprehension(const Node* element, Iterator after) { return !element->Is<ast::Starred>() && !EndsWithComma(after); }

Node* BuildBraces(State& state, Iterator first, Iterator after, Node* head, Nodes rest) {
  bool is_dict = head->kind == Pair::kKind;
  if (AreClauses(rest)) {
    if (is_dict) {
      auto* pair = static_cast<Pair*>(head);
      if (pair->key == nullptr || EndsWithComma(after)) {
        return nullptr;
      }
      auto* result = state.New<ast::DictComp>(first, after);
      FillFields(*result, pair->key, pair->value, rest);
      return result;
    }
    Node* element = static_cast<Entry*>(head)->element;
    if (!IsComprehension(element, after)) {
      return nullptr;
    }
    auto* result = state.New<ast::SetComp>(first, after);
    FillFields(*result, element, rest);
    return result;
  }
  uint32_t count = rest.size() + 1;
  Node** keys = state.session.arena.AllocateArray<Node*>(count);
  Node** values = is_dict ? state.session.arena.AllocateArray<Node*>(count) : nullptr;
  for (uint32_t i = 0; i < count; ++i) {
    Node* entry = i == 0 ? head : rest[i - 1];
    if ((entry->kind == Pair::kKind) != is_dict) {
      return nullptr;
    }
    if (is_dict) {
      keys[i] = static_cast<Pair*>(entry)->key;
      values[i] = static_cast<Pair*>(entry)->value;
    } else {
      keys[i] = static_cast<Entry*>(entry)->element;
    }
  }
  if (is_dict) {
    auto* result = state.New<ast::Dict>(first, after);
    FillFields(*result, Nodes(keys, count), Nodes(values, count));
    return result;
  }
  auto* result = state.New<ast::Set>(first, after);
  FillFields(*result, Nodes(keys, count));
  return result;
}

Nodes Prepend(State& state, Node* head, Nodes rest) {
  Node** all = state.session.arena.AllocateArray<Node*>(rest.size() + 1);
  all[0] = head;
  std::copy(rest.begin(), rest.end(), all + 1);
  return {all, rest.size() + 1};
}

Node* BuildList(State& state, Iterator first, Iterator after, Node* head, Nodes rest) {
  if (AreClauses(rest)) {
    if (!IsComprehension(head, after)) {
      return nullptr;
    }
    auto* result = state.New<ast::ListComp>(first, after);
    FillFields(*result, head, rest);
    return result;
  }
  auto* result = state.New<ast::List>(first, after);
  FillFields(*result, Prepend(state, head, rest));
  return result;
}

// A group, a tuple or a generator expression.
Node* BuildParentheses(State& state, Iterator first, Iterator after, Node* head, Nodes rest) {
  if (AreClauses(rest)) {
    if (!IsComprehension(head, after)) {
      return nullptr;
    }
    auto* result = state.New<ast::GeneratorExp>(first, after);
    FillFields(*result, head, rest);
    return result;
  }
  if (rest.empty() && !EndsWithComma(after)) {
    return head->Is<ast::Starred>() ? nullptr : head;
  }
  auto* result = state.New<ast::Tuple>(first, after);
  FillFields(*result, Prepend(state, head, rest));
  return result;
}

// --- Comprehensions -----------------------------------------------------------------------------------------------------------

Node* BuildClause(State& state, Iterator first, Iterator after, Node* target, Node* iter, Nodes conditions) {
  auto* clause = state.New<ast::Comprehension>(first, after);
  FillFields(*clause, target, iter, conditions, first->kind == kAsync ? 1 : 0);
  return clause;
}

// --- Calls and subscripts -----------------------------------------------------------------------------------------------------

// A generator expression may stand without parentheses of its own where it is the only argument; it then has the call's.
Node* BuildArgument(State& state, Iterator first, Iterator after, Node* value, Nodes clauses) {
  if (clauses.empty()) {
    return value;
  }
  if ((first - 1)->kind != kLeftParen || after->kind != kRightParen) {
    return nullptr;
  }
  auto* generator = state.New<ast::GeneratorExp>(first - 1, after + 1);
  FillFields(*generator, value, clauses);
  return generator;
}

// The order of arguments: positional ones and `*x`, then `name=x` and `*x`, then `name=x` and `**x`.
bool InOrder(Nodes arguments) {
  enum { kPositional, kNamed, kDoubleStarred } stage = kPositional;
  for (Node* argument : arguments) {
    if (auto* named = argument->As<ast::Keyword>()) {
      if (named->arg == nullptr) {
        stage = kDoubleStarred;
      } else if (stage == kPositional) {
        stage = kNamed;
      }
    } else if (stage == kDoubleStarred || (stage == kNamed && !argument->Is<ast::Starred>())) {
      return false;
    }
  }
  return true;
}

Node* BuildCall(State& state, Node* function, Iterator first, Iterator after, Nodes arguments) {
  if (!InOrder(arguments)) {
    return nullptr;
  }
  auto* call = state.New<ast::Call>(first, after);
  uint32_t named = 0;
  for (Node* argument : arguments) {
    named += argument->Is<ast::Keyword>();
  }
  if (named == 0) {
    FillFields(*call, function, arguments);
    return call;
  }
  auto** positional = state.session.arena.AllocateArray<Node*>(arguments.size() - named);
  auto** keywords = state.session.arena.AllocateArray<Node*>(named);
  uint32_t positional_count = 0;
  uint32_t keyword_count = 0;
  for (Node* argument : arguments) {
    if (argument->Is<ast::Keyword>()) {
      keywords[keyword_count++] = argument;
    } else {
      positional[positional_count++] = argument;
    }
  }
  FillFields(*call, function, Nodes(positional, positional_count), Nodes(keywords, keyword_count));
  return call;
}

// Bases and keywords, as a call of nothing.
Node* BuildClassArguments(State& state, Iterator first, Iterator after, Nodes arguments) {
  return BuildCall(state, nullptr, first, after, arguments);
}

Node* BuildDoubleStarArgument(State& state, Iterator first, Iterator after, Node* value) {
  auto* keyword = state.New<ast::Keyword>(first, after);
  FillFields(*keyword, ast::Identifier{}, value);
  return keyword;
}

// `lower`, then what follows the first colon, if there is one.
Node* BuildSlice(State& state, Iterator first, Iterator after, Node* lower, Node* slice) {
  if (slice == nullptr) {
    return lower;
  }
  if (lower != nullptr && IsBareNamedExpression(first)) {
    return nullptr;
  }
  state.SetStart(slice, *first);
  static_cast<ast::Slice*>(slice)->lower = static_cast<ast::ExprNode*>(lower);
  return slice;
}

Node* BuildSliceTail(State& state, Iterator first, Iterator after, Node* upper, Node* step) {
  auto* slice = state.New<ast::Slice>(first, after);
  FillFields(*slice, static_cast<Node*>(nullptr), upper, step);
  return slice;
}

// A starred item makes a tuple even alone.
Node* BuildSlices(State& state, Iterator first, Iterator after, Node* item) {
  if (!item->Is<ast::Starred>()) {
    return item;
  }
  auto* tuple = state.New<ast::Tuple>(first, after);
  FillFields(*tuple, state.CopySpan(&item, 1));
  return tuple;
}

// --- Parameters ---------------------------------------------------------------------------------------------------------------

struct Parameter : Node {
  static constexpr ast::NodeKind kKind = ast::NodeKind::kArg;
  Tok marker = kName;  // kStar, kDoubleStar, or kSlash where the slash itself is meant
  Node* arg = nullptr;
  Node* default_value = nullptr;
};

Node* BuildParameter(State& state, Iterator first, Iterator after, Node* arg, Node* default_value) {
  auto* parameter = state.New<Parameter>(first, after);
  parameter->arg = arg;
  parameter->default_value = default_value;
  return parameter;
}

Node* BuildMarkedParameter(State& state, Iterator first, Iterator after, Node* arg) {
  auto* parameter = state.New<Parameter>(first, after);
  parameter->marker = first->kind;
  parameter->arg = arg;
  return parameter;
}

Node* BuildSlash(State& state, Iterator first, Iterator after) { return BuildMarkedParameter(state, first, after, nullptr); }

// Sorts the parameters into ast's lists; null where their order is wrong.
Node* BuildArguments(State& state, Iterator first, Iterator after, Nodes parameters) {
  auto* arguments = state.NewWithoutPlace<ast::Arguments>();
  if (parameters.empty()) {
    return arguments;
  }
  state.SetStart(arguments, *first);
  state.SetEnd(arguments, after);
  uint32_t count = parameters.size();
  auto array = [&] { return state.session.arena.AllocateArray<Node*>(count); };
  Node** positional = array();
  Node** keyword_only = array();
  Node** defaults = array();
  Node** keyword_defaults = array();
  uint32_t positional_count = 0;
  uint32_t keyword_count = 0;
  uint32_t default_count = 0;
  uint32_t positional_only = 0;
  bool after_star = false;
  bool bare_star = false;
  bool complete = false;  // after `**x`
  for (Node* node : parameters) {
    auto* parameter = static_cast<Parameter*>(node);
    if (complete) {
      return nullptr;
    }
    switch (parameter->marker) {
      case kSlash:
        if (after_star || positional_only > 0 || positional_count == 0) {
          return nullptr;
        }
        positional_only = positional_count;
        break;
      case kStar:
        if (after_star) {
          return nullptr;
        }
        after_star = true;
        bare_star = parameter->arg == nullptr;
        arguments->vararg = static_cast<ast::Arg*>(parameter->arg);
        break;
      case kDoubleStar:
        if (bare_star) {
          return nullptr;
        }
        complete = true;
        arguments->kwarg = static_cast<ast::Arg*>(parameter->arg);
        break;
      default:
        if (after_star) {
          bare_star = false;
          keyword_only[keyword_count] = parameter->arg;
          keyword_defaults[keyword_count++] = parameter->default_value;
          break;
        }
        if (parameter->default_value != nullptr) {
          defaults[default_count++] = parameter->default_value;
        } else if (default_count > 0) {
          return nullptr;
        }
        positional[positional_count++] = parameter->arg;
    }
  }
  if (bare_star) {
    return nullptr;
  }
  arguments->posonlyargs = CastSpan<ast::Arg>(Nodes(positional, positional_only));
  arguments->args = CastSpan<ast::Arg>(Nodes(positional + positional_only, positional_count - positional_only));
  arguments->kwonlyargs = CastSpan<ast::Arg>(Nodes(keyword_only, keyword_count));
  arguments->kw_defaults = CastSpan<ast::ExprNode>(Nodes(keyword_defaults, keyword_count));
  arguments->defaults = CastSpan<ast::ExprNode>(Nodes(defaults, default_count));
  return arguments;
}

}  // namespace

// --- Atoms --------------------------------------------------------------------------------------------------------------------

// Behind the first element: the clauses of a comprehension, or more elements and perhaps a comma.
template <class Element>
auto rest_of(const Element& element) {
  return nodes(comprehension_clauses | collect(*(token(kComma) >> push(element)))) >> opt(token(kComma));
}

auto const pair_or_element = node(with(BuildDoubleStarred, token(kDoubleStar) >> bitwise_or) |
                                  with(BuildBraceEntry, star_named_expression >> opt(token(kColon) >> expression)));
auto const braces = build<ast::Dict>(token(kLeftBrace) >> token(kRightBrace)) |
                    with(BuildBraces, token(kLeftBrace) >> pair_or_element >> rest_of(pair_or_element) >> token(kRightBrace));
auto const brackets =
    build<ast::List>(token(kLeftBracket) >> token(kRightBracket)) |
    with(BuildList, token(kLeftBracket) >> star_named_expression >> rest_of(star_named_expression) >> token(kRightBracket));
auto const group_of_yield = with([](State&, Iterator, Iterator, Node* yield) { return yield; },
                                 token(kLeftParen) >> yield_expression >> token(kRightParen));
auto const parentheses =
    build<ast::Tuple>(token(kLeftParen) >> token(kRightParen)) |
    with(BuildParentheses, token(kLeftParen) >> star_named_expression >> rest_of(star_named_expression) >> token(kRightParen)) |
    group_of_yield;

auto const atom_def = build<ast::Name>(identifier) |                                    //
                      with(BuildStrings, token(kString) >> *token(kString)) |           //
                      with(BuildNumber, token(kNumber)) |                               //
                      parentheses | brackets | braces |                                 //
                      with(BuildSingleton<ast::ConstantKind::kNone>, token(kNone)) |    //
                      with(BuildSingleton<ast::ConstantKind::kTrue>, token(kTrue)) |    //
                      with(BuildSingleton<ast::ConstantKind::kFalse>, token(kFalse)) |  //
                      with(BuildSingleton<ast::ConstantKind::kEllipsis>, token(kEllipsis));

auto const primary_def = left_fold(atom, build_left<ast::Attribute>(token(kDot) >> identifier) |
                                             with_left(BuildCall, token(kLeftParen) >> opt(call_arguments) >> token(kRightParen)) |
                                             build_left<ast::Subscript>(token(kLeftBracket) >> slices >> token(kRightBracket)));

// --- Arguments and subscripts -------------------------------------------------------------------------------------------------

auto const named_argument = build<ast::Keyword>(peek2(kName, kEqual) >> identifier >> token(kEqual) >> expression);
auto const starred_argument = build<ast::Starred>(token(kStar) >> expression);
auto const double_starred_argument = with(BuildDoubleStarArgument, token(kDoubleStar) >> expression);
auto const positional_argument = with(BuildArgument, named_expression >> opt(comprehension_clauses));
auto const call_arguments_def = csv(named_argument | starred_argument | double_starred_argument | positional_argument);
auto const class_arguments_def =
    with(BuildClassArguments, opt(csv(named_argument | starred_argument | double_starred_argument | named_expression)));

auto const slice_tail = with(BuildSliceTail, token(kColon) >> opt(expression) >> opt(token(kColon) >> opt(expression)));
auto const slice = starred_argument | with(BuildSlice, opt(named_expression) >> opt(slice_tail));
auto const slices_def = with(BuildSlices, tuple_of(slice));

auto const comprehension_clause = with(BuildClause, opt(token(kAsync)) >> token(kFor) >> star_targets >> token(kIn) >>
                                                        disjunction >> collect(*(token(kIf) >> push(disjunction))));
auto const comprehension_clauses_def = collect(+push(comprehension_clause));

// --- Parameters ---------------------------------------------------------------------------------------------------------------

auto const annotation = token(kColon) >> expression;
auto const star_annotation = token(kColon) >> star_expression;
auto const default_value = token(kEqual) >> expression;
auto const slash = with(BuildSlash, token(kSlash));
auto const plain_arg = build<ast::Arg>(identifier);
auto const annotated_arg = build<ast::Arg>(identifier >> opt(annotation));
auto const star_annotated_arg = build<ast::Arg>(identifier >> opt(star_annotation));

auto const parameters_def = with(BuildArguments, opt(csv(with(BuildParameter, annotated_arg >> opt(default_value)) | slash |
                                                         with(BuildMarkedParameter, token(kStar) >> opt(star_annotated_arg)) |
                                                         with(BuildMarkedParameter, token(kDoubleStar) >> annotated_arg))));
auto const lambda_parameters_def = with(BuildArguments, opt(csv(with(BuildParameter, plain_arg >> opt(default_value)) | slash |
                                                                with(BuildMarkedParameter, token(kStar) >> opt(plain_arg)) |
                                                                with(BuildMarkedParameter, token(kDoubleStar) >> plain_arg))));

VIV_DEFINE_RULE(atom)
VIV_DEFINE_RULE(primary)
VIV_DEFINE_RULE(call_arguments)
VIV_DEFINE_RULE(class_arguments)
VIV_DEFINE_RULE(slices)
VIV_DEFINE_RULE(comprehension_clauses)
VIV_DEFINE_RULE(parameters)
VIV_DEFINE_RULE(lambda_parameters)

}  // namespace viv::parser
