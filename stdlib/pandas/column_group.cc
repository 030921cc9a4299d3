// Group-by: rows have codes (the number of their group, -1: none), each function answers one value per group.
// Sums are compensated (Kahan) and variances are Welford's, as pandas's are, so that the last digits agree.
#include <algorithm>

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/pandas/column.h"

namespace viv::pandas {
namespace {

enum class How { kSum, kMean, kMin, kMax, kCount, kProd, kVar, kFirst, kLast, kMedian, kNunique, kAny, kAll };
constexpr const char* kHowNames[] = {"sum", "mean", "min", "max", "count", "prod", "var", "first", "last", "median", "nunique", "any", "all"};

struct Groups {
  const int64_t* codes;
  ptrdiff_t rows, count;
};

// Values of a group so far.
struct Running {
  double sum, compensation;
  int64_t count;
};

Ref<Object> SumDoubles(const double* values, const Groups& groups, bool mean) {
  Scratch<Running> running;
  if (!running.Assign(static_cast<size_t>(groups.count), Running{0.0, 0.0, 0})) return RaiseMemoryError();
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    if (groups.codes[i] < 0 || std::isnan(values[i])) continue;
    Running& group = running[static_cast<size_t>(groups.codes[i])];
    double y = values[i] - group.compensation, t = group.sum + y;
    group.compensation = t - group.sum - y;
    if (std::isnan(group.compensation)) group.compensation = 0.0;
    group.sum = t;
    ++group.count;
  }
  Ref<ColumnObject> out = NewColumn(DType::kFloat64, groups.count);
  for (ptrdiff_t g = 0; out && g < groups.count; ++g) {
    const Running& group = running[static_cast<size_t>(g)];
    out->As<double>()[g] = !mean ? group.sum : group.count ? group.sum / static_cast<double>(group.count) : NAN;
  }
  return out;
}

Ref<Object> VarDoubles(const double* values, const Groups& groups, int ddof) {
  Scratch<Running> running;  // sum: the mean so far; compensation: squares of distances
  if (!running.Assign(static_cast<size_t>(groups.count), Running{0.0, 0.0, 0})) return RaiseMemoryError();
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    if (groups.codes[i] < 0 || std::isnan(values[i])) continue;
    Running& group = running[static_cast<size_t>(groups.codes[i])];
    double old_mean = group.sum;
    group.sum += (values[i] - old_mean) / static_cast<double>(++group.count);
    group.compensation += (values[i] - group.sum) * (values[i] - old_mean);
  }
  Ref<ColumnObject> out = NewColumn(DType::kFloat64, groups.count);
  for (ptrdiff_t g = 0; out && g < groups.count; ++g) {
    const Running& group = running[static_cast<size_t>(g)];
    out->As<double>()[g] = group.count <= ddof ? NAN : group.compensation / static_cast<double>(group.count - ddof);
  }
  return out;
}

Ref<Object> MedianDoubles(const double* values, const Groups& groups) {
  Scratch<int64_t> starts;
  Scratch<double> sorted;
  if (!starts.Assign(static_cast<size_t>(groups.count) + 1, 0) || !sorted.Resize(static_cast<size_t>(groups.rows) + 1)) return RaiseMemoryError();
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    if (groups.codes[i] >= 0 && !std::isnan(values[i])) ++starts[static_cast<size_t>(groups.codes[i]) + 1];
  }
  for (ptrdiff_t g = 0; g < groups.count; ++g) starts[static_cast<size_t>(g) + 1] += starts[static_cast<size_t>(g)];
  Scratch<int64_t> at;
  if (!at.Append(starts.data(), starts.size())) return RaiseMemoryError();
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    if (groups.codes[i] >= 0 && !std::isnan(values[i])) sorted[static_cast<size_t>(at[static_cast<size_t>(groups.codes[i])]++)] = values[i];
  }
  Ref<ColumnObject> out = NewColumn(DType::kFloat64, groups.count);
  for (ptrdiff_t g = 0; out && g < groups.count; ++g) {
    double *first = sorted.data() + starts[static_cast<size_t>(g)], *last = sorted.data() + starts[static_cast<size_t>(g) + 1];
    std::sort(first, last);
    ptrdiff_t n = last - first;
    out->As<double>()[g] = n == 0 ? NAN : n % 2 ? first[n / 2] : (first[n / 2] + first[n / 2 - 1]) / 2;
  }
  return out;
}

