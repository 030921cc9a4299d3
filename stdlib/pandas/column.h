// A column: `length` values of one type in a block of raw memory outside the object heap (Domain::kRaw, so tracemalloc sees it as it
// sees numpy's arrays). What Series, Index and DataFrame of stdlib/python/pandas are made of; they know the layout of nothing else.
//
// Invariants
//   1. The length never changes. A value may (Put...), so a kernel that runs Python code reads each item anew and holds it.
//   2. In an object column every place holds a reference; missing values are NaN or None objects.
//   3. In a datetime column nanoseconds since 1970 stand; the smallest int64 is NaT.
//   4. A bool is 0 or 1.
#pragma once

#include <cmath>
#include <string_view>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "stdlib/library_state.h"
#include "stdlib/pandas/scratch.h"

namespace viv {

namespace pandas {

enum class DType : uint8_t {
#define VIV_DTYPE(id, type, name, kind, bytes) k##id,
#include "stdlib/pandas/dtypes.def"
#undef VIV_DTYPE
};
inline constexpr int64_t kNaT = INT64_MIN;

struct DTypeFacts {
  const char* name;
  char kind;
  int bytes;
};
extern const DTypeFacts kDTypes[];
inline const DTypeFacts& FactsOf(DType type) { return kDTypes[static_cast<int>(type)]; }
inline bool IsFloating(DType type) { return FactsOf(type).kind == 'f'; }
inline bool IsIntegral(DType type) { return FactsOf(type).kind == 'i' || FactsOf(type).kind == 'u'; }

struct ColumnObject : Object {
  ptrdiff_t length;
  char* data;  // kRaw; never null
  DType dtype;
  Object* weaklist;

  template <class T>
  T* As() const {
    return reinterpret_cast<T*>(data);
  }
  Object*& Item(ptrdiff_t i) const { return reinterpret_cast<Object**>(data)[i]; }
  size_t Bytes() const { return static_cast<size_t>(length) * static_cast<size_t>(FactsOf(dtype).bytes); }
};

inline ColumnObject* AsColumn(Object* object) { return static_cast<ColumnObject*>(object); }
bool IsColumn(const Object* object);

// Calls fn(T*) with the column's data as what it is; not for objects.
template <class Fn>
auto WithNumbers(const ColumnObject* column, Fn fn) {
  switch (column->dtype) {
    case DType::kBool:
    case DType::kUInt8: return fn(column->As<uint8_t>());
    case DType::kInt8: return fn(column->As<int8_t>());
    case DType::kInt16: return fn(column->As<int16_t>());
    case DType::kInt32: return fn(column->As<int32_t>());
    case DType::kUInt16: return fn(column->As<uint16_t>());
    case DType::kUInt32: return fn(column->As<uint32_t>());
    case DType::kUInt64: return fn(column->As<uint64_t>());
    case DType::kFloat32: return fn(column->As<float>());
    case DType::kFloat64: return fn(column->As<double>());
    default: return fn(column->As<int64_t>());
  }
}

// ---- column_object.cc -----------------------------------------------------------------------------------------------------------
// Numbers are garbage, objects None. Null: MemoryError pending.
Ref<ColumnObject> NewColumn(DType dtype, ptrdiff_t length);
bool DTypeNamed(Borrowed<Object> name, DType* out);  // false: TypeError pending
Ref<Object> ColumnItem(const ColumnObject* column, ptrdiff_t i);
// A TypeError or OverflowError where the value is none of the column's type.
bool ColumnPut(ColumnObject* column, ptrdiff_t i, Borrowed<Object> value);
ColumnObject* ColumnArgument(Borrowed<Object> object);  // null: TypeError pending
extern const TypeSpec kColumnSpec;

// NaN, None, NaT.
inline bool IsMissing(const Object* object) { return IsNone(object) || (IsFloat(object) && std::isnan(FloatValue(object))); }
bool IsMissingAt(const ColumnObject* column, ptrdiff_t i);
bool HasMissing(const ColumnObject* column);
Ref<Object> NewNaN();  // the one NaN of this interpreter
// Puts a new value into a place of an object column. MayRunPython by dropping the old one.
void SetItemMayRunPython(ColumnObject* column, ptrdiff_t i, Ref<Object> value);

// ---- column_cast.cc -------------------------------------------------------------------------------------------------------------
Ref<ColumnObject> CastColumn(ColumnObject* column, DType to);
// The values as int64 or double: the column's own where it has that type, else converted into `scratch`. Null: MemoryError pending.
const int64_t* Int64Values(const ColumnObject* column, Scratch<int64_t>* scratch);
const double* DoubleValues(const ColumnObject* column, Scratch<double>* scratch);
DType Promote(DType a, DType b);

// ---- column_hash.cc -------------------------------------------------------------------------------------------------------------
// Gives equal values equal numbers, from 0 on in the order they first occur; missing ones are all equal.
class Numbering {
 public:
  explicit Numbering(const ColumnObject* column) : column_(column) {}
  bool Reserve(size_t values);
  // The number of the value at row `i` of `of`, whose type is the column's; -1: not there, -2: failed. May run Python for objects.
  int64_t Find(const ColumnObject* of, ptrdiff_t i);
  // The same for row `i` of the column itself, which is added where it is new.
  int64_t Add(ptrdiff_t i);
  size_t count() const { return first_rows_.size(); }
  ptrdiff_t first_row(size_t number) const { return first_rows_[number]; }

 private:
  bool HashOf(const ColumnObject* of, ptrdiff_t i, uint64_t* hash) const;
  int Equal(const ColumnObject* of, ptrdiff_t i, ptrdiff_t row) const;
  // The slot where it is or would be; -1: failed.
  ptrdiff_t SlotOf(const ColumnObject* of, ptrdiff_t i, uint64_t hash) const;
  bool Grow();

  const ColumnObject* column_;
  Scratch<int64_t> slots_;  // number + 1; 0: empty
  Scratch<uint64_t> hashes_;
  Scratch<int64_t> first_rows_;
};

// ---- column_sort.cc -------------------------------------------------------------------------------------------------------------
// Rows in ascending order, missing ones at the end, in `out` (of the column's length). *missing: how many those are.
bool SortRows(const ColumnObject* column, bool stable, bool ascending, int64_t* out, ptrdiff_t* missing);

// ---- The tables of functions that the module is made of -------------------------------------------------------------------------
extern const Table<MethodDef> kBuildFunctions, kSelectFunctions, kArithmeticFunctions, kReduceFunctions, kHashFunctions, kGroupFunctions,
    kSortFunctions;
extern const TypeSpec kCsvReaderSpec;

}  // namespace pandas

struct PandasState {
  Ref<TypeObject> column_type, reader_type;
  Ref<Object> nan;
};

}  // namespace viv
