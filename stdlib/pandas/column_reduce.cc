// Columns to single values and running values: sums as numpy sums (pairwise), missing values left out.
#include <algorithm>

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/pandas/column.h"

namespace viv::pandas {
namespace {

// numpy's order of adding: blocks of at most 128 numbers in eight accumulators, halves of what is longer.
template <class T>
T PairwiseSum(const T* values, ptrdiff_t count) {
  if (count < 8) {
    T sum = 0;
    for (ptrdiff_t i = 0; i < count; ++i) sum = i ? sum + values[i] : values[0];
    return sum;
  }
  if (count <= 128) {
    T part[8];
    for (int k = 0; k < 8; ++k) part[k] = values[k];
    ptrdiff_t i = 8;
    for (; i < count - count % 8; i += 8) {
      for (int k = 0; k < 8; ++k) part[k] += values[i + k];
    }
    T sum = ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
    for (; i < count; ++i) sum += values[i];
    return sum;
  }
  ptrdiff_t half = count / 2;
  half -= half % 8;
  return PairwiseSum(values, half) + PairwiseSum(values + half, count - half);
}

// numpy gives its loop this many numbers at a time.
constexpr ptrdiff_t kLoopLength = 8192;
template <class T>
T LoopedSum(const T* values, ptrdiff_t count) {
  T sum = 0;
  for (ptrdiff_t at = 0; at < count; at += kLoopLength) {
    T part = PairwiseSum(values + at, std::min(kLoopLength, count - at));
    sum = at ? sum + part : part;
  }
  return sum;
}

enum class Reduction { kSum, kProd, kMean, kVar, kMin, kMax, kArgMin, kArgMax, kAny, kAll, kCount };
constexpr const char* kReductionNames[] = {"sum", "prod", "mean", "var", "min", "max", "argmin", "argmax", "any", "all", "count"};

// The values that are there, as doubles, and how many of the others.
struct Present {
  Scratch<double> filled;  // with `filler` where a value is missing
  Scratch<uint8_t> missing;
  ptrdiff_t count = 0;
};
bool FillMissing(const ColumnObject* column, double filler, Present* out) {
  auto n = static_cast<size_t>(column->length);
  if (!out->filled.Resize(n) || !out->missing.Resize(n)) return RaiseMemoryError(), false;
  WithNumbers(column, [&](auto* values) {
    for (size_t i = 0; i < n; ++i) {
      auto value = static_cast<double>(values[i]);
      bool missing = std::isnan(value);
      out->missing[i] = missing;
      out->filled[i] = missing ? filler : value;
      out->count += !missing;
    }
  });
  return true;
}

double SumOf(const ColumnObject* column, const Present& present) {
  if (column->dtype != DType::kFloat32) return LoopedSum(present.filled.data(), column->length);
  Scratch<float> narrow;
  if (!narrow.Resize(present.filled.size())) return LoopedSum(present.filled.data(), column->length);
  for (size_t i = 0; i < present.filled.size(); ++i) narrow[i] = static_cast<float>(present.filled[i]);
  return static_cast<double>(LoopedSum(narrow.data(), column->length));
}

Ref<Object> ReduceFloats(const ColumnObject* column, Reduction how, bool skip, int ddof) {
  Present present;
  if (!FillMissing(column, how == Reduction::kProd ? 1.0 : 0.0, &present)) return nullptr;
  ptrdiff_t n = column->length;
  if (!skip && present.count != n && how != Reduction::kAny && how != Reduction::kAll) return NewNaN();
  double* values = present.filled.data();
  switch (how) {
    case Reduction::kSum: return NewFloat(SumOf(column, present));
    case Reduction::kProd: {
      double product = 1.0;
      for (ptrdiff_t i = 0; i < n; ++i) product *= values[i];
      return NewFloat(product);
    }
    case Reduction::kMean: return present.count ? NewFloat(SumOf(column, present) / static_cast<double>(present.count)) : NewNaN();
    case Reduction::kVar: {
      if (present.count <= ddof) return NewNaN();
      double mean = LoopedSum(values, n) / static_cast<double>(present.count);
      for (ptrdiff_t i = 0; i < n; ++i) {
        double distance = mean - values[i];
        values[i] = present.missing[static_cast<size_t>(i)] ? 0.0 : distance * distance;
      }
      return NewFloat(LoopedSum(values, n) / static_cast<double>(present.count - ddof));
    }
    case Reduction::kAny:
    case Reduction::kAll: {
      bool result = how == Reduction::kAll;
      for (ptrdiff_t i = 0; i < n; ++i) {
        bool truth = present.missing[static_cast<size_t>(i)] ? (skip ? how == Reduction::kAll : true) : values[i] != 0.0;
        result = how == Reduction::kAny ? result || truth : result && truth;
      }
      return NewBool(result);
    }
    default: break;
  }
  ptrdiff_t best = -1;
  for (ptrdiff_t i = 0; i < n; ++i) {
    if (present.missing[static_cast<size_t>(i)]) continue;
    bool least = how == Reduction::kMin || how == Reduction::kArgMin;
    if (best < 0 || (least ? values[i] < values[best] : values[i] > values[best])) best = i;
  }
  if (how == Reduction::kMin || how == Reduction::kMax) return best < 0 ? NewNaN() : NewFloat(values[best]);
  return NewInt(best);
}

Ref<Object> ReduceIntegers(const ColumnObject* column, Reduction how, int ddof) {
  if (how == Reduction::kMean || how == Reduction::kVar) return ReduceFloats(column, how, true, ddof);
  bool least = how == Reduction::kMin || how == Reduction::kArgMin;
  bool dates = column->dtype == DType::kDatetime;
  uint64_t total = how == Reduction::kProd ? 1 : 0;
  ptrdiff_t best = -1;
  bool any = false, all = true;
  WithNumbers(column, [&](auto* values) {
    for (ptrdiff_t i = 0; i < column->length; ++i) {
      if (dates && static_cast<int64_t>(values[i]) == kNaT) continue;
      if (how == Reduction::kProd) {
        total *= static_cast<uint64_t>(values[i]);
      } else {
        total += static_cast<uint64_t>(values[i]);
      }
      any |= values[i] != 0;
      all &= values[i] != 0;
      if (best < 0 || (least ? values[i] < values[best] : values[i] > values[best])) best = i;
    }
  });
  switch (how) {
    case Reduction::kAny: return NewBool(any);
    case Reduction::kAll: return NewBool(all);
    case Reduction::kSum:
    case Reduction::kProd: return FactsOf(column->dtype).kind == 'u' ? NewIntFromUnsigned(total) : NewInt(static_cast<int64_t>(total));
    case Reduction::kMin:
    case Reduction::kMax: return best < 0 ? NewNaN() : ColumnItem(column, best);
    default: return NewInt(best);
  }
}

Ref<Object> ReduceObjects(ColumnObject* column, Reduction how, bool skip) {
  if (how == Reduction::kAny || how == Reduction::kAll) {
    for (ptrdiff_t i = 0; i < column->length; ++i) {
      Ref<Object> item = NewRef(column->Item(i));
      if (skip && IsMissing(item.get())) continue;
      int truth = IsTrue(item);
      if (truth < 0) return nullptr;
      if ((truth != 0) == (how == Reduction::kAny)) return NewBool(how == Reduction::kAny);
    }
    return NewBool(how == Reduction::kAll);
  }
  Ref<Object> result;
  ptrdiff_t best = -1, present = 0;
  for (ptrdiff_t i = 0; i < column->length; ++i) {
    Ref<Object> item = NewRef(column->Item(i));
    // numpy takes all values, with zeros, ones or infinities in place of those that are missing.
    bool summing = how == Reduction::kSum || how == Reduction::kMean || how == Reduction::kProd;
    bool least = how == Reduction::kMin || how == Reduction::kArgMin;
    if (IsMissing(item.get())) {
      if (!skip) return NewNaN();
      item = summing ? NewInt(how == Reduction::kProd) : NewFloat(least ? INFINITY : -INFINITY);
      if (!item) return nullptr;
    } else {
      ++present;
    }
    if (!result) {
      result = std::move(item);
      best = i;
      continue;
    }
    if (summing) {
      result = how == Reduction::kProd ? Multiply(result, item) : Add(result, item);
      if (!result) return nullptr;
      continue;
    }
    Ref<Object> as_good = Compare(result, item, least ? kLessEqual : kGreaterEqual);
    int truth = as_good ? IsTrue(as_good) : -1;
    if (truth < 0) return nullptr;
    if (!truth) {
      result = std::move(item);
      best = i;
    }
  }
  if (present == 0 && (how == Reduction::kMin || how == Reduction::kMax)) return NewNaN();
  if (how == Reduction::kArgMin || how == Reduction::kArgMax) return NewInt(best);
  if (!result) return how == Reduction::kSum ? NewInt(0) : how == Reduction::kProd ? NewInt(1) : NewNaN();
  if (how != Reduction::kMean) return result;
  if (present == 0) return NewNaN();
  Ref<Object> number = ToFloat(result), count = number ? NewFloat(static_cast<double>(present)) : nullptr;
  return count ? TrueDivide(number, count) : nullptr;
}

// reduce(column, name, skipna=True, ddof=1)
Ref<Object> Reduce(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  if (!column) return nullptr;
  bool skip = args.size < 3 || args[2] == True();
  int ddof = args.size > 3 ? AsInt(args[3]) : 1;
  if (ddof == -1 && ErrorPending()) return nullptr;
  size_t how = 0;
  while (how < std::size(kReductionNames) && !(IsStr(args[1]) && StrEqualsAscii(AsStr(args[1]), kReductionNames[how]))) ++how;
  if (how == std::size(kReductionNames)) return RaiseValueError("no reduction: %R", args[1]);
  auto reduction = static_cast<Reduction>(how);
  if (reduction == Reduction::kCount) {
    ptrdiff_t count = 0;
    for (ptrdiff_t i = 0; i < column->length; ++i) count += !IsMissingAt(column, i);
    return NewInt(count);
  }
  if (column->dtype == DType::kObject) return ReduceObjects(column, reduction, skip);
  return IsFloating(column->dtype) ? ReduceFloats(column, reduction, skip, ddof) : ReduceIntegers(column, reduction, ddof);
}

// quantile(column, q): between the two values nearest to it, as numpy interpolates.
Ref<Object> Quantile(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  if (!column) return nullptr;
  if (column->dtype == DType::kObject) return RaiseTypeError("unsupported operand type(s) for -: 'str' and 'str'");
  if (column->dtype == DType::kBool) {
    return RaiseTypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor "
                          "function instead.");
  }
  double q = AsDouble(args[1]);
  if (q == -1.0 && ErrorPending()) return nullptr;
  Scratch<double> values;
  if (!values.Reserve(static_cast<size_t>(column->length) + 1)) return RaiseMemoryError();
  bool kept = WithNumbers(column, [&](auto* from) {
    for (ptrdiff_t i = 0; i < column->length; ++i) {
      if (!std::isnan(static_cast<double>(from[i])) && !values.Push(static_cast<double>(from[i]))) return false;
    }
    return true;
  });
  if (!kept) return RaiseMemoryError();
  if (values.size() == 0) return NewNaN();
  double position = q * static_cast<double>(values.size() - 1);
  auto below = static_cast<size_t>(std::floor(position));
  size_t above = std::min(below + 1, values.size() - 1);
  std::sort(values.data(), values.data() + values.size());
  double a = values[below], b = values[above], t = position - static_cast<double>(below), distance = b - a;
  return NewFloat(t >= 0.5 ? b - distance * (1 - t) : a + distance * t);
}

// cumulative(column, "sum" | "prod" | "min" | "max"): missing values stay where they are.
Ref<Object> Cumulative(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  if (!column) return nullptr;
  if (!IsStr(args[1])) return RaiseTypeError("a name is expected");
  bool sum = StrEqualsAscii(AsStr(args[1]), "sum"), product = StrEqualsAscii(AsStr(args[1]), "prod"), least = StrEqualsAscii(AsStr(args[1]), "min");
  if (column->dtype == DType::kObject) {
    Ref<ColumnObject> out = NewColumn(DType::kObject, column->length);
    Ref<Object> running;
    for (ptrdiff_t i = 0; out && i < column->length; ++i) {
      Ref<Object> item = NewRef(column->Item(i));
      bool missing = IsMissing(item.get());
      if (missing && (sum || product)) {
        item = NewFloat(product ? 1.0 : 0.0);
        if (!item) return nullptr;
      } else if (missing) {
        SetItemMayRunPython(out.get(), i, NewNaN());
        continue;
      }
      if (!running) {
        running = std::move(item);
      } else if (sum || product) {
        running = sum ? Add(running, item) : Multiply(running, item);
      } else {
        int better = CompareBool(item, running, least ? kLess : kGreater);
        if (better < 0) return nullptr;
        if (better) running = std::move(item);
      }
      if (!running) return nullptr;
      SetItemMayRunPython(out.get(), i, missing ? NewNaN() : running);
    }
    return out;
  }
  DType dtype = (sum || product) && !IsFloating(column->dtype) ? DType::kInt64 : column->dtype;
  Ref<ColumnObject> out = NewColumn(dtype, column->length);
  if (!out) return nullptr;
  WithNumbers(column, [&](auto* from) {
    WithNumbers(out.get(), [&](auto* into) {
      using T = std::remove_reference_t<decltype(*into)>;
      T running = product ? 1 : 0;
      bool started = sum || product;
      for (ptrdiff_t i = 0; i < column->length; ++i) {
        T value = static_cast<T>(from[i]);
        if (IsMissingAt(column, i)) {
          into[i] = value;
          continue;
        }
        if (!started) {
          running = value;
          started = true;
        } else if (sum) {
          running = static_cast<T>(running + value);
        } else if (product) {
          running = static_cast<T>(running * value);
        } else if (least ? value < running : value > running) {
          running = value;
        }
        into[i] = running;
      }
    });
  });
  return out;
}

constexpr MethodDef kFunctions[] = {
    Positional("reduce", &Reduce, 2, 4, "reduce($module, column, how, skipna=True, ddof=1, /)\n--\n\nA column's sum, mean and so on."),
    Positional("quantile", &Quantile, 2, 2, "quantile($module, column, q, /)\n--\n\nThe value below which a part q of the values is."),
    Positional("cumulative", &Cumulative, 2, 2, "cumulative($module, column, how, /)\n--\n\nRunning sums, products, smallest and largest values."),
};

}  // namespace

extern constinit const Table<MethodDef> kReduceFunctions = kFunctions;

}  // namespace viv::pandas
