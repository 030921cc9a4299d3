// itertools: product, permutations, combinations, combinations_with_replacement, groupby and tee.
#include <vector>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/itertools_types.h"
#include "stdlib/library_state.h"

namespace viv {

namespace {

// ---- Choosing: slot 0 a tuple of pools, 1 a list of indices, 2 a list of cycles (permutations); number 0: how many are chosen,
// number 1: 0 not started, 1 running, 2 finished
// --------------------------------------------------------------------------------------------------

bool SetIndex(ListObject* list, ptrdiff_t i, ptrdiff_t value) {
  Ref<Object> number = NewInt(value);
  if (!number) return false;
  Ref<Object> old = Ref<Object>::Adopt(std::exchange(list->items[i], number.Release()));
  return true;
}
ptrdiff_t IndexAt(ListObject* list, ptrdiff_t i) { return SmallValue(list->items[i]); }

Ref<ListObject> Numbers(ptrdiff_t count, ptrdiff_t first, ptrdiff_t step) {
  Ref<ListObject> list = NewList(0);
  for (ptrdiff_t i = 0; list && i < count; ++i) {
    if (!ListAppend(list.get(), NewInt(first + i * step))) return nullptr;
  }
  return list;
}

// The chosen items of one pool.
Ref<Object> Chosen(TupleObject* pool, ListObject* indices, ptrdiff_t count) {
  Ref<TupleObject> row = NewTuple(count);
  if (!row) return nullptr;
  for (ptrdiff_t i = 0; i < count; ++i) TupleInit(row.get(), i, NewRef(pool->items[IndexAt(indices, i)]));
  return row;
}

Ref<Object> Finish(Iter* it) {
  it->number[1] = 2;
  return nullptr;
}

Ref<Object> ProductNew(TypeObject* type, CallArgs args) {
  ptrdiff_t repeat = 1;
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    auto* name = AsStr(args.keyword_names->items[i]);
    if (!StrEqualsAscii(name, "repeat")) return RaiseTypeError("'%U' is an invalid keyword argument for product()", name);
    repeat = AsSsize(args.keyword_value(i));
    if (repeat == -1 && ErrorPending()) return nullptr;
    if (repeat < 0) return RaiseValueError("repeat argument cannot be negative");
  }
  auto given = static_cast<ptrdiff_t>(args.positional_count);
  if (given > 0 && repeat > PTRDIFF_MAX / 8 / given) return Raise(TypeId::kOverflowError, "repeat argument too large");
  Ref<TupleObject> pools = NewTuple(given * repeat);
  if (!pools) return nullptr;
  bool empty = false;
  for (ptrdiff_t i = 0; i < given && repeat > 0; ++i) {
    Ref<TupleObject> pool = TupleOf(args.data[i]);
    if (!pool) return nullptr;
    empty = empty || pool->size == 0;
    for (ptrdiff_t k = 0; k < repeat; ++k) TupleInit(pools.get(), k * given + i, pool);
  }
  Ref<ListObject> indices = Numbers(pools->size, 0, 0);
  Ref<Object> self = indices ? NewIter(type, {pools, indices}) : nullptr;
  if (self && empty) AsIter(self.get())->number[1] = 2;
  return self;
}

Ref<Object> ProductNext(Borrowed<Object> self) {
  Iter* it = AsIter(self);
  auto* pools = AsTuple(it->slot[0].get());
  auto* indices = AsList(it->slot[1].get());
  if (it->number[1] == 2) return nullptr;
  if (it->number[1] == 1) {
    ptrdiff_t i = pools->size - 1;
    for (; i >= 0; --i) {
      ptrdiff_t next = IndexAt(indices, i) + 1;
      bool wraps = next == AsTuple(pools->items[i])->size;
      if (!SetIndex(indices, i, wraps ? 0 : next)) return nullptr;
      if (!wraps) break;
    }
    if (i < 0) return Finish(it);
  }
  it->number[1] = 1;
  Ref<TupleObject> row = NewTuple(pools->size);
  if (!row) return nullptr;
  for (ptrdiff_t i = 0; i < pools->size; ++i) TupleInit(row.get(), i, NewRef(AsTuple(pools->items[i])->items[IndexAt(indices, i)]));
  return row;
}

// `iterable` and r of the three that choose from one pool. *r is -1 where it is None.
Ref<TupleObject> PoolAndCount(const char* name, CallArgs args, bool r_required, ptrdiff_t* r) {
  Object* out[2];
  if (!ParseArguments({name, {"iterable", "r"}, r_required ? 2 : 1}, args, out)) return nullptr;
  Ref<TupleObject> pool = TupleOf(out[0]);
  if (!pool) return nullptr;
  *r = -1;
  if (!r_required && (!out[1] || out[1] == None())) return pool;
  if (!r_required && !IsInt(out[1])) return RaiseTypeError("Expected int as r"), nullptr;
  *r = AsSsize(out[1]);
  if (*r == -1 && ErrorPending()) return nullptr;
  if (*r < 0) return RaiseValueError("r must be non-negative"), nullptr;
  return pool;
}

Ref<Object> NewChoice(TypeObject* type, Ref<TupleObject> pool, Ref<ListObject> indices, Ref<Object> cycles, ptrdiff_t r,
                      bool none) {
  if (!indices) return nullptr;
  Ref<Object> self = NewIter(type, {pool, indices, cycles});
  if (!self) return nullptr;
  AsIter(self.get())->number[0] = r;
  AsIter(self.get())->number[1] = none ? 2 : 0;
  return self;
}

Ref<Object> CombinationsNew(TypeObject* type, CallArgs args) {
  ptrdiff_t r;
  Ref<TupleObject> pool = PoolAndCount("combinations", args, true, &r);
  if (!pool) return nullptr;
  bool none = r > pool->size;
  return NewChoice(type, pool, Numbers(none ? 0 : r, 0, 1), nullptr, r, none);
}

Ref<Object> CombinationsNext(Borrowed<Object> self) {
  Iter* it = AsIter(self);
  auto* pool = AsTuple(it->slot[0].get());
  auto* indices = AsList(it->slot[1].get());
  ptrdiff_t r = it->number[0], n = pool->size;
  if (it->number[1] == 2) return nullptr;
  if (it->number[1] == 1) {
    ptrdiff_t i = r - 1;
    while (i >= 0 && IndexAt(indices, i) == i + n - r) --i;
    if (i < 0) return Finish(it);
    ptrdiff_t value = IndexAt(indices, i) + 1;
    for (; i < r; ++i, ++value) {
      if (!SetIndex(indices, i, value)) return nullptr;
    }
  }
  it->number[1] = 1;
  return Chosen(pool, indices, r);
}

Ref<Object> RepeatedNew(TypeObject* type, CallArgs args) {
  ptrdiff_t r;
  Ref<TupleObject> pool = PoolAndCount("combinations_with_replacement", args, true, &r);
  if (!pool) return nullptr;
  bool none = pool->size == 0 && r > 0;
  return NewChoice(type, pool, Numbers(none ? 0 : r, 0, 0), nullptr, r, none);
}

Ref<Object> RepeatedNext(Borrowed<Object> self) {
  Iter* it = AsIter(self);
  auto* pool = AsTuple(it->slot[0].get());
  auto* indices = AsList(it->slot[1].get());
  ptrdiff_t r = it->number[0], n = pool->size;
  if (it->number[1] == 2) return nullptr;
  if (it->number[1] == 1) {
    ptrdiff_t i = r - 1;
    while (i >= 0 && IndexAt(indices, i) == n - 1) --i;
    if (i < 0) return Finish(it);
    ptrdiff_t value = IndexAt(indices, i) + 1;
    for (; i < r; ++i) {
      if (!SetIndex(indices, i, value)) return nullptr;
    }
  }
  it->number[1] = 1;
  return Chosen(pool, indices, r);
}

Ref<Object> PermutationsNew(TypeObject* type, CallArgs args) {
  ptrdiff_t r;
  Ref<TupleObject> pool = PoolAndCount("permutations", args, false, &r);
  if (!pool) return nullptr;
  ptrdiff_t n = pool->size;
  if (r < 0) r = n;
  bool none = r > n;
  Ref<ListObject> cycles = Numbers(none ? 0 : r, n, -1);
  return cycles ? NewChoice(type, pool, Numbers(n, 0, 1), cycles, r, none) : nullptr;
}

Ref<Object> PermutationsNext(Borrowed<Object> self) {
  Iter* it = AsIter(self);
  auto* pool = AsTuple(it->slot[0].get());
  auto* indices = AsList(it->slot[1].get());
  auto* cycles = AsList(it->slot[2].get());
  ptrdiff_t r = it->number[0], n = pool->size;
  if (it->number[1] == 2) return nullptr;
  if (it->number[1] == 1) {
    ptrdiff_t i = r - 1;
    for (; i >= 0; --i) {
      ptrdiff_t left = IndexAt(cycles, i) - 1;
      if (left == 0) {  // rotate what stands from i on, and start its cycle again
        Object* first = indices->items[i];
        for (ptrdiff_t k = i; k < n - 1; ++k) indices->items[k] = indices->items[k + 1];
        indices->items[n - 1] = first;
        if (!SetIndex(cycles, i, n - i)) return nullptr;
        continue;
      }
      if (!SetIndex(cycles, i, left)) return nullptr;
      std::swap(indices->items[i], indices->items[n - left]);
      break;
    }
    if (i < 0) return Finish(it);
  }
  it->number[1] = 1;
  return Chosen(pool, indices, r);
}

// ---- groupby: slot 0 the iterator, 1 the key function or null, 2 the key of the item ahead or null, 3 that item or null, 4 the
// key of the group given last or null; number 0 numbers the groups. A group: slot 0 the groupby, 1 its key; number 0 its number
// -------------------------------------------------------------------

Ref<Object> GroupByNew(TypeObject* type, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"groupby", {"iterable", "key"}, 1}, args, out)) return nullptr;
  Ref<Object> iterator = GetIter(out[0]);
  if (!iterator) return nullptr;
  return NewIter(type, {iterator, out[1] && out[1] != None() ? NewRef(out[1]) : nullptr});
}

