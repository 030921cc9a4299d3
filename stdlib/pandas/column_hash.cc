// Equal values: numbering them, looking them up in another column.
#include <bit>

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/pandas/column.h"

namespace viv::pandas {
namespace {

uint64_t Mixed(uint64_t bits) {
  bits *= 0x9E3779B97F4A7C15u;
  return bits ^ (bits >> 29);
}
constexpr uint64_t kMissingHash = 0x5bd1e995;

uint64_t HashDoubleBits(double value) {
  if (std::isnan(value)) return kMissingHash;
  return Mixed(std::bit_cast<uint64_t>(value == 0.0 ? 0.0 : value));
}

bool SameDouble(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

bool Numbering::HashOf(const ColumnObject* of, ptrdiff_t i, uint64_t* hash) const {
  switch (of->dtype) {
    case DType::kFloat64: return *hash = HashDoubleBits(of->As<double>()[i]), true;
    case DType::kFloat32: return *hash = HashDoubleBits(of->As<float>()[i]), true;
    case DType::kObject: {
      Ref<Object> item = NewRef(of->Item(i));
      if (IsMissing(item.get())) return *hash = kMissingHash, true;
      int64_t value = item->kind == kStr ? StrHash(AsStr(item.get())) : Hash(item);
      if (value == -1 && ErrorPending()) return false;
      return *hash = Mixed(static_cast<uint64_t>(value)), true;
    }
    default: *hash = WithNumbers(of, [i](auto* values) { return Mixed(static_cast<uint64_t>(static_cast<int64_t>(values[i]))); }); return true;
  }
}

int Numbering::Equal(const ColumnObject* of, ptrdiff_t i, ptrdiff_t row) const {
  switch (of->dtype) {
    case DType::kFloat64: return SameDouble(of->As<double>()[i], column_->As<double>()[row]);
    case DType::kFloat32: return SameDouble(of->As<float>()[i], column_->As<float>()[row]);
    case DType::kObject: {
      Ref<Object> a = NewRef(of->Item(i)), b = NewRef(column_->Item(row));
      if (a.get() == b.get()) return 1;
      if (IsMissing(a.get()) || IsMissing(b.get())) return IsMissing(a.get()) && IsMissing(b.get());
      return ItemEqualMayRunPython(a.get(), b.get());
    }
    default:
      return WithNumbers(of, [&](auto* values) {
        using T = std::remove_reference_t<decltype(*values)>;
        return values[i] == column_->As<T>()[row];
      });
  }
}

bool Numbering::Reserve(size_t values) {
  size_t size = 16;
  while (size < values * 2) size *= 2;
  return slots_.Assign(size, 0) || (RaiseMemoryError(), false);
}

bool Numbering::Grow() {
  size_t size = slots_.size() * 4;
  if (!slots_.Assign(size, 0)) return RaiseMemoryError(), false;
  for (size_t number = 0; number < hashes_.size(); ++number) {
    size_t at = hashes_[number] & (size - 1);
    while (slots_[at]) at = (at + 1) & (size - 1);
    slots_[at] = static_cast<int64_t>(number) + 1;
  }
  return true;
}

ptrdiff_t Numbering::SlotOf(const ColumnObject* of, ptrdiff_t i, uint64_t hash) const {
  size_t mask = slots_.size() - 1, at = hash & mask;
  while (int64_t number = slots_[at]) {
    auto known = static_cast<size_t>(number - 1);
    if (hashes_[known] == hash) {
      int equal = Equal(of, i, first_rows_[known]);
      if (equal < 0) return -1;
      if (equal) break;
    }
    at = (at + 1) & mask;
  }
  return static_cast<ptrdiff_t>(at);
}

int64_t Numbering::Find(const ColumnObject* of, ptrdiff_t i) {
  uint64_t hash;
  if (!HashOf(of, i, &hash)) return -2;
  ptrdiff_t slot = SlotOf(of, i, hash);
  return slot < 0 ? -2 : slots_[static_cast<size_t>(slot)] - 1;
}

int64_t Numbering::Add(ptrdiff_t i) {
  uint64_t hash;
  if (slots_.size() == 0 && !Reserve(8)) return -2;
  if (!HashOf(column_, i, &hash)) return -2;
  ptrdiff_t slot = SlotOf(column_, i, hash);
  if (slot < 0) return -2;
  if (int64_t number = slots_[static_cast<size_t>(slot)]) return number - 1;
  auto number = static_cast<int64_t>(first_rows_.size());
  if (!hashes_.Push(hash) || !first_rows_.Push(i)) return RaiseMemoryError(), -2;
  slots_[static_cast<size_t>(slot)] = number + 1;
  if (first_rows_.size() * 2 > slots_.size() && !Grow()) return -2;
  return number;
}

namespace {

// factorize(column, with_missing=False): (codes, first_rows). A missing value's code is -1, or a number of its own.
Ref<Object> Factorize(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  if (!column) return nullptr;
  bool with_missing = args.size > 1 && args[1] == True();
  Numbering numbering(column);
  Ref<ColumnObject> codes = NewColumn(DType::kInt64, column->length);
  if (!codes) return nullptr;
  const Object* last = nullptr;
  int64_t last_number = -1;
  for (ptrdiff_t i = 0; i < column->length; ++i) {
    int64_t number = -1;
    if (column->dtype == DType::kObject && column->Item(i) == last) {
      number = last_number;  // rows that repeat the same object are common: texts of a file are shared
    } else if (with_missing || !IsMissingAt(column, i)) {
      number = numbering.Add(i);
      if (number < -1) return nullptr;
    }
    codes->As<int64_t>()[i] = number;
    if (column->dtype == DType::kObject) {
      last = column->Item(i);
      last_number = number;
    }
  }
  Ref<ColumnObject> rows = NewColumn(DType::kInt64, static_cast<ptrdiff_t>(numbering.count()));
  if (!rows) return nullptr;
  for (size_t k = 0; k < numbering.count(); ++k) rows->As<int64_t>()[k] = numbering.first_row(k);
  return NewTuple({codes.get(), rows.get()});
}

// lookup(column, wanted): for each value wanted the first row where the column has it, or -1. Columns of one type.
Ref<Object> Lookup(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  ColumnObject* wanted = column ? ColumnArgument(args[1]) : nullptr;
  if (!wanted) return nullptr;
  if (column->dtype != wanted->dtype) return RaiseTypeError("columns of one type are expected");
  Numbering numbering(column);
  if (!numbering.Reserve(8)) return nullptr;
  for (ptrdiff_t i = 0; i < column->length; ++i) {
    if (numbering.Add(i) < -1) return nullptr;
  }
  Ref<ColumnObject> rows = NewColumn(DType::kInt64, wanted->length);
  for (ptrdiff_t i = 0; rows && i < wanted->length; ++i) {
    int64_t number = numbering.Find(wanted, i);
    if (number < -1) return nullptr;
    rows->As<int64_t>()[i] = number < 0 ? -1 : numbering.first_row(static_cast<size_t>(number));
  }
  return rows;
}

// join_rows(left, right, keep_left): codes of one numbering; the pairs of rows whose codes are equal, by left rows and then right ones.
// With keep_left a left row without partner is there with -1.
Ref<Object> JoinRows(Borrowed<Object>, ArgSpan args) {
  ColumnObject* left = ColumnArgument(args[0]);
  ColumnObject* right = left ? ColumnArgument(args[1]) : nullptr;
  if (!right) return nullptr;
  if (left->dtype != DType::kInt64 || right->dtype != DType::kInt64) return RaiseTypeError("codes are int64");
  bool keep = args[2] == True();
  int64_t most = -1;
  for (ptrdiff_t i = 0; i < right->length; ++i) most = std::max(most, right->As<int64_t>()[i]);
  Scratch<int64_t> first, next;  // chains of right rows of one code
  if (!first.Assign(static_cast<size_t>(most + 1), -1) || !next.Resize(static_cast<size_t>(right->length))) return RaiseMemoryError();
  for (ptrdiff_t i = right->length - 1; i >= 0; --i) {
    int64_t code = right->As<int64_t>()[i];
    if (code < 0) continue;
    next[static_cast<size_t>(i)] = std::exchange(first[static_cast<size_t>(code)], i);
  }
  Scratch<int64_t> out_left, out_right;
  for (ptrdiff_t i = 0; i < left->length; ++i) {
    int64_t code = left->As<int64_t>()[i];
    int64_t row = code >= 0 && code <= most ? first[static_cast<size_t>(code)] : -1;
    if (row < 0 && keep && !(out_left.Push(i) && out_right.Push(-1))) return RaiseMemoryError();
    for (; row >= 0; row = next[static_cast<size_t>(row)]) {
      if (!out_left.Push(i) || !out_right.Push(row)) return RaiseMemoryError();
    }
  }
  auto count = static_cast<ptrdiff_t>(out_left.size());
  Ref<ColumnObject> rows_left = NewColumn(DType::kInt64, count), rows_right = NewColumn(DType::kInt64, count);
  if (!rows_left || !rows_right) return nullptr;
  if (count) {
    std::memcpy(rows_left->data, out_left.data(), rows_left->Bytes());
    std::memcpy(rows_right->data, out_right.data(), rows_right->Bytes());
  }
  return NewTuple({rows_left.get(), rows_right.get()});
}

constexpr MethodDef kFunctions[] = {
    Positional("factorize", &Factorize, 1, 2,
               "factorize($module, column, with_missing=False, /)\n--\n\nNumbers of equal values, and the first row of each."),
    Positional("lookup", &Lookup, 2, 2, "lookup($module, column, wanted, /)\n--\n\nWhere values first stand; -1: nowhere."),
    Positional("join_rows", &JoinRows, 3, 3, "join_rows($module, left, right, keep_left, /)\n--\n\nPairs of rows with equal codes."),
};

}  // namespace

extern constinit const Table<MethodDef> kHashFunctions = kFunctions;

}  // namespace viv::pandas
