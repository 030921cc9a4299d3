// center, ljust, rjust, zfill, expandtabs, strip.
#include <algorithm>

#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/unicode_data.h"

namespace viv {

bool FillCharArgument(Borrowed<Object> argument, uint32_t* out) {
  if (!IsStr(argument)) {
    return RaiseFalse(TypeId::kTypeError, "The fill character must be a unicode character, not %.100T", argument.get());
  }
  if (AsStr(argument)->length != 1) {
    return RaiseFalse(TypeId::kTypeError, "The fill character must be exactly one character long");
  }
  *out = StrChar(AsStr(argument), 0);
  return true;
}

namespace str_methods {
namespace {

Ref<Object> Pad(StrObject* s, ptrdiff_t left, ptrdiff_t right, uint32_t fill) {
  left = std::max<ptrdiff_t>(left, 0);
  right = std::max<ptrdiff_t>(right, 0);
  if (left == 0 && right == 0) return ExactStr(s);
  if (left > PTRDIFF_MAX - s->length || right > PTRDIFF_MAX - (left + s->length)) {
    return Raise(TypeId::kOverflowError, "padded string is too long");
  }
  StrObject* result = AllocateStr(left + s->length + right, std::max(MaxCharOfForm(s), fill));
  if (!result) return nullptr;
  FillCharacters(result, 0, left, fill);
  CopyCharacters(result, left, s, 0, s->length);
  FillCharacters(result, left + s->length, right, fill);
  return Ref<Object>::Adopt(result);
}

bool ParsePad(ArgSpan args, ptrdiff_t* width, uint32_t* fill) {
  *fill = ' ';
  return SsizeArgument(args[0], width) && (args.size < 2 || FillCharArgument(args[1], fill));
}

enum class Ends { kLeft = 1, kRight = 2, kBoth = 3 };

Ref<Object> StripMethod(const char* function, Borrowed<Object> self, ArgSpan args, Ends ends) {
  StrObject* s = AsStr(self);
  ptrdiff_t start = 0, end = s->length;
  bool left = static_cast<int>(ends) & static_cast<int>(Ends::kLeft), right = static_cast<int>(ends) & static_cast<int>(Ends::kRight);
  if (args.size == 0 || IsNone(args[0])) {
    WithWidth(s->width, [&](auto c) {
      const auto* text = Characters<decltype(c)>(s);
      if (left) {
        while (start < end && UnicodeIsSpace(text[start])) ++start;
      }
      if (right) {
        while (end > start && UnicodeIsSpace(text[end - 1])) --end;
      }
    });
    return StrSubstring(s, start, end);
  }
  if (!IsStr(args[0])) return RaiseTypeError("%s arg must be None or str", function);
  const StrObject* set = AsStr(args[0]);
  // A bloom filter answers most questions; the rest are looked up.
  uint64_t bloom = 0;
  for (ptrdiff_t i = 0; i < set->length; ++i) bloom |= uint64_t{1} << (StrChar(set, i) & 63);
  auto in_set = [&](uint32_t c) {
    if (!((bloom >> (c & 63)) & 1)) return false;
    for (ptrdiff_t i = 0; i < set->length; ++i) {
      if (StrChar(set, i) == c) return true;
    }
    return false;
  };
  if (left) {
    while (start < end && in_set(StrChar(s, start))) ++start;
  }
  if (right) {
    while (end > start && in_set(StrChar(s, end - 1))) --end;
  }
  return StrSubstring(s, start, end);
}

}  // namespace

Ref<Object> Center(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t width;
  uint32_t fill;
  if (!ParsePad(args, &width, &fill)) return nullptr;
  StrObject* s = AsStr(self);
  ptrdiff_t padding = width - s->length;
  if (padding <= 0) return ExactStr(s);
  ptrdiff_t left = padding / 2 + (padding & width & 1);
  return Pad(s, left, padding - left, fill);
}

Ref<Object> LJust(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t width;
  uint32_t fill;
  if (!ParsePad(args, &width, &fill)) return nullptr;
  return Pad(AsStr(self), 0, width - AsStr(self)->length, fill);
}

Ref<Object> RJust(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t width;
  uint32_t fill;
  if (!ParsePad(args, &width, &fill)) return nullptr;
  return Pad(AsStr(self), width - AsStr(self)->length, 0, fill);
}

Ref<Object> ZFill(Borrowed<Object> self, Borrowed<Object> argument) {
  ptrdiff_t width;
  if (!SsizeArgument(argument, &width)) return nullptr;
  StrObject* s = AsStr(self);
  ptrdiff_t zeros = width - s->length;
  if (zeros <= 0) return ExactStr(s);
  Ref<Object> padded = Pad(s, zeros, 0, '0');
  if (!padded) return nullptr;
  StrObject* result = AsStr(padded.get());
  // A sign moves to the front.
  if (s->length > 0) {
    uint32_t first = StrChar(result, zeros);
    if (first == '+' || first == '-') {
      WriteChar(result, 0, first);
      WriteChar(result, zeros, '0');
    }
  }
  return padded;
}

Ref<Object> ExpandTabs(Borrowed<Object> self, CallArgs args) {
  Object* given[1] = {};
  if (!ParseArguments({.function = "expandtabs", .names = {"tabsize"}}, args, given)) return nullptr;
  int tab_size = 8;
  if (given[0] && !IntArgument(given[0], &tab_size)) return nullptr;
  StrObject* s = AsStr(self);
  ptrdiff_t total = 0, column = 0;
  bool found = false;
  for (ptrdiff_t i = 0; i < s->length; ++i) {
    uint32_t c = StrChar(s, i);
    ptrdiff_t step = 1;
    if (c == '\t') {
      found = true;
      step = tab_size > 0 ? tab_size - column % tab_size : 0;
      column += step;
    } else {
      ++column;
      if (c == '\n' || c == '\r') column = 0;
    }
    if (step > PTRDIFF_MAX - total) return Raise(TypeId::kOverflowError, "new string is too long");
    total += step;
  }
  if (!found) return ExactStr(s);
  if (total == 0) return EmptyStr();
  Ref<StrObject> result = Ref<StrObject>::Adopt(AllocateStr(total, MaxCharOfForm(s)));
  if (!result) return nullptr;
  ptrdiff_t at = 0;
  column = 0;
  for (ptrdiff_t i = 0; i < s->length; ++i) {
    uint32_t c = StrChar(s, i);
    if (c == '\t') {
      ptrdiff_t step = tab_size > 0 ? tab_size - column % tab_size : 0;
      FillCharacters(result.get(), at, step, ' ');
      at += step;
      column += step;
    } else {
      WriteChar(result.get(), at++, c);
      ++column;
      if (c == '\n' || c == '\r') column = 0;
    }
  }
  return result;
}

Ref<Object> Strip(Borrowed<Object> self, ArgSpan args) { return StripMethod("strip", self, args, Ends::kBoth); }
Ref<Object> LStrip(Borrowed<Object> self, ArgSpan args) { return StripMethod("lstrip", self, args, Ends::kLeft); }
Ref<Object> RStrip(Borrowed<Object> self, ArgSpan args) { return StripMethod("rstrip", self, args, Ends::kRight); }

}  // namespace str_methods
}  // namespace viv