// Reads one item ahead. False: the end, or failed.
bool ReadAhead(Iter* it) {
  Ref<Object> iterator = NewRef(it->slot[0].get()), item = Next(iterator);
  if (!item) return false;
  Ref<Object> key = it->slot[1] ? Call(it->slot[1].get(), {item.get()}) : NewRef(item.get());
  if (!key) return false;
  it->slot[2].Set(std::move(key));
  it->slot[3].Set(std::move(item));
  return true;
}

Ref<Object> GroupByNext(Borrowed<Object> self) {
  Iter* it = AsIter(self);
  ++it->number[0];
  for (;;) {
    if (it->slot[2]) {
      if (!it->slot[4]) break;
      Ref<Object> given = NewRef(it->slot[4].get()), ahead = NewRef(it->slot[2].get());
      int same = CompareBool(given, ahead, kEqual);
      if (same < 0) return nullptr;
      if (!same) break;
    }
    if (!ReadAhead(it)) return nullptr;
  }
  it->slot[4].Set(NewRef(it->slot[2].get()));
  Ref<Object> group = NewIter(CurrentLibrary().grouper_type.get(), {self.ToOwned(), NewRef(it->slot[2].get())});
  if (!group) return nullptr;
  AsIter(group.get())->number[0] = it->number[0];
  return NewTuple({it->slot[2].get(), group.get()});
}

