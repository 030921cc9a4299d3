// The module array: making arrays, iterating over them, and what pickles call.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/vm/vm.h"
#include "stdlib/array_object.h"
#include "stdlib/modules.h"

namespace viv {

// ---- array(typecode, initializer) -----------------------------------------------------------------------------------------------------

Ref<Object> ArrayNew(TypeObject* type, CallArgs args) {
  TypeObject* array_type = CurrentLibrary().array_type.get();
  if ((type == array_type || type->slots.init == array_type->slots.init) && !NoKeywords("array.array", args)) return nullptr;
  ArgSpan given = args.positional();
  if (given.size < 1 || given.size > 2) {
    return RaiseTypeError("array() takes at %s %d argument%s (%zd given)", given.size ? "most" : "least", given.size ? 2 : 1, given.size ? "s" : "",
                          static_cast<ptrdiff_t>(given.size));
  }
  if (!IsStr(given[0]) || AsStr(given[0])->length != 1) {
    return RaiseTypeError("array() argument 1 must be a unicode character, not %.50K", given[0]);
  }
  uint32_t code = StrChar(AsStr(given[0]), 0);
  Object* initial = given.size == 2 ? given[1] : nullptr;
  if (initial && code != 'u') {
    const char* what = IsStr(initial) ? "str" : IsArray(initial) && AsArray(initial)->item->code == 'u' ? "unicode array" : nullptr;
    if (what) return RaiseTypeError("cannot use a %s to initialize an array with typecode '%U'", what, StrFromChar(code).get());
  }
  const ArrayItemType* item = ArrayItemTypeOf(code);
  bool known = !initial || IsList(initial) || IsTuple(initial) || IsBytes(initial) || IsByteArray(initial) ||
               (code == 'u' && IsStr(initial)) || (IsArray(initial) && AsArray(initial)->item == item);
  Ref<Object> iterator;
  if (!known) {
    iterator = GetIter(initial);
    if (!iterator) return nullptr;
  }
  if (!item) return RaiseValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
  if (!initial) return NewArray(type, item, 0);
  if (IsList(initial) || IsTuple(initial)) {
    ptrdiff_t size = static_cast<ptrdiff_t>(FastSequenceItems(initial).size);
    Ref<ArrayObject> self = NewArray(type, item, size);
    if (!self) return nullptr;
    if (size) std::memset(self->items, 0, static_cast<size_t>(size * item->item_size));
    for (ptrdiff_t i = 0; i < size; ++i) {
      ArgSpan items = FastSequenceItems(initial);
      if (i >= static_cast<ptrdiff_t>(items.size)) return Raise(TypeId::kIndexError, "list index out of range");
      ArrayValue converted;
      Ref<Object> value = NewRef(items[static_cast<size_t>(i)]);
      if (!item->convert(value.get(), converted.bytes)) return nullptr;
      if (i < self->size) std::memcpy(self->At(i), converted.bytes, static_cast<size_t>(item->item_size));
    }
    return self;
  }
  if (known && IsArray(initial)) {
    Ref<ArrayObject> self = NewArray(type, item, AsArray(initial)->size);
    if (self && self->size) std::memcpy(self->items, AsArray(initial)->items, static_cast<size_t>(self->size * item->item_size));
    return self;
  }
  Ref<ArrayObject> self = NewArray(type, item, 0);
  if (!self) return nullptr;
  bool filled;
  if (iterator) {
    filled = ArrayExtend(self.get(), iterator.get());
  } else if (IsStr(initial)) {
    Ref<ArrayObject> text = NewArray(type, item, AsStr(initial)->length);
    auto* out = text ? reinterpret_cast<uint32_t*>(text->items) : nullptr;
    for (ptrdiff_t i = 0; out && i < text->size; ++i) out[i] = StrChar(AsStr(initial), i);
    return text;
  } else {
    filled = ArrayAppendBytes(self.get(), ByteView(initial));
  }
  return filled ? std::move(self) : nullptr;
}

namespace {

// ---- array.arrayiterator --------------------------------------------------------------------------------------------------------------

struct ArrayIterator : Object {
  ptrdiff_t index;
  GcSlot<Object> array;  // null: exhausted
  void* reserved_pointer;
};
static_assert(sizeof(ArrayIterator) == 40);
ArrayIterator* AsIterator(Object* object) { return static_cast<ArrayIterator*>(object); }

int IteratorTraverse(Object* self, VisitFn visit, void* context) { return AsIterator(self)->array.Visit(visit, context); }
void IteratorDealloc(Object* self) {
  Untrack(self);
  AsIterator(self)->array.Clear();
  FreeObject(self);
}

Ref<Object> IteratorNext(Borrowed<Object> object) {
  ArrayIterator* self = AsIterator(object);
  if (!self->array) return nullptr;
  ArrayObject* array = AsArray(self->array.get());
  if (self->index < array->size) return array->item->get(array->At(self->index++));
  self->array.Clear();
  return nullptr;
}

Ref<Object> IteratorReduce(Borrowed<Object> object) {
  ArrayIterator* self = AsIterator(object);
  Ref<Object> maker = BuiltinNamed("iter"), empty = EmptyTuple();
  if (!maker || !empty) return nullptr;
  Ref<Object> args = NewTuple({self->array ? self->array.get() : empty.get()});
  if (!args) return nullptr;
  if (!self->array) return NewTuple({maker.get(), args.get()});
  Ref<Object> index = NewInt(self->index);
  return index ? NewTuple({maker.get(), args.get(), index.get()}) : nullptr;
}

Ref<Object> IteratorSetState(Borrowed<Object> object, Borrowed<Object> state) {
  ptrdiff_t index = 0;
  if (!StateArgument(state, &index)) return nullptr;
  ArrayIterator* self = AsIterator(object);
  if (self->array) self->index = std::clamp<ptrdiff_t>(index, 0, AsArray(self->array.get())->size);
  return NewNone();
}

constexpr MethodDef kIteratorMethods[] = {
    NoArgs("__reduce__", &IteratorReduce, "__reduce__($self, /)\n--\n\nWhat pickle needs to know."),
    OneArg("__setstate__", &IteratorSetState, "__setstate__($self, state, /)\n--\n\nSets the position, for unpickling."),
};

constinit const TypeSpec kIteratorSpec = {
    .name = "array.arrayiterator",
    .base = TypeId::kObject,
    .basic_size = sizeof(ArrayIterator),
    .flags = kTypeHasGc | kTypeDisallowInstantiation | kTypeImmutable,
    .dealloc = &IteratorDealloc,
    .traverse = &IteratorTraverse,
    .slots = {.getattr = &GenericGetAttr, .iter = &SelfIter, .next = &IteratorNext},
    .methods = kIteratorMethods,
};

// ---- Pickles --------------------------------------------------------------------------------------------------------------------------

// How items are written on some machine: of a pickle's number.
struct MachineFormat {
  int size;
  bool is_signed, big_endian;
  char kind;  // 'i'nteger, 'f'loat, 'u' character
};
constexpr MachineFormat kMachineFormats[] = {
    {1, false, false, 'i'}, {1, true, false, 'i'},  {2, false, false, 'i'}, {2, false, true, 'i'}, {2, true, false, 'i'},  {2, true, true, 'i'},
    {4, false, false, 'i'}, {4, false, true, 'i'},  {4, true, false, 'i'},  {4, true, true, 'i'},  {8, false, false, 'i'}, {8, false, true, 'i'},
    {8, true, false, 'i'},  {8, true, true, 'i'},   {4, false, false, 'f'}, {4, false, true, 'f'}, {8, false, false, 'f'}, {8, false, true, 'f'},
    {2, false, false, 'u'}, {2, false, true, 'u'},  {4, false, false, 'u'}, {8, false, true, 'u'},  // 8: CPython asks for that
};

Ref<Object> MakeArray(Object* type, char code, Object* items) {
  Ref<Object> text = StrFromChar(static_cast<uint32_t>(code));
  return text ? Call(type, {text.get(), items}) : nullptr;
}

// The items of bytes that were written in a format that this machine's arrays do not have.
Ref<Object> DecodeItems(const MachineFormat& format, std::string_view bytes) {
  auto size = static_cast<size_t>(format.size);
  Ref<ListObject> list = NewList(0);
  for (size_t at = 0; list && at < bytes.size(); at += size) {
    Ref<Object> item;
    if (format.kind == 'i') {
      item = IntFromBytes(reinterpret_cast<const uint8_t*>(bytes.data()) + at, size, !format.big_endian, format.is_signed);
    } else {
      char turned[8] = {};
      std::copy_n(bytes.data() + at, size, turned);
      if (format.big_endian) std::reverse(turned, turned + size);
      float narrow;
      double wide;
      std::memcpy(&narrow, turned, sizeof(narrow));
      std::memcpy(&wide, turned, sizeof(wide));
      item = NewFloat(size == 4 ? static_cast<double>(narrow) : wide);
    }
    if (!item || !ListAppend(list.get(), std::move(item))) return nullptr;
  }
  return list;
}

Ref<Object> Reconstruct(Borrowed<Object>, ArgSpan args) {
  Object *type = args[0], *bytes = args[3];
  if (!IsStr(args[1]) || AsStr(args[1])->length != 1) {
    return RaiseTypeError("_array_reconstructor() argument 2 must be a unicode character, not %.50K", args[1]);
  }
  int number = AsInt(args[2]);
  if (number == -1 && ErrorPending()) return nullptr;
  if (!IsType(type)) return RaiseTypeError("first argument must be a type object, not %.200T", type);
  TypeObject* array_type = CurrentLibrary().array_type.get();
  if (!IsSubtype(AsTypeObject(type), array_type)) {
    return RaiseTypeError("%.200N is not a subtype of %.200N", AsTypeObject(type), array_type);
  }
  const ArrayItemType* item = ArrayItemTypeOf(StrChar(AsStr(args[1]), 0));
  if (!item) return RaiseValueError("second argument must be a valid type code");
  if (number < 0 || number >= static_cast<int>(std::size(kMachineFormats))) {
    return RaiseValueError("third argument must be a valid machine format code.");
  }
  if (!IsBytes(bytes)) return RaiseTypeError("fourth argument should be bytes, not %.200T", bytes);
  if (number == item->machine_format) return MakeArray(type, item->code, bytes);
  const MachineFormat& format = kMachineFormats[number];
  std::string_view view = BytesView(bytes);
  if (view.size() % static_cast<size_t>(format.size)) return RaiseValueError("string length not a multiple of item size");
  if (format.kind == 'u') {
    const char* encoding = format.size == 2 ? (format.big_endian ? "utf-16-be" : "utf-16-le") : (format.big_endian ? "utf-32-be" : "utf-32-le");
    Ref<Object> text = DecodeBytes(view, encoding, nullptr);
    return text ? MakeArray(type, item->code, text.get()) : nullptr;
  }
  Ref<Object> items = DecodeItems(format, view);
  if (!items) return nullptr;
  char code = item->code;
  if (format.kind == 'i') {  // the type here that holds as much, rather than the one of that name
    for (const ArrayItemType& other : ArrayItemTypes()) {
      if (other.is_integer && other.item_size == format.size && other.is_signed == format.is_signed) code = other.code;
    }
  }
  return MakeArray(type, code, items.get());
}

constexpr MethodDef kFunctions[] = {
    Positional("_array_reconstructor", &Reconstruct, 4, 4,
               "_array_reconstructor($module, arraytype, typecode, mformat_code, items,\n                     /)\n--\n\nFor pickle."),
};

// isinstance(array, collections.abc.MutableSequence)
bool RegisterAsSequence(TypeObject* type) {
  Ref<StrObject> module_name = InternStr("_collections_abc"), class_name = InternStr("MutableSequence"), register_name = InternStr("register");
  if (!module_name || !class_name || !register_name) return false;
  ModuleObject* abc = CurrentRuntime().hooks.import_module(module_name);
  Ref<Object> sequence = abc ? GetAttr(abc, class_name) : nullptr;
  return sequence && CallMethod(sequence, register_name, {type});
}

}  // namespace

Ref<Object> ArrayIter(Borrowed<Object> array) {
  auto* iterator = NewContainer<ArrayIterator>(CurrentLibrary().array_iterator_type.get());
  if (!iterator) return nullptr;
  iterator->index = 0;
  iterator->array.Init(array.ToOwned());
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

bool FillArray(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.array_type) {
    library.array_type = MakeBuiltinType(kArraySpec);
    library.array_iterator_type = library.array_type ? MakeBuiltinType(kIteratorSpec) : nullptr;
  }
  if (!library.array_iterator_type || !RegisterAsSequence(library.array_type.get())) return false;
  char codes[std::size("bBuhHiIlLqQfd")] = {};
  size_t n = 0;
  for (const ArrayItemType& item : ArrayItemTypes()) codes[n++] = item.code;
  CurrentVm().raw_arrays = {library.array_type.get(), offsetof(ArrayObject, size), offsetof(ArrayObject, items), offsetof(ArrayObject, item),
                            offsetof(ArrayItemType, raw)};
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "array", NewRef<Object>(library.array_type.get())) &&
         ModuleAdd(module, "ArrayType", NewRef<Object>(library.array_type.get())) && ModuleAdd(module, "typecodes", NewStr(codes));
}

}  // namespace viv
