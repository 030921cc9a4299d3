// The type of columns: their life, single values, attributes.
#include "stdlib/pandas/column.h"

#include "gc/weakref.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/slice_range.h"

namespace viv::pandas {

extern constinit const DTypeFacts kDTypes[] = {
#define VIV_DTYPE(id, type, name, kind, bytes) {name, kind, bytes},
#include "stdlib/pandas/dtypes.def"
#undef VIV_DTYPE
};

bool IsColumn(const Object* object) { return object->type == CurrentLibrary().pandas->column_type.get(); }

ColumnObject* ColumnArgument(Borrowed<Object> object) {
  if (IsColumn(object)) return AsColumn(object);
  RaiseTypeError("a column is expected, not %.200T", object.get());
  return nullptr;
}

bool DTypeNamed(Borrowed<Object> name, DType* out) {
  if (IsStr(name)) {
    int number = 0;
    for (const DTypeFacts& facts :
         {
#define VIV_DTYPE(id, type, name, kind, bytes) DTypeFacts{name, kind, bytes},
#include "stdlib/pandas/dtypes.def"
#undef VIV_DTYPE
         }) {
      if (StrEqualsAscii(AsStr(name), facts.name)) return *out = static_cast<DType>(number), true;
      ++number;
    }
  }
  return RaiseFalse(TypeId::kTypeError, "data type %R not understood", name.get());
}

Ref<ColumnObject> NewColumn(DType dtype, ptrdiff_t length) {
  if (length > PTRDIFF_MAX / 16) return RaiseMemoryError(), nullptr;
  auto bytes = static_cast<size_t>(length) * static_cast<size_t>(FactsOf(dtype).bytes);
  char* data = static_cast<char*>(Allocate(Domain::kRaw, bytes));
  if (!data) return RaiseMemoryError(), nullptr;
  auto* column = NewContainer<ColumnObject>(CurrentLibrary().pandas->column_type.get());
  if (!column) return Free(Domain::kRaw, data), nullptr;
  column->length = length;
  column->data = data;
  column->dtype = dtype;
  column->weaklist = nullptr;
  if (dtype == DType::kObject) {
    for (ptrdiff_t i = 0; i < length; ++i) column->Item(i) = NewNone().Release();
    Track(column);
  }
  return Ref<ColumnObject>::Adopt(column);
}

Ref<Object> NewNaN() { return CurrentLibrary().pandas->nan; }

void SetItemMayRunPython(ColumnObject* column, ptrdiff_t i, Ref<Object> value) {
  Ref<Object> old = Ref<Object>::Adopt(std::exchange(column->Item(i), value.Release()));
}

bool IsMissingAt(const ColumnObject* column, ptrdiff_t i) {
  switch (column->dtype) {
    case DType::kFloat64: return std::isnan(column->As<double>()[i]);
    case DType::kFloat32: return std::isnan(column->As<float>()[i]);
    case DType::kDatetime: return column->As<int64_t>()[i] == kNaT;
    case DType::kObject: return IsMissing(column->Item(i));
    default: return false;
  }
}

bool HasMissing(const ColumnObject* column) {
  if (IsIntegral(column->dtype) || column->dtype == DType::kBool) return false;
  for (ptrdiff_t i = 0; i < column->length; ++i) {
    if (IsMissingAt(column, i)) return true;
  }
  return false;
}

Ref<Object> ColumnItem(const ColumnObject* column, ptrdiff_t i) {
  switch (column->dtype) {
    case DType::kObject: return NewRef(column->Item(i));
    case DType::kBool: return NewBool(column->As<uint8_t>()[i] != 0);
    case DType::kUInt64: return NewIntFromUnsigned(column->As<uint64_t>()[i]);
    case DType::kFloat64: return std::isnan(column->As<double>()[i]) ? NewNaN() : NewFloat(column->As<double>()[i]);
    case DType::kFloat32: return std::isnan(column->As<float>()[i]) ? NewNaN() : NewFloat(column->As<float>()[i]);
    default: return WithNumbers(column, [i](auto* values) { return NewInt(static_cast<int64_t>(values[i])); });
  }
}

namespace {

bool WrongValue(const ColumnObject* column, Borrowed<Object> value) {
  return RaiseFalse(TypeId::kTypeError, "%.200T is no value of a column of %s", value.get(), FactsOf(column->dtype).name);
}

// A whole number within the type's range.
bool PutInteger(ColumnObject* column, ptrdiff_t i, Borrowed<Object> value) {
  if (!IsInt(value) || IsBool(value)) return WrongValue(column, value);
  bool fits = WithNumbers(column, [&](auto* values) {
    using T = std::remove_reference_t<decltype(*values)>;
    if constexpr (std::is_same_v<T, uint64_t>) {
      if (IntSign(value) < 0 || IntBitLength(value) > 64) return false;
      values[i] = AsUint64Mask(value);
      return true;
    } else {
      if (IsBig(value)) return false;
      int64_t number = SmallValue(value);
      values[i] = static_cast<T>(number);
      return static_cast<int64_t>(values[i]) == number;
    }
  });
  return fits || RaiseFalse(TypeId::kOverflowError, "Python int too large to convert to C long");
}

// ---- Slots ------------------------------------------------------------------------------------------------------------------------

void Clear(Object* object) {
  ColumnObject* self = AsColumn(object);
  if (self->dtype != DType::kObject) return;
  for (ptrdiff_t i = 0; i < self->length; ++i) SetItemMayRunPython(self, i, NewNone());
}

void Dealloc(Object* object) {
  ColumnObject* self = AsColumn(object);
  if (self->dtype == DType::kObject) Untrack(object);
  TrashcanScope trashcan(object, &Dealloc);
  if (trashcan.deferred()) return;
  ClearWeakRefsIfAny(object);
  Clear(object);
  if (self->dtype == DType::kObject) {
    for (ptrdiff_t i = 0; i < self->length; ++i) Ref<Object> none = Ref<Object>::Adopt(self->Item(i));
  }
  Free(Domain::kRaw, self->data);
  FreeObject(object);
}

int Traverse(Object* object, VisitFn visit, void* context) {
  ColumnObject* self = AsColumn(object);
  if (self->dtype != DType::kObject) return 0;
  for (ptrdiff_t i = 0; i < self->length; ++i) {
    if (int stop = visit(self->Item(i), context)) return stop;
  }
  return 0;
}

ptrdiff_t LengthSlotOf(Borrowed<Object> self) { return AsColumn(self)->length; }

Ref<Object> ItemSlot(Borrowed<Object> object, ptrdiff_t index) {
  ColumnObject* self = AsColumn(object);
  if (index < 0 || index >= self->length) {
    return Raise(TypeId::kIndexError, "index %zd is out of bounds for axis 0 with size %zd", index, self->length);
  }
  return ColumnItem(self, index);
}

Ref<Object> Repr(Borrowed<Object> self) {
  return StrFormat("<column of %zd %s>", AsColumn(self)->length, FactsOf(AsColumn(self)->dtype).name);
}

// ---- Methods ----------------------------------------------------------------------------------------------------------------------

Ref<Object> GetDType(Borrowed<Object> self) { return InternStr(FactsOf(AsColumn(self)->dtype).name); }
Ref<Object> GetBytes(Borrowed<Object> self) { return NewInt(static_cast<int64_t>(AsColumn(self)->Bytes())); }
Ref<Object> GetHasMissing(Borrowed<Object> self) { return NewBool(HasMissing(AsColumn(self))); }

Ref<Object> ToList(Borrowed<Object> object) {
  ColumnObject* self = AsColumn(object);
  Ref<ListObject> list = NewList(self->length);
  for (ptrdiff_t i = 0; list && i < self->length; ++i) {
    Ref<Object> item = ColumnItem(self, i);
    if (!item) return nullptr;
    ListInit(list.get(), i, std::move(item));
  }
  return list;
}

Ref<Object> Put(Borrowed<Object> object, ArgSpan args) {
  ColumnObject* self = AsColumn(object);
  ptrdiff_t index = 0;
  if (!SsizeArgument(args[0], &index)) return nullptr;
  if (index < 0) index += self->length;
  if (index < 0 || index >= self->length) return Raise(TypeId::kIndexError, "iloc cannot enlarge its target object");
  return ColumnPut(self, index, args[1]) ? NewNone() : nullptr;
}

Ref<Object> Copy(Borrowed<Object> object) {
  ColumnObject* self = AsColumn(object);
  Ref<ColumnObject> copy = NewColumn(self->dtype, self->length);
  if (!copy) return nullptr;
  if (self->dtype != DType::kObject) {
    std::memcpy(copy->data, self->data, self->Bytes());
  } else {
    for (ptrdiff_t i = 0; i < self->length; ++i) SetItemMayRunPython(copy.get(), i, NewRef(self->Item(i)));
  }
  return copy;
}

Ref<Object> AsType(Borrowed<Object> self, Borrowed<Object> name) {
  DType to;
  return DTypeNamed(name, &to) ? Ref<Object>(CastColumn(AsColumn(self), to)) : nullptr;
}

// The same bits as another type of that width: datetimes as int64 and back.
Ref<Object> View(Borrowed<Object> object, Borrowed<Object> name) {
  ColumnObject* self = AsColumn(object);
  DType to;
  if (!DTypeNamed(name, &to)) return nullptr;
  if (to == DType::kObject || self->dtype == DType::kObject || FactsOf(to).bytes != FactsOf(self->dtype).bytes) {
    return RaiseTypeError("Cannot change data-type for object array.");
  }
  Ref<ColumnObject> result = NewColumn(to, self->length);
  if (result) std::memcpy(result->data, self->data, self->Bytes());
  return result;
}

Ref<Object> IsNa(Borrowed<Object> object) {
  ColumnObject* self = AsColumn(object);
  Ref<ColumnObject> result = NewColumn(DType::kBool, self->length);
  for (ptrdiff_t i = 0; result && i < self->length; ++i) result->As<uint8_t>()[i] = IsMissingAt(self, i);
  return result;
}

// What the objects of a column take, each counted as often as it occurs.
Ref<Object> ObjectBytes(Borrowed<Object> object) {
  ColumnObject* self = AsColumn(object);
  if (self->dtype != DType::kObject) return NewInt(0);
  Ref<StrObject> name = InternStr("sys"), function = InternStr("getsizeof");
  ModuleObject* module = name && function ? CurrentRuntime().hooks.import_module(name) : nullptr;
  Ref<Object> getsizeof_function = module ? GetAttr(module, function) : nullptr;
  if (!getsizeof_function) return nullptr;
  int64_t total = 0;
  const Object* last = nullptr;
  int64_t last_size = 0;
  for (ptrdiff_t i = 0; i < self->length; ++i) {
    Ref<Object> item = NewRef(self->Item(i));
    if (item.get() != last || item->kind != kStr) {
      Ref<Object> size = Call(getsizeof_function, {item.get()});
      if (!size) return nullptr;
      last_size = AsInt64(size);
      if (last_size == -1 && ErrorPending()) return nullptr;
      last = item.get();
    }
    total += last_size;
  }
  return NewInt(total);
}

Ref<Object> SizeOf(Borrowed<Object> self) { return NewInt(static_cast<int64_t>(sizeof(ColumnObject) + AsColumn(self)->Bytes())); }

constexpr GetSetDef kGetSets[] = {
    {"dtype", &GetDType, nullptr, "The name of the type of the values."},
    {"nbytes", &GetBytes, nullptr, "The bytes of the values; of objects, of the references."},
    {"hasna", &GetHasMissing, nullptr, "Whether a value is missing."},
};

constexpr MethodDef kMethods[] = {
    NoArgs("tolist", &ToList, "tolist($self, /)\n--\n\nThe values in a list."),
    Positional("put", &Put, 2, 2, "put($self, index, value, /)\n--\n\nReplaces a value; TypeError where it is of another type."),
    NoArgs("copy", &Copy, "copy($self, /)\n--\n\nA copy."),
    OneArg("astype", &AsType, "astype($self, dtype, /)\n--\n\nThe values in another type."),
    OneArg("view", &View, "view($self, dtype, /)\n--\n\nThe bytes as another type's."),
    NoArgs("isna", &IsNa, "isna($self, /)\n--\n\nWhich values are missing."),
    NoArgs("object_bytes", &ObjectBytes, "object_bytes($self, /)\n--\n\nWhat sys.getsizeof() says of the objects, summed up."),
    NoArgs("__sizeof__", &SizeOf, "__sizeof__($self, /)\n--\n\nThe size in memory, in bytes."),
};

}  // namespace

bool ColumnPut(ColumnObject* column, ptrdiff_t i, Borrowed<Object> value) {
  switch (column->dtype) {
    case DType::kObject: return SetItemMayRunPython(column, i, NewRef(value)), true;
    case DType::kBool:
      if (!IsBool(value)) return WrongValue(column, value);
      column->As<uint8_t>()[i] = value == True();
      return true;
    case DType::kFloat32:
    case DType::kFloat64: {
      if (!IsNone(value) && !IsFloat(value) && (!IsInt(value) || IsBool(value))) return WrongValue(column, value);
      double number = IsNone(value) ? NAN : AsDouble(value);
      if (number == -1.0 && ErrorPending()) return false;
      if (column->dtype == DType::kFloat64) {
        column->As<double>()[i] = number;
      } else {
        column->As<float>()[i] = static_cast<float>(number);
      }
      return true;
    }
    case DType::kDatetime:
      if (IsMissing(value)) return column->As<int64_t>()[i] = kNaT, true;
      [[fallthrough]];
    default: return PutInteger(column, i, value);
  }
}

extern constinit const TypeSpec kColumnSpec = {
    .name = "_pandas.Column",
    .base = TypeId::kObject,
    .basic_size = sizeof(ColumnObject),
    .flags = kTypeHasGc | kTypeImmutable,
    .weaklist_offset = offsetof(ColumnObject, weaklist),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .clear = &Clear,
    .slots = {.repr = &Repr, .getattr = &GenericGetAttr, .iter = &NewSequenceIterator, .seq_length = &LengthSlotOf, .item = &ItemSlot},
    .methods = kMethods,
    .getsets = kGetSets,
    .doc = "Values of one type in a row, in memory outside the object heap.",
};

}  // namespace viv::pandas
