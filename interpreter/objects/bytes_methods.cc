// The methods that bytes and bytearray share: searching, splitting, replacing, joining. Case and padding: bytes_case.cc.
#include <algorithm>
#include <cstring>
#include <string>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/text_loops.h"
#include "interpreter/objects/text_split.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

ptrdiff_t Size(std::string_view view) { return static_cast<ptrdiff_t>(view.size()); }

ptrdiff_t FindView(std::string_view text, std::string_view needle) {
  return FindIn(AsUnsigned(text), Size(text), AsUnsigned(needle), Size(needle));
}
ptrdiff_t FindLastView(std::string_view text, std::string_view needle) {
  return FindLastIn(AsUnsigned(text), Size(text), AsUnsigned(needle), Size(needle));
}

// A piece of `self` as a new object of its base type.
struct MakePiece {
  Object* self;
  std::string_view text;
  Ref<Object> operator()(ptrdiff_t start, ptrdiff_t end) const {
    if (start == 0 && end == Size(text) && self->kind == kBytes) return Ref<Object>::Share(self);
    return NewLike(self, text.substr(static_cast<size_t>(start), static_cast<size_t>(end - start)));
  }
};

// Keeps a bytearray from being resized while its bytes are looked at by code that may run Python.
class Pinned {
 public:
  explicit Pinned(Borrowed<Object> self) : array_(IsBytes(self) ? nullptr : AsByteArray(self.get())) {
    if (array_) ++array_->exports;
  }
  ~Pinned() {
    if (array_) --array_->exports;
  }
  Pinned(const Pinned&) = delete;
  Pinned& operator=(const Pinned&) = delete;

 private:
  ByteArrayObject* array_;
};

bool ParseFind(const char* function, Borrowed<Object> self, ArgSpan args, ByteNeedle* needle, ptrdiff_t* start, ptrdiff_t* end) {
  *start = 0;
  *end = PTRDIFF_MAX;
  if (!CheckTupleCount(function, args.size, 1, 3)) return false;
  if (args.size > 1 && !SliceIndexArgument(args[1], start)) return false;
  if (args.size > 2 && !SliceIndexArgument(args[2], end)) return false;
  if (!needle->Get(args[0])) return false;
  AdjustIndices(Size(ByteView(self)), start, end);
  return true;
}

Ref<Object> FindMethod(const char* function, Borrowed<Object> self, ArgSpan args, bool last, bool must_be_there) {
  ByteNeedle needle;
  ptrdiff_t start, end, found = -1;
  if (!ParseFind(function, self, args, &needle, &start, &end)) return nullptr;
  if (start <= end) {
    std::string_view part = ByteView(self).substr(static_cast<size_t>(start), static_cast<size_t>(end - start));
    found = last ? FindLastView(part, needle.view) : FindView(part, needle.view);
    if (found >= 0) found += start;
  }
  if (found < 0 && must_be_there) return RaiseValueError("subsection not found");
  return NewInt(found);
}

// 1: it does, 0: not, -1: failed.
int TailMatch(Borrowed<Object> self, Borrowed<Object> part, ptrdiff_t start, ptrdiff_t end, bool at_end) {
  BufferHolder holder;
  std::string_view wanted;
  if (!BytesLike(part, &holder, &wanted)) return -1;
  std::string_view text = ByteView(self);
  AdjustIndices(Size(text), &start, &end);
  if (end - start < Size(wanted)) return 0;
  return std::memcmp(text.data() + (at_end ? end - Size(wanted) : start), wanted.data(), wanted.size()) == 0;
}

Ref<Object> TailMethod(const char* function, Borrowed<Object> self, ArgSpan args, bool at_end) {
  ptrdiff_t start = 0, end = PTRDIFF_MAX;
  if (!CheckTupleCount(function, args.size, 1, 3)) return nullptr;
  if (args.size > 1 && !SliceIndexArgument(args[1], &start)) return nullptr;
  if (args.size > 2 && !SliceIndexArgument(args[2], &end)) return nullptr;
  if (IsTuple(args[0])) {
    for (Object* part : TupleItems(AsTuple(args[0]))) {
      int match = TailMatch(self, part, start, end, at_end);
      if (match < 0) return nullptr;
      if (match) return NewBool(true);
    }
    return NewBool(false);
  }
  int match = TailMatch(self, args[0], start, end, at_end);
  if (match < 0) {
    if (!PendingMatches(TypeId::kTypeError)) return nullptr;
    ClearError();
    return RaiseTypeError("%s first arg must be bytes or a tuple of bytes, not %.100T", function, args[0]);
  }
  return NewBool(match != 0);
}

constexpr bool IsByteSpace(uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); }

