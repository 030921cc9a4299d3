// The type bytes: its constructor, slots and table; bytes_iterator and bytearray_iterator.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/slice_range.h"

namespace viv {
namespace {

// ---- Life ----------------------------------------------------------------------------------------------------------------------

void Dealloc(Object* self) {
  if (__builtin_expect(self->kind == kBytes, 1)) {
    FreeObjectMemory(self, kBytesHeaderSize + 1 + static_cast<size_t>(AsBytes(self)->length));
  } else {
    FreeObject(self);
  }
}

Ref<Object> NewSubclassInstance(TypeObject* type, std::string_view data) {
  Ref<Object> self = AllocateInstance(type, static_cast<ptrdiff_t>(data.size()));
  if (!self) return nullptr;
  auto* bytes = static_cast<BytesObject*>(self.get());
  bytes->length = static_cast<ptrdiff_t>(data.size());
  bytes->hash = -1;
  std::memcpy(bytes->data, data.data(), data.size());
  if (HasGcHead(bytes)) TrackOnce(bytes);
  return self;
}

// Of a row of small ints, all of them bytes. Null and nothing pending: something else is among them.
Ref<Object> FromBytesInRow(ArgSpan items) {
  for (Object* item : items) {
    if (item->kind != kInt || static_cast<uint64_t>(SmallValue(item)) > 0xFF) return nullptr;
  }
  if (items.size == 0) return NewBytes("");
  if (items.size == 1) {
    const char byte = static_cast<char>(SmallValue(items[0]));
    return NewBytes({&byte, 1});
  }
  Ref<BytesObject> bytes = NewBytesUninitialized(static_cast<ptrdiff_t>(items.size));
  for (size_t i = 0; bytes && i < items.size; ++i) bytes->data[i] = static_cast<char>(SmallValue(items[i]));
  return bytes;
}

// bytes(x) of what has no __bytes__ and is no count.
Ref<Object> FromObject(Borrowed<Object> x) {
  if (x->kind == kBytes) return NewRef(x);
  if (x->kind == kTuple || x->kind == kList) {
    Ref<Object> bytes = FromBytesInRow(x->kind == kTuple ? TupleItems(AsTuple(x)) : ArgSpan{AsList(x)->items, static_cast<size_t>(AsList(x)->size)});
    if (bytes || ErrorPending()) return bytes;
  }
  if (HasBuffer(x)) {
    std::string copy;
    if (!CopyBuffer(x, &copy)) return nullptr;
    if (copy.size() != 1) return NewBytes(copy);
    Ref<BytesObject> one = NewBytesUninitialized(1);  // as in CPython none of the shared ones
    if (one) one->data[0] = copy[0];
    return one;
  }
  if (!IsStr(x)) {
    Ref<Object> iterator = GetIter(x);
    if (iterator) {
      std::string out;
      if (!AppendIterable(iterator, &out, "bytes must be in range(0, 256)")) return nullptr;
      return NewBytes(out);
    }
    if (!PendingMatches(TypeId::kTypeError)) return nullptr;
    ClearError();
  }
  return RaiseTypeError("cannot convert '%.200T' object to bytes", x.get());
}

Ref<Object> FromArgument(Borrowed<Object> x) {
  if (x->kind == kBytes) return NewRef(x);
  Ref<Object> method = LookupSpecialMayRunPython(x, Names().__bytes__);
  if (method) {
    Ref<Object> result = Call(method, {});
    if (!result) return nullptr;
    if (!IsBytes(result.get())) return RaiseTypeError("__bytes__ returned non-bytes (type %.200T)", result.get());
    return result;
  }
  if (ErrorPending()) return nullptr;
  if (IsStr(x)) return RaiseTypeError("string argument without an encoding");
  if (IsIndex(x)) {
    ptrdiff_t size = AsSsize(x, TypeId::kOverflowError);
    if (!(size == -1 && ErrorPending())) {
      if (size < 0) return RaiseValueError("negative count");
      if (size == 0) return NewBytes("");
      Ref<BytesObject> bytes = NewBytesUninitialized(size);
      if (bytes) std::memset(bytes->data, 0, static_cast<size_t>(size));
      return bytes;
    }
    if (!PendingMatches(TypeId::kTypeError)) return nullptr;
    ClearError();
  }
  return FromObject(x);
}

Ref<Object> New(TypeObject* type, CallArgs args) {
  Object* given[3] = {};
  if (!ParseArguments({.function = "bytes", .names = {"source", "encoding", "errors"}}, args, given)) return nullptr;
  const char *encoding = nullptr, *errors = nullptr;
  if (given[1] && !(encoding = TextArgument("bytes", "argument 'encoding'", given[1]))) return nullptr;
  if (given[2] && !(errors = TextArgument("bytes", "argument 'errors'", given[2]))) return nullptr;
  Ref<Object> bytes;
  if (!given[0]) {
    if (encoding) return RaiseTypeError("encoding without a string argument");
    if (errors) return RaiseTypeError("errors without a string argument");
    bytes = NewBytes("");
  } else if (encoding) {
    if (!IsStr(given[0])) return RaiseTypeError("encoding without a string argument");
    bytes = EncodeStr(AsStr(given[0]), encoding, errors);
  } else if (errors) {
    return RaiseTypeError(IsStr(given[0]) ? "string argument without an encoding" : "errors without a string argument");
  } else {
    bytes = FromArgument(given[0]);
  }
  if (!bytes || type == BuiltinType(TypeId::kBytes)) return bytes;
  return NewSubclassInstance(type, BytesView(bytes.get()));
}

// ---- Slots ---------------------------------------------------------------------------------------------------------------------

Ref<Object> ReprSlot(Borrowed<Object> self) { return ReprOfBytes(BytesView(self.get()), "b", "", true); }
int64_t HashSlot(Borrowed<Object> self) { return BytesHash(AsBytes(self)); }

Ref<Object> CompareSlot(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (!IsBytes(a) || !IsBytes(b)) return NewNotImplemented();
  std::string_view left = BytesView(a.get()), right = BytesView(b.get());
  if (op == kEqual) return NewBool(left == right);
  if (op == kNotEqual) return NewBool(left != right);
  return CompareIntegers(left.compare(right), 0, op);
}

ptrdiff_t LengthSlot(Borrowed<Object> self) { return AsBytes(self)->length; }

Ref<Object> ConcatSlot(Borrowed<Object> a, Borrowed<Object> b) {
  if (!HasBuffer(a) || !HasBuffer(b)) return RaiseTypeError("can't concat %.100T to %.100T", b.get(), a.get());
  BufferHolder left_holder, right_holder;
  std::string_view left, right;
  if (!BytesLike(a, &left_holder, &left) || !BytesLike(b, &right_holder, &right)) return nullptr;
  if (left.empty() && b->kind == kBytes) return NewRef(b);
  if (right.empty() && a->kind == kBytes) return NewRef(a);
  if (left.size() > PTRDIFF_MAX - right.size()) return RaiseMemoryError();
  if (left.size() + right.size() <= 1) return NewBytes(left.empty() ? right : left);
  Ref<BytesObject> result = NewBytesUninitialized(static_cast<ptrdiff_t>(left.size() + right.size()));
  if (!result) return nullptr;
  std::memcpy(result->data, left.data(), left.size());
  std::memcpy(result->data + left.size(), right.data(), right.size());
  return result;
}

Ref<Object> RepeatSlot(Borrowed<Object> self, ptrdiff_t count) {
  count = std::max<ptrdiff_t>(count, 0);
  std::string_view view = BytesView(self.get());
  auto size = static_cast<ptrdiff_t>(view.size());
  if (count && size > PTRDIFF_MAX / count) return Raise(TypeId::kOverflowError, "repeated bytes are too long");
  ptrdiff_t total = size * count;
  if (total == size && self->kind == kBytes) return NewRef(self);
  Ref<BytesObject> result = NewBytesUninitialized(total);  // also where it is empty, as in CPython
  if (!result) return nullptr;
  if (size == 1) {
    std::memset(result->data, view[0], static_cast<size_t>(total));
  } else {
    for (ptrdiff_t i = 0; i < count; ++i) std::memcpy(result->data + i * size, view.data(), view.size());
  }
  return result;
}

Ref<Object> ItemSlot(Borrowed<Object> self, ptrdiff_t index) {
  std::string_view view = BytesView(self.get());
  if (index < 0 || static_cast<size_t>(index) >= view.size()) return Raise(TypeId::kIndexError, "index out of range");
  return NewInt(static_cast<uint8_t>(view[static_cast<size_t>(index)]));
}

Ref<Object> SubscriptSlot(Borrowed<Object> self, Borrowed<Object> key) {
  std::string_view view = BytesView(self.get());
  if (key->kind == kSlice) {
    ptrdiff_t start, stop, step, length;
    if (!SliceIndices(key, static_cast<ptrdiff_t>(view.size()), &start, &stop, &step, &length)) return nullptr;
    if (length <= 0) return NewBytes("");
    if (step == 1 && static_cast<size_t>(length) == view.size() && self->kind == kBytes) return NewRef(self);
    if (step == 1) return NewBytes(view.substr(static_cast<size_t>(start), static_cast<size_t>(length)));
    if (length == 1) return NewBytes(view.substr(static_cast<size_t>(start), 1));
    Ref<BytesObject> result = NewBytesUninitialized(length);
    if (!result) return nullptr;
    for (ptrdiff_t i = 0; i < length; ++i) result->data[i] = view[static_cast<size_t>(start + i * step)];
    return result;
  }
  if (!IsIndex(key)) return RaiseTypeError("byte indices must be integers or slices, not %.200T", key.get());
  ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
  if (index == -1 && ErrorPending()) return nullptr;
  if (index < 0) index += static_cast<ptrdiff_t>(view.size());
  return ItemSlot(self, index);
}

Ref<Object> ModuloSlot(Borrowed<Object> a, Borrowed<Object> b) {
  if (!IsBytes(a)) return NewNotImplemented();
  return BytesModulo(a, b);
}

bool GetBufferSlot(Borrowed<Object> self, Buffer* out, int flags) {
  return FillBuffer(out, self, const_cast<char*>(AsBytes(self)->data), AsBytes(self)->length, true, flags);
}

// ---- Methods of its own --------------------------------------------------------------------------------------------------------

Ref<Object> GetNewArgs(Borrowed<Object> self) {
  Ref<Object> copy = NewBytes(BytesView(self.get()));
  if (!copy) return nullptr;
  return NewTuple({copy.get()});
}

Ref<Object> DunderBytes(Borrowed<Object> self) { return UnchangedBytes(self); }

Ref<Object> FromHex(Borrowed<Object> type, Borrowed<Object> text) {
  std::string data;
  if (!ParseHex(text, &data)) return nullptr;
  Ref<Object> bytes = NewBytes(data);
  if (!bytes || type.get() == BuiltinType(TypeId::kBytes)) return bytes;
  return Call(type, {bytes.get()});
}

// ---- Iterators -----------------------------------------------------------------------------------------------------------------

struct BytesIteratorObject : Object {
  ptrdiff_t index;
  GcSlot<Object> bytes;  // bytes or bytearray; null: exhausted
};

BytesIteratorObject* Self(Borrowed<Object> self) { return static_cast<BytesIteratorObject*>(self.get()); }

void IteratorDealloc(Object* self) {
  UntrackTracked(self);
  Self(self)->bytes.Clear();
  FreeObject(self);
}

int IteratorTraverse(Object* self, VisitFn visit, void* context) { return Self(self)->bytes.Visit(visit, context); }

Ref<Object> IteratorNext(Borrowed<Object> self) {
  BytesIteratorObject* iterator = Self(self);
  if (!iterator->bytes) return nullptr;
  std::string_view view = ByteView(iterator->bytes);
  if (static_cast<size_t>(iterator->index) < view.size()) {
    return NewInt(static_cast<uint8_t>(view[static_cast<size_t>(iterator->index++)]));
  }
  iterator->bytes.Clear();
  return nullptr;
}

Ref<Object> LengthHint(Borrowed<Object> self) {
  BytesIteratorObject* iterator = Self(self);
  return NewInt(iterator->bytes ? static_cast<ptrdiff_t>(ByteView(iterator->bytes).size()) - iterator->index : 0);
}

Ref<Object> Reduce(Borrowed<Object> self) {
  BytesIteratorObject* iterator = Self(self);
  Ref<Object> maker = BuiltinNamed("iter");
  if (!maker) return nullptr;
  if (!iterator->bytes) {
    // As CPython: an exhausted iterator is one over an empty tuple of arguments.
    Ref<TupleObject> empty = EmptyTuple();
    Ref<TupleObject> args = empty ? NewTuple({empty.get()}) : nullptr;
    return args ? NewTuple({maker.get(), args.get()}) : nullptr;
  }
  Ref<TupleObject> args = NewTuple({iterator->bytes.get()});
  Ref<Object> index = NewInt(iterator->index);
  if (!args || !index) return nullptr;
  return NewTuple({maker.get(), args.get(), index.get()});
}

Ref<Object> SetState(Borrowed<Object> self, Borrowed<Object> state) {
  BytesIteratorObject* iterator = Self(self);
  ptrdiff_t index = 0;
  if (!StateArgument(state.get(), &index)) return nullptr;
  if (iterator->bytes) {
    iterator->index = std::clamp<ptrdiff_t>(index, 0, static_cast<ptrdiff_t>(ByteView(iterator->bytes).size()));
  }
  return NewNone();
}

constexpr MethodDef kIteratorMethods[] = {
    NoArgs("__length_hint__", LengthHint, "How many bytes are left."),
    NoArgs("__reduce__", Reduce, "What pickle needs to know."),
    OneArg("__setstate__", SetState, "Sets the position, for unpickling."),
};

constexpr TypeSpec IteratorSpec(const char* name) {
  TypeSpec spec = {.name = name, .base = TypeId::kObject, .basic_size = sizeof(BytesIteratorObject)};
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.dealloc = IteratorDealloc;
  spec.traverse = IteratorTraverse;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.iter = SelfIter;
  spec.slots.next = IteratorNext;
  spec.methods = kIteratorMethods;
  return spec;
}

constexpr MethodDef kMethods[] = {
    NoArgs("__getnewargs__", GetNewArgs),
    NoArgs("__bytes__", DunderBytes, "__bytes__($self, /)\n--\n\nThe object itself, as bytes."),
    OneArg("fromhex", FromHex, "fromhex($type, string, /)\n--\n\nThe bytes that a text of hexadecimal digits stands for.", kClassMethodFlag),
#define VIV_METHOD(...) __VA_ARGS__,
#include "interpreter/objects/bytes_methods.def"
#undef VIV_METHOD
};

constexpr TypeSpec MakeSpec() {
  TypeSpec spec = {.name = "bytes", .base = TypeId::kObject, .basic_size = kBytesHeaderSize + 1, .item_size = 1};
  spec.flags = kTypeIsBaseType | kBytesSubclass | kTypeMatchSelf;
  spec.instance_kind = kBytes;
  spec.dealloc = Dealloc;
  spec.slots.repr = ReprSlot;
  spec.slots.str = ReprSlot;
  spec.slots.hash = HashSlot;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.compare = CompareSlot;
  spec.slots.iter = NewBytesIterator;
  spec.slots.new_ = New;
  spec.slots.remainder = ModuloSlot;
  spec.slots.seq_length = LengthSlot;
  spec.slots.concat = ConcatSlot;
  spec.slots.repeat = RepeatSlot;
  spec.slots.item = ItemSlot;
  spec.slots.contains = BytesContains;
  spec.slots.map_length = LengthSlot;
  spec.slots.subscript = SubscriptSlot;
  spec.slots.get_buffer = GetBufferSlot;
  spec.methods = kMethods;
  spec.doc =
      "bytes(iterable_of_ints) -> bytes\n"
      "bytes(string, encoding[, errors]) -> bytes\n"
      "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
      "bytes(int) -> bytes object of the given size, all zeros\n"
      "bytes() -> empty bytes object\n"
      "\n"
      "A sequence of bytes that cannot be changed.";
  return spec;
}

}  // namespace

Ref<Object> NewBytesIterator(Borrowed<Object> self) {
  auto* iterator =
      NewContainer<BytesIteratorObject>(BuiltinType(IsBytes(self) ? TypeId::kBytesIterator : TypeId::kByteArrayIterator));
  if (!iterator) return nullptr;
  iterator->index = 0;
  iterator->bytes.Init(NewRef(self));
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

Ref<Object> BytesFromObject(Borrowed<Object> x) { return FromObject(x); }

extern const TypeSpec kBytesSpec;
extern const TypeSpec kBytesIteratorSpec;
extern const TypeSpec kByteArrayIteratorSpec;
constinit const TypeSpec kBytesSpec = MakeSpec();
constinit const TypeSpec kBytesIteratorSpec = IteratorSpec("bytes_iterator");
constinit const TypeSpec kByteArrayIteratorSpec = IteratorSpec("bytearray_iterator");

}  // namespace viv
