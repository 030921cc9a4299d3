// The X3 components of which both grammars are made. They read tokens, put nodes into the arena and keep their memory in State.
//
//   token(kIf)              one token                 identifier          a name, interned
//   soft("match")           a name that reads so      peek2(a, b)         the next two tokens, not consumed
//   opt(x)                  x, or a zero value        node(a | b)         pins the attribute of an alternative to Node*
//   nodes(a | b)            ... to Nodes              push(x)             x's node onto the scratch stack
//   collect(x)              what x pushed, as Nodes   csv(x)              x (',' x)* ','?  as Nodes
//   list(x)                 x (',' x)*  as Nodes      tuple_of(x)         x, or a Tuple where a comma follows
//   build<T>(x)             a T, whose fields are x's attributes in order
//   with(f, x)              f(state, first, after, attributes...) -> Node*; null: no match
//   left_fold(head, tail)   tail is build_left<T>(x) or with_left(f, x), which get the node so far
//   require(f)              f(state, place) -> bool, consumes nothing
//   speculate(x)            x, without a trace if it fails
//
// Rules of the house
//   1. There is one context type, Context. Never with<> or skip inside a rule: a second type would instantiate every rule twice.
//   2. A component restores `first`, and the scratch stack, when it fails.
//   3. An alternative inside a sequence is wrapped in node() or nodes(): X3 would make a variant of it.
//   4. `>` and x3's expect are not used: they bind looser than `>>`.
#pragma once

#include <boost/fusion/include/at_c.hpp>
#include <boost/fusion/include/is_sequence.hpp>
#include <boost/fusion/include/size.hpp>
#include <boost/spirit/home/x3/auxiliary/eps.hpp>
#include <boost/spirit/home/x3/core.hpp>
#include <boost/spirit/home/x3/nonterminal/rule.hpp>
#include <boost/spirit/home/x3/operator/alternative.hpp>
#include <boost/spirit/home/x3/operator/and_predicate.hpp>
#include <boost/spirit/home/x3/operator/kleene.hpp>
#include <boost/spirit/home/x3/operator/not_predicate.hpp>
#include <boost/spirit/home/x3/operator/plus.hpp>
#include <boost/spirit/home/x3/operator/sequence.hpp>

#include "parser/fields.h"
#include "parser/state.h"

namespace viv::parser {

namespace x3 = boost::spirit::x3;

struct StateTag;
using Iterator = const Token*;
using Context = x3::context<StateTag, State>;

template <class C>
State& StateOf(const C& context) {
  return x3::get<StateTag>(context);
}

template <class Subject>
using AsParser = typename x3::extension::as_parser<Subject>::value_type;
template <class Subject>
using AttributeOf = typename x3::traits::attribute_of<Subject, Context>::type;
template <class A>
inline constexpr bool kIsUnused = std::is_same_v<std::remove_const_t<A>, x3::unused_type>;

// Attributes are thrown away where nobody wants them.
template <class A, class V>
void Give(A& attribute, V value) {
  if constexpr (!kIsUnused<A>) {
    attribute = value;
  }
}

// --- Single tokens ------------------------------------------------------------------------------------------------------------

struct TokenParser : x3::parser<TokenParser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr explicit TokenParser(Tok kind) : kind(kind) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C&, R&, A&) const {
    if (first->kind != kind) {
      return false;
    }
    ++first;
    return true;
  }

  Tok kind;
};
constexpr TokenParser token(Tok kind) { return TokenParser(kind); }

struct IdentifierParser : x3::parser<IdentifierParser> {
  using attribute_type = ast::Identifier;
  static constexpr bool has_attribute = true;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
    if (first->kind != kName) {
      return false;
    }
    if constexpr (!kIsUnused<A>) {
      attribute = StateOf(context).Name(*first);
    }
    ++first;
    return true;
  }
};
inline constexpr IdentifierParser identifier{};

