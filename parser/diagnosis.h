// The diagnosing grammar: what runs when the fast grammar has refused a program, to find out what CPython would say.
//
// Which error is told depends on the order in which CPython's parser tries its alternatives, on how far it has looked when it gives
// up, and on what it remembers. So this grammar follows that order rule by rule (Grammar/python.gram), looks at tokens one by one,
// and runs twice: first as the language is, then with the invalid_ rules, which match likely mistakes and raise errors. Its nodes
// are shapes: kind and place, and the fields that some message or check wants.
//
//   see(kIf)            one token, looked at             at(kIf)            ... with the token as attribute
//   name                a name, as a Name node           soft("case")       a name that reads so; at_soft: with the token
//   forced(kColon)      one token, or "expected ':'"     quiet(x)           x without its attribute
//   first_of(a, b...)   PEG's alternatives; one that stops ends them
//   cut(x)              x; if it fails, the alternatives stop (PEG's ~)
//   memo<kRule>(x)      x, once per place                invalid(x)         x, in the second run only; it can but raise
//   shape<T>(x)         a T without fields               shape_left<T>(x)   ... that begins where left_fold's head does
//   action(f, x)        f(state, first, after, attributes...), which raises; where it does not, the alternatives stop
//   raise_at(text, x)   action that raises at x's one attribute, a node or a token; raise_range: from the first to the second;
//                       raise_here: at the last token looked at
//   items(x)            x (',' x)* as Nodes              csv_items(x)       x (',' x)* ','? as Nodes
#pragma once

#include <string>

#include "parser/combinators.h"
#include "parser/failures.h"

namespace viv::parser::diagnosis {

// Rules that keep their results. CPython's own forget whether the invalid_ rules were on when the result came about, and so must
// these; from kNamedExpression on are others, that would otherwise be tried too often: they keep one result for each case.
enum class RuleId : int {
  kSimpleStatement,
  kBlock,
  kClosedPattern,
  kStarPattern,
  kExpression,
  kStarExpression,
  kDisjunction,
  kBitwiseOr,
  kAwaitPrimary,
  kPrimary,
  kStrings,
  kArguments,
  kStarTarget,
  kTargetWithStarAtom,
  kDelTarget,
  kTPrimary,
  kInvalidNamedExpression,
  kNamedExpression,
  kStarNamedExpression,
  kAtom,
  kGenexp,
  kArgs,
  kSlices,
  kForIfClauses,
  kStarTargets,
  kLambda,
  kPattern,
};

inline Tok Look(State& state, Iterator place) {
  if (place >= state.fetched) {
    state.fetched = place + 1;
    if (place->kind == kError) {
      RaiseLexError(state);
    }
  }
  return place->kind;
}

struct TrackedLook {
  static Tok Kind(State& state, Iterator place) { return Look(state, place); }
};

// --- Tokens -------------------------------------------------------------------------------------------------------------------

struct SeeParser : x3::parser<SeeParser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr explicit SeeParser(Tok kind) : kind(kind) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    if (Look(StateOf(context), first) != kind) {
      return false;
    }
    ++first;
    return true;
  }

  Tok kind;
};
constexpr SeeParser see(Tok kind) { return SeeParser(kind); }

struct AtParser : x3::parser<AtParser> {
  using attribute_type = Iterator;
  static constexpr bool has_attribute = true;

  constexpr explicit AtParser(Tok kind) : kind(kind) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
    if (Look(StateOf(context), first) != kind) {
      return false;
    }
    Give(attribute, first);
    ++first;
    return true;
  }

  Tok kind;
};
constexpr AtParser at(Tok kind) { return AtParser(kind); }

struct AtAnyParser : x3::parser<AtAnyParser> {
  using attribute_type = Iterator;
  static constexpr bool has_attribute = true;

  constexpr AtAnyParser(Tok a, Tok b, Tok c) : a(a), b(b), c(c) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
    Tok kind = Look(StateOf(context), first);
    if (kind != a && kind != b && kind != c) {
      return false;
    }
    Give(attribute, first);
    ++first;
    return true;
  }

  Tok a;
  Tok b;
  Tok c;
};
constexpr AtAnyParser at_any(Tok a, Tok b, Tok c) { return {a, b, c}; }

struct NameParser : x3::parser<NameParser> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
    State& state = StateOf(context);
    if (Look(state, first) != kName) {
      return false;
    }
    if constexpr (!kIsUnused<A>) {
      auto* result = state.New<ast::Name>(first, first + 1);
      result->id = state.Name(*first);
      attribute = result;
    }
    ++first;
    return true;
  }
};
inline constexpr NameParser name{};

struct AtSoftParser : x3::parser<AtSoftParser> {
  using attribute_type = Iterator;
  static constexpr bool has_attribute = true;

  constexpr explicit AtSoftParser(std::string_view word) : word(word) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
    State& state = StateOf(context);
    if (Look(state, first) != kName || state.stream.Text(*first) != word) {
      return false;
    }
    Give(attribute, first);
    ++first;
    return true;
  }

  std::string_view word;
};
constexpr AtSoftParser at_soft(std::string_view word) { return AtSoftParser(word); }

struct ForcedParser : x3::parser<ForcedParser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr explicit ForcedParser(Tok kind) : kind(kind) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    State& state = StateOf(context);
    if (Look(state, first) != kind) {
      RaiseAt(state, *first, "expected '" + std::string(TokText(kind)) + "'");
    }
    ++first;
    return true;
  }

  Tok kind;
};
constexpr ForcedParser forced(Tok kind) { return ForcedParser(kind); }

