// Rows of columns: slices, masks, rows by number, columns one after another, values put in place of others.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/slice_range.h"
#include "stdlib/pandas/column.h"

namespace viv::pandas {
namespace {

template <class T>
void TakeValues(const char* from, char* into, const int64_t* rows, ptrdiff_t count) {
  auto* source = reinterpret_cast<const T*>(from);
  auto* target = reinterpret_cast<T*>(into);
  for (ptrdiff_t i = 0; i < count; ++i) target[i] = source[rows[i]];
}

// Rows that are all there.
Ref<ColumnObject> TakeRows(ColumnObject* column, const int64_t* rows, ptrdiff_t count) {
  Ref<ColumnObject> out = NewColumn(column->dtype, count);
  if (!out) return nullptr;
  if (column->dtype == DType::kObject) {
    for (ptrdiff_t i = 0; i < count; ++i) SetItemMayRunPython(out.get(), i, NewRef(column->Item(rows[i])));
    return out;
  }
  switch (FactsOf(column->dtype).bytes) {
    case 1: TakeValues<uint8_t>(column->data, out->data, rows, count); break;
    case 2: TakeValues<uint16_t>(column->data, out->data, rows, count); break;
    case 4: TakeValues<uint32_t>(column->data, out->data, rows, count); break;
    default: TakeValues<uint64_t>(column->data, out->data, rows, count); break;
  }
  return out;
}

// Row -1 is a missing value; the type is one that has such.
Ref<ColumnObject> TakeWithMissing(ColumnObject* column, const int64_t* rows, ptrdiff_t count) {
  Ref<ColumnObject> source = NewRef(column);
  if (IsIntegral(column->dtype)) source = CastColumn(column, DType::kFloat64);
  if (column->dtype == DType::kBool) source = CastColumn(column, DType::kObject);
  Ref<ColumnObject> out = source ? NewColumn(source->dtype, count) : nullptr;
  if (!out) return nullptr;
  for (ptrdiff_t i = 0; i < count; ++i) {
    ptrdiff_t row = rows[i];
    switch (source->dtype) {
      case DType::kObject: SetItemMayRunPython(out.get(), i, row < 0 ? NewNaN() : NewRef(source->Item(row))); break;
      case DType::kFloat64: out->As<double>()[i] = row < 0 ? NAN : source->As<double>()[row]; break;
      case DType::kFloat32: out->As<float>()[i] = row < 0 ? NAN : source->As<float>()[row]; break;
      default: out->As<int64_t>()[i] = row < 0 ? kNaT : source->As<int64_t>()[row]; break;
    }
  }
  return out;
}

ColumnObject* RowsArgument(Borrowed<Object> object) {
  ColumnObject* rows = ColumnArgument(object);
  if (rows && rows->dtype != DType::kInt64) return RaiseTypeError("rows are int64"), nullptr;
  return rows;
}

// take(column, rows): with -1 for a missing value.
Ref<Object> Take(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  ColumnObject* rows = column ? RowsArgument(args[1]) : nullptr;
  if (!rows) return nullptr;
  const int64_t* numbers = rows->As<int64_t>();
  bool missing = false;
  for (ptrdiff_t i = 0; i < rows->length; ++i) {
    if (numbers[i] < -1 || numbers[i] >= column->length) return Raise(TypeId::kIndexError, "positional indexers are out-of-bounds");
    missing |= numbers[i] < 0;
  }
  return missing ? TakeWithMissing(column, numbers, rows->length) : TakeRows(column, numbers, rows->length);
}

Ref<Object> Slice(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  if (!column) return nullptr;
  ptrdiff_t start, stop, step, count;
  if (!SliceIndices(args[1], column->length, &start, &stop, &step, &count)) return nullptr;
  if (step == 1 && column->dtype != DType::kObject) {
    Ref<ColumnObject> out = NewColumn(column->dtype, count);
    if (out && count) std::memcpy(out->data, column->data + start * FactsOf(column->dtype).bytes, out->Bytes());
    return out;
  }
  Scratch<int64_t> rows;
  if (!rows.Resize(static_cast<size_t>(count))) return RaiseMemoryError();
  for (ptrdiff_t i = 0; i < count; ++i) rows[static_cast<size_t>(i)] = start + i * step;
  return TakeRows(column, rows.data(), count);
}

ColumnObject* MaskArgument(Borrowed<Object> object, ptrdiff_t length) {
  ColumnObject* mask = ColumnArgument(object);
  if (mask && (mask->dtype != DType::kBool || mask->length != length)) return RaiseTypeError("a mask of the same length is expected"), nullptr;
  return mask;
}

// nonzero(mask): the rows that are True.
Ref<Object> NonZero(Borrowed<Object>, Borrowed<Object> object) {
  ColumnObject* mask = ColumnArgument(object);
  if (!mask || !MaskArgument(object, mask->length)) return nullptr;
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < mask->length; ++i) count += mask->As<uint8_t>()[i];
  Ref<ColumnObject> rows = NewColumn(DType::kInt64, count);
  if (!rows) return nullptr;
  int64_t* out = rows->As<int64_t>();
  for (ptrdiff_t i = 0; i < mask->length; ++i) {
    if (mask->As<uint8_t>()[i]) *out++ = i;
  }
  return rows;
}

// concat(columns): of one type.
Ref<Object> Concat(Borrowed<Object>, Borrowed<Object> object) {
  if (!IsList(object) || AsList(object)->size == 0) return RaiseTypeError("a list of columns is expected");
  ptrdiff_t total = 0;
  DType dtype = DType::kObject;
  for (ptrdiff_t i = 0; i < AsList(object)->size; ++i) {
    ColumnObject* column = ColumnArgument(AsList(object)->items[i]);
    if (!column) return nullptr;
    if (i == 0) dtype = column->dtype;
    if (column->dtype != dtype) return RaiseTypeError("columns of one type are expected");
    total += column->length;
  }
  Ref<ColumnObject> out = NewColumn(dtype, total);
  if (!out) return nullptr;
  ptrdiff_t at = 0;
  for (ptrdiff_t i = 0; i < AsList(object)->size; ++i) {
    ColumnObject* column = AsColumn(AsList(object)->items[i]);
    if (dtype == DType::kObject) {
      for (ptrdiff_t row = 0; row < column->length; ++row) SetItemMayRunPython(out.get(), at + row, NewRef(column->Item(row)));
    } else if (column->length) {
      std::memcpy(out->data + at * FactsOf(dtype).bytes, column->data, column->Bytes());
    }
    at += column->length;
  }
  return out;
}

// put_rows(column, rows, values): values[i] at rows[i], or the one value everywhere; of the column's type.
Ref<Object> PutRows(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  ColumnObject* rows = column ? RowsArgument(args[1]) : nullptr;
  ColumnObject* values = rows ? ColumnArgument(args[2]) : nullptr;
  if (!values) return nullptr;
  if (values->dtype != column->dtype) return RaiseTypeError("values of the column's type are expected");
  if (values->length != rows->length && values->length != 1) {
    return RaiseValueError("cannot set using a list-like indexer with a different length than the value");
  }
  auto bytes = static_cast<size_t>(FactsOf(column->dtype).bytes);
  for (ptrdiff_t i = 0; i < rows->length; ++i) {
    int64_t row = rows->As<int64_t>()[i];
    if (row < 0 || row >= column->length) return Raise(TypeId::kIndexError, "positional indexers are out-of-bounds");
    ptrdiff_t from = values->length == 1 ? 0 : i;
    if (column->dtype == DType::kObject) {
      SetItemMayRunPython(column, row, NewRef(values->Item(from)));
    } else {
      std::memcpy(column->data + row * static_cast<int64_t>(bytes), values->data + static_cast<size_t>(from) * bytes, bytes);
    }
  }
  return NewNone();
}

constexpr MethodDef kFunctions[] = {
    Positional("take", &Take, 2, 2, "take($module, column, rows, /)\n--\n\nThe values of rows by number; -1 is a missing one."),
    Positional("slice", &Slice, 2, 2, "slice($module, column, slice, /)\n--\n\nA part of a column."),
    OneArg("nonzero", &NonZero, "nonzero($module, mask, /)\n--\n\nThe rows where a bool column is True."),
    OneArg("concat", &Concat, "concat($module, columns, /)\n--\n\nColumns of one type, one after another."),
    Positional("put_rows", &PutRows, 3, 3, "put_rows($module, column, rows, values, /)\n--\n\nReplaces values."),
};

}  // namespace

extern constinit const Table<MethodDef> kSelectFunctions = kFunctions;

}  // namespace viv::pandas
