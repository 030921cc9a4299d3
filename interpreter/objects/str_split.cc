// split, splitlines, partition, join.
#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/text_split.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/unicode_data.h"
#include "interpreter/objects/version_profile.h"

namespace viv::str_methods {
namespace {

constexpr bool IsAsciiSpace(uint8_t c) { return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F); }
constexpr bool IsAsciiLineBreak(uint8_t c) { return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E); }

bool IsSpaceChar(uint32_t c) { return c < 0x80 ? IsAsciiSpace(static_cast<uint8_t>(c)) : UnicodeIsSpace(c); }

// Pieces as exact strings; a piece that is all of `s` is `s` itself where it is exact.
template <class C>
struct MakePiece {
  StrObject* s;
  Ref<Object> operator()(ptrdiff_t start, ptrdiff_t end) const {
    if (start == 0 && end == s->length && s->kind == kStr) return Ref<Object>::Share(s);
    return NewStrFrom(Characters<C>(s) + start, end - start);
  }
};
struct MakeAsciiPiece {
  StrObject* s;
  Ref<Object> operator()(ptrdiff_t start, ptrdiff_t end) const {
    if (start == 0 && end == s->length && s->kind == kStr) return Ref<Object>::Share(s);
    return NewAsciiFrom(s->data + start, end - start);
  }
};

Ref<Object> SplitAny(StrObject* s, StrObject* separator, ptrdiff_t max_splits, bool from_end) {
  if (max_splits < 0) max_splits = PTRDIFF_MAX;
  if (max_splits == PTRDIFF_MAX && CurrentProfile().bounds_splits) {
    if (!separator) max_splits = (s->length - 1) / 2 + 1;
    if (separator && separator->length > 0) max_splits = s->length / separator->length + 1;
  }
  if (!separator) {
    if (s->ascii) {
      const auto* text = Characters<uint8_t>(s);
      return from_end ? SplitAtSpaceFromEnd(text, s->length, max_splits, IsAsciiSpace, MakeAsciiPiece{s})
                      : SplitAtSpace(text, s->length, max_splits, IsAsciiSpace, MakeAsciiPiece{s});
    }
    return WithWidth(s->width, [&](auto c) {
      using C = decltype(c);
      const C* text = Characters<C>(s);
      return from_end ? SplitAtSpaceFromEnd(text, s->length, max_splits, IsSpaceChar, MakePiece<C>{s})
                      : SplitAtSpace(text, s->length, max_splits, IsSpaceChar, MakePiece<C>{s});
    });
  }
  if (separator->length == 0) return RaiseValueError("empty separator");
  if (separator->width > s->width || separator->length > s->length) {
    PieceList pieces(0);
    if (!pieces || !pieces.Add(ExactStr(s))) return nullptr;
    return pieces.Take();
  }
  if (s->ascii) {
    const auto* text = Characters<uint8_t>(s);
    const auto* wanted = Characters<uint8_t>(separator);
    return from_end ? SplitAtFromEnd(text, s->length, wanted, separator->length, max_splits, MakeAsciiPiece{s})
                    : SplitAt(text, s->length, wanted, separator->length, max_splits, MakeAsciiPiece{s});
  }
  return WithWidth(s->width, [&](auto c) -> Ref<Object> {
    using C = decltype(c);
    Ref<StrObject> kept;
    const C* wanted = Characters<C>(separator);
    if (separator->width != s->width) {
      kept = Ref<StrObject>::Adopt(AllocateStr(separator->length, MaxCharOfForm(s)));
      if (!kept) return nullptr;
      CopyCharacters(kept.get(), 0, separator, 0, separator->length);
      wanted = Characters<C>(kept.get());
    }
    const C* text = Characters<C>(s);
    return from_end ? SplitAtFromEnd(text, s->length, wanted, separator->length, max_splits, MakePiece<C>{s})
                    : SplitAt(text, s->length, wanted, separator->length, max_splits, MakePiece<C>{s});
  });
}

Ref<Object> SplitMethod(const char* function, Borrowed<Object> self, CallArgs args, bool from_end) {
  Object* given[2] = {};
  if (args.keyword_names || args.positional_count > 2) {
    if (!ParseArguments({.function = function, .names = {"sep", "maxsplit"}}, args, given)) return nullptr;
  } else {
    std::copy_n(args.data, args.positional_count, given);
  }
  ptrdiff_t max_splits = -1;
  if (given[1] && !SsizeArgument(given[1], &max_splits)) return nullptr;
  StrObject* separator = nullptr;
  if (given[0] && !IsNone(given[0])) {
    if (!IsStr(given[0])) return RaiseTypeError("must be str or None, not %.100T", given[0]);
    separator = AsStr(given[0]);
  }
  return SplitAny(AsStr(self), separator, max_splits, from_end);
}

Ref<Object> PartitionMethod(Borrowed<Object> self, Borrowed<Object> argument, bool from_end) {
  if (!IsStr(argument)) return RaiseTypeError("must be str, not %.100T", argument.get());
  StrObject* s = AsStr(self);
  StrObject* separator = AsStr(argument);
  if (separator->length == 0) return RaiseValueError("empty separator");
  ptrdiff_t found = from_end ? StrFindLast(s, separator, 0, s->length) : StrFind(s, separator, 0, s->length);
  if (found == -2) return nullptr;
  Ref<StrObject> whole, empty = EmptyStr();
  if (found < 0) {
    whole = ExactStr(s);
    if (!whole) return nullptr;
    if (from_end) return NewTuple({empty.get(), empty.get(), whole.get()});
    return NewTuple({whole.get(), empty.get(), empty.get()});
  }
  Ref<StrObject> before = StrSubstring(s, 0, found), after = StrSubstring(s, found + separator->length, s->length);
  if (!before || !after) return nullptr;
  return NewTuple({before.get(), separator, after.get()});
}

}  // namespace

Ref<Object> Split(Borrowed<Object> self, CallArgs args) { return SplitMethod("split", self, args, false); }
Ref<Object> RSplit(Borrowed<Object> self, CallArgs args) { return SplitMethod("rsplit", self, args, true); }

Ref<Object> SplitLines(Borrowed<Object> self, CallArgs args) {
  Object* given[1] = {};
  if (!ParseArguments({.function = "splitlines", .names = {"keepends"}}, args, given)) return nullptr;
  int keep_ends = 0;
  if (given[0] && !IntArgument(given[0], &keep_ends)) return nullptr;
  StrObject* s = AsStr(self);
  if (s->ascii) {
    return viv::SplitLines(Characters<uint8_t>(s), s->length, keep_ends != 0, IsAsciiLineBreak, MakeAsciiPiece{s});
  }
  return WithWidth(s->width, [&](auto c) {
    using C = decltype(c);
    return viv::SplitLines(Characters<C>(s), s->length, keep_ends != 0, UnicodeIsLineBreak, MakePiece<C>{s});
  });
}

Ref<Object> Partition(Borrowed<Object> self, Borrowed<Object> separator) { return PartitionMethod(self, separator, false); }
Ref<Object> RPartition(Borrowed<Object> self, Borrowed<Object> separator) { return PartitionMethod(self, separator, true); }

Ref<Object> Join(Borrowed<Object> self, Borrowed<Object> iterable) { return StrJoin(AsStr(self), iterable); }

}  // namespace viv::str_methods
