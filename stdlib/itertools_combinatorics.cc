// itertools: product, permutations, combinations, combinations_with_replacement, groupby and tee.
#include <algorithm>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/version_profile.h"
#include "stdlib/itertools_types.h"
#include "stdlib/library_state.h"

namespace viv {

namespace {

// ---- Choosing -------------------------------------------------------------------------------------------------------------------
// slot 0 the pool (product: a tuple of pools), 1 the row before, null until the first; memory[0] the indices, memory[1] the cycles of
// permutations. The words are those of CPython: product has no r, only permutations have cycles.

template <int Memories, int Numbers>
struct ChoiceOf : Object {
  GcSlot<Object> slot[2];
  ptrdiff_t* memory[Memories];
  ptrdiff_t number[Numbers];  // the last: finished; before it r
};
using Product = ChoiceOf<1, 1>;
using Combinations = ChoiceOf<1, 2>;
using Permutations = ChoiceOf<2, 2>;

template <class T>
void ChoiceDealloc(Object* object) {
  auto* self = static_cast<T*>(object);
  Untrack(self);
  IterClear<2>(self);
  for (ptrdiff_t* memory : self->memory) Free(Domain::kMem, memory);
  FreeObject(self);
}

ptrdiff_t* NewNumbers(ptrdiff_t count, ptrdiff_t first, ptrdiff_t step) {
  auto* numbers = static_cast<ptrdiff_t*>(Allocate(Domain::kMem, static_cast<size_t>(count) * sizeof(ptrdiff_t)));
  if (!numbers) return RaiseMemoryError(), nullptr;
  for (ptrdiff_t i = 0; i < count; ++i) numbers[i] = first + i * step;
  return numbers;
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
  Ref<Object> self = NewIter(type, {pools});
  if (!self) return nullptr;
  auto* product = static_cast<Product*>(self.get());
  product->number[0] = empty;
  product->memory[0] = NewNumbers(pools->size, 0, 0);
  return product->memory[0] ? std::move(self) : nullptr;
}

Ref<Object> ProductNext(Borrowed<Object> self) {
  auto* it = static_cast<Product*>(self.get());
  if (it->number[0]) return nullptr;
  auto* pools = AsTuple(it->slot[0].get());
  ptrdiff_t* indices = it->memory[0];
  if (it->slot[1]) {
    ptrdiff_t i = pools->size - 1;
    for (; i >= 0; --i) {
      if (++indices[i] < AsTuple(pools->items[i])->size) break;
      indices[i] = 0;
    }
    if (i < 0) return it->number[0] = 1, nullptr;
  }
  return GiveRow(it->slot[1], pools->size, [&](ptrdiff_t i) { return AsTuple(pools->items[i])->items[indices[i]]; });
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

// The rest of the making: `none` where there is nothing to choose.
template <class T>
Ref<Object> NewChoice(TypeObject* type, const Ref<TupleObject>& pool, ptrdiff_t* indices, ptrdiff_t r, bool none) {
  Ref<Object> self = indices ? NewIter(type, {pool}) : nullptr;
  if (!self) {
    Free(Domain::kMem, indices);
    return nullptr;
  }
  auto* it = static_cast<T*>(self.get());
  it->memory[0] = indices;
  it->number[0] = r;
  it->number[1] = none;
  return self;
}

Ref<Object> CombinationsNew(TypeObject* type, CallArgs args) {
  ptrdiff_t r;
  Ref<TupleObject> pool = PoolAndCount("combinations", args, true, &r);
  if (!pool) return nullptr;
  return NewChoice<Combinations>(type, pool, NewNumbers(r, 0, 1), r, r > pool->size);
}

Ref<Object> CombinationsNext(Borrowed<Object> self) {
  auto* it = static_cast<Combinations*>(self.get());
  if (it->number[1]) return nullptr;
  auto* pool = AsTuple(it->slot[0].get());
  ptrdiff_t* indices = it->memory[0];
  ptrdiff_t r = it->number[0], n = pool->size;
  if (it->slot[1]) {
    ptrdiff_t i = r - 1;
    while (i >= 0 && indices[i] == i + n - r) --i;
    if (i < 0) return it->number[1] = 1, nullptr;
    for (ptrdiff_t value = indices[i] + 1; i < r; ++i, ++value) indices[i] = value;
  }
  return GiveRow(it->slot[1], r, [&](ptrdiff_t i) { return pool->items[indices[i]]; });
}

Ref<Object> RepeatedNew(TypeObject* type, CallArgs args) {
  ptrdiff_t r;
  Ref<TupleObject> pool = PoolAndCount("combinations_with_replacement", args, true, &r);
  if (!pool) return nullptr;
  return NewChoice<Combinations>(type, pool, NewNumbers(r, 0, 0), r, pool->size == 0 && r > 0);
}

Ref<Object> RepeatedNext(Borrowed<Object> self) {
  auto* it = static_cast<Combinations*>(self.get());
  if (it->number[1]) return nullptr;
  auto* pool = AsTuple(it->slot[0].get());
  ptrdiff_t* indices = it->memory[0];
  ptrdiff_t r = it->number[0], n = pool->size;
  if (it->slot[1]) {
    ptrdiff_t i = r - 1;
    while (i >= 0 && indices[i] == n - 1) --i;
    if (i < 0) return it->number[1] = 1, nullptr;
    for (ptrdiff_t value = indices[i] + 1; i < r; ++i) indices[i] = value;
  }
  return GiveRow(it->slot[1], r, [&](ptrdiff_t i) { return pool->items[indices[i]]; });
}

Ref<Object> PermutationsNew(TypeObject* type, CallArgs args) {
  ptrdiff_t r;
  Ref<TupleObject> pool = PoolAndCount("permutations", args, false, &r);
  if (!pool) return nullptr;
  ptrdiff_t n = pool->size;
  if (r < 0) r = n;
  Ref<Object> self = NewChoice<Permutations>(type, pool, NewNumbers(n, 0, 1), r, r > n);
  if (!self) return nullptr;
  auto* it = static_cast<Permutations*>(self.get());
  it->memory[1] = NewNumbers(r, n, -1);
  return it->memory[1] ? std::move(self) : nullptr;
}

Ref<Object> PermutationsNext(Borrowed<Object> self) {
  auto* it = static_cast<Permutations*>(self.get());
  if (it->number[1]) return nullptr;
  auto* pool = AsTuple(it->slot[0].get());
  ptrdiff_t *indices = it->memory[0], *cycles = it->memory[1];
  ptrdiff_t r = it->number[0], n = pool->size;
  if (it->slot[1]) {
    ptrdiff_t i = r - 1;
    for (; i >= 0; --i) {
      if (--cycles[i] > 0) {
        std::swap(indices[i], indices[n - cycles[i]]);
        break;
      }
      std::rotate(indices + i, indices + i + 1, indices + n);  // what stands from i on; its cycle begins again
      cycles[i] = n - i;
    }
    if (i < 0) return it->number[1] = 1, nullptr;
  }
  return GiveRow(it->slot[1], r, [&](ptrdiff_t i) { return pool->items[indices[i]]; });
}

// __sizeof__: with the numbers.
Ref<Object> ProductSizeof(Borrowed<Object> self) {
  return NewInt(ShownBasicSize(TypeOf(self)) + AsTuple(static_cast<Product*>(self.get())->slot[0].get())->size * ptrdiff_t{sizeof(ptrdiff_t)});
}
Ref<Object> CombinationsSizeof(Borrowed<Object> self) {
  return NewInt(ShownBasicSize(TypeOf(self)) + static_cast<Combinations*>(self.get())->number[0] * ptrdiff_t{sizeof(ptrdiff_t)});
}
Ref<Object> PermutationsSizeof(Borrowed<Object> object) {
  auto* self = static_cast<Permutations*>(object.get());
  ptrdiff_t numbers = AsTuple(self->slot[0].get())->size + self->number[0];
  return NewInt(ShownBasicSize(TypeOf(object)) + numbers * ptrdiff_t{sizeof(ptrdiff_t)});
}
constexpr MethodDef kProductMethods[] = {NoArgs("__sizeof__", &ProductSizeof, "Returns size in memory, in bytes.")};
constexpr MethodDef kCombinationsMethods[] = {NoArgs("__sizeof__", &CombinationsSizeof, "Returns size in memory, in bytes.")};
constexpr MethodDef kPermutationsMethods[] = {NoArgs("__sizeof__", &PermutationsSizeof, "Returns size in memory, in bytes.")};

template <class T>
constexpr TypeSpec ChoiceSpec(const char* name, Ref<Object> (*new_)(TypeObject*, CallArgs), UnarySlot next, Table<MethodDef> methods) {
  TypeSpec spec = IterSpec<2>(name, new_, next);
  spec.basic_size = sizeof(T);
  spec.dealloc = &ChoiceDealloc<T>;
  spec.methods = methods;
  return spec;
}

// ---- groupby: slot 0 the iterator, 1 the key function or null, 2 the key of the item ahead or null, 3 that item or null, 4 the
// key of the group given last or null; number 0 the address of the group that runs. A group: slot 0 the
// groupby, 1 its key ------------------------------------------------------------------------------------------------------------

Ref<Object> GroupByNew(TypeObject* type, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"groupby", {"iterable", "key"}, 1}, args, out)) return nullptr;
  Ref<Object> iterator = GetIter(out[0]);
  if (!iterator) return nullptr;
  return NewIter(type, {iterator, out[1] && out[1] != None() ? NewRef(out[1]) : nullptr});
}

