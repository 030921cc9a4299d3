// The order of rows. What is not stable sorts as numpy's quicksort does, because a program sees in which order equal values come:
// median of three, parts of at most 16 rows by insertion, heapsort where the parts do not get smaller.
#include <algorithm>

#include "interpreter/objects/str_object.h"
#include "stdlib/pandas/column.h"

namespace viv::pandas {
namespace {

constexpr ptrdiff_t kSmallPart = 16;

// Whether the value at one row is less than that at another. Objects may fail: then everything is answered quickly with false.
struct Order {
  const ColumnObject* column;
  bool failed = false;
  bool Less(int64_t a, int64_t b) {
    if (column->dtype == DType::kObject) {
      if (failed) return false;
      Ref<Object> x = NewRef(column->Item(a)), y = NewRef(column->Item(b));
      if (x->kind == kStr && y->kind == kStr) return StrCompare(AsStr(x.get()), AsStr(y.get())) < 0;
      int less = CompareBool(x, y, kLess);
      failed |= less < 0;
      return less > 0;
    }
    return WithNumbers(column, [a, b](auto* values) { return values[a] < values[b]; });
  }
};

template <class Less>
void Insertion(int64_t* first, int64_t* last, Less less) {
  for (int64_t* at = first + 1; at <= last; ++at) {
    int64_t row = *at;
    int64_t* place = at;
    while (place > first && less(row, place[-1])) {
      *place = place[-1];
      --place;
    }
    *place = row;
  }
}

template <class Less>
void Quick(int64_t* first, int64_t* last, int depth, Less less) {
  while (last - first >= kSmallPart) {
    if (depth-- < 0) {
      std::make_heap(first, last + 1, less);
      std::sort_heap(first, last + 1, less);
      return;
    }
    int64_t* middle = first + ((last - first) >> 1);
    if (less(*middle, *first)) std::swap(*middle, *first);
    if (less(*last, *middle)) std::swap(*last, *middle);
    if (less(*middle, *first)) std::swap(*middle, *first);
    int64_t pivot = *middle;
    int64_t *up = first, *down = last - 1;
    std::swap(*middle, *down);
    for (;;) {
      do ++up;
      while (up < last && less(*up, pivot));
      do --down;
      while (down > first && less(pivot, *down));
      if (up >= down) break;
      std::swap(*up, *down);
    }
    std::swap(*up, last[-1]);
    if (up - first < last - up) {
      Quick(first, up - 1, depth, less);
      first = up + 1;
    } else {
      Quick(up + 1, last, depth, less);
      last = up - 1;
    }
  }
  Insertion(first, last, less);
}

template <class Less>
bool SortWith(int64_t* rows, ptrdiff_t count, bool stable, Less less) {
  if (count < 2) return true;
  if (!stable) {
    int depth = 0;
    for (ptrdiff_t n = count; n >>= 1;) ++depth;
    Quick(rows, rows + count - 1, depth * 2, less);
    return true;
  }
  // Merging, from runs that insertion sorted.
  Scratch<int64_t> other;
  if (!other.Resize(static_cast<size_t>(count))) return RaiseMemoryError(), false;
  for (ptrdiff_t at = 0; at < count; at += kSmallPart) Insertion(rows + at, rows + std::min(at + kSmallPart, count) - 1, less);
  for (ptrdiff_t width = kSmallPart; width < count; width *= 2) {
    for (ptrdiff_t at = 0; at < count; at += 2 * width) {
      ptrdiff_t middle = std::min(at + width, count), end = std::min(at + 2 * width, count);
      std::merge(rows + at, rows + middle, rows + middle, rows + end, other.data() + at, less);
    }
    std::memcpy(rows, other.data(), static_cast<size_t>(count) * sizeof(int64_t));
  }
  return true;
}

}  // namespace

bool SortRows(const ColumnObject* column, bool stable, bool ascending, int64_t* out, ptrdiff_t* missing) {
  ptrdiff_t n = column->length, present = 0;
  Scratch<int64_t> absent;
  for (ptrdiff_t i = 0; i < n; ++i) {
    if (!IsMissingAt(column, i)) {
      out[present++] = i;
    } else if (!absent.Push(i)) {
      return RaiseMemoryError(), false;
    }
  }
  *missing = n - present;
  if (!ascending) std::reverse(out, out + present);
  Order order{column};
  bool sorted;
  if (column->dtype == DType::kObject) {
    sorted = SortWith(out, present, stable, [&order](int64_t a, int64_t b) { return order.Less(a, b); });
  } else {
    sorted = WithNumbers(column, [&](auto* values) {
      return SortWith(out, present, stable, [values](int64_t a, int64_t b) { return values[a] < values[b]; });
    });
  }
  if (!sorted || order.failed) return false;
  if (!ascending) std::reverse(out, out + present);
  for (size_t i = 0; i < absent.size(); ++i) out[present + static_cast<ptrdiff_t>(i)] = absent[i];
  return true;
}

namespace {

// argsort(column, ascending=True, stable=False, missing_first=False): the rows in that order.
Ref<Object> ArgSort(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  if (!column) return nullptr;
  bool ascending = args.size < 2 || args[1] == True(), stable = args.size > 2 && args[2] == True();
  bool missing_first = args.size > 3 && args[3] == True();
  Ref<ColumnObject> rows = NewColumn(DType::kInt64, column->length);
  ptrdiff_t missing = 0;
  if (!rows || !SortRows(column, stable, ascending, rows->As<int64_t>(), &missing)) return nullptr;
  if (missing_first) std::rotate(rows->As<int64_t>(), rows->As<int64_t>() + column->length - missing, rows->As<int64_t>() + column->length);
  return rows;
}

constexpr MethodDef kFunctions[] = {
    Positional("argsort", &ArgSort, 1, 4,
               "argsort($module, column, ascending=True, stable=False, missing_first=False, /)\n--\n\nThe rows in the order of their values."),
};

}  // namespace

extern constinit const Table<MethodDef> kSortFunctions = kFunctions;

}  // namespace viv::pandas