Ref<Object> GrouperNext(Borrowed<Object> self) {
  Iter* group = AsIter(self);
  Ref<Object> parent_object = NewRef(group->slot[0].get());
  Iter* parent = AsIter(parent_object.get());
  if (parent->number[0] != group->number[0]) return nullptr;
  if (!parent->slot[3] && !ReadAhead(parent)) return nullptr;
  int same = CompareBool(group->slot[1].get(), parent->slot[2].get(), kEqual);
  if (same <= 0) return nullptr;
  return parent->slot[3].Take();
}

Ref<Object> NoNew(TypeObject* type, CallArgs) { return RaiseTypeError("cannot create '%.100N' instances", type); }

// ---- tee: slot 0 the iterator that all share, 1 the cell this one stands at. A cell is a list: empty at the front, else an item
// and the next cell; cells that all have passed are dropped by their counts
// ------------------------------------------------------------------------------

Ref<Object> TeeNext(Borrowed<Object> self) {
  Iter* it = AsIter(self);
  Ref<Object> cell = NewRef(it->slot[1].get());
  auto* list = AsList(cell.get());
  if (list->size == 0) {
    Ref<Object> iterator = NewRef(it->slot[0].get()), item = Next(iterator);
    if (!item) return nullptr;
    Ref<ListObject> next = NewList(0);
    if (!next || !ListAppend(list, std::move(item)) || !ListAppend(list, std::move(next))) return nullptr;
  }
  it->slot[1].Set(NewRef(list->items[1]));
  return NewRef(list->items[0]);
}