// Reads one item ahead. False: the end, or failed.
using GroupBy = IterOf<5, 1>;
bool ReadAhead(GroupBy* it) {
  Ref<Object> iterator = NewRef(it->slot[0].get()), item = Next(iterator);
  if (!item) return false;
  Ref<Object> key = it->slot[1] ? Call(it->slot[1].get(), {item.get()}) : NewRef(item.get());
  if (!key) return false;
  it->slot[2].Set(std::move(key));
  it->slot[3].Set(std::move(item));
  return true;
}

Ref<Object> GroupByNext(Borrowed<Object> self) {
  auto* it = As<5, 1>(self);
  it->number[0] = 0;
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
  it->number[0] = reinterpret_cast<ptrdiff_t>(group.get());
  return NewTuple({it->slot[2].get(), group.get()});
}

Ref<Object> GrouperNext(Borrowed<Object> self) {
  auto* group = As<2>(self);
  Ref<Object> parent_object = NewRef(group->slot[0].get());
  auto* parent = As<5, 1>(parent_object.get());
  if (parent->number[0] != reinterpret_cast<ptrdiff_t>(group)) return nullptr;
  if (!parent->slot[3] && !ReadAhead(parent)) return nullptr;
  int same = CompareBool(group->slot[1].get(), parent->slot[2].get(), kEqual);
  if (same <= 0) return nullptr;
  parent->slot[2].Clear();
  return parent->slot[3].Take();
}

