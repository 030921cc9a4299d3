// find, index, count, startswith, removeprefix and their like.
#include "interpreter/objects/arguments_text.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/text_search.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

// A needle in the haystack's width; null: MemoryError pending. For needles that are not wider.
template <class C>
class NeedleIn {
 public:
  explicit NeedleIn(const StrObject* needle) {
    if (needle->width == sizeof(C)) {
      characters_ = Characters<C>(needle);
      return;
    }
    C* copy = small_;
    if (needle->length > kSmall) {
      copy = heap_ = static_cast<C*>(Allocate(Domain::kMem, static_cast<size_t>(needle->length) * sizeof(C)));
      if (!copy) {
        RaiseMemoryError();
        return;
      }
    }
    WithWidth(needle->width, [&](auto c) { ConvertCharacters(copy, Characters<decltype(c)>(needle), needle->length); });
    characters_ = copy;
  }
  ~NeedleIn() {
    if (heap_) Free(Domain::kMem, heap_);
  }
  NeedleIn(const NeedleIn&) = delete;
  NeedleIn& operator=(const NeedleIn&) = delete;
  const C* get() const { return characters_; }

 private:
  static constexpr ptrdiff_t kSmall = 64;
  const C* characters_ = nullptr;
  C* heap_ = nullptr;
  C small_[kSmall];
};

enum class Side { kFirst, kLast };

// The place in [start, end), which are adjusted; -1: absent, -2: failed.
ptrdiff_t FindBetween(const StrObject* s, const StrObject* needle, ptrdiff_t start, ptrdiff_t end, Side side) {
  if (needle->width > s->width || end - start < needle->length) return -1;
  return WithWidth(s->width, [&](auto c) -> ptrdiff_t {
    using C = decltype(c);
    NeedleIn<C> wanted(needle);
    if (!wanted.get()) return -2;
    const C* text = Characters<C>(s) + start;
    ptrdiff_t found = side == Side::kFirst ? FindIn(text, end - start, wanted.get(), needle->length)
                                           : FindLastIn(text, end - start, wanted.get(), needle->length);
    return found < 0 ? -1 : found + start;
  });
}

// Arguments of the form (sub[, start[, end]]).
bool ParseFind(const char* function, Borrowed<Object> self, ArgSpan args, StrObject** needle, ptrdiff_t* start, ptrdiff_t* end) {
  *start = 0;
  *end = PTRDIFF_MAX;
  if (!CheckTupleCount(function, args.size, 1, 3)) return false;
  if (args.size > 1 && !SliceIndexArgument(args[1], start)) return false;
  if (args.size > 2 && !SliceIndexArgument(args[2], end)) return false;
  if (!IsStr(args[0])) return RaiseFalse(TypeId::kTypeError, "must be str, not %.100T", args[0]);
  *needle = AsStr(args[0]);
  AdjustIndices(AsStr(self)->length, start, end);
  return true;
}

Ref<Object> FindMethod(const char* function, Borrowed<Object> self, ArgSpan args, Side side, bool must_be_there) {
  StrObject* needle;
  ptrdiff_t start, end;
  if (!ParseFind(function, self, args, &needle, &start, &end)) return nullptr;
  ptrdiff_t found = FindBetween(AsStr(self), needle, start, end, side);
  if (found == -2) return nullptr;
  if (found < 0 && must_be_there) return RaiseValueError("substring not found");
  return NewInt(found);
}

bool MatchesAt(const StrObject* s, const StrObject* part, ptrdiff_t at) {
  if (part->width > s->width) return false;
  if (part->width == s->width) {
    return std::memcmp(s->data + at * s->width, part->data, static_cast<size_t>(part->length) * s->width) == 0;
  }
  for (ptrdiff_t i = 0; i < part->length; ++i) {
    if (StrChar(s, at + i) != StrChar(part, i)) return false;
  }
  return true;
}

bool Tailmatch(const StrObject* s, const StrObject* part, ptrdiff_t start, ptrdiff_t end, Side side) {
  AdjustIndices(s->length, &start, &end);
  if (end - start < part->length) return false;
  return MatchesAt(s, part, side == Side::kFirst ? start : end - part->length);
}

