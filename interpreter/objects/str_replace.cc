// replace, translate, maketrans.
#include <algorithm>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/text_search.h"

namespace viv {
namespace {

// Both strings in width C: what is narrower is copied.
template <class C>
class Widened {
 public:
  explicit Widened(Borrowed<StrObject> s) {
    if (s->width == sizeof(C)) {
      characters_ = Characters<C>(s);
      return;
    }
    copy_ = Ref<StrObject>::Adopt(AllocateStr(s->length, sizeof(C) == 2 ? 0xFFFF : 0x10FFFF));
    if (!copy_) return;
    CopyCharacters(copy_.get(), 0, s, 0, s->length);
    characters_ = Characters<C>(copy_.get());
  }
  const C* get() const { return characters_; }

 private:
  const C* characters_ = nullptr;
  Ref<StrObject> copy_;
};

// The result of replacing may be narrower than its parts let expect: only where characters went away that needed the width.
Ref<StrObject> Canonical(Ref<StrObject> s, bool check) {
  if (!check || s->ascii) return s;
  uint32_t max_char = FindMaxChar(s.get(), 0, s->length);
  if (max_char == MaxCharOfForm(s.get())) return s;
  return WithWidth(s->width, [&](auto c) { return NewStrFrom(Characters<decltype(c)>(s.get()), s->length); });
}

template <class C>
Ref<StrObject> ReplaceWide(Borrowed<StrObject> s, Borrowed<StrObject> from, Borrowed<StrObject> to, ptrdiff_t limit) {
  Widened<C> text(s), needle(from), with(to);
  if (!text.get() || !needle.get() || !with.get()) return nullptr;
  ptrdiff_t n = s->length, m = from->length, k = to->length;
  // What goes away may have been all that made the text wide.
  bool check = MaxCharOfForm(from) > MaxCharOfForm(to) && MaxCharOfForm(from) >= MaxCharOfForm(s);
  uint32_t max_char = std::max(MaxCharOfForm(s), MaxCharOfForm(to));
  if (m == k) {
    ptrdiff_t at = FindIn(text.get(), n, needle.get(), m);
    if (at < 0) return ExactStr(s);
    Ref<StrObject> result = Ref<StrObject>::Adopt(AllocateStr(n, max_char));
    if (!result) return nullptr;
    C* out = Characters<C>(result.get());
    std::memcpy(out, text.get(), static_cast<size_t>(n) * sizeof(C));
    if (m == 1) {
      const C old_char = needle.get()[0], new_char = with.get()[0];
      if (limit >= n) {
        ReplaceCharacters(out + at, n - at, old_char, new_char);
      } else {
        for (ptrdiff_t i = at; i < n && limit > 0; ++i) {
          if (out[i] != old_char) continue;
          out[i] = new_char;
          --limit;
        }
      }
    } else {
      for (; at >= 0 && limit > 0; --limit) {
        std::memcpy(out + at, with.get(), static_cast<size_t>(k) * sizeof(C));
        ptrdiff_t next = FindIn(text.get() + at + m, n - at - m, needle.get(), m);
        at = next < 0 ? -1 : next + at + m;
      }
    }
    return Canonical(std::move(result), check);
  }
  ptrdiff_t count = m == 0 ? std::min(n + 1, limit) : CountIn(text.get(), n, needle.get(), m, limit);
  if (count == 0) return ExactStr(s);
  if (k > m && k - m > (PTRDIFF_MAX - n) / count) {
    Raise(TypeId::kOverflowError, "replace string is too long");
    return nullptr;
  }
  ptrdiff_t length = n + count * (k - m);
  if (length == 0) return EmptyStr();
  Ref<StrObject> result = Ref<StrObject>::Adopt(AllocateStr(length, max_char));
  if (!result) return nullptr;
  C* out = Characters<C>(result.get());
  auto put = [&](const C* from_where, ptrdiff_t characters) {
    std::copy_n(from_where, characters, out);
    out += characters;
  };
  ptrdiff_t at = 0;
  if (m == 0) {
    put(with.get(), k);
    for (ptrdiff_t i = 1; i < count; ++i) {
      put(text.get() + at++, 1);
      put(with.get(), k);
    }
  } else {
    for (ptrdiff_t i = 0; i < count; ++i) {
      ptrdiff_t found = FindIn(text.get() + at, n - at, needle.get(), m);
      put(text.get() + at, found);
      put(with.get(), k);
      at += found + m;
    }
  }
  put(text.get() + at, n - at);
  return Canonical(std::move(result), check);
}

}  // namespace

Ref<StrObject> StrReplace(Borrowed<StrObject> s, Borrowed<StrObject> from, Borrowed<StrObject> to, ptrdiff_t limit) {
  if (limit < 0) limit = PTRDIFF_MAX;
  if (limit == 0 || from.get() == to.get() || from->length > s->length || from->width > s->width) return ExactStr(s);
  if (from->length == to->length && StrEqual(from, to)) return ExactStr(s);
  // A wide replacement widens the text only where it is put in.
  if (to->width > s->width) {
    ptrdiff_t found = StrFind(s, from, 0, s->length);
    if (found == -2) return nullptr;
    if (found < 0) return ExactStr(s);
  }
  return WithWidth(std::max(s->width, to->width), [&](auto c) { return ReplaceWide<decltype(c)>(s, from, to, limit); });
}

namespace str_methods {

Ref<Object> Replace(Borrowed<Object> self, ArgSpan args) {
  for (size_t i = 0; i < 2; ++i) {
    if (!IsStr(args[i])) return RaiseTypeError("replace() argument %d must be str, not %.50K", static_cast<int>(i + 1), args[i]);
  }
  ptrdiff_t limit = -1;
  if (args.size > 2 && !SsizeArgument(args[2], &limit)) return nullptr;
  return StrReplace(AsStr(self), AsStr(args[0]), AsStr(args[1]), limit);
}

// ---- translate -----------------------------------------------------------------------------------------------------------------

namespace {

enum class Mapped { kFailed, kKeep, kDelete, kReplace };

// What the table has for a character: in *c for one character, in *text for a string.
Mapped LookUpTranslation(Borrowed<Object> table, uint32_t character, uint32_t* c, Ref<StrObject>* text) {
  Ref<Object> key = NewInt(character);
  if (!key) return Mapped::kFailed;
  Ref<Object> value;
  if (table->kind == kDict) {
    value = NewRef(DictGet(AsDict(table), key));
    if (!value) return ErrorPending() ? Mapped::kFailed : Mapped::kKeep;
  } else {
    value = GetItem(table, key);
    if (!value) {
      if (!PendingMatches(TypeId::kLookupError)) return Mapped::kFailed;
      ClearError();
      return Mapped::kKeep;
    }
  }
  if (IsNone(value.get())) return Mapped::kDelete;
  if (IsInt(value.get())) {
    int overflow;
    int64_t code = IntAsInt64(value, &overflow);
    if (overflow || code < 0 || code > 0x10FFFF) {
      RaiseValueError("character mapping must be in range(0x110000)");
      return Mapped::kFailed;
    }
    *c = static_cast<uint32_t>(code);
    text->Reset();
    return Mapped::kReplace;
  }
  if (IsStr(value.get())) {
    *text = Ref<StrObject>::Share(AsStr(value.get()));
    return Mapped::kReplace;
  }
  RaiseTypeError("character mapping must return integer, None or str");
  return Mapped::kFailed;
}

}  // namespace

Ref<Object> Translate(Borrowed<Object> self, Borrowed<Object> table) {
  StrObject* s = AsStr(self);
  // What the table said of ASCII characters: each is looked up once only, as CPython does for strings that stay ASCII.
  enum : uint8_t { kUnknown = 0xFF, kDeleted = 0xFE };
  uint8_t known[128];
  std::memset(known, kUnknown, sizeof(known));
  StrBuilder out;
  for (ptrdiff_t i = 0; i < s->length; ++i) {
    uint32_t character = StrChar(s, i);
    if (character < 128 && known[character] != kUnknown) {
      // A run of characters about which everything is known.
      char run[256];
      size_t n = 0;
      for (; i < s->length && n < sizeof(run); ++i) {
        uint8_t mapped = known[static_cast<uint8_t>(s->data[i])];
        if (mapped == kUnknown) break;
        run[n] = static_cast<char>(mapped);
        n += mapped != kDeleted;
      }
      --i;
      if (!out.AppendAscii({run, n})) return nullptr;
      continue;
    }
    uint32_t c = 0;
    Ref<StrObject> text;
    bool ok = true;
    switch (LookUpTranslation(table, character, &c, &text)) {
      case Mapped::kFailed:
        return nullptr;
      case Mapped::kKeep:
        if (character < 128 && s->ascii) known[character] = static_cast<uint8_t>(character);
        ok = out.AppendChar(character);
        break;
      case Mapped::kDelete:
        if (character < 128 && s->ascii) known[character] = kDeleted;
        break;
      case Mapped::kReplace:
        if (text) {
          ok = out.Append(text);
        } else {
          if (character < 128 && c < 128 && s->ascii) known[character] = static_cast<uint8_t>(c);
          ok = out.AppendChar(c);
        }
        break;
    }
    if (!ok) return nullptr;
  }
  return out.Finish();
}

namespace {

Ref<Object> MakeTransFromDict(Borrowed<Object> argument) {
  if (argument->kind != kDict) return RaiseTypeError("if you give only one argument to maketrans it must be a dict");
  Ref<DictObject> table = NewDict();
  if (!table) return nullptr;
  ptrdiff_t position = 0;
  Object *key, *value;
  while (DictNext(AsDict(argument), &position, &key, &value)) {
    Ref<Object> code;
    if (IsStr(key)) {
      if (AsStr(key)->length != 1) return RaiseValueError("string keys in translate table must be of length 1");
      code = NewInt(StrChar(AsStr(key), 0));
    } else if (IsInt(key)) {
      code = Ref<Object>::Share(key);
    } else {
      return RaiseTypeError("keys in translate table must be strings or integers");
    }
    Ref<Object> kept = Ref<Object>::Share(value);
    if (!code || !DictSet(table.get(), code, kept)) return nullptr;
  }
  return table;
}

}  // namespace

Ref<Object> MakeTrans(Borrowed<Object>, ArgSpan args) {
  for (size_t i = 1; i < args.size; ++i) {
    if (!IsStr(args[i])) return RaiseTypeError("maketrans() argument %d must be str, not %.50K", static_cast<int>(i + 1), args[i]);
  }
  if (args.size == 1) return MakeTransFromDict(args[0]);
  if (!IsStr(args[0])) return RaiseTypeError("first maketrans argument must be a string if there is a second argument");
  const StrObject* from = AsStr(args[0]);
  const StrObject* to = AsStr(args[1]);
  if (from->length != to->length) return RaiseValueError("the first two maketrans arguments must have equal length");
  Ref<DictObject> table = NewDict();
  if (!table) return nullptr;
  for (ptrdiff_t i = 0; i < from->length; ++i) {
    Ref<Object> key = NewInt(StrChar(from, i)), value = NewInt(StrChar(to, i));
    if (!key || !value || !DictSet(table.get(), key, value)) return nullptr;
  }
  if (args.size > 2) {
    const StrObject* deleted = AsStr(args[2]);
    for (ptrdiff_t i = 0; i < deleted->length; ++i) {
      Ref<Object> key = NewInt(StrChar(deleted, i));
      if (!key || !DictSet(table.get(), key, None())) return nullptr;
    }
  }
  return table;
}

}  // namespace str_methods
}  // namespace viv
