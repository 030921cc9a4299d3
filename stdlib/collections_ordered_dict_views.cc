// What iterates over an OrderedDict: odict_keys, odict_values, odict_items and odict_iterator.
#include "stdlib/collections_ordered_dict.h"

namespace viv {

namespace {

enum IteratorKind : int { kOfKeys = 1, kOfValues = 2, kOfItems = 3, kReversed = 4 };

struct OrderedIterator : Object {
  int kind;                   // IteratorKind bits
  GcSlot<OrderedDict> dict;   // null: exhausted
  ptrdiff_t used;             // the dict's when the iterator was made; -1: it changed, and the error has been raised
  size_t state;
  GcSlot<Object> result;      // items: the pair that is used again while nobody else owns it
  GcSlot<Object> current;     // the key that comes next; null: none
};
static_assert(sizeof(OrderedIterator) == 64);
OrderedIterator* AsIterator(Object* object) { return static_cast<OrderedIterator*>(object); }

int IteratorTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsIterator(self)->dict.Visit(visit, context)) return stop;
  if (int stop = AsIterator(self)->result.Visit(visit, context)) return stop;
  return AsIterator(self)->current.Visit(visit, context);
}
void IteratorClear(Object* self) {
  AsIterator(self)->dict.Clear();
  AsIterator(self)->result.Clear();
  AsIterator(self)->current.Clear();
}
void IteratorDealloc(Object* self) {
  Untrack(self);
  IteratorClear(self);
  FreeObject(self);
}