Ref<Object> TailMethod(const char* function, Borrowed<Object> self, ArgSpan args, Side side) {
  ptrdiff_t start = 0, end = PTRDIFF_MAX;
  if (!CheckTupleCount(function, args.size, 1, 3)) return nullptr;
  if (args.size > 1 && !SliceIndexArgument(args[1], &start)) return nullptr;
  if (args.size > 2 && !SliceIndexArgument(args[2], &end)) return nullptr;
  const StrObject* s = AsStr(self);
  if (IsStr(args[0])) return NewBool(Tailmatch(s, AsStr(args[0]), start, end, side));
  if (!IsTuple(args[0])) {
    return RaiseTypeError("%s first arg must be str or a tuple of str, not %.100T", function, args[0]);
  }
  for (Object* part : TupleItems(AsTuple(args[0]))) {
    if (!IsStr(part)) return RaiseTypeError("tuple for %s must only contain str, not %.100T", function, part);
    if (Tailmatch(s, AsStr(part), start, end, side)) return NewBool(true);
  }
  return NewBool(false);
}

}  // namespace

ptrdiff_t StrFind(const StrObject* s, const StrObject* needle, ptrdiff_t start, ptrdiff_t end) {
  AdjustIndices(s->length, &start, &end);
  return FindBetween(s, needle, start, end, Side::kFirst);
}

ptrdiff_t StrFindLast(const StrObject* s, const StrObject* needle, ptrdiff_t start, ptrdiff_t end) {
  AdjustIndices(s->length, &start, &end);
  return FindBetween(s, needle, start, end, Side::kLast);
}

namespace str_methods {

Ref<Object> Find(Borrowed<Object> self, ArgSpan args) { return FindMethod("find", self, args, Side::kFirst, false); }
Ref<Object> RFind(Borrowed<Object> self, ArgSpan args) { return FindMethod("rfind", self, args, Side::kLast, false); }
Ref<Object> Index(Borrowed<Object> self, ArgSpan args) { return FindMethod("index", self, args, Side::kFirst, true); }
Ref<Object> RIndex(Borrowed<Object> self, ArgSpan args) { return FindMethod("rindex", self, args, Side::kLast, true); }

Ref<Object> Count(Borrowed<Object> self, ArgSpan args) {
  StrObject* needle;
  ptrdiff_t start, end;
  if (!ParseFind("count", self, args, &needle, &start, &end)) return nullptr;
  const StrObject* s = AsStr(self);
  if (needle->width > s->width || end - start < needle->length) return NewInt(0);
  if (needle->length == 0) return NewInt(end - start + 1);
  ptrdiff_t count = WithWidth(s->width, [&](auto c) -> ptrdiff_t {
    using C = decltype(c);
    NeedleIn<C> wanted(needle);
    return wanted.get() ? CountIn(Characters<C>(s) + start, end - start, wanted.get(), needle->length) : -1;
  });
  return count < 0 ? nullptr : NewInt(count);
}

Ref<Object> StartsWith(Borrowed<Object> self, ArgSpan args) { return TailMethod("startswith", self, args, Side::kFirst); }
Ref<Object> EndsWith(Borrowed<Object> self, ArgSpan args) { return TailMethod("endswith", self, args, Side::kLast); }

Ref<Object> RemovePrefix(Borrowed<Object> self, Borrowed<Object> prefix) {
  if (!IsStr(prefix)) return RaiseTypeError("removeprefix() argument must be str, not %.50K", prefix.get());
  StrObject* s = AsStr(self);
  ptrdiff_t n = AsStr(prefix)->length;
  return StrSubstring(s, Tailmatch(s, AsStr(prefix), 0, PTRDIFF_MAX, Side::kFirst) ? n : 0, s->length);
}

Ref<Object> RemoveSuffix(Borrowed<Object> self, Borrowed<Object> suffix) {
  if (!IsStr(suffix)) return RaiseTypeError("removesuffix() argument must be str, not %.50K", suffix.get());
  StrObject* s = AsStr(self);
  ptrdiff_t n = AsStr(suffix)->length;
  return StrSubstring(s, 0, Tailmatch(s, AsStr(suffix), 0, PTRDIFF_MAX, Side::kLast) ? s->length - n : s->length);
}

}  // namespace str_methods
}  // namespace viv
