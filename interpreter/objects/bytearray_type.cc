// The type bytearray: slots, methods of its own, table.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/bytearray_internal.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/version_profile.h"

namespace viv {
namespace {

std::string_view ViewOf(Borrowed<Object> self) { return ByteView(self.get()); }

bool AppendByte(ByteArrayObject* self, char byte) {
  ptrdiff_t n = self->length;
  if (n + 1 < self->allocated && self->exports == 0 && self->start == self->storage) {
    self->length = n + 1;
    self->start[n + 1] = 0;
  } else if (!ByteArrayResize(self, n + 1)) {
    return false;
  }
  self->start[n] = byte;
  return true;
}

// ---- Construction --------------------------------------------------------------------------------------------------------------

Ref<Object> New(TypeObject* type, CallArgs) {
  if (type == BuiltinType(TypeId::kByteArray)) return NewByteArray("");
  Ref<Object> self = AllocateInstance(type, 0);
  if (self && HasGcHead(self.get())) TrackOnce(self.get());
  return self;
}

bool ExtendWith(Borrowed<Object> self, Borrowed<Object> other) {
  BufferHolder holder;
  std::string_view bytes;
  if (!HasBuffer(other)) {
    return RaiseFalse(TypeId::kTypeError, "can't concat %.100T to %.100T", other.get(), self.get());
  }
  if (!BytesLike(other, &holder, &bytes)) return false;
  ByteArrayObject* array = AsByteArray(self);
  ptrdiff_t n = array->length;
  if (static_cast<ptrdiff_t>(bytes.size()) > PTRDIFF_MAX - n) return RaiseMemoryError(), false;
  if (other.get() == self.get()) {  // its own buffer would forbid growing
    ReleaseBuffer(&holder.buffer);
    if (!ByteArrayResize(array, n * 2)) return false;
    std::memcpy(array->start + n, array->start, static_cast<size_t>(n));
    return true;
  }
  if (!ByteArrayResize(array, n + static_cast<ptrdiff_t>(bytes.size()))) return false;
  std::memcpy(array->start + n, bytes.data(), bytes.size());
  return true;
}

bool InitFrom(ByteArrayObject* self, Borrowed<Object> source) {
  if (IsExact(source, TypeId::kBytes)) {
    std::string_view bytes = BytesView(source.get());
    if (!ByteArrayResize(self, static_cast<ptrdiff_t>(bytes.size()))) return false;
    if (!bytes.empty()) std::memcpy(self->start, bytes.data(), bytes.size());
    return true;
  }
  if (IsIndex(source)) {
    ptrdiff_t count = AsSsize(source, TypeId::kOverflowError);
    if (!(count == -1 && ErrorPending())) {
      if (count < 0) return RaiseFalse(TypeId::kValueError, "negative count");
      if (count > 0) {
        if (!ByteArrayResize(self, count)) return false;
        std::memset(self->start, 0, static_cast<size_t>(count));
      }
      return true;
    }
    if (!PendingMatches(TypeId::kTypeError)) return false;
    ClearError();
  }
  if (HasBuffer(source)) {
    std::string bytes;
    if (!CopyBuffer(source, &bytes)) return false;
    if (!ByteArrayResize(self, static_cast<ptrdiff_t>(bytes.size()))) return false;
    if (!bytes.empty()) std::memcpy(self->start, bytes.data(), bytes.size());
    return true;
  }
  if (source->kind == kList || source->kind == kTuple) {
    // Of known length: allocated at once. Items of other kinds than int take the long way, for their __index__ may do anything.
    ArgSpan items = FastSequenceItems(source);
    bool plain = std::all_of(items.begin(), items.end(), [](Object* item) {
      return item->kind == kInt && SmallValue(item) >= 0 && SmallValue(item) <= 255;
    });
    if (plain) {
      if (!ByteArrayResize(self, static_cast<ptrdiff_t>(items.size))) return false;
      for (size_t i = 0; i < items.size; ++i) self->start[i] = static_cast<char>(SmallValue(items[i]));
      return true;
    }
  }
  Ref<Object> iterator = GetIter(source);
  if (!iterator) {
    if (!PendingMatches(TypeId::kTypeError)) return false;
    ClearError();
    return RaiseFalse(TypeId::kTypeError, "cannot convert '%.200T' object to bytearray", source.get());
  }
  while (Ref<Object> item = viv::Next(iterator)) {
    int byte = ByteArgument(item);
    if (byte < 0 || !AppendByte(self, static_cast<char>(byte))) return false;
  }
  return !ErrorPending();
}

bool Init(Borrowed<Object> object, CallArgs args) {
  Object* given[3] = {};
  if (!ParseArguments({.function = "bytearray", .names = {"source", "encoding", "errors"}}, args, given)) return false;
  const char *encoding = nullptr, *errors = nullptr;
  if (given[1] && !(encoding = TextArgument("bytearray", "argument 'encoding'", given[1]))) return false;
  if (given[2] && !(errors = TextArgument("bytearray", "argument 'errors'", given[2]))) return false;
  ByteArrayObject* self = AsByteArray(object);
  if (self->length && !ByteArrayResize(self, 0)) return false;
  if (!given[0]) {
    if (encoding) return RaiseFalse(TypeId::kTypeError, "encoding without a string argument");
    if (errors) return RaiseFalse(TypeId::kTypeError, "errors without a string argument");
    return true;
  }
  if (IsStr(given[0])) {
    if (!encoding) return RaiseFalse(TypeId::kTypeError, "string argument without an encoding");
    Ref<Object> encoded = EncodeStr(AsStr(given[0]), encoding, errors);
    return encoded && ExtendWith(object, encoded);
  }
  if (encoding) return RaiseFalse(TypeId::kTypeError, "encoding without a string argument");
  if (errors) return RaiseFalse(TypeId::kTypeError, "errors without a string argument");
  return InitFrom(self, given[0]);
}

// ---- Slots ---------------------------------------------------------------------------------------------------------------------

Ref<Object> ReprSlot(Borrowed<Object> self) {
  // The name of the class, without its module.
  std::string name = self->type->name;
  size_t dot = name.rfind('.');
  if (dot != name.npos) name.erase(0, dot + 1);
  if (self->kind != kByteArray) {
    Ref<Object> real = TypeName(TypeOf(self.get()));
    if (!real) return nullptr;
    Ref<StrObject> text = ReprOfBytes(ViewOf(self), "b", ")", false);
    if (!text) return nullptr;
    return StrFormat("%U(%U", AsStr(real.get()), text.get());
  }
  return ReprOfBytes(ViewOf(self), "bytearray(b", ")", false);
}

Ref<Object> CompareSlot(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (!HasBuffer(a) || !HasBuffer(b)) return NewNotImplemented();
  BufferHolder left_holder, right_holder;
  std::string_view left, right;
  if (!BytesLike(a, &left_holder, &left) || !BytesLike(b, &right_holder, &right)) {
    ClearError();
    return NewNotImplemented();
  }
  if (op == kEqual) return NewBool(left == right);
  if (op == kNotEqual) return NewBool(left != right);
  return CompareIntegers(left.compare(right), 0, op);
}

ptrdiff_t LengthSlot(Borrowed<Object> self) { return AsByteArray(self)->length; }

Ref<Object> ConcatSlot(Borrowed<Object> a, Borrowed<Object> b) {
  if (!HasBuffer(a) || !HasBuffer(b)) return RaiseTypeError("can't concat %.100T to %.100T", b.get(), a.get());
  BufferHolder left_holder, right_holder;
  std::string_view left, right;
  if (!BytesLike(a, &left_holder, &left) || !BytesLike(b, &right_holder, &right)) return nullptr;
  if (left.size() > PTRDIFF_MAX - right.size()) return RaiseMemoryError();
  Ref<Object> result = NewByteArray("");
  if (!result || !ByteArrayResize(AsByteArray(result.get()), static_cast<ptrdiff_t>(left.size() + right.size()))) return nullptr;
  char* out = AsByteArray(result.get())->start;
  if (!left.empty()) std::memcpy(out, left.data(), left.size());
  if (!right.empty()) std::memcpy(out + left.size(), right.data(), right.size());
  return result;
}

void FillRepeated(ByteArrayObject* self, ptrdiff_t unit) {
  if (unit == 0) return;
  if (unit == 1) {
    std::memset(self->start, self->start[0], static_cast<size_t>(self->length));
    return;
  }
  for (ptrdiff_t done = unit; done < self->length; done += unit) {
    std::memcpy(self->start + done, self->start, static_cast<size_t>(unit));
  }
}

Ref<Object> RepeatSlot(Borrowed<Object> self, ptrdiff_t count) {
  count = std::max<ptrdiff_t>(count, 0);
  ptrdiff_t unit = AsByteArray(self)->length;
  if (count && unit > PTRDIFF_MAX / count) return RaiseMemoryError();
  Ref<Object> result = NewByteArray(count ? ViewOf(self) : std::string_view());
  if (!result || !ByteArrayResize(AsByteArray(result.get()), unit * count)) return nullptr;
  if (count) FillRepeated(AsByteArray(result.get()), unit);
  return result;
}

Ref<Object> InplaceRepeatSlot(Borrowed<Object> self, ptrdiff_t count) {
  ByteArrayObject* array = AsByteArray(self);
  count = std::max<ptrdiff_t>(count, 0);
  ptrdiff_t unit = array->length;
  if (count && unit > PTRDIFF_MAX / count) return RaiseMemoryError();
  if (!ByteArrayResize(array, unit * count)) return nullptr;
  if (count) FillRepeated(array, unit);
  return NewRef(self);
}

Ref<Object> InplaceConcatSlot(Borrowed<Object> self, Borrowed<Object> other) {
  if (!ExtendWith(self, other)) return nullptr;
  return NewRef(self);
}

Ref<Object> ItemSlot(Borrowed<Object> self, ptrdiff_t index) {
  ByteArrayObject* array = AsByteArray(self);
  if (index < 0 || index >= array->length) return Raise(TypeId::kIndexError, "bytearray index out of range");
  return NewInt(static_cast<uint8_t>(array->start[index]));
}

Ref<Object> SubscriptSlot(Borrowed<Object> self, Borrowed<Object> key) {
  if (key->kind == kSlice) {
    ptrdiff_t start, stop, step, length;
    if (!SliceUnpack(key, &start, &stop, &step)) return nullptr;
    length = SliceAdjust(AsByteArray(self)->length, &start, &stop, step);
    if (length <= 0) return NewByteArray("");
    if (step == 1) return NewByteArray(ViewOf(self).substr(static_cast<size_t>(start), static_cast<size_t>(length)));
    Ref<Object> result = NewByteArray("");
    if (!result || !ByteArrayResize(AsByteArray(result.get()), length)) return nullptr;
    for (ptrdiff_t i = 0; i < length; ++i) {
      AsByteArray(result.get())->start[i] = AsByteArray(self)->start[start + i * step];
    }
    return result;
  }
  if (!IsIndex(key)) return RaiseTypeError("bytearray indices must be integers or slices, not %.200T", key.get());
  ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
  if (index == -1 && ErrorPending()) return nullptr;
  if (index < 0) index += AsByteArray(self)->length;
  return ItemSlot(self, index);
}

bool AssignIndex(ByteArrayObject* self, ptrdiff_t index, Borrowed<Object> value_or_null) {
  if (index < 0 || index >= self->length) return RaiseFalse(TypeId::kIndexError, "bytearray index out of range");
  if (!value_or_null.get()) return ByteArrayReplace(self, index, index + 1, "");
  int byte = ByteArgument(value_or_null);
  if (byte < 0) return false;
  if (index >= self->length) return RaiseFalse(TypeId::kIndexError, "bytearray index out of range");  // __index__ may have shrunk it
  self->start[index] = static_cast<char>(byte);
  return true;
}

bool DeleteStepped(ByteArrayObject* self, ptrdiff_t start, ptrdiff_t step, ptrdiff_t count) {
  if (!CanResize(self)) return false;
  if (count == 0) return true;
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  char* out = self->start + start;
  for (ptrdiff_t i = 0; i < count; ++i) {
    ptrdiff_t from = start + i * step + 1;
    ptrdiff_t to = i + 1 < count ? from + step - 1 : self->length;
    std::memmove(out, self->start + from, static_cast<size_t>(to - from));
    out += to - from;
  }
  return ByteArrayResize(self, self->length - count);
}

bool AssignSubscriptSlot(Borrowed<Object> object, Borrowed<Object> key, Borrowed<Object> value_or_null) {
  ByteArrayObject* self = AsByteArray(object);
  if (IsIndex(key)) {
    ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return false;
    if (index < 0) index += self->length;
    return AssignIndex(self, index, value_or_null);
  }
  if (key->kind != kSlice) {
    return RaiseFalse(TypeId::kTypeError, "bytearray indices must be integers or slices, not %.200T", key.get());
  }
  std::string_view bytes;
  Ref<Object> converted;
  if (Object* value = value_or_null.get()) {
    if (value == object.get() || !IsByteArray(value)) {
      bool no_bytes = IsStr(value) || ((IsIndex(value) || TypeOf(value)->slots.float_ || TypeOf(value)->slots.int_) && !HasBuffer(value));
      if (no_bytes) {
        return RaiseFalse(TypeId::kTypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
      }
      converted = NewByteArray("");
      if (!converted || !InitFrom(AsByteArray(converted.get()), value)) return false;
      value = converted.get();
    }
    bytes = ByteView(value);
  }
  // After the conversion, which may have changed this array.
  ptrdiff_t start, stop, step;
  if (!SliceUnpack(key, &start, &stop, &step)) return false;
  ptrdiff_t count = SliceAdjust(self->length, &start, &stop, step);
  if ((step < 0 && start < stop) || (step > 0 && start > stop)) stop = start;
  if (step == 1) return ByteArrayReplace(self, start, stop, bytes);
  if (bytes.empty()) return DeleteStepped(self, start, step, count);
  if (static_cast<ptrdiff_t>(bytes.size()) != count) {
    return RaiseFalse(TypeId::kValueError, "attempt to assign bytes of size %zd to extended slice of size %zd",
                      static_cast<ptrdiff_t>(bytes.size()), count);
  }
  for (ptrdiff_t i = 0; i < count; ++i) self->start[start + i * step] = bytes[static_cast<size_t>(i)];
  return true;
}

bool AssignItemSlot(Borrowed<Object> self, ptrdiff_t index, Borrowed<Object> value_or_null) {
  return AssignIndex(AsByteArray(self), index, value_or_null);
}

Ref<Object> ModuloSlot(Borrowed<Object> a, Borrowed<Object> b) {
  if (!IsByteArray(a)) return NewNotImplemented();
  return BytesModulo(a, b);
}

constexpr char kNothing[1] = {};

bool GetBufferSlot(Borrowed<Object> self, Buffer* out, int flags) {
  ByteArrayObject* array = AsByteArray(self);
  if (!FillBuffer(out, self, array->start ? array->start : const_cast<char*>(kNothing), array->length, false, flags)) return false;
  ++array->exports;
  return true;
}
void ReleaseBufferSlot(Borrowed<Object> self, Buffer*) { --AsByteArray(self)->exports; }

// ---- Methods of its own --------------------------------------------------------------------------------------------------------

Ref<Object> Alloc(Borrowed<Object> self) { return NewInt(AsByteArray(self)->allocated); }

Ref<Object> SizeOf(Borrowed<Object> self) { return NewInt(ShownBasicSize(TypeOf(self)) + AsByteArray(self)->allocated); }

Ref<Object> ReduceFor(Borrowed<Object> self, int protocol) {
  Ref<Object> state = CallMethod(self, Names().__getstate__, {});
  if (!state) return nullptr;
  std::string_view view = ViewOf(self);
  Ref<TupleObject> args;
  if (protocol < 3) {
    Ref<StrObject> text = NewStrLatin1(AsUnsigned(view), static_cast<ptrdiff_t>(view.size()));
    Ref<StrObject> encoding = NewStr("latin-1");
    if (!text || !encoding) return nullptr;
    args = NewTuple({text.get(), encoding.get()});
  } else if (view.empty()) {
    args = EmptyTuple();
  } else {
    Ref<Object> bytes = NewBytes(view);
    if (!bytes) return nullptr;
    args = NewTuple({bytes.get()});
  }
  if (!args) return nullptr;
  return NewTuple({TypeOf(self.get()), args.get(), state.get()});
}

Ref<Object> Reduce(Borrowed<Object> self) { return ReduceFor(self, 2); }
Ref<Object> ReduceEx(Borrowed<Object> self, ArgSpan args) {
  int protocol = 0;
  if (args.size > 0 && !IntArgument(args[0], &protocol)) return nullptr;
  return ReduceFor(self, protocol);
}

Ref<Object> Append(Borrowed<Object> self, Borrowed<Object> item) {
  int byte = ByteArgument(item);
  if (byte < 0) return nullptr;
  if (AsByteArray(self)->length == PTRDIFF_MAX) return Raise(TypeId::kOverflowError, "cannot add more objects to bytearray");
  if (!ByteArrayResize(AsByteArray(self), AsByteArray(self)->length + 1)) return nullptr;
  AsByteArray(self)->start[AsByteArray(self)->length - 1] = static_cast<char>(byte);
  return NewNone();
}

Ref<Object> Clear(Borrowed<Object> self) {
  if (!ByteArrayResize(AsByteArray(self), 0)) return nullptr;
  return NewNone();
}

Ref<Object> Copy(Borrowed<Object> self) { return NewByteArray(ViewOf(self)); }

Ref<Object> Extend(Borrowed<Object> self, Borrowed<Object> iterable) {
  ByteArrayObject* array = AsByteArray(self);
  if (HasBuffer(iterable)) {
    if (!ExtendWith(self, iterable)) return nullptr;
    return NewNone();
  }
  Ref<Object> iterator = GetIter(iterable);
  if (!iterator) {
    if (!PendingMatches(TypeId::kTypeError)) return nullptr;
    ClearError();
    return RaiseTypeError("can't extend bytearray with %.100T", iterable.get());
  }
  // Into an array of its own first: a failing iterable leaves this one as it was.
  Ref<Object> added = NewByteArray("");
  if (!added) return nullptr;
  while (Ref<Object> item = viv::Next(iterator)) {
    int byte = ByteArgument(item);
    if (byte < 0 || !AppendByte(AsByteArray(added.get()), static_cast<char>(byte))) return nullptr;
  }
  if (ErrorPending()) return nullptr;
  if (!ByteArrayReplace(array, array->length, array->length, ByteView(added.get()))) return nullptr;
  return NewNone();
}

Ref<Object> Insert(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t index;
  if (!SsizeArgument(Borrowed<Object>(args[0]), &index)) return nullptr;
  int byte = ByteArgument(args[1]);
  if (byte < 0) return nullptr;
  ByteArrayObject* array = AsByteArray(self);
  ptrdiff_t n = array->length;
  if (!ByteArrayResize(array, n + 1)) return nullptr;
  if (index < 0) index = std::max<ptrdiff_t>(index + n, 0);
  index = std::min(index, n);
  std::memmove(array->start + index + 1, array->start + index, static_cast<size_t>(n - index));
  array->start[index] = static_cast<char>(byte);
  return NewNone();
}

Ref<Object> Pop(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t index = -1;
  if (args.size > 0 && !SsizeArgument(Borrowed<Object>(args[0]), &index)) return nullptr;
  ByteArrayObject* array = AsByteArray(self);
  ptrdiff_t n = array->length;
  if (n == 0) return Raise(TypeId::kIndexError, "pop from empty bytearray");
  if (index < 0) index += n;
  if (index < 0 || index >= n) return Raise(TypeId::kIndexError, "pop index out of range");
  if (!CanResize(array)) return nullptr;
  auto byte = static_cast<uint8_t>(array->start[index]);
  std::memmove(array->start + index, array->start + index + 1, static_cast<size_t>(n - index));
  if (!ByteArrayResize(array, n - 1)) return nullptr;
  return NewInt(byte);
}

Ref<Object> Remove(Borrowed<Object> self, Borrowed<Object> value) {
  int byte = ByteArgument(value);
  if (byte < 0) return nullptr;
  ByteArrayObject* array = AsByteArray(self);
  size_t found = ViewOf(self).find(static_cast<char>(byte));
  if (found == std::string_view::npos) return RaiseValueError("value not found in bytearray");
  if (!CanResize(array)) return nullptr;
  auto at = static_cast<ptrdiff_t>(found);
  std::memmove(array->start + at, array->start + at + 1, static_cast<size_t>(array->length - at));
  if (!ByteArrayResize(array, array->length - 1)) return nullptr;
  return NewNone();
}

Ref<Object> Reverse(Borrowed<Object> self) {
  ByteArrayObject* array = AsByteArray(self);
  std::reverse(array->start, array->start + array->length);
  return NewNone();
}

Ref<Object> FromHex(Borrowed<Object> type, Borrowed<Object> text) {
  std::string data;
  if (!ParseHex(text, &data)) return nullptr;
  if (type.get() == BuiltinType(TypeId::kByteArray)) return NewByteArray(data);
  Ref<Object> bytes = NewBytes(data);
  if (!bytes) return nullptr;
  return Call(type, {bytes.get()});
}

constexpr MethodDef kMethods[] = {
    NoArgs("__alloc__", Alloc, "B.__alloc__() -> int\n\nHow many bytes are allocated."),
    NoArgs("__reduce__", Reduce, "__reduce__($self, /)\n--\n\nWhat pickle needs to know."),
    Positional("__reduce_ex__", ReduceEx, 0, 1, "__reduce_ex__($self, proto=0, /)\n--\n\nWhat pickle needs to know."),
    NoArgs("__sizeof__", SizeOf, "__sizeof__($self, /)\n--\n\nThe size in memory, in bytes."),
    OneArg("append", Append, "append($self, item, /)\n--\n\nAdds one byte at the end."),
    NoArgs("clear", Clear, "clear($self, /)\n--\n\nRemoves all bytes."),
    NoArgs("copy", Copy, "copy($self, /)\n--\n\nA copy."),
    OneArg("extend", Extend, "extend($self, iterable_of_ints, /)\n--\n\nAdds the bytes of an iterable at the end."),
    OneArg("fromhex", FromHex, "fromhex($type, string, /)\n--\n\nThe bytes that a text of hexadecimal digits stands for.", kClassMethodFlag),
    Positional("insert", Insert, 2, 2, "insert($self, index, item, /)\n--\n\nPuts one byte before the index."),
    Positional("pop", Pop, 0, 1, "pop($self, index=-1, /)\n--\n\nTakes a byte out and returns it."),
    OneArg("remove", Remove, "remove($self, value, /)\n--\n\nTakes the first occurrence of a byte out."),
    NoArgs("reverse", Reverse, "reverse($self, /)\n--\n\nTurns the order of the bytes round."),
#define VIV_METHOD(...) __VA_ARGS__,
#include "interpreter/objects/bytes_methods.def"
#undef VIV_METHOD
};

constexpr TypeSpec MakeSpec() {
  TypeSpec spec = {.name = "bytearray", .base = TypeId::kObject, .basic_size = sizeof(ByteArrayObject)};
  spec.flags = kTypeIsBaseType | kTypeMatchSelf;
  spec.instance_kind = kByteArray;
  spec.dealloc = ByteArrayDealloc;
  spec.slots.repr = ReprSlot;
  spec.slots.str = ReprSlot;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.compare = CompareSlot;
  spec.slots.iter = NewBytesIterator;
  spec.slots.new_ = New;
  spec.slots.init = Init;
  spec.slots.remainder = ModuloSlot;
  spec.slots.seq_length = LengthSlot;
  spec.slots.concat = ConcatSlot;
  spec.slots.repeat = RepeatSlot;
  spec.slots.item = ItemSlot;
  spec.slots.assign_item = AssignItemSlot;
  spec.slots.contains = BytesContains;
  spec.slots.inplace_concat = InplaceConcatSlot;
  spec.slots.inplace_repeat = InplaceRepeatSlot;
  spec.slots.map_length = LengthSlot;
  spec.slots.subscript = SubscriptSlot;
  spec.slots.assign_subscript = AssignSubscriptSlot;
  spec.slots.get_buffer = GetBufferSlot;
  spec.slots.release_buffer = ReleaseBufferSlot;
  spec.methods = kMethods;
  spec.doc =
      "bytearray(iterable_of_ints) -> bytearray\n"
      "bytearray(string, encoding[, errors]) -> bytearray\n"
      "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
      "bytearray(int) -> bytes array of the given size, all zeros\n"
      "bytearray() -> empty bytes array\n"
      "\n"
      "A sequence of bytes that can be changed.";
  return spec;
}

}  // namespace

extern const TypeSpec kByteArraySpec;
constinit const TypeSpec kByteArraySpec = MakeSpec();

}  // namespace viv
