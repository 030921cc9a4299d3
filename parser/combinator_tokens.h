// Single tokens as X3 parsers, and what all components share (combinators.h).
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

}  // namespace viv::parser