struct SoftKeywordParser : x3::parser<SoftKeywordParser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr explicit SoftKeywordParser(std::string_view word) : word(word) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    if (first->kind != kName || StateOf(context).stream.Text(*first) != word) {
      return false;
    }
    ++first;
    return true;
  }

  std::string_view word;
};
constexpr SoftKeywordParser soft(std::string_view word) { return SoftKeywordParser(word); }

struct Peek2Parser : x3::parser<Peek2Parser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr Peek2Parser(Tok first_kind, Tok second_kind) : first_kind(first_kind), second_kind(second_kind) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C&, R&, A&) const {
    return first->kind == first_kind && first[1].kind == second_kind;
  }

  Tok first_kind;
  Tok second_kind;
};
constexpr Peek2Parser peek2(Tok first_kind, Tok second_kind) { return {first_kind, second_kind}; }

template <class Function>
struct RequireParser : x3::parser<RequireParser<Function>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr explicit RequireParser(Function function) : function(function) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    return function(StateOf(context), first);
  }

  Function function;
};
template <class Function>
constexpr RequireParser<Function> require(Function function) {
  return RequireParser<Function>(function);
}

// --- Directives ---------------------------------------------------------------------------------------------------------------

// Base of the directives below: gives the subject a name, and makes `name(x)` take anything X3 can make a parser of.
#define VIV_DIRECTIVE(Directive, name)                           \
  template <class Subject>                                       \
  constexpr auto name(const Subject& subject) {                  \
    return Directive<AsParser<Subject>>(x3::as_parser(subject)); \
  }

template <class Subject>
struct OptDirective : x3::unary_parser<Subject, OptDirective<Subject>> {
  using attribute_type = AttributeOf<Subject>;
  static constexpr bool has_attribute = !std::is_same_v<attribute_type, x3::unused_type>;

  constexpr explicit OptDirective(const Subject& subject) : x3::unary_parser<Subject, OptDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    this->subject.parse(first, last, context, rcontext, attribute);
    return true;
  }
};
VIV_DIRECTIVE(OptDirective, opt)

template <class Subject>
struct NodeDirective : x3::unary_parser<Subject, NodeDirective<Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit NodeDirective(const Subject& subject) : x3::unary_parser<Subject, NodeDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    return this->subject.parse(first, last, context, rcontext, attribute);
  }
};
VIV_DIRECTIVE(NodeDirective, node)

template <class Subject>
struct NodesDirective : x3::unary_parser<Subject, NodesDirective<Subject>> {
  using attribute_type = Nodes;
  static constexpr bool has_attribute = true;

  constexpr explicit NodesDirective(const Subject& subject) : x3::unary_parser<Subject, NodesDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    return this->subject.parse(first, last, context, rcontext, attribute);
  }
};
VIV_DIRECTIVE(NodesDirective, nodes)

template <class Subject>
struct PushDirective : x3::unary_parser<Subject, PushDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr explicit PushDirective(const Subject& subject) : x3::unary_parser<Subject, PushDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A&) const {
    Node* item = nullptr;
    if (!this->subject.parse(first, last, context, rcontext, item)) {
      return false;
    }
    StateOf(context).Push(item);
    return true;
  }
};
VIV_DIRECTIVE(PushDirective, push)

template <class Subject>
struct CollectDirective : x3::unary_parser<Subject, CollectDirective<Subject>> {
  using attribute_type = Nodes;
  static constexpr bool has_attribute = true;

  constexpr explicit CollectDirective(const Subject& subject) : x3::unary_parser<Subject, CollectDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    State& state = StateOf(context);
    size_t mark = state.Mark();
    if (!this->subject.parse(first, last, context, rcontext, x3::unused)) {
      state.Drop(mark);
      return false;
    }
    if constexpr (kIsUnused<A>) {
      state.Drop(mark);
    } else {
      attribute = state.Take(mark);
    }
    return true;
  }
};
VIV_DIRECTIVE(CollectDirective, collect)

// How a grammar looks at tokens. The fast one just looks; the diagnosing one (diagnosis.h) notes how far it has looked.
struct FastLook {
  static Tok Kind(State&, Iterator place) { return place->kind; }
};

