// The iterator of set and frozenset.
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/set_internal.h"

namespace viv {
namespace {

struct SetIteratorObject : Object {
  GcSlot<SetObject> set;  // null: exhausted
  ptrdiff_t used;         // the set's when the iterator was made; -1: it changed, and the error has been raised
  ptrdiff_t position;
  ptrdiff_t remaining;
};
static_assert(sizeof(SetIteratorObject) == 48);

SetIteratorObject* AsIterator(Object* object) { return static_cast<SetIteratorObject*>(object); }

void IteratorDealloc(Object* self) {
  Untrack(self);
  AsIterator(self)->set.Clear();
  FreeObject(self);
}

int IteratorTraverse(Object* self, VisitFn visit, void* context) { return AsIterator(self)->set.Visit(visit, context); }

Ref<Object> IteratorNext(Borrowed<Object> self) {
  SetIteratorObject* iterator = AsIterator(self);
  SetObject* set = iterator->set.get();
  if (!set) return nullptr;
  if (iterator->used != set->used) {
    iterator->used = -1;  // it stays broken, even if the size comes back
    return Raise(TypeId::kRuntimeError, "Set changed size during iteration");
  }
  if (SetEntry* entry = NextSetEntry(set, &iterator->position)) {
    --iterator->remaining;
    return NewRef(entry->key);
  }
  iterator->set.Clear();
  return nullptr;
}

Ref<Object> IteratorLengthHint(Borrowed<Object> self) {
  SetIteratorObject* iterator = AsIterator(self);
  bool fresh = iterator->set && iterator->used == iterator->set->used;
  return NewInt(fresh ? iterator->remaining : 0);
}

// iter(list of what is left); this iterator itself does not move.
Ref<Object> IteratorReduce(Borrowed<Object> self) {
  SetIteratorObject* iterator = AsIterator(self);
  auto* copy = NewContainer<SetIteratorObject>(TypeOf(self));
  if (!copy) return nullptr;
  copy->set.Init(iterator->set ? NewRef(iterator->set.get()) : nullptr);
  copy->used = iterator->used;
  copy->position = iterator->position;
  copy->remaining = iterator->remaining;
  Track(copy);
  Ref<Object> alive = Ref<Object>::Adopt(copy);
  Ref<Object> list = ListOf(alive);
  Ref<Object> maker = list ? BuiltinNamed("iter") : nullptr;
  Ref<TupleObject> args = maker ? NewTuple({list.get()}) : nullptr;
  if (!args) return nullptr;
  return NewTuple({maker.get(), args.get()});
}

constexpr MethodDef kMethods[] = {
    NoArgs("__length_hint__", IteratorLengthHint, "How many items are left, as far as one can tell."),
    NoArgs("__reduce__", IteratorReduce, "What pickle needs to know."),
};

}  // namespace

Ref<Object> NewSetIterator(Borrowed<Object> set) {
  auto* iterator = NewContainer<SetIteratorObject>(BuiltinType(TypeId::kSetIterator));
  if (!iterator) return nullptr;
  iterator->set.Init(NewRef(AsSet(set)));
  iterator->used = AsSet(set)->used;
  iterator->position = 0;
  iterator->remaining = AsSet(set)->used;
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

extern constinit const TypeSpec kSetIteratorSpec = {
    .name = "set_iterator",
    .base = TypeId::kObject,
    .basic_size = sizeof(SetIteratorObject),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .dealloc = IteratorDealloc,
    .traverse = IteratorTraverse,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = IteratorNext},
    .methods = kMethods,
};

}  // namespace viv