Ref<Object> TeeCopy(Borrowed<Object> self) {
  Iter* it = AsIter(self);
  return NewIter(TypeOf(self), {NewRef(it->slot[0].get()), NewRef(it->slot[1].get())});
}

Ref<Object> TeeNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("_tee", args) || !CheckArgCount("_tee", args.positional_count, 1, 1)) return nullptr;
  Ref<Object> iterator = GetIter(args.data[0]);
  Ref<ListObject> cell = iterator ? NewList(0) : nullptr;
  return cell ? NewIter(type, {iterator, cell}) : nullptr;
}

Ref<Object> Tee(Borrowed<Object>, ArgSpan args) {
  ptrdiff_t n = args.size > 1 ? AsSsize(args[1]) : 2;
  if (n == -1 && ErrorPending()) return nullptr;
  if (n < 0) return RaiseValueError("n must be >= 0");
  Ref<TupleObject> result = NewTuple(n);
  if (!result || n == 0) return result;
  Ref<Object> iterator = GetIter(args[0]);
  if (!iterator) return nullptr;
  TypeObject* type = CurrentLibrary().tee_type.get();
  Ref<Object> first;
  if (iterator->type == type) {
    first = std::move(iterator);
  } else {
    Ref<ListObject> cell = NewList(0);
    first = cell ? NewIter(type, {iterator, cell}) : nullptr;
  }
  for (ptrdiff_t i = 0; i < n; ++i) {
    Ref<Object> copy = !first ? nullptr : i == 0 ? first : TeeCopy(first);
    if (!copy) return nullptr;
    TupleInit(result.get(), i, std::move(copy));
  }
  return result;
}

constexpr MethodDef kTeeMethods[] = {NoArgs("__copy__", &TeeCopy, "An independent iterator from here on.")};
constexpr MethodDef kFunctions[] = {
    Positional("tee", &Tee, 1, 2, "tee($module, iterable, n=2, /)\n--\n\nSo many independent iterators over one iterable."),
};

constexpr TypeSpec TeeSpec() {
  TypeSpec spec = IterSpec("itertools._tee", &TeeNew, &TeeNext);
  spec.methods = kTeeMethods;
  return spec;
}

constinit const TypeSpec kSpecs[] = {
    IterSpec("itertools.combinations", &CombinationsNew, &CombinationsNext),
    IterSpec("itertools.combinations_with_replacement", &RepeatedNew, &RepeatedNext),
    IterSpec("itertools.groupby", &GroupByNew, &GroupByNext),
    IterSpec("itertools.permutations", &PermutationsNew, &PermutationsNext),
    IterSpec("itertools.product", &ProductNew, &ProductNext),
};
constinit const TypeSpec kGrouperSpec = IterSpec("itertools._grouper", &NoNew, &GrouperNext);
constinit const TypeSpec kTeeSpec = TeeSpec();

}  // namespace

bool FillItertoolsCombinatorics(ModuleObject* module) {
  Library& library = CurrentLibrary();
  library.grouper_type = MakeBuiltinType(kGrouperSpec);
  library.tee_type = MakeBuiltinType(kTeeSpec);
  if (!library.grouper_type || !library.tee_type || !ModuleAdd(module, "_tee", NewRef<Object>(library.tee_type.get())) ||
      !ModuleAdd(module, "_grouper", NewRef<Object>(library.grouper_type.get())) || !ModuleAddFunctions(module, kFunctions)) {
    return false;
  }
  for (const TypeSpec& spec : kSpecs) {
    Ref<TypeObject> type = MakeBuiltinType(spec);
    if (!type || !ModuleAdd(module, spec.name + sizeof("itertools.") - 1, std::move(type))) return false;
  }
  return true;
}

}  // namespace viv