Ref<Object> NoNew(TypeObject* type, CallArgs) { return RaiseTypeError("cannot create '%.100N' instances", type); }

// ---- tee: slot 0 the iterator that all share, 1 the cell this one stands at. A cell is a list: empty at the front, else an item
// and the next cell; cells that all have passed are dropped by their counts
// ------------------------------------------------------------------------------

Ref<Object> TeeNext(Borrowed<Object> self) {
  auto* it = As<2, 1>(self);
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
  auto* it = As<2, 1>(self);
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
  TypeSpec spec = IterSpec<2, 1>("itertools._tee", &TeeNew, &TeeNext);
  spec.methods = kTeeMethods;
  return spec;
}

constinit const TypeSpec kSpecs[] = {
    ChoiceSpec<Combinations>("itertools.combinations", &CombinationsNew, &CombinationsNext, kCombinationsMethods),
    ChoiceSpec<Combinations>("itertools.combinations_with_replacement", &RepeatedNew, &RepeatedNext, kCombinationsMethods),
    IterSpec<5, 1>("itertools.groupby", &GroupByNew, &GroupByNext),
    ChoiceSpec<Permutations>("itertools.permutations", &PermutationsNew, &PermutationsNext, kPermutationsMethods),
    ChoiceSpec<Product>("itertools.product", &ProductNew, &ProductNext, kProductMethods),
};
constinit const TypeSpec kGrouperSpec = IterSpec<2>("itertools._grouper", &NoNew, &GrouperNext);
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
