// From one type of values to another: astype, and the common type of two columns.
#include <algorithm>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/pandas/column.h"

namespace viv::pandas {

const int64_t* Int64Values(const ColumnObject* column, Scratch<int64_t>* scratch) {
  if (FactsOf(column->dtype).bytes == 8 && column->dtype != DType::kFloat64) return column->As<int64_t>();
  if (!scratch->Resize(static_cast<size_t>(column->length))) return RaiseMemoryError(), nullptr;
  WithNumbers(column, [&](auto* values) {
    for (ptrdiff_t i = 0; i < column->length; ++i) (*scratch)[static_cast<size_t>(i)] = static_cast<int64_t>(values[i]);
  });
  return scratch->data();
}

const double* DoubleValues(const ColumnObject* column, Scratch<double>* scratch) {
  if (column->dtype == DType::kFloat64) return column->As<double>();
  if (!scratch->Resize(static_cast<size_t>(column->length))) return RaiseMemoryError(), nullptr;
  WithNumbers(column, [&](auto* values) {
    for (ptrdiff_t i = 0; i < column->length; ++i) (*scratch)[static_cast<size_t>(i)] = static_cast<double>(values[i]);
  });
  return scratch->data();
}

DType Promote(DType a, DType b) {
  if (a == b) return a;
  char kind_a = FactsOf(a).kind, kind_b = FactsOf(b).kind;
  if (kind_a == 'O' || kind_b == 'O' || kind_a == 'M' || kind_b == 'M') return DType::kObject;
  if (a == DType::kBool) return b;
  if (b == DType::kBool) return a;
  if (kind_a == kind_b) return a > b ? a : b;
  if (kind_a == 'f' || kind_b == 'f') {
    DType real = kind_a == 'f' ? a : b, whole = kind_a == 'f' ? b : a;
    return real == DType::kFloat32 && FactsOf(whole).bytes <= 2 ? DType::kFloat32 : DType::kFloat64;
  }
  // One has a sign, the other has none: the next wider type with a sign.
  DType with_sign = kind_a == 'i' ? a : b, without = kind_a == 'i' ? b : a;
  int bytes = std::max(FactsOf(with_sign).bytes, FactsOf(without).bytes * 2);
  return bytes <= 2 ? DType::kInt16 : bytes == 4 ? DType::kInt32 : bytes == 8 ? DType::kInt64 : DType::kFloat64;
}

namespace {

// float(item) as numpy converts an object to a float, or an int of it.
bool PutConverted(ColumnObject* out, ptrdiff_t i, Borrowed<Object> item) {
  if (out->dtype == DType::kBool) {
    int truth = IsTrue(item);
    if (truth < 0) return false;
    out->As<uint8_t>()[i] = static_cast<uint8_t>(truth);
    return true;
  }
  if (IsFloating(out->dtype)) {
    if (IsNone(item)) return ColumnPut(out, i, item);
    Ref<Object> number = ToFloat(item);
    return number && ColumnPut(out, i, number);
  }
  if (out->dtype == DType::kDatetime) return ColumnPut(out, i, item);
  Ref<Object> number = ToInt(item);
  return number && ColumnPut(out, i, number);
}

Ref<ColumnObject> FromObjects(ColumnObject* column, DType to) {
  Ref<ColumnObject> out = NewColumn(to, column->length);
  for (ptrdiff_t i = 0; out && i < column->length; ++i) {
    Ref<Object> item = NewRef(column->Item(i));
    if (!PutConverted(out.get(), i, item)) return nullptr;
  }
  return out;
}

Ref<ColumnObject> ToObjects(ColumnObject* column) {
  Ref<ColumnObject> out = NewColumn(DType::kObject, column->length);
  for (ptrdiff_t i = 0; out && i < column->length; ++i) {
    Ref<Object> item = ColumnItem(column, i);
    if (!item) return nullptr;
    SetItemMayRunPython(out.get(), i, std::move(item));
  }
  return out;
}

bool AllFinite(const ColumnObject* column) {
  if (!IsFloating(column->dtype)) return true;
  return WithNumbers(column, [&](auto* values) {
    for (ptrdiff_t i = 0; i < column->length; ++i) {
      if (!std::isfinite(static_cast<double>(values[i]))) return false;
    }
    return true;
  });
}

// A double to an integer as the processor does it: what does not fit becomes the smallest number.
template <class To, class From>
To Converted(From value) {
  if constexpr (std::is_floating_point_v<From> && std::is_integral_v<To>) {
    if (!(value >= -9.223372036854775808e18 && value < 1.8446744073709551616e19)) return static_cast<To>(INT64_MIN);
    if (value >= 9.223372036854775808e18) return static_cast<To>(static_cast<uint64_t>(value));
    return static_cast<To>(static_cast<int64_t>(value));
  } else if constexpr (std::is_same_v<From, double> && std::is_same_v<To, float>) {
    return std::fabs(value) > 3.4028235677973366e38 ? std::copysign(INFINITY, static_cast<float>(value > 0 ? 1 : -1)) : static_cast<To>(value);
  } else {
    return static_cast<To>(value);
  }
}

}  // namespace

Ref<ColumnObject> CastColumn(ColumnObject* column, DType to) {
  if (column->dtype == DType::kObject && to != DType::kObject) return FromObjects(column, to);
  if (to == DType::kObject && column->dtype != DType::kObject) return ToObjects(column);
  if (IsIntegral(to) && !AllFinite(column)) {
    Ref<StrObject> name = InternStr("pandas.errors"), error = InternStr("IntCastingNaNError");
    ModuleObject* module = name && error ? CurrentRuntime().hooks.import_module(name) : nullptr;
    Borrowed<Object> type = DictGetText(CurrentRuntime().modules, "pandas.errors");
    Ref<Object> cls = module && type ? GetAttr(type, error) : nullptr;
    Ref<StrObject> text = NewStr("Cannot convert non-finite values (NA or inf) to integer");
    Ref<Object> exception = cls && text ? Call(cls, {text.get()}) : nullptr;
    if (exception) RaiseObject(exception);
    return nullptr;
  }
  Ref<ColumnObject> out = NewColumn(to, column->length);
  if (!out) return nullptr;
  if (to == column->dtype && to != DType::kObject) {
    std::memcpy(out->data, column->data, column->Bytes());
  } else if (to == DType::kObject) {
    for (ptrdiff_t i = 0; i < column->length; ++i) SetItemMayRunPython(out.get(), i, NewRef(column->Item(i)));
  } else if (to == DType::kBool) {
    WithNumbers(column, [&](auto* from) {
      for (ptrdiff_t i = 0; i < column->length; ++i) out->As<uint8_t>()[i] = from[i] != 0;
    });
  } else {
    WithNumbers(column, [&](auto* from) {
      WithNumbers(out.get(), [&](auto* into) {
        using To = std::remove_reference_t<decltype(*into)>;
        for (ptrdiff_t i = 0; i < column->length; ++i) into[i] = Converted<To>(from[i]);
      });
    });
  }
  return out;
}

}  // namespace viv::pandas
