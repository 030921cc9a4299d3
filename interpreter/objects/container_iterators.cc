// The iterators of list and tuple: list_iterator, list_reverseiterator, tuple_iterator.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/list_internal.h"

namespace viv {
namespace {

// list_iterator and tuple_iterator differ in their container alone.
template <class Iterator>
struct Walk;
template <>
struct Walk<ListIteratorObject> {
  static GcSlot<ListObject>& Container(ListIteratorObject* iterator) { return iterator->list; }
  static Ref<Object> Empty() { return NewList(0); }
};
template <>
struct Walk<TupleIteratorObject> {
  static GcSlot<TupleObject>& Container(TupleIteratorObject* iterator) { return iterator->tuple; }
  static Ref<Object> Empty() { return EmptyTuple(); }
};

template <class Iterator>
void Dealloc(Object* self) {
  Untrack(self);
  Walk<Iterator>::Container(static_cast<Iterator*>(self)).Clear();
  FreeObject(self);
}

template <class Iterator>
int Traverse(Object* self, VisitFn visit, void* context) {
  return Walk<Iterator>::Container(static_cast<Iterator*>(self)).Visit(visit, context);
}

template <class Iterator>
Ref<Object> Next(Borrowed<Object> self) {
  auto* iterator = static_cast<Iterator*>(self.get());
  auto& container = Walk<Iterator>::Container(iterator);
  if (!container) return nullptr;
  if (iterator->index < container->size) return NewRef(container->items[iterator->index++]);
  container.Clear();
  return nullptr;
}

template <class Iterator>
Ref<Object> LengthHint(Borrowed<Object> self) {
  auto* iterator = static_cast<Iterator*>(self.get());
  auto& container = Walk<Iterator>::Container(iterator);
  return NewInt(container ? std::max<ptrdiff_t>(container->size - iterator->index, 0) : 0);
}

Ref<Object> ReduceOf(const char* function, Object* container, ptrdiff_t index) {
  Ref<Object> maker = BuiltinNamed(function);
  if (!maker) return nullptr;
  Ref<TupleObject> args = NewTuple({container});
  Ref<Object> position = args ? NewInt(index) : nullptr;
  if (!position) return nullptr;
  return NewTuple({maker.get(), args.get(), position.get()});
}

Ref<Object> ReduceExhausted(Ref<Object> empty) {
  Ref<Object> maker = empty ? BuiltinNamed("iter") : nullptr;
  if (!maker) return nullptr;
  Ref<TupleObject> args = NewTuple({empty.get()});
  if (!args) return nullptr;
  return NewTuple({maker.get(), args.get()});
}

template <class Iterator>
Ref<Object> Reduce(Borrowed<Object> self) {
  auto* iterator = static_cast<Iterator*>(self.get());
  auto& container = Walk<Iterator>::Container(iterator);
  if (!container) return ReduceExhausted(Walk<Iterator>::Empty());
  return ReduceOf("iter", container.get(), iterator->index);
}

template <class Iterator>
Ref<Object> SetState(Borrowed<Object> self, Borrowed<Object> state) {
  auto* iterator = static_cast<Iterator*>(self.get());
  ptrdiff_t index = 0;
  if (!StateArgument(state, &index)) return nullptr;
  auto& container = Walk<Iterator>::Container(iterator);
  if (container) iterator->index = std::clamp<ptrdiff_t>(index, 0, container->size);
  return NewNone();
}

constexpr char kLengthHintDoc[] = "How many items are left, as far as one can tell.";
constexpr char kReduceDoc[] = "What pickle needs to know.";
constexpr char kSetStateDoc[] = "Sets the position, for unpickling.";

template <class Iterator>
constexpr MethodDef kWalkMethods[] = {
    NoArgs("__length_hint__", LengthHint<Iterator>, kLengthHintDoc),
    NoArgs("__reduce__", Reduce<Iterator>, kReduceDoc),
    OneArg("__setstate__", SetState<Iterator>, kSetStateDoc),
};

template <class Iterator>
constexpr TypeSpec WalkSpec(const char* name, ObjectKind kind) {
  TypeSpec spec = {.name = name, .base = TypeId::kObject, .basic_size = sizeof(Iterator)};
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.instance_kind = kind;
  spec.dealloc = Dealloc<Iterator>;
  spec.traverse = Traverse<Iterator>;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.iter = SelfIter;
  spec.slots.next = Next<Iterator>;
  spec.methods = kWalkMethods<Iterator>;
  return spec;
}

// ---- list_reverseiterator: a ListIteratorObject whose index goes down -------------------------------------------------------------

Ref<Object> ReverseNext(Borrowed<Object> self) {
  auto* iterator = static_cast<ListIteratorObject*>(self.get());
  if (!iterator->list) return nullptr;
  ptrdiff_t index = iterator->index;
  if (index >= 0 && index < iterator->list->size) {
    --iterator->index;
    return NewRef(iterator->list->items[index]);
  }
  iterator->index = -1;
  iterator->list.Clear();
  return nullptr;
}

Ref<Object> ReverseLengthHint(Borrowed<Object> self) {
  auto* iterator = static_cast<ListIteratorObject*>(self.get());
  ptrdiff_t left = iterator->index + 1;
  return NewInt(iterator->list && iterator->list->size >= left ? left : 0);
}

Ref<Object> ReverseReduce(Borrowed<Object> self) {
  auto* iterator = static_cast<ListIteratorObject*>(self.get());
  if (!iterator->list) return ReduceExhausted(NewList(0));
  return ReduceOf("reversed", iterator->list.get(), iterator->index);
}

Ref<Object> ReverseSetState(Borrowed<Object> self, Borrowed<Object> state) {
  auto* iterator = static_cast<ListIteratorObject*>(self.get());
  ptrdiff_t index = 0;
  if (!StateArgument(state, &index)) return nullptr;
  if (iterator->list) iterator->index = std::clamp<ptrdiff_t>(index, -1, iterator->list->size - 1);
  return NewNone();
}

constexpr MethodDef kReverseMethods[] = {
    NoArgs("__length_hint__", ReverseLengthHint, kLengthHintDoc),
    NoArgs("__reduce__", ReverseReduce, kReduceDoc),
    OneArg("__setstate__", ReverseSetState, kSetStateDoc),
};

ListIteratorObject* NewListWalk(ListObject* list, TypeId type, ptrdiff_t index) {
  auto* iterator = NewContainer<ListIteratorObject>(BuiltinType(type));
  if (!iterator) return nullptr;
  iterator->index = index;
  iterator->list.Init(NewRef(list));
  Track(iterator);
  return iterator;
}

}  // namespace

Ref<Object> NewListIterator(Borrowed<ListObject> list) { return Ref<Object>::Adopt(NewListWalk(list, TypeId::kListIterator, 0)); }

Ref<Object> NewListReverseIterator(Borrowed<Object> list) {
  return Ref<Object>::Adopt(NewListWalk(AsList(list), TypeId::kListReverseIterator, AsList(list)->size - 1));
}

Ref<Object> NewTupleIterator(Borrowed<TupleObject> tuple) {
  auto* iterator = NewContainer<TupleIteratorObject>(BuiltinType(TypeId::kTupleIterator));
  if (!iterator) return nullptr;
  iterator->index = 0;
  iterator->tuple.Init(NewRef(tuple.get()));
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

extern constinit const TypeSpec kListIteratorSpec = WalkSpec<ListIteratorObject>("list_iterator", kListIterator);
extern constinit const TypeSpec kTupleIteratorSpec = WalkSpec<TupleIteratorObject>("tuple_iterator", kTupleIterator);

extern constinit const TypeSpec kListReverseIteratorSpec = {
    .name = "list_reverseiterator",
    .base = TypeId::kObject,
    .basic_size = sizeof(ListIteratorObject),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .dealloc = Dealloc<ListIteratorObject>,
    .traverse = Traverse<ListIteratorObject>,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = ReverseNext},
    .methods = kReverseMethods,
};

}  // namespace viv
