// Putting strings together: concatenation, appending in place, join, repetition, substrings.
#include <algorithm>

#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

Ref<StrObject> StrConcat(Borrowed<StrObject> a, Borrowed<StrObject> b) {
  if (a->length == 0) return ExactStr(b);
  if (b->length == 0) return ExactStr(a);
  if (__builtin_expect(a->length > PTRDIFF_MAX - b->length, 0)) {
    Raise(TypeId::kOverflowError, "strings are too large to concat");
    return nullptr;
  }
  ptrdiff_t length = a->length + b->length;
  if (a->ascii && b->ascii) {
    StrObject* s = AllocateAscii(length);
    if (!s) return nullptr;
    std::memcpy(s->data, a->data, static_cast<size_t>(a->length));
    std::memcpy(s->data + a->length, b->data, static_cast<size_t>(b->length));
    return Ref<StrObject>::Adopt(s);
  }
  StrObject* s = AllocateStr(length, std::max(MaxCharOfForm(a), MaxCharOfForm(b)));
  if (!s) return nullptr;
  CopyCharacters(s, 0, a, 0, a->length);
  CopyCharacters(s, a->length, b, 0, b->length);
  return Ref<StrObject>::Adopt(s);
}

Ref<StrObject> ResizeStr(Ref<StrObject> s, ptrdiff_t length) {
  StrObject* old = s.Release();
  size_t header = static_cast<size_t>(old->data - reinterpret_cast<char*>(old));
  if (!old->ascii && ExtraOf(old)->utf8) {
    Free(Domain::kMem, ExtraOf(old)->utf8);
    *ExtraOf(old) = {};
  }
  size_t bytes = header + (static_cast<size_t>(length) + 1) * old->width;
  auto* grown = static_cast<StrObject*>(Reallocate(Domain::kObject, old, bytes));
  if (!grown) {
    DecRef(old);
    RaiseMemoryError();
    return nullptr;
  }
  grown->data = reinterpret_cast<char*>(grown) + header;
  grown->length = length;
  WriteChar(grown, length, 0);
  return Ref<StrObject>::Adopt(grown);
}

Ref<StrObject> StrAppend(Ref<StrObject> a, Borrowed<StrObject> b) {
  if (a->length == 0) return ExactStr(b);
  if (b->length == 0) return a->kind == kStr ? std::move(a) : ExactStr(a);
  if (IsModifiable(a.get()) && b->kind == kStr && b->width <= a->width && !(a->ascii && !b->ascii) && a.get() != b.get()) {
    if (a->length > PTRDIFF_MAX / 8 - b->length) {
      Raise(TypeId::kOverflowError, "strings are too large to concat");
      return nullptr;
    }
    ptrdiff_t length = a->length;
    Ref<StrObject> grown = ResizeStr(std::move(a), length + b->length);
    if (grown) CopyCharacters(grown.get(), length, b, 0, b->length);
    return grown;
  }
  return StrConcat(a, b);
}

Ref<StrObject> StrSubstring(Borrowed<StrObject> s, ptrdiff_t start, ptrdiff_t end) {
  end = std::min(end, s->length);
  if (start <= 0 && end == s->length) return ExactStr(s);
  start = std::max<ptrdiff_t>(start, 0);
  if (start >= end) return EmptyStr();
  if (s->ascii) return NewAsciiFrom(s->data + start, end - start);
  return WithWidth(s->width, [&](auto c) { return NewStrFrom(Characters<decltype(c)>(s) + start, end - start); });
}

Ref<StrObject> StrRepeat(Borrowed<StrObject> s, ptrdiff_t count) {
  if (count < 1 || s->length == 0) return EmptyStr();
  if (count == 1) return ExactStr(s);
  if (s->length > PTRDIFF_MAX / count) {
    Raise(TypeId::kOverflowError, "repeated string is too long");
    return nullptr;
  }
  ptrdiff_t length = s->length * count;
  StrObject* result = AllocateStr(length, MaxCharOfForm(s));
  if (!result) return nullptr;
  if (s->length == 1) {
    FillCharacters(result, 0, count, StrChar(s, 0));
    return Ref<StrObject>::Adopt(result);
  }
  // Doubling what is there already.
  size_t unit = static_cast<size_t>(s->length) * s->width, total = unit * static_cast<size_t>(count);
  std::memcpy(result->data, s->data, unit);
  for (size_t done = unit; done < total;) {
    size_t n = std::min(done, total - done);
    std::memcpy(result->data + done, result->data, n);
    done += n;
  }
  return Ref<StrObject>::Adopt(result);
}