// One or more items between commas; a comma may end them where `kTrailing` says so.
template <class Subject, bool kTrailing, class Look>
struct ListDirective : x3::unary_parser<Subject, ListDirective<Subject, kTrailing, Look>> {
  using attribute_type = Nodes;
  static constexpr bool has_attribute = true;

  constexpr explicit ListDirective(const Subject& subject)
      : x3::unary_parser<Subject, ListDirective<Subject, kTrailing, Look>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    State& state = StateOf(context);
    size_t mark = state.Mark();
    Node* item = nullptr;
    if (!this->subject.parse(first, last, context, rcontext, item)) {
      return false;
    }
    state.Push(item);
    while (Look::Kind(state, first) == kComma) {
      Iterator comma = first++;
      if (!this->subject.parse(first, last, context, rcontext, item)) {
        if (!kTrailing) {
          first = comma;
        }
        break;
      }
      state.Push(item);
    }
    Give(attribute, state.Take(mark));
    return true;
  }
};
template <class Subject>
constexpr auto csv(const Subject& subject) {
  return ListDirective<AsParser<Subject>, true, FastLook>(x3::as_parser(subject));
}
template <class Subject>
constexpr auto list(const Subject& subject) {
  return ListDirective<AsParser<Subject>, false, FastLook>(x3::as_parser(subject));
}

template <class Subject>
struct TupleDirective : x3::unary_parser<Subject, TupleDirective<Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit TupleDirective(const Subject& subject) : x3::unary_parser<Subject, TupleDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    Iterator start = first;
    Node* item = nullptr;
    if (!this->subject.parse(first, last, context, rcontext, item)) {
      return false;
    }
    if (first->kind == kComma) {
      State& state = StateOf(context);
      size_t mark = state.Mark();
      state.Push(item);
      while (first->kind == kComma) {
        ++first;
        if (!this->subject.parse(first, last, context, rcontext, item)) {
          break;
        }
        state.Push(item);
      }
      auto* tuple = state.New<ast::Tuple>(start, first);
      tuple->elts = CastSpan<ast::ExprNode>(state.Take(mark));
      item = tuple;
    }
    Give(attribute, item);
    return true;
  }
};
VIV_DIRECTIVE(TupleDirective, tuple_of)

template <class Subject>
struct SpeculateDirective : x3::unary_parser<Subject, SpeculateDirective<Subject>> {
  using attribute_type = AttributeOf<Subject>;
  static constexpr bool has_attribute = !std::is_same_v<attribute_type, x3::unused_type>;

  constexpr explicit SpeculateDirective(const Subject& subject) : x3::unary_parser<Subject, SpeculateDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    State& state = StateOf(context);
    size_t mark = state.Mark();
    size_t warnings = state.session.warnings.size();
    Iterator start = first;
    if (this->subject.parse(first, last, context, rcontext, attribute)) {
      return true;
    }
    first = start;
    state.Drop(mark);
    state.session.warnings.resize(warnings);
    return false;
  }
};
VIV_DIRECTIVE(SpeculateDirective, speculate)

// --- Nodes from attributes ----------------------------------------------------------------------------------------------------

// Calls function(leading..., attributes...) with a sequence attribute taken apart.
template <class Attribute, class Function>
decltype(auto) Spread(Attribute& attribute, Function&& function) {
  if constexpr (kIsUnused<Attribute>) {
    return function();
  } else if constexpr (boost::fusion::traits::is_sequence<Attribute>::value) {
    return [&]<size_t... kIndex>(std::index_sequence<kIndex...>)->decltype(auto) {
      return function(boost::fusion::at_c<static_cast<int>(kIndex)>(attribute)...);
    }
    (std::make_index_sequence<static_cast<size_t>(boost::fusion::result_of::size<Attribute>::value)>{});
  } else {
    return function(attribute);
  }
}

