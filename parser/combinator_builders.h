// Nodes from attributes (combinators.h).
#pragma once

#include "parser/combinator_tokens.h"
#include "parser/fields.h"

namespace viv::parser {

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

}  // namespace viv::parser
