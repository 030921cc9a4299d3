// Directives on sequences of nodes and on attributes (combinators.h).
#pragma once

#include "parser/combinator_tokens.h"
#include "parser/fields.h"

namespace viv::parser {

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

}  // namespace viv::parser
