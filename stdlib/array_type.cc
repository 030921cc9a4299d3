// The type of arrays: slots, methods, table.
#include <algorithm>
#include <cstring>

#include "gc/weakref.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/version_profile.h"
#include "stdlib/array_object.h"

namespace viv {
namespace {

// ---- Slots ----------------------------------------------------------------------------------------------------------------------------


void Dealloc(Object* object) {
  Untrack(object);
  ClearWeakRefsIfAny(object);
  Free(Domain::kMem, AsArray(object)->items);
  FreeObject(object);
}
int Traverse(Object*, VisitFn, void*) { return 0; }

Ref<Object> ReprSlot(Borrowed<Object> object) {
  ArrayObject* self = AsArray(object);
  Ref<Object> name = TypeName(TypeOf(object));
  if (!name) return nullptr;
  if (self->size == 0) return StrFormat("%S('%c')", name.get(), self->item->code);
  Ref<Object> items = self->item->code == 'u' ? Ref<Object>(ArrayText(self)) : ArrayToList(object);
  return items ? StrFormat("%S('%c', %R)", name.get(), self->item->code, items.get()) : nullptr;
}

Ref<Object> Answer(bool less, bool equal, CompareOp op) {
  switch (op) {
    case kLess: return NewBool(less);
    case kLessEqual: return NewBool(less || equal);
    case kEqual: return NewBool(equal);
    case kNotEqual: return NewBool(!equal);
    default: return NewNotImplemented();
  }
}

Ref<Object> CompareSlot(Borrowed<Object> left, Borrowed<Object> right, CompareOp op) {
  if (!IsArray(left) || !IsArray(right)) return NewNotImplemented();
  ArrayObject *a = AsArray(left), *b = AsArray(right);
  if (a->size != b->size && (op == kEqual || op == kNotEqual)) return NewBool(op == kNotEqual);
  ptrdiff_t i = 0;
  if (a->item->mismatch == b->item->mismatch) {
    ptrdiff_t common = std::min(a->size, b->size);
    i = a->item->mismatch(a->items, b->items, common);
    if (i < common) {
      if (op == kGreater || op == kGreaterEqual) return NewBool(a->item->less(b->At(i), a->At(i)));
      return Answer(a->item->less(a->At(i), b->At(i)), false, op);
    }
  } else {
    for (; i < a->size && i < b->size; ++i) {
      Ref<Object> x = a->item->get(a->At(i)), y = b->item->get(b->At(i));
      int equal = x && y ? CompareBool(x, y, kEqual) : -1;
      if (equal < 0) return nullptr;
      if (equal == 0) return op == kEqual || op == kNotEqual ? NewBool(op == kNotEqual) : Compare(x, y, op);
    }
  }
  return CompareIntegers(a->size, b->size, op);
}

ptrdiff_t LengthOf(Borrowed<Object> self) { return AsArray(self)->size; }

Ref<Object> ItemSlot(Borrowed<Object> object, ptrdiff_t index) {
  ArrayObject* self = AsArray(object);
  if (index < 0 || index >= self->size) return Raise(TypeId::kIndexError, "array index out of range");
  return self->item->get(self->At(index));
}

bool AssignItemSlot(Borrowed<Object> object, ptrdiff_t index, Borrowed<Object> value_or_null) {
  ArrayObject* self = AsArray(object);
  if (index < 0 || index >= self->size) return RaiseFalse(TypeId::kIndexError, "array assignment index out of range");
  if (!value_or_null.get()) return ArrayDeleteRange(self, index, index + 1);
  ArrayValue converted;
  if (!self->item->convert(value_or_null, converted.bytes)) return false;
  if (index >= self->size) return RaiseFalse(TypeId::kIndexError, "array assignment index out of range");
  std::memcpy(self->At(index), converted.bytes, static_cast<size_t>(self->item->item_size));
  return true;
}

int ContainsSlot(Borrowed<Object> self, Borrowed<Object> value) {
  ptrdiff_t found = ArrayFind(AsArray(self), value, 0, PTRDIFF_MAX);
  return found == -2 ? -1 : found >= 0;
}

Ref<Object> ConcatSlot(Borrowed<Object> left, Borrowed<Object> right) {
  if (!IsArray(right)) return RaiseTypeError("can only append array (not \"%.200T\") to array", right.get());
  ArrayObject *a = AsArray(left), *b = AsArray(right);
  if (a->item != b->item) return RaiseTypeError("bad argument type for built-in operation");
  if (a->size > PTRDIFF_MAX - b->size) return RaiseMemoryError();
  Ref<ArrayObject> result = NewArrayLike(a, a->size + b->size);
  if (!result) return nullptr;
  auto item_size = static_cast<size_t>(a->item->item_size);
  if (a->size) std::memcpy(result->items, a->items, static_cast<size_t>(a->size) * item_size);
  if (b->size) std::memcpy(result->At(a->size), b->items, static_cast<size_t>(b->size) * item_size);
  return result;
}

// Copies the first `unit` bytes on and on, up to `total`.
void FillRepeated(char* data, size_t unit, size_t total) {
  if (unit == 1) {
    std::memset(data, data[0], total);
    return;
  }
  for (size_t done = unit; done < total;) {
    size_t piece = std::min(done, total - done);
    std::memcpy(data + done, data, piece);
    done += piece;
  }
}

Ref<Object> RepeatSlot(Borrowed<Object> object, ptrdiff_t count) {
  ArrayObject* self = AsArray(object);
  count = std::max<ptrdiff_t>(count, 0);
  if (count && self->size > PTRDIFF_MAX / count) return RaiseMemoryError();
  Ref<ArrayObject> result = NewArrayLike(self, self->size * count);
  if (!result || result->size == 0) return result;
  auto unit = static_cast<size_t>(self->size * self->item->item_size);
  std::memcpy(result->items, self->items, unit);
  FillRepeated(result->items, unit, unit * static_cast<size_t>(count));
  return result;
}

Ref<Object> InplaceConcatSlot(Borrowed<Object> self, Borrowed<Object> other) {
  if (!IsArray(other)) return RaiseTypeError("can only extend array with array (not \"%.200T\")", other.get());
  return ArrayExtend(AsArray(self), other) ? NewRef(self) : nullptr;
}

Ref<Object> InplaceRepeatSlot(Borrowed<Object> object, ptrdiff_t count) {
  ArrayObject* self = AsArray(object);
  if (self->size == 0) return NewRef(object);
  count = std::max<ptrdiff_t>(count, 0);
  if (count && self->size > PTRDIFF_MAX / count / self->item->item_size) return RaiseMemoryError();
  auto unit = static_cast<size_t>(self->size * self->item->item_size);
  if (!ArrayResize(self, self->size * count)) return nullptr;
  if (count > 1) FillRepeated(self->items, unit, unit * static_cast<size_t>(count));
  return NewRef(object);
}

constexpr char kNothing[1] = {};

bool GetBufferSlot(Borrowed<Object> object, Buffer* out, int) {
  ArrayObject* self = AsArray(object);
  out->data = self->items ? self->items : const_cast<char*>(kNothing);
  out->owner = NewRef(object).Release();
  out->item_size = self->item->item_size;
  out->length = self->size * out->item_size;
  out->read_only = false;
  out->dimensions = 1;
  out->format = self->item->format;
  out->small_[0] = self->size;
  out->small_[1] = out->item_size;
  out->shape = &out->small_[0];
  out->strides = &out->small_[1];
  out->internal = nullptr;
  ++self->exports;
  return true;
}
void ReleaseBufferSlot(Borrowed<Object> self, Buffer*) { --AsArray(self)->exports; }

Ref<Object> GetItemSize(Borrowed<Object> self) { return NewInt(AsArray(self)->item->item_size); }
Ref<Object> GetTypeCode(Borrowed<Object> self) { return StrFromChar(static_cast<uint32_t>(AsArray(self)->item->code)); }
constexpr GetSetDef kGetSets[] = {
    {"typecode", &GetTypeCode, nullptr, "The letter of the items' type."},
    {"itemsize", &GetItemSize, nullptr, "The bytes of one item."},
};

// ---- Methods --------------------------------------------------------------------------------------------------------------------------

Ref<Object> NoneIf(bool done) { return done ? NewNone() : nullptr; }

Ref<Object> Append(Borrowed<Object> self, Borrowed<Object> value) { return NoneIf(ArrayInsert(AsArray(self), AsArray(self)->size, value)); }

Ref<Object> Insert(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t index = 0;
  if (!SsizeArgument(args[0], &index)) return nullptr;
  return NoneIf(ArrayInsert(AsArray(self), index, args[1]));
}

Ref<Object> Extend(Borrowed<Object> self, Borrowed<Object> other) { return NoneIf(ArrayExtend(AsArray(self), other)); }

Ref<Object> Pop(Borrowed<Object> object, ArgSpan args) {
  ArrayObject* self = AsArray(object);
  ptrdiff_t index = -1;
  if (args.size && !SsizeArgument(args[0], &index)) return nullptr;
  if (self->size == 0) return Raise(TypeId::kIndexError, "pop from empty array");
  if (index < 0) index += self->size;
  if (index < 0 || index >= self->size) return Raise(TypeId::kIndexError, "pop index out of range");
  Ref<Object> value = self->item->get(self->At(index));
  return value && ArrayDeleteRange(self, index, index + 1) ? std::move(value) : nullptr;
}

Ref<Object> Remove(Borrowed<Object> self, Borrowed<Object> value) {
  ptrdiff_t found = ArrayFind(AsArray(self), value, 0, PTRDIFF_MAX);
  if (found == -1) return RaiseValueError("array.remove(x): x not in array");
  return NoneIf(found >= 0 && ArrayDeleteRange(AsArray(self), found, found + 1));
}

Ref<Object> IndexOf(Borrowed<Object> object, ArgSpan args) {
  ArrayObject* self = AsArray(object);
  ptrdiff_t start = 0, stop = PTRDIFF_MAX;
  if ((args.size > 1 && !PositionArgument(args[1], &start)) || (args.size > 2 && !PositionArgument(args[2], &stop))) return nullptr;
  if (start < 0) start = std::max<ptrdiff_t>(start + self->size, 0);
  if (stop < 0) stop += self->size;
  ptrdiff_t found = ArrayFind(self, args[0], start, stop);
  if (found == -1) return RaiseValueError("array.index(x): x not in array");
  return found < 0 ? nullptr : NewInt(found);
}

Ref<Object> Count(Borrowed<Object> object, Borrowed<Object> value) {
  ArrayObject* self = AsArray(object);
  ptrdiff_t count = 0, at = -1;
  while ((at = ArrayFind(self, value, at + 1, PTRDIFF_MAX)) >= 0) ++count;
  return at == -2 ? nullptr : NewInt(count);
}

Ref<Object> Reverse(Borrowed<Object> self) {
  ArrayReverse(AsArray(self));
  return NewNone();
}

Ref<Object> ByteSwap(Borrowed<Object> object) {
  ArrayObject* self = AsArray(object);
  for (ptrdiff_t i = 0; i < self->size; ++i) std::reverse(self->At(i), self->At(i + 1));
  return NewNone();
}

Ref<Object> BufferInfo(Borrowed<Object> object) {
  Ref<Object> address = NewIntFromUnsigned(reinterpret_cast<uintptr_t>(AsArray(object)->items)), size = NewInt(AsArray(object)->size);
  return address && size ? NewTuple({address.get(), size.get()}) : nullptr;
}

std::string_view BytesOfArray(Borrowed<Object> object) {
  ArrayObject* self = AsArray(object);
  return {self->items ? self->items : kNothing, static_cast<size_t>(self->size * self->item->item_size)};
}
Ref<Object> ToBytes(Borrowed<Object> self) { return NewBytes(BytesOfArray(self)); }

Ref<Object> FromBytes(Borrowed<Object> self, Borrowed<Object> source) {
  BufferHolder holder;
  if (!holder.Get(source)) return nullptr;
  if (holder.buffer.item_size != 1) return RaiseTypeError("a bytes-like object is required");
  std::string_view bytes(static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
  return NoneIf(ArrayAppendBytes(AsArray(self), bytes));
}

Ref<Object> FromList(Borrowed<Object> object, Borrowed<Object> source) {
  if (!IsList(source)) return RaiseTypeError("arg must be list");
  ArrayObject* self = AsArray(object);
  ptrdiff_t n = AsList(source)->size, before = self->size;
  if (n == 0) return NewNone();
  if (!ArrayResize(self, before + n)) return nullptr;
  auto item_size = static_cast<size_t>(self->item->item_size);
  for (ptrdiff_t i = 0; i < n; ++i) {
    ArrayValue converted;
    Ref<Object> item = NewRef(AsList(source)->items[i]);
    bool good = self->item->convert(item.get(), converted.bytes);
    if (good && n != AsList(source)->size) good = RaiseFalse(TypeId::kRuntimeError, "list changed size during iteration");
    if (good && before + i >= self->size) good = RaiseFalse(TypeId::kRuntimeError, "array changed size during iteration");
    if (!good) {
      SavedException saved;
      if (!ArrayResize(self, std::min(before, self->size))) ClearError();
      return nullptr;
    }
    std::memcpy(self->At(before + i), converted.bytes, item_size);
  }
  return NewNone();
}

Ref<Object> FromUnicode(Borrowed<Object> self, Borrowed<Object> text) {
  if (!IsStr(text)) return RaiseTypeError("fromunicode() argument must be str, not %.50K", text.get());
  if (AsArray(self)->item->code != 'u') return RaiseValueError("fromunicode() may only be called on unicode type arrays");
  return NoneIf(ArrayAppendText(AsArray(self), AsStr(text)));
}
Ref<Object> ToUnicode(Borrowed<Object> self) {
  if (AsArray(self)->item->code != 'u') return RaiseValueError("tounicode() may only be called on unicode type arrays");
  return ArrayText(AsArray(self));
}

Ref<Object> FromFile(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t count = 0;
  if (!SsizeArgument(args[1], &count)) return nullptr;
  if (count < 0) return RaiseValueError("negative count");
  int item_size = AsArray(self)->item->item_size;
  if (count > PTRDIFF_MAX / item_size) return RaiseMemoryError();
  Ref<StrObject> name = InternStr("read");
  Ref<Object> wanted = name ? NewInt(count * item_size) : nullptr;
  Ref<Object> bytes = wanted ? CallMethod(args[0], name, {wanted.get()}) : nullptr;
  if (!bytes) return nullptr;
  if (!IsBytes(bytes.get())) return RaiseTypeError("read() didn't return bytes");
  std::string_view view = BytesView(bytes.get());
  if (!ArrayAppendBytes(AsArray(self), view)) return nullptr;
  if (static_cast<ptrdiff_t>(view.size()) != count * item_size) return Raise(TypeId::kEOFError, "read() didn't return enough bytes");
  return NewNone();
}

Ref<Object> ToFile(Borrowed<Object> self, Borrowed<Object> file) {
  constexpr size_t kPiece = 64 * 1024;
  Ref<StrObject> name = InternStr("write");
  if (!name) return nullptr;
  for (size_t at = 0; at < BytesOfArray(self).size(); at += kPiece) {
    Ref<Object> piece = NewBytes(BytesOfArray(self).substr(at, kPiece));
    if (!piece || !CallMethod(file, name, {piece.get()})) return nullptr;
  }
  return NewNone();
}

Ref<Object> Copy(Borrowed<Object> object) {
  ArrayObject* self = AsArray(object);
  Ref<ArrayObject> copy = NewArrayLike(self, self->size);
  if (copy && self->size) std::memcpy(copy->items, self->items, BytesOfArray(object).size());
  return copy;
}
Ref<Object> DeepCopy(Borrowed<Object> self, Borrowed<Object>) { return Copy(self); }

Ref<Object> ReduceEx(Borrowed<Object> self, Borrowed<Object> argument) {
  if (!IsInt(argument)) return RaiseTypeError("__reduce_ex__ argument should be an integer");
  int64_t protocol = AsInt64(argument);
  if (protocol == -1 && ErrorPending()) return nullptr;
  Ref<Object> state;
  int found = LookupAttr(self, Names().__dict__, &state);
  if (found < 0) return nullptr;
  if (found == 0) state = NewNone();
  Ref<Object> code = GetTypeCode(self);
  if (protocol < 3) {
    Ref<Object> list = code ? ArrayToList(self) : nullptr;
    Ref<Object> args = list ? NewTuple({code.get(), list.get()}) : nullptr;
    return args ? NewTuple({self->type, args.get(), state.get()}) : nullptr;
  }
  Ref<StrObject> name = InternStr("array"), function = InternStr("_array_reconstructor");
  ModuleObject* module = name && function ? CurrentRuntime().hooks.import_module(name) : nullptr;
  Ref<Object> maker = module ? GetAttr(module, function) : nullptr;
  Ref<Object> format = maker ? NewInt(AsArray(self)->item->machine_format) : nullptr;
  Ref<Object> bytes = format ? ToBytes(self) : nullptr;
  Ref<Object> args = code && bytes ? NewTuple({self->type, code.get(), format.get(), bytes.get()}) : nullptr;
  return args ? NewTuple({maker.get(), args.get(), state.get()}) : nullptr;
}

Ref<Object> SizeOf(Borrowed<Object> self) {
  return NewInt(ShownBasicSize(TypeOf(self)) + AsArray(self)->allocated * AsArray(self)->item->item_size);
}

constexpr MethodDef kMethods[] = {
    OneArg("append", &Append, "append($self, v, /)\n--\n\nAppends a value."),
    NoArgs("buffer_info", &BufferInfo, "buffer_info($self, /)\n--\n\nThe address of the items, and how many there are."),
    NoArgs("byteswap", &ByteSwap, "byteswap($self, /)\n--\n\nTurns the bytes of each item around."),
    OneArg("count", &Count, "count($self, v, /)\n--\n\nHow often a value occurs."),
    OneArg("extend", &Extend, "extend($self, bb, /)\n--\n\nAppends all items of an array or iterable."),
    Positional("fromfile", &FromFile, 2, 2, "fromfile($self, f, n, /)\n--\n\nAppends n items, in bytes, that a file gives."),
    OneArg("fromlist", &FromList, "fromlist($self, list, /)\n--\n\nAppends the items of a list."),
    OneArg("frombytes", &FromBytes, "frombytes($self, buffer, /)\n--\n\nAppends items from their bytes."),
    Positional("index", &IndexOf, 1, 3, "index($self, v, start=0, stop=sys.maxsize, /)\n--\n\nThe first index of a value."),
    Positional("insert", &Insert, 2, 2, "insert($self, i, v, /)\n--\n\nInserts a value before position i."),
    Positional("pop", &Pop, 0, 1, "pop($self, i=-1, /)\n--\n\nRemoves an item, the last by default, and returns it."),
    OneArg("remove", &Remove, "remove($self, v, /)\n--\n\nRemoves the first occurrence of a value."),
    NoArgs("reverse", &Reverse, "reverse($self, /)\n--\n\nReverses the order of the items."),
    NoArgs("tobytes", &ToBytes, "tobytes($self, /)\n--\n\nThe items as bytes."),
    OneArg("tofile", &ToFile, "tofile($self, f, /)\n--\n\nWrites the items, as bytes, to a file."),
    NoArgs("tolist", &ArrayToList, "tolist($self, /)\n--\n\nA list of the items."),
    OneArg("fromunicode", &FromUnicode, "fromunicode($self, ustr, /)\n--\n\nAppends the characters of a str."),
    NoArgs("tounicode", &ToUnicode, "tounicode($self, /)\n--\n\nThe characters as a str."),
    NoArgs("__copy__", &Copy, "__copy__($self, /)\n--\n\nA copy."),
    OneArg("__deepcopy__", &DeepCopy, "__deepcopy__($self, unused, /)\n--\n\nA copy."),
    OneArg("__reduce_ex__", &ReduceEx, "__reduce_ex__($self, value, /)\n--\n\nWhat pickle needs to know."),
    NoArgs("__sizeof__", &SizeOf, "__sizeof__($self, /)\n--\n\nThe size in memory, in bytes."),
};

}  // namespace

extern constinit const TypeSpec kArraySpec = {
    .name = "array.array",
    .base = TypeId::kObject,
    .basic_size = sizeof(ArrayObject),
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeIsSequence | kTypeImmutable,
    .weaklist_offset = offsetof(ArrayObject, weaklist),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .slots = {.repr = &ReprSlot,
              .hash = &HashNotImplemented,
              .getattr = &GenericGetAttr,
              .compare = &CompareSlot,
              .iter = &ArrayIter,
              .new_ = &ArrayNew,
              .seq_length = &LengthOf,
              .concat = &ConcatSlot,
              .repeat = &RepeatSlot,
              .item = &ItemSlot,
              .assign_item = &AssignItemSlot,
              .contains = &ContainsSlot,
              .inplace_concat = &InplaceConcatSlot,
              .inplace_repeat = &InplaceRepeatSlot,
              .map_length = &LengthOf,
              .subscript = &ArraySubscript,
              .assign_subscript = &ArrayAssignSubscript,
              .get_buffer = &GetBufferSlot,
              .release_buffer = &ReleaseBufferSlot},
    .methods = kMethods,
    .getsets = kGetSets,
    .doc = "array(typecode [, initializer]) -> array\n\n"
           "Numbers of one type in a row. The type code says which:\n"
           "b, B (1 byte), h, H (2), i, I (4), l, L, q, Q (8): integers, small letters with a sign; f (4), d (8): floats;\n"
           "u: characters. The initializer is a list, bytes, or whatever can be iterated over.",
};

}  // namespace viv
