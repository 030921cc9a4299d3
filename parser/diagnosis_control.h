// Order, memory and the switch for the invalid_ rules (diagnosis.h).
#pragma once

#include <tuple>
#include <utility>

#include "parser/diagnosis_tokens.h"

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

// With the invalid_ rules on, the way into some brackets is longer by a few levels of rules (limits.h).
template <class Subject>
struct DeeperDirective : x3::unary_parser<Subject, DeeperDirective<Subject>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr DeeperDirective(const Subject& subject, int levels)
      : x3::unary_parser<Subject, DeeperDirective<Subject>>(subject), levels(levels) {}
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    State& state = StateOf(context);
    LevelGuard guard(state, state.invalid_rules ? levels : 0);
    return this->subject.parse(first, last, context, x3::unused, attribute);
  }

  int levels;
};
template <class Subject>
constexpr auto deeper(int levels, const Subject& subject) {
  return DeeperDirective<AsParser<Subject>>(x3::as_parser(subject), levels);
}

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

}  // namespace viv::parser::diagnosis