Ref<Object> NewIterator(OrderedDict* od, int kind) {
  Ref<TupleObject> result;
  if ((kind & kOfItems) == kOfItems) {
    result = NewTuple({None(), None()});
    if (!result) return nullptr;
  }
  auto* iterator = NewContainer<OrderedIterator>(CurrentLibrary().odict_iterator_type.get());
  if (!iterator) return nullptr;
  const OrderedNode* node = kind & kReversed ? od->last : od->first;
  iterator->kind = kind;
  iterator->dict.Init(NewRef(od));
  iterator->used = od->used;
  iterator->state = od->state;
  iterator->result.Init(std::move(result));
  iterator->current.Init(node ? NewRef(node->key) : nullptr);
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

// The key that comes next. Null: the end (nothing pending) or failed.
Ref<Object> NextKey(OrderedIterator* iterator) {
  if (!iterator->dict) return nullptr;
  Ref<OrderedDict> od = NewRef(iterator->dict.get());
  auto end = [&]() -> Ref<Object> {
    iterator->dict.Clear();
    return nullptr;
  };
  if (!iterator->current) return end();
  if (iterator->state != od->state) {
    Raise(TypeId::kRuntimeError, "OrderedDict mutated during iteration");
    SavedException saved;
    return end();
  }
  if (iterator->used != od->used) {
    iterator->used = -1;  // it stays broken, even if the size comes back
    return Raise(TypeId::kRuntimeError, "OrderedDict changed size during iteration");
  }
  Ref<Object> key = NewRef(iterator->current.get());
  const int64_t hash = KeyHash(key.get());
  OrderedNode* node = hash == -1 ? nullptr : OrderedFind(od.get(), key.get(), hash);
  if (!node) {
    if (!ErrorPending()) RaiseKeyError(key);
    SavedException saved;
    iterator->current.Clear();
    return nullptr;
  }
  const OrderedNode* next = iterator->kind & kReversed ? node->previous : node->next;
  iterator->current.Set(next ? NewRef(next->key) : nullptr);
  return key;
}

Ref<Object> IteratorNext(Borrowed<Object> self) {
  OrderedIterator* iterator = AsIterator(self);
  Ref<OrderedDict> od = NewRef(iterator->dict.get());  // the end drops it
  Ref<Object> key = NextKey(iterator);
  const int what = iterator->kind & kOfItems;
  if (!key || what == kOfKeys) return key;
  Ref<Object> value = NewRef(DictGet(od.get(), key).get());
  if (!value) {
    if (!ErrorPending()) RaiseKeyError(key);
    SavedException saved;
    iterator->current.Clear();
    return nullptr;
  }
  if (what == kOfValues) return value;
  Ref<Object> kept = NewRef(iterator->result.get());
  if (kept && kept->refcount == 2) {
    TupleObject* pair = AsTuple(kept.get());
    TrackOnce(pair);
    Ref<Object> old_key = Ref<Object>::Adopt(std::exchange(pair->items[0], key.Release()));
    Ref<Object> old_value = Ref<Object>::Adopt(std::exchange(pair->items[1], value.Release()));
    return kept;
  }
  return NewTuple({key.get(), value.get()});
}

// iter(list of what is left); this iterator itself does not move.
Ref<Object> IteratorReduce(Borrowed<Object> self) {
  OrderedIterator* iterator = AsIterator(self);
  auto* copy = NewContainer<OrderedIterator>(TypeOf(self));
  if (!copy) return nullptr;
  copy->kind = iterator->kind;
  copy->dict.Init(NewRef(iterator->dict.get()));
  copy->used = iterator->used;
  copy->state = iterator->state;
  copy->result.InitNull();
  copy->current.Init(NewRef(iterator->current.get()));
  Track(copy);
  Ref<Object> owner = Ref<Object>::Adopt(copy);
  Ref<Object> list = ListOf(owner);
  Ref<Object> maker = list ? BuiltinNamed("iter") : nullptr;
  Ref<TupleObject> args = maker ? NewTuple({list.get()}) : nullptr;
  return args ? NewTuple({maker.get(), args.get()}) : nullptr;
}

constexpr MethodDef kIteratorMethods[] = {NoArgs("__reduce__", &IteratorReduce, "What pickle needs.")};

constinit const TypeSpec kIteratorSpec = {
    .name = "odict_iterator",
    .base = TypeId::kObject,
    .basic_size = sizeof(OrderedIterator),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .dealloc = &IteratorDealloc,
    .traverse = &IteratorTraverse,
    .clear = &IteratorClear,
    .slots = {.getattr = &GenericGetAttr, .iter = &SelfIter, .next = &IteratorNext},
    .methods = kIteratorMethods,
};

// ---- Views: those of dict but for the order of their iteration ---------------------------------------------------------------------------

template <int kind>
Ref<Object> ViewIter(Borrowed<Object> view) {
  return NewIterator(static_cast<OrderedDict*>(static_cast<DictViewObject*>(view.get())->dict.get()), kind);
}

template <int kind>
constexpr MethodDef kViewMethods[] = {NoArgs("__reversed__", &ViewIter<kind | kReversed>)};

template <int kind>
constexpr TypeSpec ViewSpec(const char* name, TypeId base) {
  TypeSpec spec = {.name = name, .base = base, .basic_size = sizeof(DictViewObject)};
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.slots.iter = &ViewIter<kind>;
  spec.methods = kViewMethods<kind>;
  return spec;
}
constinit const TypeSpec kKeysSpec = ViewSpec<kOfKeys>("odict_keys", TypeId::kDictKeys);
constinit const TypeSpec kValuesSpec = ViewSpec<kOfValues>("odict_values", TypeId::kDictValues);
constinit const TypeSpec kItemsSpec = ViewSpec<kOfItems>("odict_items", TypeId::kDictItems);

Ref<Object> NewView(TypeObject* type, Borrowed<Object> od) {
  auto* view = NewContainer<DictViewObject>(type);
  if (!view) return nullptr;
  view->dict.Init(NewRef(AsDict(od)));
  Track(view);
  return Ref<Object>::Adopt(view);
}

}  // namespace

Ref<Object> OrderedIterate(Borrowed<Object> od) { return NewIterator(AsOrdered(od), kOfKeys); }
Ref<Object> OrderedIterateReversed(Borrowed<Object> od) { return NewIterator(AsOrdered(od), kOfKeys | kReversed); }
Ref<Object> OrderedKeysView(Borrowed<Object> od) { return NewView(CurrentLibrary().odict_keys_type.get(), od); }
Ref<Object> OrderedValuesView(Borrowed<Object> od) { return NewView(CurrentLibrary().odict_values_type.get(), od); }
Ref<Object> OrderedItemsView(Borrowed<Object> od) { return NewView(CurrentLibrary().odict_items_type.get(), od); }

bool EnsureOrderedViews() {
  Library& library = CurrentLibrary();
  return EnsureLibraryType(&library.odict_iterator_type, kIteratorSpec) && EnsureLibraryType(&library.odict_keys_type, kKeysSpec) &&
         EnsureLibraryType(&library.odict_values_type, kValuesSpec) && EnsureLibraryType(&library.odict_items_type, kItemsSpec);
}

}  // namespace viv
