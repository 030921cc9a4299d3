// list.sort: which comparison to use, and the list's state meanwhile. The algorithm is timsort.h.
//
// Where all keys are of one exact builtin type, comparing them runs no Python, so elements carry what decides (the number, the first
// eight bytes) beside the object and are compared without a call. That the comparisons are fewer then is seen by nobody.
//
// While it sorts, the list looks empty, with `allocated` at -1: whoever changes it (a key function, an __lt__) resets that.
#include <bit>
#include <cstring>

#include "interpreter/objects/list_internal.h"
#include "interpreter/objects/timsort.h"

namespace viv {
namespace {

bool Report(SortStatus status) {
  if (status == SortStatus::kNoMemory) RaiseMemoryError();
  return status == SortStatus::kSorted;
}

// ---- How keys compare ----------------------------------------------------------------------------------------------------------

enum class KeyClass {
  kMixed,     // ask Compare
  kOneType,   // ask the type's compare slot
  kSmallInts,
  kInts,
  kFloats,
  kLatin,     // strings with one byte a character
  kStrings,
};

KeyClass ClassOf(const Object* key) {
  switch (key->kind) {
    case kInt: return KeyClass::kSmallInts;
    case kBigInt: return KeyClass::kInts;
    case kFloat: return KeyClass::kFloats;
    case kStr: return static_cast<const StrObject*>(key)->width == 1 ? KeyClass::kLatin : KeyClass::kStrings;
    default: return KeyClass::kOneType;
  }
}

// What holds for two classes of keys of the same type.
KeyClass Common(KeyClass a, KeyClass b) {
  if (a == b) return a;
  auto is_int = [](KeyClass c) { return c == KeyClass::kSmallInts || c == KeyClass::kInts; };
  return is_int(a) ? KeyClass::kInts : KeyClass::kStrings;
}

// What `key(i)` for i in [0, n) have in common.
template <class KeyAt>
KeyClass Classify(ptrdiff_t n, KeyAt key) {
  const Object* first = key(0);
  KeyClass found = ClassOf(first);
  for (ptrdiff_t i = 1; i < n; ++i) {
    const Object* next = key(i);
    if (next->type != first->type) return KeyClass::kMixed;
    found = Common(found, ClassOf(next));
  }
  return found;
}

int MixedLess(Object* a, Object* b) { return CompareBool(a, b, kLess); }

using CompareSlot = Ref<Object> (*)(Borrowed<Object>, Borrowed<Object>, CompareOp);

int OneTypeLess(Object* a, Object* b, CompareSlot slot) {
  if (TypeOf(a)->slots.compare != slot) return MixedLess(a, b);  // a comparison has changed the class
  Ref<Object> answer = slot(a, b, kLess);
  if (!answer) return -1;
  if (answer.get() == NotImplemented()) return MixedLess(a, b);
  if (IsBool(answer.get())) return answer.get() == True();
  return IsTrue(answer);
}

int LatinCompare(const StrObject* a, const StrObject* b) {
  ptrdiff_t common = std::min(a->length, b->length);
  int order = std::memcmp(StrData(a), StrData(b), static_cast<size_t>(common));
  if (order != 0) return order;
  return a->length < b->length ? -1 : a->length > b->length;
}

// Compares two keys of a class known beforehand.
int LessOfClass(Object* a, Object* b, KeyClass key_class, CompareSlot slot) {
  switch (key_class) {
    case KeyClass::kSmallInts: return SmallValue(a) < SmallValue(b);
    case KeyClass::kInts: return IntCompare(a, b) < 0;
    case KeyClass::kFloats: return FloatValue(a) < FloatValue(b);
    case KeyClass::kLatin: return LatinCompare(AsStr(a), AsStr(b)) < 0;
    case KeyClass::kStrings: return StrCompare(AsStr(a), AsStr(b)) < 0;
    case KeyClass::kOneType: return OneTypeLess(a, b, slot);
    case KeyClass::kMixed: break;
  }
  return MixedLess(a, b);
}

// ---- Elements --------------------------------------------------------------------------------------------------------------------

struct IntElement {
  int64_t key;
  Object* value;
};
struct FloatElement {
  double key;
  Object* value;
};
struct LatinElement {
  uint64_t prefix;  // the first eight characters, the first one on top
  StrObject* key;
  Object* value;
};
struct PairElement {
  Object* key;
  Object* value;
};

uint64_t PrefixOf(const StrObject* s) {
  uint64_t prefix = 0;
  std::memcpy(&prefix, StrData(s), static_cast<size_t>(std::min<ptrdiff_t>(s->length, 8)));
  return std::endian::native == std::endian::little ? __builtin_bswap64(prefix) : prefix;
}

// Sorts values by keys through a row of elements made for it.
template <class Element, class Make, class Less>
bool SortElements(Object** keys, Object** values, ptrdiff_t n, Make make, Less less) {
  constexpr ptrdiff_t kInline = 64;
  Element inline_row[kInline];
  Element* row = inline_row;
  if (n > kInline) {
    row = static_cast<Element*>(Allocate(Domain::kMem, static_cast<size_t>(n) * sizeof(Element)));
    if (!row) return RaiseMemoryError(), false;
  }
  for (ptrdiff_t i = 0; i < n; ++i) row[i] = make(keys[i], values[i]);
  // The row has all that is in `values`, which is written anew afterwards.
  TimSort<Element, Less> sort(less);
  sort.Lend(values, static_cast<size_t>(n) * sizeof(Object*));
  SortStatus status = sort.Sort(row, n);
  for (ptrdiff_t i = 0; i < n; ++i) values[i] = row[i].value;
  if constexpr (std::is_same_v<Element, PairElement>) {
    for (ptrdiff_t i = 0; i < n; ++i) keys[i] = row[i].key;  // keys are released in sorted order, as in CPython
  }
  if (row != inline_row) Free(Domain::kMem, row);
  return Report(status);
}

// keys == values where there is no key function.
template <class Less>
bool SortObjects(Object** keys, Object** values, ptrdiff_t n, Less less) {
  if (keys == values) return Report(TimSort<Object*, Less>(less).Sort(values, n));
  auto pair_less = [less](const PairElement& a, const PairElement& b) { return less(a.key, b.key); };
  return SortElements<PairElement>(keys, values, n, [](Object* key, Object* value) { return PairElement{key, value}; }, pair_less);
}

// Keys that are all tuples, none empty: what decides is mostly the first item, whose class is known.
bool SortTuples(Object** keys, Object** values, ptrdiff_t n) {
  KeyClass first_class = Classify(n, [&](ptrdiff_t i) { return AsTuple(keys[i])->items[0]; });
  Object* first = AsTuple(keys[0])->items[0];
  if (first->kind == kTuple) first_class = KeyClass::kMixed;
  CompareSlot slot = TypeOf(first)->slots.compare;
  if (first_class == KeyClass::kOneType && !slot) first_class = KeyClass::kMixed;
  return SortObjects(keys, values, n, [first_class, slot](Object* x, Object* y) -> int {
    TupleObject* a = AsTuple(x);
    TupleObject* b = AsTuple(y);
    ptrdiff_t common = std::min(a->size, b->size);
    ptrdiff_t i = 0;
    for (; i < common; ++i) {
      int equal = FastEqual(a->items[i], b->items[i]);
      if (equal < 0) equal = CompareBool(a->items[i], b->items[i], kEqual);
      if (equal < 0) return -1;
      if (!equal) break;
    }
    if (i >= common) return a->size < b->size;
    if (i == 0) return LessOfClass(a->items[0], b->items[0], first_class, slot);
    return MixedLess(a->items[i], b->items[i]);
  });
}

bool SortByKeys(Object** keys, Object** values, ptrdiff_t n) {
  bool all_tuples = true;
  for (ptrdiff_t i = 0; all_tuples && i < n; ++i) all_tuples = keys[i]->kind == kTuple && AsTuple(keys[i])->size > 0;
  if (all_tuples) return SortTuples(keys, values, n);
  switch (Classify(n, [&](ptrdiff_t i) { return keys[i]; })) {
    case KeyClass::kSmallInts:
      return SortElements<IntElement>(
          keys, values, n, [](Object* key, Object* value) { return IntElement{SmallValue(key), value}; },
          [](const IntElement& a, const IntElement& b) { return a.key < b.key; });
    case KeyClass::kFloats:
      return SortElements<FloatElement>(
          keys, values, n, [](Object* key, Object* value) { return FloatElement{FloatValue(key), value}; },
          [](const FloatElement& a, const FloatElement& b) { return a.key < b.key; });
    case KeyClass::kLatin:
      return SortElements<LatinElement>(
          keys, values, n, [](Object* key, Object* value) { return LatinElement{PrefixOf(AsStr(key)), AsStr(key), value}; },
          [](const LatinElement& a, const LatinElement& b) {
            return a.prefix != b.prefix ? a.prefix < b.prefix : LatinCompare(a.key, b.key) < 0;
          });
    case KeyClass::kInts:
      return SortObjects(keys, values, n, [](Object* a, Object* b) { return IntCompare(a, b) < 0; });
    case KeyClass::kStrings:
      return SortObjects(keys, values, n, [](Object* a, Object* b) { return StrCompare(AsStr(a), AsStr(b)) < 0; });
    case KeyClass::kOneType:
      if (CompareSlot slot = TypeOf(keys[0])->slots.compare) {
        return SortObjects(keys, values, n, [slot](Object* a, Object* b) { return OneTypeLess(a, b, slot); });
      }
      break;
    case KeyClass::kMixed: break;
  }
  return SortObjects(keys, values, n, MixedLess);
}

// The keys that a key function makes of values; owned. Null: failed.
Object** MakeKeys(Object** values, ptrdiff_t n, Object* function) {
  auto** keys = static_cast<Object**>(Allocate(Domain::kMem, static_cast<size_t>(n) * sizeof(Object*)));
  if (!keys) return RaiseMemoryError(), nullptr;
  for (ptrdiff_t i = 0; i < n; ++i) {
    Ref<Object> key = Call(function, CallArgs{values + i, 1, nullptr});
    if (!key) {
      while (--i >= 0) DecRef(keys[i]);
      Free(Domain::kMem, keys);
      return nullptr;
    }
    keys[i] = key.Release();
  }
  return keys;
}

}  // namespace

bool ListSort(ListObject* list, Borrowed<Object> key_or_null, bool reverse) {
  Object* function = key_or_null && !IsNone(key_or_null) ? key_or_null.get() : nullptr;
  ptrdiff_t size = std::exchange(list->size, 0);
  Object** items = std::exchange(list->items, nullptr);
  ptrdiff_t allocated = std::exchange(list->allocated, -1);

  Object** keys = items;
  bool ok = true;
  if (function && size > 0) {
    keys = MakeKeys(items, size, function);
    ok = keys != nullptr;
  }
  if (ok && size > 1) {
    // Descending and still stable: turn around, sort ascending, turn back.
    auto turn_around = [&] {
      std::reverse(items, items + size);
      if (keys != items) std::reverse(keys, keys + size);
    };
    if (reverse) turn_around();
    ok = SortByKeys(keys, items, size);
    if (reverse) turn_around();
  }
  if (keys && keys != items) {
    for (ptrdiff_t i = 0; i < size; ++i) DecRef(keys[i]);
    Free(Domain::kMem, keys);
  }

  if (list->allocated != -1 && ok) ok = RaiseFalse(TypeId::kValueError, "list modified during sort");
  Object** stray = std::exchange(list->items, items);
  ptrdiff_t stray_size = std::exchange(list->size, size);
  list->allocated = allocated;
  if (stray) {
    while (--stray_size >= 0) DecRefOrNull(stray[stray_size]);
    Free(Domain::kMem, stray);
  }
  return ok;
}

Ref<Object> ListSortMethod(Borrowed<Object> self, CallArgs args) {
  Object* out[2] = {};
  if (!ParseArguments({"sort", {"key", "reverse"}, 0, 0, 0}, args, out)) return nullptr;
  int reverse = 0;
  if (out[1]) {
    reverse = AsInt(out[1]);
    if (reverse == -1 && ErrorPending()) return nullptr;
  }
  if (!ListSort(AsList(self), out[0], reverse != 0)) return nullptr;
  return NewNone();
}

}  // namespace viv
