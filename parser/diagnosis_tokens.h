// Single tokens as the diagnosing grammar sees them (diagnosis.h).
#pragma once

#include <string>

#include "parser/combinators.h"
#include "parser/failures.h"

namespace viv::parser::diagnosis {

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

}  // namespace viv::parser::diagnosis
