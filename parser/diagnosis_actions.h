// Shapes, and actions that raise errors (diagnosis.h).
#pragma once

#include <string>

#include "parser/diagnosis_control.h"
#include "parser/targets.h"

namespace viv::parser::diagnosis {

template <class T, class Subject>
struct ShapeDirective : x3::unary_parser<Subject, ShapeDirective<T, Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit ShapeDirective(const Subject& subject) : x3::unary_parser<Subject, ShapeDirective<T, Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    Iterator start = first;
    if (!this->subject.parse(first, last, context, x3::unused, x3::unused)) {
      first = start;
      return false;
    }
    Give(attribute, static_cast<Node*>(StateOf(context).template New<T>(start, first)));
    return true;
  }
};
template <class T, class Subject>
constexpr auto shape(const Subject& subject) {
  return ShapeDirective<T, AsParser<Subject>>(x3::as_parser(subject));
}

template <class T, class Subject>
struct ShapeLeftDirective : x3::unary_parser<Subject, ShapeLeftDirective<T, Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit ShapeLeftDirective(const Subject& subject)
      : x3::unary_parser<Subject, ShapeLeftDirective<T, Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& left, A& attribute) const {
    Iterator start = first;
    if (!this->subject.parse(first, last, context, x3::unused, x3::unused)) {
      first = start;
      return false;
    }
    Give(attribute, static_cast<Node*>(StateOf(context).template New<T>(left.start, first)));
    return true;
  }
};
template <class T, class Subject>
constexpr auto shape_left(const Subject& subject) {
  return ShapeLeftDirective<T, AsParser<Subject>>(x3::as_parser(subject));
}

template <class Function, class Subject>
struct ActionDirective : x3::unary_parser<Subject, ActionDirective<Function, Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr ActionDirective(Function function, const Subject& subject)
      : x3::unary_parser<Subject, ActionDirective<Function, Subject>>(subject), function(function) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A&) const {
    Iterator start = first;
    AttributeOf<Subject> value{};
    State& state = StateOf(context);
    if (this->subject.parse(first, last, context, x3::unused, value)) {
      Spread(value, [&](auto&... parts) { function(state, start, first, parts...); });
      state.stopped = true;
    }
    first = start;
    return false;
  }

  Function function;
};
template <class Function, class Subject>
constexpr auto action(Function function, const Subject& subject) {
  return ActionDirective<Function, AsParser<Subject>>(function, x3::as_parser(subject));
}

inline Place StartOf(const State&, const Node* node) { return Place::StartOf(node); }
inline Place StartOf(const State& state, Iterator token) { return Place::StartOf(state, *token); }
inline Place EndOf(const State&, const Node* node) { return Place::EndOf(node); }
inline Place EndOf(const State& state, Iterator token) { return Place::EndOf(state, *token); }

struct RaiseAtFunction {
  const char* text;
  template <class Where>
  void operator()(State& state, Iterator, Iterator, Where& where) const {
    RaiseRange(state, StartOf(state, where), EndOf(state, where), text);
  }
};
template <class Subject>
constexpr auto raise_at(const char* text, const Subject& subject) {
  return action(RaiseAtFunction{text}, subject);
}

struct RaiseRangeFunction {
  const char* text;
  template <class From, class To>
  void operator()(State& state, Iterator, Iterator, From& from, To& to) const {
    RaiseRange(state, StartOf(state, from), EndOf(state, to), text);
  }
};
template <class Subject>
constexpr auto raise_range(const char* text, const Subject& subject) {
  return action(RaiseRangeFunction{text}, subject);
}

struct RaiseHereFunction {
  const char* text;
  template <class... Parts>
  void operator()(State& state, Iterator, Iterator, Parts&...) const {
    RaiseHere(state, text);
  }
};
template <class Subject>
constexpr auto raise_here(const char* text, const Subject& subject) {
  return action(RaiseHereFunction{text}, quiet(subject));
}

// "cannot assign to literal", for the first part of the expression that is no target; if all of it is, nothing.
struct RaiseInvalidTargetFunction {
  TargetKind kind;
  void operator()(State& state, Iterator, Iterator, Node* target) const {
    if (const Node* invalid = InvalidTarget(target, kind)) {
      RaiseAt(state, invalid,
              (kind == TargetKind::kDel ? "cannot delete " : "cannot assign to ") + std::string(ExpressionName(invalid)));
    }
  }
};
template <class Subject>
constexpr auto raise_invalid_target(TargetKind kind, const Subject& subject) {
  return action(RaiseInvalidTargetFunction{kind}, subject);
}

// "expected an indented block after 'if' statement on line 7": the attribute is the statement's keyword.
struct RaiseNoBlockFunction {
  const char* statement;
  void operator()(State& state, Iterator, Iterator, Iterator keyword) const {
    RaiseHere(state, std::string("expected an indented block after ") + statement + " on line " + std::to_string(keyword->line),
              ErrorKind::kIndentationError);
  }
};
template <class Subject>
constexpr auto raise_no_block(const char* statement, const Subject& subject) {
  return action(RaiseNoBlockFunction{statement}, subject);
}

}  // namespace viv::parser::diagnosis
