// New columns: from lists, with the type that fits, from one value, from numbers in a row.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "stdlib/pandas/column.h"

namespace viv::pandas {
namespace {

enum Seen : unsigned { kSeenInt = 1, kSeenFloat = 2, kSeenBool = 4, kSeenMissing = 8, kSeenOther = 16, kSeenHuge = 32, kSeenNegative = 64 };

unsigned KindOf(const Object* item) {
  if (IsBool(item)) return kSeenBool;
  if (IsInt(item)) {
    if (!IsBig(item)) return SmallValue(item) < 0 ? kSeenInt | kSeenNegative : kSeenInt;
    if (IntSign(item) > 0 && IntBitLength(item) <= 64) return kSeenInt | kSeenHuge;
    return kSeenOther;
  }
  if (IsNone(item)) return kSeenMissing;
  if (IsFloat(item)) return kSeenFloat;
  return kSeenOther;
}

// What numpy and pandas take for a list of such values.
DType TypeFor(unsigned seen) {
  if (seen & kSeenOther) return DType::kObject;
  if (seen & kSeenBool) return seen == kSeenBool ? DType::kBool : DType::kObject;
  if (seen & kSeenFloat) return DType::kFloat64;
  if (seen & kSeenInt) {
    if (seen & kSeenMissing) return DType::kFloat64;
    if (seen & kSeenHuge) return seen & kSeenNegative ? DType::kObject : DType::kUInt64;
    return DType::kInt64;
  }
  return DType::kObject;
}

// column(list, dtype=None)
Ref<Object> Build(Borrowed<Object>, ArgSpan args) {
  if (!IsList(args[0])) return RaiseTypeError("a list is expected");
  ListObject* list = AsList(args[0]);
  DType dtype;
  ptrdiff_t length = list->size;
  if (args.size > 1 && !IsNone(args[1])) {
    if (!DTypeNamed(args[1], &dtype)) return nullptr;
  } else {
    unsigned seen = 0;
    for (ptrdiff_t i = 0; i < length && !(seen & kSeenOther); ++i) seen |= KindOf(list->items[i]);
    dtype = length ? TypeFor(seen) : DType::kFloat64;
  }
  Ref<ColumnObject> column = NewColumn(dtype, length);
  for (ptrdiff_t i = 0; column && i < length; ++i) {
    if (i >= list->size) return Raise(TypeId::kRuntimeError, "list changed size during iteration");
    Ref<Object> item = NewRef(list->items[i]);
    if (!ColumnPut(column.get(), i, item)) return nullptr;
  }
  return column;
}

// full(length, value, dtype)
Ref<Object> Full(Borrowed<Object>, ArgSpan args) {
  ptrdiff_t length = 0;
  DType dtype;
  if (!SsizeArgument(args[0], &length) || !DTypeNamed(args[2], &dtype)) return nullptr;
  if (length < 0) return RaiseValueError("negative dimensions are not allowed");
  Ref<ColumnObject> column = NewColumn(dtype, length);
  if (!column || length == 0) return column;
  if (dtype == DType::kObject) {
    for (ptrdiff_t i = 0; i < length; ++i) SetItemMayRunPython(column.get(), i, NewRef(args[1]));
    return column;
  }
  if (!ColumnPut(column.get(), 0, args[1])) return nullptr;
  WithNumbers(column.get(), [length](auto* values) { std::fill(values + 1, values + length, values[0]); });
  return column;
}

// arange(start, step, length)
Ref<Object> Arange(Borrowed<Object>, ArgSpan args) {
  ptrdiff_t start = 0, step = 0, length = 0;
  if (!SsizeArgument(args[0], &start) || !SsizeArgument(args[1], &step) || !SsizeArgument(args[2], &length)) return nullptr;
  if (length < 0) return RaiseValueError("negative dimensions are not allowed");
  Ref<ColumnObject> column = NewColumn(DType::kInt64, length);
  for (ptrdiff_t i = 0; column && i < length; ++i) column->As<int64_t>()[i] = start + i * step;
  return column;
}

Ref<Object> PromoteNames(Borrowed<Object>, ArgSpan args) {
  DType a, b;
  if (!DTypeNamed(args[0], &a) || !DTypeNamed(args[1], &b)) return nullptr;
  return InternStr(FactsOf(Promote(a, b)).name);
}

constexpr MethodDef kFunctions[] = {
    Positional("column", &Build, 1, 2, "column($module, values, dtype=None, /)\n--\n\nA column of the values of a list."),
    Positional("full", &Full, 3, 3, "full($module, length, value, dtype, /)\n--\n\nA column of one value."),
    Positional("arange", &Arange, 3, 3, "arange($module, start, step, length, /)\n--\n\nint64 numbers at equal distances."),
    Positional("promote", &PromoteNames, 2, 2, "promote($module, a, b, /)\n--\n\nThe name of the type that holds values of both."),
};

}  // namespace

extern constinit const Table<MethodDef> kBuildFunctions = kFunctions;

}  // namespace viv::pandas