// --- Control ------------------------------------------------------------------------------------------------------------------

// For a subject that may have no attribute at all.
template <class Subject, class C, class R, class A>
bool ParseNode(const Subject& subject, Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) {
  if constexpr (std::is_same_v<AttributeOf<Subject>, x3::unused_type> || kIsUnused<A>) {
    return subject.parse(first, last, context, rcontext, x3::unused);
  } else {
    return subject.parse(first, last, context, rcontext, attribute);
  }
}

template <class Subject>
struct QuietDirective : x3::unary_parser<Subject, QuietDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr explicit QuietDirective(const Subject& subject) : x3::unary_parser<Subject, QuietDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A&) const {
    return this->subject.parse(first, last, context, rcontext, x3::unused);
  }
};
VIV_DIRECTIVE(QuietDirective, quiet)

template <class Subject, RuleId kRule>
struct MemoDirective : x3::unary_parser<Subject, MemoDirective<Subject, kRule>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit MemoDirective(const Subject& subject) : x3::unary_parser<Subject, MemoDirective<Subject, kRule>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    State& state = StateOf(context);
    Look(state, first);
    bool for_each_case = kRule >= RuleId::kNamedExpression && state.invalid_rules;
    int rule = static_cast<int>(kRule) + (for_each_case ? 1000 : 0);
    if (Memo::Entry* entry = state.memo.Find(first, rule)) {
      if (entry->end == nullptr) {
        return false;
      }
      first = entry->end;
      Give(attribute, entry->node);
      return true;
    }
    Node* result = nullptr;
    Iterator place = first;
    bool matched = ParseNode(this->subject, first, last, context, x3::unused, result);
    state.memo.Insert(state.session.arena, place, rule, result, matched ? first : nullptr);
    if (!matched) {
      first = place;
      return false;
    }
    Give(attribute, result);
    return true;
  }
};
template <RuleId kRule, class Subject>
constexpr auto memo(const Subject& subject) {
  return MemoDirective<AsParser<Subject>, kRule>(x3::as_parser(subject));
}

constexpr auto soft(std::string_view word) { return quiet(at_soft(word)); }

template <class Subject>
struct InvalidDirective : x3::unary_parser<Subject, InvalidDirective<Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit InvalidDirective(const Subject& subject) : x3::unary_parser<Subject, InvalidDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A&) const {
    State& state = StateOf(context);
    if (state.invalid_rules) {
      Iterator place = first;
      this->subject.parse(place, last, context, x3::unused, x3::unused);
      state.stopped = false;
    }
    return false;
  }
};
VIV_DIRECTIVE(InvalidDirective, invalid)

// The subject with the invalid_ rules off.
template <class Subject>
struct WithoutInvalidDirective : x3::unary_parser<Subject, WithoutInvalidDirective<Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit WithoutInvalidDirective(const Subject& subject)
      : x3::unary_parser<Subject, WithoutInvalidDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    State& state = StateOf(context);
    bool saved = std::exchange(state.invalid_rules, false);
    bool matched = this->subject.parse(first, last, context, x3::unused, attribute);
    state.invalid_rules = saved;
    return matched;
  }
};
VIV_DIRECTIVE(WithoutInvalidDirective, without_invalid)

template <class Subject>
struct CutDirective : x3::unary_parser<Subject, CutDirective<Subject>> {
  using attribute_type = AttributeOf<Subject>;
  static constexpr bool has_attribute = !std::is_same_v<attribute_type, x3::unused_type>;

  constexpr explicit CutDirective(const Subject& subject) : x3::unary_parser<Subject, CutDirective<Subject>>(subject) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    if (this->subject.parse(first, last, context, rcontext, attribute)) {
      return true;
    }
    StateOf(context).stopped = true;
    return false;
  }
};
VIV_DIRECTIVE(CutDirective, cut)

template <class... Subjects>
struct FirstOfParser : x3::parser<FirstOfParser<Subjects...>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr explicit FirstOfParser(const Subjects&... subjects) : subjects(subjects...) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    bool stop = false;
    return std::apply(
        [&](const auto&... alternatives) {
          return ((!stop && Try(alternatives, first, last, context, rcontext, attribute, stop)) || ...);
        },
        subjects);
  }

  std::tuple<Subjects...> subjects;

 private:
  template <class Subject, class C, class R, class A>
  static bool Try(const Subject& subject, Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute,
                  bool& stop) {
    State& state = StateOf(context);
    Iterator start = first;
    size_t mark = state.Mark();
    if (ParseNode(subject, first, last, context, rcontext, attribute)) {
      return true;
    }
    state.Drop(mark);
    first = start;
    stop = std::exchange(state.stopped, false);
    return false;
  }
};
template <class... Subjects>
constexpr auto first_of(const Subjects&... subjects) {
  return FirstOfParser<AsParser<Subjects>...>(x3::as_parser(subjects)...);
}

template <class Subject>
constexpr auto items(const Subject& subject) {
  return ListDirective<AsParser<Subject>, false, TrackedLook>(x3::as_parser(subject));
}
template <class Subject>
constexpr auto csv_items(const Subject& subject) {
  return ListDirective<AsParser<Subject>, true, TrackedLook>(x3::as_parser(subject));
}

// --- Shapes and actions -------------------------------------------------------------------------------------------------------

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
