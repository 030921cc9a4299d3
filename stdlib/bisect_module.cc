// The module _bisect: places in sorted sequences. Answers to CPython's Modules/_bisectmodule.c.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "stdlib/modules.h"

namespace viv {
namespace {

enum Side { kLeft, kRight };

struct Search {
  Object *sequence, *value, *key;  // key null: none
  ptrdiff_t low, high;             // high -1: the length
};

bool Parse(const char* name, CallArgs args, Search* search) {
  if (args.positional_count == 2 && !args.keyword_names) {
    *search = {args.data[0], args.data[1], nullptr, 0, -1};
    return true;
  }
  Object* out[5];
  if (!ParseArguments({name, {"a", "x", "lo", "hi", "key"}, 2, 0, 4}, args, out)) return false;
  *search = {out[0], out[1], out[4] && !IsNone(out[4]) ? out[4] : nullptr, 0, -1};
  if (out[2] && !SsizeArgument(out[2], &search->low)) return false;
  if (out[3] && !IsNone(out[3])) {
    if (!IsIndex(out[3])) return RaiseFalse(TypeId::kTypeError, "argument should be integer or None, not '%.200T'", out[3]);
    search->high = AsSsize(out[3]);
    if (search->high == -1 && ErrorPending()) return false;
  }
  return true;
}

int Less(Object* a, Object* b) {
  if (a->kind == kInt && b->kind == kInt) return SmallValue(a) < SmallValue(b);
  if (a->kind == kFloat && b->kind == kFloat) return FloatValue(a) < FloatValue(b);
  Ref<Object> result = Compare(a, b, kLess);
  return result ? IsTrue(result) : -1;
}

// Narrows the search as long as items and value are small ints, or all floats: no Python runs, so nothing is held and the list stays.
template <Side side, ObjectKind kind>
void NarrowAmongNumbers(const ListObject* list, const Object* value, ptrdiff_t* low, ptrdiff_t* high) {
  auto number = [](const Object* object) {
    if constexpr (kind == kInt) {
      return SmallValue(object);
    } else {
      return FloatValue(object);
    }
  };
  const auto wanted = number(value);
  while (*low < *high) {
    const ptrdiff_t middle = *low + (*high - *low) / 2;
    const Object* item = list->items[middle];
    if (item->kind != kind) return;
    if (side == kLeft ? number(item) < wanted : !(wanted < number(item))) {
      *low = middle + 1;
    } else {
      *high = middle;
    }
  }
}

// Where `value` (to be compared as it is) belongs. -1: failed.
template <Side side>
ptrdiff_t Place(const Search& search, Object* value) {
  ptrdiff_t low = search.low, high = search.high;
  if (low < 0) return RaiseMinusOne(TypeId::kValueError, "lo must be non-negative");
  if (high == -1) {
    high = Length(search.sequence);
    if (high < 0) return -1;
  }
  if (search.sequence->kind == kList && !search.key && high <= AsList(search.sequence)->size) {
    if (value->kind == kInt) NarrowAmongNumbers<side, kInt>(AsList(search.sequence), value, &low, &high);
    if (value->kind == kFloat) NarrowAmongNumbers<side, kFloat>(AsList(search.sequence), value, &low, &high);
  }
  while (low < high) {
    ptrdiff_t middle = low + (high - low) / 2;
    Ref<Object> item;
    if (search.sequence->kind == kList && middle < AsList(search.sequence)->size) {
      item = NewRef(AsList(search.sequence)->items[middle]);
    } else {
      item = SequenceItem(search.sequence, middle);
    }
    if (item && search.key) item = Call(search.key, {item.get()});
    if (!item) return -1;
    int less = side == kLeft ? Less(item.get(), value) : Less(value, item.get());
    if (less < 0) return -1;
    if ((less > 0) == (side == kLeft)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

template <Side side>
Ref<Object> Bisect(Borrowed<Object>, CallArgs args) {
  Search search;
  if (!Parse(side == kLeft ? "bisect_left" : "bisect_right", args, &search)) return nullptr;
  ptrdiff_t place = Place<side>(search, search.value);
  return place < 0 ? nullptr : NewInt(place);
}

template <Side side>
Ref<Object> Insort(Borrowed<Object>, CallArgs args) {
  Search search;
  if (!Parse(side == kLeft ? "insort_left" : "insort_right", args, &search)) return nullptr;
  Ref<Object> value = search.key ? Call(search.key, {search.value}) : NewRef(search.value);
  ptrdiff_t place = value ? Place<side>(search, value.get()) : -1;
  if (place < 0) return nullptr;
  if (search.sequence->kind == kList) return ListInsert(AsList(search.sequence), place, search.value) ? NewNone() : nullptr;
  Ref<StrObject> name = InternStr("insert");
  Ref<Object> index = name ? NewInt(place) : nullptr;
  return index && CallMethod(search.sequence, name, {index.get(), search.value}) ? NewNone() : nullptr;
}

constexpr MethodDef kFunctions[] = {
    Keywords("bisect_right", &Bisect<kRight>,
             "bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nThe index after all items of a that are equal to x."),
    Keywords("bisect_left", &Bisect<kLeft>,
             "bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nThe index before all items of a that are equal to x."),
    Keywords("insort_right", &Insort<kRight>,
             "insort_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nInserts x into sorted a, after all items equal to it."),
    Keywords("insort_left", &Insort<kLeft>,
             "insort_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nInserts x into sorted a, before all items equal to it."),
};

}  // namespace

bool FillBisect(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