// Sums and products of integers: int64 as the processor wraps.
Ref<Object> SumIntegers(const int64_t* values, const Groups& groups, bool product, DType dtype) {
  Ref<ColumnObject> out = NewColumn(dtype, groups.count);
  if (!out) return nullptr;
  auto* totals = out->As<uint64_t>();
  std::fill(totals, totals + groups.count, product ? 1 : 0);
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    int64_t code = groups.codes[i];
    if (code < 0) continue;
    if (product) {
      totals[code] *= static_cast<uint64_t>(values[i]);
    } else {
      totals[code] += static_cast<uint64_t>(values[i]);
    }
  }
  return out;
}

Ref<Object> ProductDoubles(const double* values, const Groups& groups) {
  Ref<ColumnObject> out = NewColumn(DType::kFloat64, groups.count);
  if (!out) return nullptr;
  double* totals = out->As<double>();
  std::fill(totals, totals + groups.count, 1.0);
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    if (groups.codes[i] >= 0 && !std::isnan(values[i])) totals[groups.codes[i]] *= values[i];
  }
  return out;
}

// For each group the row that holds its smallest, largest, first or last value; -1: it has none.
bool ChooseRows(ColumnObject* column, const Groups& groups, How how, int64_t* chosen) {
  std::fill(chosen, chosen + groups.count, int64_t{-1});
  auto keep = [&](auto better) {
    for (ptrdiff_t i = 0; i < groups.rows; ++i) {
      if (groups.codes[i] < 0 || IsMissingAt(column, i)) continue;
      int64_t& row = chosen[groups.codes[i]];
      if (row >= 0) {
        int yes = better(i, row);
        if (yes < 0) return false;
        if (!yes) continue;
      }
      row = i;
    }
    return true;
  };
  if (how == How::kFirst) return keep([](ptrdiff_t, int64_t) { return 0; });
  if (how == How::kLast) return keep([](ptrdiff_t, int64_t) { return 1; });
  if (column->dtype == DType::kObject) {
    return keep([&](ptrdiff_t i, int64_t row) {
      Ref<Object> a = NewRef(column->Item(i)), b = NewRef(column->Item(row));
      return CompareBool(a, b, how == How::kMin ? kLess : kGreater);
    });
  }
  return WithNumbers(column, [&](auto* values) {
    return how == How::kMin ? keep([values](ptrdiff_t i, int64_t row) { return int{values[i] < values[row]}; })
                            : keep([values](ptrdiff_t i, int64_t row) { return int{values[i] > values[row]}; });
  });
}

Ref<Object> ChosenValues(ColumnObject* column, const Groups& groups, How how) {
  Scratch<int64_t> chosen;
  if (!chosen.Resize(static_cast<size_t>(groups.count))) return RaiseMemoryError();
  if (!ChooseRows(column, groups, how, chosen.data())) return nullptr;
  Ref<ColumnObject> source = NewRef(column);
  bool missing = std::any_of(chosen.data(), chosen.data() + groups.count, [](int64_t row) { return row < 0; });
  if (missing && (IsIntegral(column->dtype) || column->dtype == DType::kBool)) source = CastColumn(column, DType::kFloat64);
  Ref<ColumnObject> out = source ? NewColumn(source->dtype, groups.count) : nullptr;
  for (ptrdiff_t g = 0; out && g < groups.count; ++g) {
    int64_t row = chosen[static_cast<size_t>(g)];
    Ref<Object> value = row < 0 ? (source->dtype == DType::kObject && (how == How::kFirst || how == How::kLast) ? NewNone() : NewNaN())
                                : ColumnItem(source.get(), row);
    if (!value || !ColumnPut(out.get(), g, value)) return nullptr;
  }
  return out;
}

