// The match statement and its patterns.
#include "parser/failures.h"
#include "parser/grammar.h"
#include "parser/literals.h"

namespace viv::parser {
namespace {

bool IsWildcard(ast::Identifier name) { return name->view() == "_"; }

// --- Literals -----------------------------------------------------------------------------------------------------------------

Node* BuildNegative(State& state, Iterator first, Iterator after, Node* number) {
  auto* result = state.New<ast::UnaryOp>(first, after);
  FillFields(*result, ast::UnaryOperator::kUSub, number);
  return result;
}

bool IsImaginary(const Node* number) {
  if (auto* negative = number->As<ast::UnaryOp>()) {
    number = negative->operand;
  }
  return static_cast<const ast::Constant*>(number)->value.kind == ast::ConstantKind::kImaginary;
}

// `real + imaginary`, or the number alone.
Node* BuildComplex(State& state, Iterator first, Iterator after, Node* real, Node* sum) {
  if (sum == nullptr) {
    return real;
  }
  auto* result = static_cast<ast::BinOp*>(sum);
  if (IsImaginary(real) || !IsImaginary(result->right)) {
    return nullptr;
  }
  state.SetStart(result, *first);
  result->left = static_cast<ast::ExprNode*>(real);
  return result;
}

Node* BuildComplexTail(State& state, Iterator first, Iterator after, Node* imaginary) {
  auto* result = state.New<ast::BinOp>(first, after);
  FillFields(*result, static_cast<Node*>(nullptr), first->kind == kPlus ? ast::BinaryOperator::kAdd : ast::BinaryOperator::kSub,
             imaginary);
  return result;
}

ast::ConstantKind SingletonKind(Tok kind) {
  return kind == kNone ? ast::ConstantKind::kNone : kind == kTrue ? ast::ConstantKind::kTrue : ast::ConstantKind::kFalse;
}

template <class T>
Node* BuildKeyword(State& state, Iterator first, Iterator after) {
  auto* result = state.New<T>(first, after);
  result->value.kind = SingletonKind(first->kind);
  return result;
}

// --- Names --------------------------------------------------------------------------------------------------------------------

Node* BuildStar(State& state, Iterator first, Iterator after, ast::Identifier name) {
  auto* result = state.New<ast::MatchStar>(first, after);
  result->name = IsWildcard(name) ? nullptr : name;
  return result;
}

// A capture, a value, or the class of a class pattern, whose rest then is `arguments`.
Node* BuildNamed(State& state, Iterator first, Iterator after, Node* name, Node* arguments) {
  if (arguments != nullptr) {
    state.SetStart(arguments, *first);
    static_cast<ast::MatchClass*>(arguments)->cls = static_cast<ast::ExprNode*>(name);
    return arguments;
  }
  if (after->kind == kEqual || after->kind == kDot || after->kind == kLeftParen) {
    return nullptr;
  }
  if (auto* capture = name->As<ast::Name>()) {
    auto* result = state.New<ast::MatchAs>(first, after);
    result->name = IsWildcard(capture->id) ? nullptr : capture->id;
    return result;
  }
  auto* result = state.New<ast::MatchValue>(first, after);
  FillFields(*result, name);
  return result;
}

// --- Class and mapping patterns -----------------------------------------------------------------------------------------------

// `name=pattern` or `key: pattern` or `**rest` on their way.
struct Item : Node {
  static constexpr ast::NodeKind kKind = ast::NodeKind::kKeyword;
  Node* key;
  ast::Identifier name;
  Node* pattern;
};

Node* BuildNamedItem(State& state, Iterator first, Iterator after, ast::Identifier name, Node* pattern) {
  auto* item = state.New<Item>(first, after);
  item->name = name;
  item->pattern = pattern;
  return item;
}

Node* BuildKeyItem(State& state, Iterator first, Iterator after, Node* key, Node* pattern) {
  auto* item = state.New<Item>(first, after);
  item->key = key;
  item->pattern = pattern;
  return item;
}

Node* BuildRest(State& state, Iterator first, Iterator after, ast::Identifier name) {
  return IsWildcard(name) || after->kind == kDot || after->kind == kLeftParen || after->kind == kEqual
             ? nullptr
             : BuildNamedItem(state, first, after, name, nullptr);
}

Node* BuildClassArguments(State& state, Iterator first, Iterator after, Nodes arguments) {
  uint32_t positional = 0;
  while (positional < arguments.size() && arguments[positional]->kind != Item::kKind) {
    ++positional;
  }
  uint32_t named = arguments.size() - positional;
  auto* names = state.session.arena.AllocateArray<ast::Identifier>(named);
  auto** patterns = state.session.arena.AllocateArray<Node*>(named);
  for (uint32_t i = 0; i < named; ++i) {
    Node* argument = arguments[positional + i];
    if (argument->kind != Item::kKind) {
      return nullptr;
    }
    names[i] = static_cast<Item*>(argument)->name;
    patterns[i] = static_cast<Item*>(argument)->pattern;
  }
  auto* result = state.New<ast::MatchClass>(first, after);
  FillFields(*result, static_cast<Node*>(nullptr), arguments.First(positional), ast::Span<ast::Identifier>(names, named),
             Nodes(patterns, named));
  return result;
}

Node* BuildMapping(State& state, Iterator first, Iterator after, Nodes items) {
  auto* result = state.New<ast::MatchMapping>(first, after);
  uint32_t count = items.size();
  if (count > 0 && static_cast<Item*>(items.back())->pattern == nullptr) {
    result->rest = static_cast<Item*>(items.back())->name;
    --count;
  }
  auto** keys = state.session.arena.AllocateArray<Node*>(count);
  auto** patterns = state.session.arena.AllocateArray<Node*>(count);
  for (uint32_t i = 0; i < count; ++i) {
    keys[i] = static_cast<Item*>(items[i])->key;
    patterns[i] = static_cast<Item*>(items[i])->pattern;
    if (patterns[i] == nullptr) {
      return nullptr;
    }
  }
  FillFields(*result, Nodes(keys, count), Nodes(patterns, count));
  return result;
}

// --- Sequences, alternatives, names -------------------------------------------------------------------------------------------

Node* BuildSequence(State& state, Iterator first, Iterator after, Nodes patterns) {
  auto* result = state.New<ast::MatchSequence>(first, after);
  FillFields(*result, patterns);
  return result;
}

// In parentheses one pattern without a comma is a group.
Node* BuildGroup(State& state, Iterator first, Iterator after, Nodes patterns) {
  if (patterns.size() == 1 && (after - 2)->kind != kComma) {
    return patterns[0]->Is<ast::MatchStar>() ? nullptr : patterns[0];
  }
  return BuildSequence(state, first, after, patterns);
}

Node* BuildOpenSequence(State& state, Iterator first, Iterator after, Nodes patterns) {
  if (patterns.size() == 1 && (after - 1)->kind != kComma) {
    return patterns[0]->Is<ast::MatchStar>() ? nullptr : patterns[0];
  }
  return BuildSequence(state, first, after, patterns);
}

Node* BuildAlternatives(State& state, Iterator first, Iterator after, Nodes patterns) {
  if (patterns.size() == 1) {
    return patterns[0];
  }
  auto* result = state.New<ast::MatchOr>(first, after);
  FillFields(*result, patterns);
  return result;
}

Node* BuildAs(State& state, Iterator first, Iterator after, Node* pattern, ast::Identifier name) {
  if (name == nullptr) {
    return pattern;
  }
  if (IsWildcard(name) || after->kind == kDot || after->kind == kLeftParen || after->kind == kEqual) {
    return nullptr;
  }
  auto* result = state.New<ast::MatchAs>(first, after);
  FillFields(*result, pattern, name);
  return result;
}

// --- The statement ------------------------------------------------------------------------------------------------------------

Node* BuildSubject(State& state, Iterator first, Iterator after, Nodes values) {
  if (values.size() == 1 && (after - 1)->kind != kComma) {
    return values[0]->Is<ast::Starred>() ? nullptr : values[0];
  }
  auto* result = state.New<ast::Tuple>(first, after);
  FillFields(*result, values);
  return result;
}

// A quick look that tells most names `match` from most statements: what follows must be able to begin an expression.
bool MayBeginSubject(State&, Iterator place) {
  Tok kind = place[1].kind;
  return kind == kName || kind == kNumber || kind == kString || kind == kLeftParen || kind == kLeftBracket || kind == kLeftBrace ||
         kind == kEllipsis || kind == kTilde || kind == kPlus || kind == kMinus || kind == kStar || kind >= kFalse;
}

}  // namespace

auto const number = with(BuildNumber, token(kNumber));
auto const signed_number = node(with(BuildNegative, token(kMinus) >> number) | number);
auto const complex_number =
    with(BuildComplex, signed_number >> opt(with(BuildComplexTail, (token(kPlus) | token(kMinus)) >> number)));
auto const strings = with(BuildStrings, token(kString) >> *token(kString));
auto const singleton = token(kNone) | token(kTrue) | token(kFalse);
auto const dotted = left_fold(build<ast::Name>(identifier), build_left<ast::Attribute>(token(kDot) >> identifier));

auto const maybe_star = node(with(BuildStar, token(kStar) >> identifier) | pattern);
auto const class_argument = with(BuildNamedItem, peek2(kName, kEqual) >> identifier >> token(kEqual) >> pattern) | pattern;
auto const class_arguments_pattern = with(BuildClassArguments, token(kLeftParen) >> opt(csv(class_argument)) >> token(kRightParen));
auto const named = with(BuildNamed, dotted >> opt(class_arguments_pattern));

// A key is a literal or a dotted name.
auto const dotted_key =
    with([](State&, Iterator, Iterator, Node* name) { return name->Is<ast::Attribute>() ? name : nullptr; }, dotted);
auto const key = node(complex_number | strings | with(BuildKeyword<ast::Constant>, singleton) | dotted_key);
auto const mapping_item = with(BuildKeyItem, key >> token(kColon) >> pattern) | with(BuildRest, token(kDoubleStar) >> identifier);
auto const mapping = with(BuildMapping, token(kLeftBrace) >> opt(csv(mapping_item)) >> token(kRightBrace));

auto const closed = node(build<ast::MatchValue>(node(complex_number | strings)) |                                    //
                         with(BuildKeyword<ast::MatchSingleton>, singleton) |                                        //
                         named |                                                                                     //
                         with(BuildGroup, token(kLeftParen) >> opt(csv(maybe_star)) >> token(kRightParen)) |         //
                         with(BuildSequence, token(kLeftBracket) >> opt(csv(maybe_star)) >> token(kRightBracket)) |  //
                         mapping);
auto const alternatives = with(BuildAlternatives, collect(push(closed) >> *(token(kPipe) >> push(closed))));
auto const pattern_def = with(BuildAs, alternatives >> opt(token(kAs) >> identifier));
auto const patterns = with(BuildOpenSequence, csv(maybe_star));

auto const case_block =
    build<ast::MatchCase>(soft("case") >> patterns >> opt(token(kIf) >> named_expression) >> token(kColon) >> block);
auto const subject = with(BuildSubject, csv(star_named_expression));
auto const match_statement_def =
    build<ast::Match>(require(MayBeginSubject) >> soft("match") >>
                      speculate(subject >> token(kColon) >> token(kNewline) >> token(kIndent) >> &soft("case")) >>
                      collect(+push(case_block)) >> token(kDedent));

VIV_DEFINE_RULE(pattern)
VIV_DEFINE_RULE(match_statement)

}  // namespace viv::parser