namespace {

// Writes the items with the separator between them, all of one width; short pieces without a call.
void JoinBytes(char* out, ArgSpan items, const char* separator, size_t separator_bytes, size_t width) {
  auto copy = [&](const char* from, size_t bytes) {
    if (bytes <= 16) {
      if (bytes >= 8) {
        uint64_t head, tail;
        std::memcpy(&head, from, 8);
        std::memcpy(&tail, from + bytes - 8, 8);
        std::memcpy(out, &head, 8);
        std::memcpy(out + bytes - 8, &tail, 8);
      } else if (bytes >= 4) {
        uint32_t head, tail;
        std::memcpy(&head, from, 4);
        std::memcpy(&tail, from + bytes - 4, 4);
        std::memcpy(out, &head, 4);
        std::memcpy(out + bytes - 4, &tail, 4);
      } else {
        for (size_t i = 0; i < bytes; ++i) out[i] = from[i];
      }
    } else {
      std::memcpy(out, from, bytes);
    }
    out += bytes;
  };
  for (size_t i = 0; i < items.size; ++i) {
    if (i && separator_bytes) copy(separator, separator_bytes);
    const StrObject* item = AsStr(items[i]);
    copy(item->data, static_cast<size_t>(item->length) * width);
  }
}

Ref<StrObject> JoinItems(Borrowed<StrObject> separator, ArgSpan items) {
  if (items.size == 0) return EmptyStr();
  if (items.size == 1 && IsExactStr(items[0])) return Ref<StrObject>::Share(AsStr(items[0]));
  uint32_t max_char = 0;
  size_t total = 0;
  bool one_width = true;
  int width = separator->length && items.size > 1 ? separator->width : 0;
  if (items.size > 1) {
    if (separator->length) max_char = MaxCharOfForm(separator);
    if (__builtin_mul_overflow(static_cast<size_t>(separator->length), items.size - 1, &total)) total = PTRDIFF_MAX;
  }
  for (size_t i = 0; i < items.size; ++i) {
    if (__builtin_expect(!IsStr(items[i]), 0)) {
      Raise(TypeId::kTypeError, "sequence item %zd: expected str instance, %.80T found", static_cast<ptrdiff_t>(i), items[i]);
      return nullptr;
    }
    const StrObject* item = AsStr(items[i]);
    total += static_cast<size_t>(item->length);
    if (__builtin_expect(total > PTRDIFF_MAX, 0)) {
      Raise(TypeId::kOverflowError, "join() result is too long for a Python string");
      return nullptr;
    }
    max_char |= MaxCharOfForm(item);
    if (width == 0) width = item->width;
    one_width &= item->width == width;
  }
  if (total == 0) return EmptyStr();
  StrObject* result = AllocateStr(static_cast<ptrdiff_t>(total), max_char);
  if (!result) return nullptr;
  if (one_width) {
    JoinBytes(result->data, items, separator->data, static_cast<size_t>(separator->length) * separator->width, result->width);
    return Ref<StrObject>::Adopt(result);
  }
  ptrdiff_t at = 0;
  for (size_t i = 0; i < items.size; ++i) {
    if (i && separator->length) {
      CopyCharacters(result, at, separator, 0, separator->length);
      at += separator->length;
    }
    const StrObject* item = AsStr(items[i]);
    CopyCharacters(result, at, item, 0, item->length);
    at += item->length;
  }
  return Ref<StrObject>::Adopt(result);
}

}  // namespace

Ref<StrObject> StrJoin(Borrowed<StrObject> separator, Borrowed<Object> iterable) {
  Ref<Object> sequence = FastSequence(iterable, "can only join an iterable");
  if (!sequence) return nullptr;
  return JoinItems(separator, FastSequenceItems(sequence));
}

Ref<StrObject> StrJoinItems(Borrowed<StrObject> separator, ArgSpan items) { return JoinItems(separator, items); }

}  // namespace viv