Ref<Object> SumObjects(ColumnObject* column, const Groups& groups) {
  Ref<ColumnObject> out = NewColumn(DType::kObject, groups.count);
  for (ptrdiff_t i = 0; out && i < groups.rows; ++i) {
    if (groups.codes[i] < 0 || IsMissingAt(column, i)) continue;
    Ref<Object> so_far = NewRef(out->Item(groups.codes[i])), item = NewRef(column->Item(i));
    Ref<Object> sum = IsNone(so_far.get()) ? item : Add(so_far, item);
    if (!sum) return nullptr;
    so_far.Reset();
    SetItemMayRunPython(out.get(), groups.codes[i], std::move(sum));
  }
  for (ptrdiff_t g = 0; out && g < groups.count; ++g) {
    if (!IsNone(out->Item(g))) continue;
    Ref<Object> zero = NewInt(0);
    SetItemMayRunPython(out.get(), g, std::move(zero));
  }
  return out;
}

Ref<Object> CountValues(ColumnObject* column, const Groups& groups, bool distinct) {
  Ref<ColumnObject> out = NewColumn(DType::kInt64, groups.count);
  if (!out) return nullptr;
  auto* counts = out->As<int64_t>();
  std::fill(counts, counts + groups.count, int64_t{0});
  if (!distinct) {
    for (ptrdiff_t i = 0; i < groups.rows; ++i) {
      if (groups.codes[i] >= 0 && !IsMissingAt(column, i)) ++counts[groups.codes[i]];
    }
    return out;
  }
  // A pair of group and value is counted where it first occurs: the pairs are numbers of their own.
  Numbering values(column);
  Ref<ColumnObject> pairs = NewColumn(DType::kInt64, groups.rows);
  if (!pairs) return nullptr;
  Numbering numbering(pairs.get());
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    if (groups.codes[i] < 0 || IsMissingAt(column, i)) continue;
    int64_t number = values.Add(i);
    if (number < -1) return nullptr;
    pairs->As<int64_t>()[i] = number * groups.count + groups.codes[i];
    auto before = numbering.count();
    if (numbering.Add(i) < -1) return nullptr;
    if (numbering.count() > before) ++counts[groups.codes[i]];
  }
  return out;
}

Ref<Object> AnyOrAll(ColumnObject* column, const Groups& groups, bool any) {
  Ref<ColumnObject> out = NewColumn(DType::kBool, groups.count);
  if (!out) return nullptr;
  auto* answers = out->As<uint8_t>();
  std::fill(answers, answers + groups.count, static_cast<uint8_t>(!any));
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    if (groups.codes[i] < 0 || IsMissingAt(column, i)) continue;
    Ref<Object> item = ColumnItem(column, i);
    int truth = item ? IsTrue(item) : -1;
    if (truth < 0) return nullptr;
    if ((truth != 0) == any) answers[groups.codes[i]] = any;
  }
  return out;
}

bool GroupsArgument(ArgSpan args, Groups* groups, ptrdiff_t length) {
  ColumnObject* codes = ColumnArgument(args[0]);
  if (!codes || !SsizeArgument(args[1], &groups->count)) return false;
  if (codes->dtype != DType::kInt64 || groups->count < 0 || (length >= 0 && codes->length != length)) {
    return RaiseFalse(TypeId::kTypeError, "codes of every row are expected");
  }
  groups->codes = codes->As<int64_t>();
  groups->rows = codes->length;
  for (ptrdiff_t i = 0; i < groups->rows; ++i) {
    if (groups->codes[i] >= groups->count) return RaiseFalse(TypeId::kIndexError, "a code without a group");
  }
  return true;
}