Ref<Object> SplitMethod(const char* function, Borrowed<Object> self, CallArgs args, bool from_end) {
  Object* given[2] = {};
  if (!ParseArguments({.function = function, .names = {"sep", "maxsplit"}}, args, given)) return nullptr;
  ptrdiff_t max_splits = -1;
  if (given[1] && !SsizeArgument(given[1], &max_splits)) return nullptr;
  if (max_splits < 0) max_splits = PTRDIFF_MAX;
  Pinned pinned(self);
  std::string_view text = ByteView(self);
  MakePiece make{self, text};
  if (!given[0] || IsNone(given[0])) {
    return from_end ? SplitAtSpaceFromEnd(AsUnsigned(text), Size(text), max_splits, IsByteSpace, make)
                    : SplitAtSpace(AsUnsigned(text), Size(text), max_splits, IsByteSpace, make);
  }
  BufferHolder holder;
  std::string_view separator;
  if (!BytesLike(given[0], &holder, &separator)) return nullptr;
  if (separator.empty()) return RaiseValueError("empty separator");
  return from_end ? SplitAtFromEnd(AsUnsigned(text), Size(text), AsUnsigned(separator), Size(separator), max_splits, make)
                  : SplitAt(AsUnsigned(text), Size(text), AsUnsigned(separator), Size(separator), max_splits, make);
}

Ref<Object> PartitionMethod(Borrowed<Object> self, Borrowed<Object> argument, bool from_end) {
  BufferHolder holder;
  std::string_view separator;
  if (!BytesLike(argument, &holder, &separator)) return nullptr;
  if (separator.empty()) return RaiseValueError("empty separator");
  std::string_view text = ByteView(self);
  ptrdiff_t found = from_end ? FindLastView(text, separator) : FindView(text, separator);
  if (found < 0) {
    Ref<Object> whole = UnchangedBytes(self), first = NewLike(self, ""), second = NewLike(self, "");
    if (!whole || !first || !second) return nullptr;
    if (from_end) return NewTuple({first.get(), second.get(), whole.get()});
    return NewTuple({whole.get(), first.get(), second.get()});
  }
  auto at = static_cast<size_t>(found);
  Ref<Object> before = NewLike(self, text.substr(0, at));
  Ref<Object> middle = IsBytes(self) ? NewRef(argument) : NewLike(self, separator);
  Ref<Object> after = NewLike(self, text.substr(at + separator.size()));
  if (!before || !middle || !after) return nullptr;
  return NewTuple({before.get(), middle.get(), after.get()});
}

Ref<Object> StripMethod(Borrowed<Object> self, ArgSpan args, bool left, bool right) {
  std::string_view text = ByteView(self);
  size_t start = 0, end = text.size();
  BufferHolder holder;
  std::string_view set;
  bool blanks = args.size == 0 || IsNone(args[0]);
  if (!blanks && !BytesLike(args[0], &holder, &set)) return nullptr;
  auto strips = [&](char c) {
    return blanks ? IsByteSpace(static_cast<uint8_t>(c)) : !set.empty() && std::memchr(set.data(), c, set.size()) != nullptr;
  };
  if (left) {
    while (start < end && strips(text[start])) ++start;
  }
  if (right) {
    while (end > start && strips(text[end - 1])) --end;
  }
  if (start == 0 && end == text.size()) return UnchangedBytes(self);
  return NewLike(self, text.substr(start, end - start));
}

}  // namespace

int BytesContains(Borrowed<Object> self, Borrowed<Object> item) {
  if (!HasBuffer(item) && IsIndex(item)) {
    ptrdiff_t value = AsSsize(item, TypeId::kObject);
    if (value == -1 && ErrorPending()) return -1;
    if (value < 0 || value > 255) return RaiseMinusOne(TypeId::kValueError, "byte must be in range(0, 256)");
    return ByteView(self).find(static_cast<char>(value)) != std::string_view::npos;
  }
  BufferHolder holder;
  std::string_view needle;
  if (!BytesLike(item, &holder, &needle)) return -1;
  return FindView(ByteView(self), needle) >= 0;
}