template <class Function, class Subject>
struct WithDirective : x3::unary_parser<Subject, WithDirective<Function, Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr WithDirective(Function function, const Subject& subject)
      : x3::unary_parser<Subject, WithDirective<Function, Subject>>(subject), function(function) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    Iterator start = first;
    AttributeOf<Subject> value{};
    if (!this->subject.parse(first, last, context, rcontext, value)) {
      first = start;
      return false;
    }
    Node* result = Spread(value, [&](auto&... parts) -> Node* { return function(StateOf(context), start, first, parts...); });
    if (result == nullptr) {
      first = start;
      return false;
    }
    Give(attribute, result);
    return true;
  }

  Function function;
};
template <class Function, class Subject>
constexpr auto with(Function function, const Subject& subject) {
  return WithDirective<Function, AsParser<Subject>>(function, x3::as_parser(subject));
}

template <class T>
struct BuildFunction {
  template <class... Parts>
  Node* operator()(State& state, Iterator first, Iterator after, Parts&... parts) const {
    T* result = state.New<T>(first, after);
    FillFields(*result, parts...);
    return result;
  }
};
template <class T, class Subject>
constexpr auto build(const Subject& subject) {
  return with(BuildFunction<T>{}, subject);
}

// The node so far travels as X3's rcontext.
template <class Function, class Subject>
struct WithLeftDirective : x3::unary_parser<Subject, WithLeftDirective<Function, Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr WithLeftDirective(Function function, const Subject& subject)
      : x3::unary_parser<Subject, WithLeftDirective<Function, Subject>>(subject), function(function) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& left, A& attribute) const {
    Iterator start = first;
    AttributeOf<Subject> value{};
    if (!this->subject.parse(first, last, context, x3::unused, value)) {
      first = start;
      return false;
    }
    Node* result =
        Spread(value, [&](auto&... parts) -> Node* { return function(StateOf(context), left.node, left.start, first, parts...); });
    if (result == nullptr) {
      first = start;
      return false;
    }
    attribute = result;
    return true;
  }

  Function function;
};
template <class Function, class Subject>
constexpr auto with_left(Function function, const Subject& subject) {
  return WithLeftDirective<Function, AsParser<Subject>>(function, x3::as_parser(subject));
}

template <class T>
struct BuildLeftFunction {
  template <class... Parts>
  Node* operator()(State& state, Node* left, Iterator first, Iterator after, Parts&... parts) const {
    T* result = state.New<T>(first, after);
    FillFields(*result, left, parts...);
    return result;
  }
};
template <class T, class Subject>
constexpr auto build_left(const Subject& subject) {
  return with_left(BuildLeftFunction<T>{}, subject);
}

template <class Head, class Tail>
struct LeftFoldDirective : x3::binary_parser<Head, Tail, LeftFoldDirective<Head, Tail>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  struct Left {
    Node* node;
    Iterator start;
  };

  constexpr LeftFoldDirective(const Head& head, const Tail& tail)
      : x3::binary_parser<Head, Tail, LeftFoldDirective<Head, Tail>>(head, tail) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    Left current{nullptr, first};
    if (!this->left.parse(first, last, context, rcontext, current.node)) {
      return false;
    }
    Node* next = nullptr;
    while (this->right.parse(first, last, context, current, next)) {
      current.node = next;
    }
    Give(attribute, current.node);
    return true;
  }
};
template <class Head, class Tail>
constexpr auto left_fold(const Head& head, const Tail& tail) {
  return LeftFoldDirective<AsParser<Head>, AsParser<Tail>>(x3::as_parser(head), x3::as_parser(tail));
}

// --- Rules --------------------------------------------------------------------------------------------------------------------

// In a header: declares a rule whose definition, `name_def`, is in one source file, which also says VIV_DEFINE_RULE(name).
#define VIV_RULE(name, attribute)                              \
  struct name##_rule;                                          \
  using name##_type = x3::rule<struct name##_rule, attribute>; \
  inline constexpr name##_type name{#name};                    \
  BOOST_SPIRIT_DECLARE(name##_type)

#define VIV_DEFINE_RULE(name) \
  BOOST_SPIRIT_DEFINE(name)   \
  BOOST_SPIRIT_INSTANTIATE(name##_type, Iterator, Context)

}  // namespace viv::parser
