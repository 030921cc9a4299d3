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

#include "parser/combinator_builders.h"
#include "parser/combinator_directives.h"
#include "parser/combinator_tokens.h"

namespace viv::parser {

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