namespace bytes_methods {

Ref<Object> Find(Borrowed<Object> self, ArgSpan args) { return FindMethod("find", self, args, false, false); }
Ref<Object> RFind(Borrowed<Object> self, ArgSpan args) { return FindMethod("rfind", self, args, true, false); }
Ref<Object> Index(Borrowed<Object> self, ArgSpan args) { return FindMethod("index", self, args, false, true); }
Ref<Object> RIndex(Borrowed<Object> self, ArgSpan args) { return FindMethod("rindex", self, args, true, true); }

Ref<Object> Count(Borrowed<Object> self, ArgSpan args) {
  ByteNeedle needle;
  ptrdiff_t start, end;
  if (!ParseFind("count", self, args, &needle, &start, &end)) return nullptr;
  if (start > end) return NewInt(0);
  if (needle.view.empty()) return NewInt(end - start + 1);
  return NewInt(CountIn(AsUnsigned(ByteView(self)) + start, end - start, AsUnsigned(needle.view), Size(needle.view)));
}

Ref<Object> StartsWith(Borrowed<Object> self, ArgSpan args) { return TailMethod("startswith", self, args, false); }
Ref<Object> EndsWith(Borrowed<Object> self, ArgSpan args) { return TailMethod("endswith", self, args, true); }

Ref<Object> RemovePrefix(Borrowed<Object> self, Borrowed<Object> prefix) {
  BufferHolder holder;
  std::string_view wanted;
  if (!BytesLike(prefix, &holder, &wanted)) return nullptr;
  std::string_view text = ByteView(self);
  if (wanted.empty() || text.substr(0, wanted.size()) != wanted) return UnchangedBytes(self);
  return NewLike(self, text.substr(wanted.size()));
}

Ref<Object> RemoveSuffix(Borrowed<Object> self, Borrowed<Object> suffix) {
  BufferHolder holder;
  std::string_view wanted;
  if (!BytesLike(suffix, &holder, &wanted)) return nullptr;
  std::string_view text = ByteView(self);
  if (wanted.empty() || wanted.size() > text.size() || text.substr(text.size() - wanted.size()) != wanted) {
    return UnchangedBytes(self);
  }
  return NewLike(self, text.substr(0, text.size() - wanted.size()));
}

Ref<Object> Split(Borrowed<Object> self, CallArgs args) { return SplitMethod("split", self, args, false); }
Ref<Object> RSplit(Borrowed<Object> self, CallArgs args) { return SplitMethod("rsplit", self, args, true); }

Ref<Object> SplitLines(Borrowed<Object> self, CallArgs args) {
  Object* given[1] = {};
  if (!ParseArguments({.function = "splitlines", .names = {"keepends"}}, args, given)) return nullptr;
  int keep_ends = 0;
  if (given[0] && !IntArgument(given[0], &keep_ends)) return nullptr;
  Pinned pinned(self);
  std::string_view text = ByteView(self);
  return viv::SplitLines(
      AsUnsigned(text), Size(text), keep_ends != 0, [](uint8_t c) { return c == '\n' || c == '\r'; }, MakePiece{self, text});
}

Ref<Object> Partition(Borrowed<Object> self, Borrowed<Object> separator) { return PartitionMethod(self, separator, false); }
Ref<Object> RPartition(Borrowed<Object> self, Borrowed<Object> separator) { return PartitionMethod(self, separator, true); }

Ref<Object> Strip(Borrowed<Object> self, ArgSpan args) { return StripMethod(self, args, true, true); }
Ref<Object> LStrip(Borrowed<Object> self, ArgSpan args) { return StripMethod(self, args, true, false); }
Ref<Object> RStrip(Borrowed<Object> self, ArgSpan args) { return StripMethod(self, args, false, true); }

Ref<Object> Replace(Borrowed<Object> self, ArgSpan args) {
  BufferHolder from_holder, to_holder;
  std::string_view from, to;
  if (!BytesLike(args[0], &from_holder, &from) || !BytesLike(args[1], &to_holder, &to)) return nullptr;
  ptrdiff_t limit = -1;
  if (args.size > 2 && !SsizeArgument(args[2], &limit)) return nullptr;
  if (limit < 0) limit = PTRDIFF_MAX;
  std::string_view text = ByteView(self);
  ptrdiff_t n = Size(text), m = Size(from), k = Size(to);
  if (limit == 0 || m > n || (m == 0 && k == 0)) return UnchangedBytes(self);
  ptrdiff_t count = m == 0 ? std::min(n + 1, limit) : CountIn(AsUnsigned(text), n, AsUnsigned(from), m, limit);
  if (count == 0) return UnchangedBytes(self);
  if (k > m && k - m > (PTRDIFF_MAX - n) / count) return Raise(TypeId::kOverflowError, "replace bytes is too long");
  ptrdiff_t length = n + count * (k - m);
  Ref<Object> result;
  char* out;
  if (IsBytes(self)) {
    if (length == 0) return NewBytes("");
    Ref<BytesObject> bytes = NewBytesUninitialized(length);
    if (!bytes) return nullptr;
    out = bytes->data;
    result = std::move(bytes);
  } else {
    result = NewByteArray("");
    if (!result || !ByteArrayResize(AsByteArray(result.get()), length)) return nullptr;
    out = AsByteArray(result.get())->start;
  }
  if (m == 1 && k == 1 && count < limit) {
    if (length) std::memcpy(out, text.data(), text.size());
    ReplaceCharacters(reinterpret_cast<uint8_t*>(out), n, AsUnsigned(from)[0], AsUnsigned(to)[0]);
  } else {
    const char* at = text.data();
    const char* end = at + n;
    for (ptrdiff_t i = 0; i < count; ++i) {
      if (m == 0) {
        if (i > 0) *out++ = *at++;
      } else {
        ptrdiff_t found = FindIn(reinterpret_cast<const uint8_t*>(at), end - at, AsUnsigned(from), m);
        out = std::copy_n(at, found, out);
        at += found + m;
      }
      out = std::copy_n(to.data(), to.size(), out);
    }
    std::copy(at, end, out);
  }
  if (length == 1 && IsBytes(self)) return NewBytes(BytesView(result.get()));
  return result;
}

Ref<Object> Join(Borrowed<Object> self, Borrowed<Object> iterable) {
  Ref<Object> sequence = FastSequence(iterable, "can only join an iterable");
  if (!sequence) return nullptr;
  ArgSpan items = FastSequenceItems(sequence);
  if (items.size == 1 && items[0]->kind == kBytes && IsBytes(self)) return Ref<Object>::Share(items[0]);
  Pinned pinned(self);
  std::string_view separator = ByteView(self);
  size_t total = 0;
  bool plain = true;
  for (size_t i = 0; i < items.size; ++i) {
    if (!HasBuffer(items[i])) {
      return RaiseTypeError("sequence item %zd: expected a bytes-like object, %.80T found", static_cast<ptrdiff_t>(i), items[i]);
    }
    plain = plain && IsBytes(items[i]);
    if (plain) total += BytesView(items[i]).size() + (i ? separator.size() : 0);
  }
  if (plain && IsBytes(self)) {
    if (total > PTRDIFF_MAX) return Raise(TypeId::kOverflowError, "join() result is too long");
    if (total == 0) return NewBytes("");
    Ref<BytesObject> result = NewBytesUninitialized(static_cast<ptrdiff_t>(total));
    if (!result) return nullptr;
    char* out = result->data;
    for (size_t i = 0; i < items.size; ++i) {
      if (i) out = std::copy_n(separator.data(), separator.size(), out);
      std::string_view item = BytesView(items[i]);
      out = std::copy_n(item.data(), item.size(), out);
    }
    if (total == 1) return NewBytes({result->data, 1});
    return result;
  }
  std::string out;
  for (size_t i = 0; i < items.size; ++i) {
    BufferHolder holder;
    std::string_view item;
    if (!BytesLike(items[i], &holder, &item)) return nullptr;
    if (i) out += separator;
    out += item;
  }
  return NewLike(self, out);
}

Ref<Object> Translate(Borrowed<Object> self, CallArgs args) {
  Object* given[2] = {};
  if (!ParseArguments({.function = "translate", .names = {"", "delete"}, .required = 1, .positional_only = 1}, args, given)) return nullptr;
  BufferHolder table_holder, deleted_holder;
  std::string_view table, deleted;
  bool has_table = !IsNone(given[0]);
  if (has_table) {
    if (!BytesLike(given[0], &table_holder, &table)) return nullptr;
    if (table.size() != 256) return RaiseValueError("translation table must be 256 characters long");
  }
  if (given[1] && !BytesLike(given[1], &deleted_holder, &deleted)) return nullptr;
  bool drop[256] = {};
  for (char c : deleted) drop[static_cast<uint8_t>(c)] = true;
  std::string_view text = ByteView(self);
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    if (drop[static_cast<uint8_t>(c)]) continue;
    out += has_table ? table[static_cast<uint8_t>(c)] : c;
  }
  if (out == text) return UnchangedBytes(self);
  return NewLike(self, out);
}

Ref<Object> MakeTrans(Borrowed<Object>, ArgSpan args) {
  BufferHolder from_holder, to_holder;
  std::string_view from, to;
  if (!BytesLike(args[0], &from_holder, &from) || !BytesLike(args[1], &to_holder, &to)) return nullptr;
  if (from.size() != to.size()) return RaiseValueError("maketrans arguments must have same length");
  char table[256];
  for (int i = 0; i < 256; ++i) table[i] = static_cast<char>(i);
  for (size_t i = 0; i < from.size(); ++i) table[static_cast<uint8_t>(from[i])] = to[i];
  return NewBytes({table, sizeof(table)});
}

Ref<Object> Decode(Borrowed<Object> self, CallArgs args) {
  const char *encoding, *errors;
  if (!CodecArguments("decode", args, &encoding, &errors)) return nullptr;
  Pinned pinned(self);
  return DecodeBytes(ByteView(self), encoding, errors);
}

Ref<Object> Hex(Borrowed<Object> self, CallArgs args) {
  Pinned pinned(self);
  return HexMethod(ByteView(self), args);
}

}  // namespace bytes_methods
}  // namespace viv