// group(codes, count, column, how, ddof=1)
Ref<Object> Group(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[2]);
  Groups groups;
  if (!column || !GroupsArgument(args, &groups, column->length)) return nullptr;
  int ddof = args.size > 4 ? AsInt(args[4]) : 1;
  if (ddof == -1 && ErrorPending()) return nullptr;
  size_t name = 0;
  while (name < std::size(kHowNames) && !(IsStr(args[3]) && StrEqualsAscii(AsStr(args[3]), kHowNames[name]))) ++name;
  if (name == std::size(kHowNames)) return RaiseValueError("no function of groups: %R", args[3]);
  auto how = static_cast<How>(name);
  switch (how) {
    case How::kMin:
    case How::kMax:
    case How::kFirst:
    case How::kLast: return ChosenValues(column, groups, how);
    case How::kCount:
    case How::kNunique: return CountValues(column, groups, how == How::kNunique);
    case How::kAny:
    case How::kAll: return AnyOrAll(column, groups, how == How::kAny);
    default: break;
  }
  if (column->dtype == DType::kObject) {
    return how == How::kSum ? SumObjects(column, groups) : RaiseTypeError("no %R of a column of objects", args[3]);
  }
  bool whole = !IsFloating(column->dtype);
  if (whole && (how == How::kSum || how == How::kProd)) {
    Scratch<int64_t> scratch;
    const int64_t* values = Int64Values(column, &scratch);
    return values ? SumIntegers(values, groups, how == How::kProd, FactsOf(column->dtype).kind == 'u' ? DType::kUInt64 : DType::kInt64) : nullptr;
  }
  Scratch<double> scratch;
  const double* values = DoubleValues(column, &scratch);
  if (!values) return nullptr;
  switch (how) {
    case How::kSum: return SumDoubles(values, groups, false);
    case How::kMean: return SumDoubles(values, groups, true);
    case How::kVar: return VarDoubles(values, groups, ddof);
    case How::kProd: return ProductDoubles(values, groups);
    default: return MedianDoubles(values, groups);
  }
}

// group_sizes(codes, count)
Ref<Object> Sizes(Borrowed<Object>, ArgSpan args) {
  Groups groups;
  if (!GroupsArgument(args, &groups, -1)) return nullptr;
  Ref<ColumnObject> out = NewColumn(DType::kInt64, groups.count);
  if (!out) return nullptr;
  std::fill(out->As<int64_t>(), out->As<int64_t>() + groups.count, int64_t{0});
  for (ptrdiff_t i = 0; i < groups.rows; ++i) {
    if (groups.codes[i] >= 0) ++out->As<int64_t>()[groups.codes[i]];
  }
  return out;
}

// group_rows(codes, count): a list with the rows of each group.
Ref<Object> Rows(Borrowed<Object> module, ArgSpan args) {
  Groups groups;
  if (!GroupsArgument(args, &groups, -1)) return nullptr;
  Ref<Object> sizes = Sizes(module, args);
  Ref<ListObject> lists = sizes ? NewList(0) : nullptr;
  for (ptrdiff_t g = 0; lists && g < groups.count; ++g) {
    Ref<Object> rows = NewColumn(DType::kInt64, AsColumn(sizes.get())->As<int64_t>()[g]);
    if (!rows || !ListAppend(lists.get(), std::move(rows))) return nullptr;
    AsColumn(sizes.get())->As<int64_t>()[g] = 0;
  }
  for (ptrdiff_t i = 0; lists && i < groups.rows; ++i) {
    int64_t code = groups.codes[i];
    if (code >= 0) AsColumn(lists->items[code])->As<int64_t>()[AsColumn(sizes.get())->As<int64_t>()[code]++] = i;
  }
  return lists;
}

// group_number(codes, count): which row of its group each row is.
Ref<Object> NumberRows(Borrowed<Object>, ArgSpan args) {
  Groups groups;
  if (!GroupsArgument(args, &groups, -1)) return nullptr;
  Ref<ColumnObject> out = NewColumn(DType::kInt64, groups.rows);
  Scratch<int64_t> next;
  if (!out || !next.Assign(static_cast<size_t>(groups.count), 0)) return out ? RaiseMemoryError() : nullptr;
  for (ptrdiff_t i = 0; i < groups.rows; ++i) out->As<int64_t>()[i] = groups.codes[i] < 0 ? -1 : next[static_cast<size_t>(groups.codes[i])]++;
  return out;
}

constexpr MethodDef kFunctions[] = {
    Positional("group", &Group, 4, 5, "group($module, codes, count, column, how, ddof=1, /)\n--\n\nOne value for each group."),
    Positional("group_sizes", &Sizes, 2, 2, "group_sizes($module, codes, count, /)\n--\n\nHow many rows each group has."),
    Positional("group_rows", &Rows, 2, 2, "group_rows($module, codes, count, /)\n--\n\nThe rows of each group."),
    Positional("group_number", &NumberRows, 2, 2, "group_number($module, codes, count, /)\n--\n\nThe place of each row in its group."),
};

}  // namespace

extern constinit const Table<MethodDef> kGroupFunctions = kFunctions;

}  // namespace viv::pandas
