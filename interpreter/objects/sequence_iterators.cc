// The iterators that iter() makes of what has none of its own: `iterator` over __getitem__, `callable_iterator` for iter(f, sentinel).
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/iterators.h"

namespace viv {
namespace {

// ---- iterator ------------------------------------------------------------------------------------------------------------------

void SequenceIteratorDealloc(Object* self) {
  Untrack(self);
  TrashcanScope trashcan(self, &SequenceIteratorDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  static_cast<SequenceIteratorObject*>(self)->sequence.Clear();
  FreeObject(self);
}

int SequenceIteratorTraverse(Object* self, VisitFn visit, void* context) {
  return static_cast<SequenceIteratorObject*>(self)->sequence.Visit(visit, context);
}

Ref<Object> SequenceIteratorNext(Borrowed<Object> self) {
  auto* iterator = static_cast<SequenceIteratorObject*>(self.get());
  if (!iterator->sequence) return nullptr;
  if (iterator->index == PTRDIFF_MAX) return Raise(TypeId::kOverflowError, "iter index too large");
  Ref<Object> sequence = NewRef(iterator->sequence.get());
  Ref<Object> item = SequenceItem(sequence, iterator->index);
  if (item) {
    ++iterator->index;
    return item;
  }
  if (PendingMatches(TypeId::kIndexError) || PendingMatches(TypeId::kStopIteration)) {
    ClearError();
    iterator->sequence.Clear();
  }
  return nullptr;
}

Ref<Object> SequenceIteratorLengthHint(Borrowed<Object> self) {
  auto* iterator = static_cast<SequenceIteratorObject*>(self.get());
  if (!iterator->sequence) return NewInt(0);
  Ref<Object> sequence = NewRef(iterator->sequence.get());
  const TypeSlots& slots = TypeOf(sequence.get())->slots;
  if (!slots.seq_length && !slots.map_length) return NewNotImplemented();
  ptrdiff_t length = Length(sequence);
  if (length < 0) return nullptr;
  return NewInt(std::max<ptrdiff_t>(length - iterator->index, 0));
}

Ref<Object> EmptyIterReduce() {
  Ref<Object> maker = BuiltinNamed("iter");
  Ref<TupleObject> args = maker ? NewTuple({EmptyTuple().get()}) : nullptr;
  if (!args) return nullptr;
  return NewTuple({maker.get(), args.get()});
}

Ref<Object> SequenceIteratorReduce(Borrowed<Object> self) {
  auto* iterator = static_cast<SequenceIteratorObject*>(self.get());
  if (!iterator->sequence) return EmptyIterReduce();
  Ref<Object> maker = BuiltinNamed("iter");
  Ref<TupleObject> args = maker ? NewTuple({iterator->sequence.get()}) : nullptr;
  Ref<Object> index = args ? NewInt(iterator->index) : nullptr;
  if (!index) return nullptr;
  return NewTuple({maker.get(), args.get(), index.get()});
}

Ref<Object> SequenceIteratorSetState(Borrowed<Object> self, Borrowed<Object> state) {
  auto* iterator = static_cast<SequenceIteratorObject*>(self.get());
  ptrdiff_t index = 0;
  if (!StateArgument(state, &index)) return nullptr;
  if (iterator->sequence) iterator->index = std::max<ptrdiff_t>(index, 0);
  return NewNone();
}

constexpr MethodDef kSequenceIteratorMethods[] = {
    NoArgs("__length_hint__", SequenceIteratorLengthHint, "How many items are left, as far as one can tell."),
    NoArgs("__reduce__", SequenceIteratorReduce, "What pickle needs to know."),
    OneArg("__setstate__", SequenceIteratorSetState, "Sets the position, for unpickling."),
};

// ---- callable_iterator -------------------------------------------------------------------------------------------------------------

void CallableIteratorDealloc(Object* self) {
  auto* iterator = static_cast<CallableIteratorObject*>(self);
  Untrack(self);
  TrashcanScope trashcan(self, &CallableIteratorDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  iterator->callable.Clear();
  iterator->sentinel.Clear();
  FreeObject(self);
}

int CallableIteratorTraverse(Object* self, VisitFn visit, void* context) {
  auto* iterator = static_cast<CallableIteratorObject*>(self);
  if (int stop = iterator->callable.Visit(visit, context)) return stop;
  return iterator->sentinel.Visit(visit, context);
}

Ref<Object> CallableIteratorNext(Borrowed<Object> self) {
  auto* iterator = static_cast<CallableIteratorObject*>(self.get());
  if (!iterator->callable) return nullptr;
  Ref<Object> callable = NewRef(iterator->callable.get());
  Ref<Object> result = Call(callable, CallArgs{});
  if (result && iterator->sentinel) {
    Ref<Object> sentinel = NewRef(iterator->sentinel.get());
    int equal = CompareBool(sentinel, result, kEqual);
    if (equal == 0) return result;
    if (equal < 0) return nullptr;
  } else if (!result) {
    if (!PendingMatches(TypeId::kStopIteration)) return nullptr;
    ClearError();
  } else {
    return nullptr;  // the call itself ended this iterator
  }
  iterator->callable.Clear();
  iterator->sentinel.Clear();
  return nullptr;
}

Ref<Object> CallableIteratorReduce(Borrowed<Object> self) {
  auto* iterator = static_cast<CallableIteratorObject*>(self.get());
  if (!iterator->callable || !iterator->sentinel) return EmptyIterReduce();
  Ref<Object> maker = BuiltinNamed("iter");
  if (!maker || !iterator->callable) return maker ? EmptyIterReduce() : nullptr;
  Ref<TupleObject> args = NewTuple({iterator->callable.get(), iterator->sentinel.get()});
  if (!args) return nullptr;
  return NewTuple({maker.get(), args.get()});
}

constexpr MethodDef kCallableIteratorMethods[] = {
    NoArgs("__reduce__", CallableIteratorReduce, "What pickle needs to know."),
};

}  // namespace

Ref<Object> BuiltinNamed(const char* name) {
  Object* function = nullptr;
  if (ModuleObject* builtins = CurrentRuntime().builtins) function = DictGetText(ModuleDict(builtins), name);
  if (!function) {
    if (ErrorPending()) return nullptr;
    return Raise(TypeId::kAttributeError, "%s", name);
  }
  return NewRef(function);
}

Ref<Object> NewSequenceIterator(Borrowed<Object> sequence) {
  auto* iterator = NewContainer<SequenceIteratorObject>(BuiltinType(TypeId::kSequenceIterator));
  if (!iterator) return nullptr;
  iterator->index = 0;
  iterator->sequence.Init(NewRef(sequence));
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

Ref<Object> NewCallableIterator(Borrowed<Object> callable, Borrowed<Object> sentinel) {
  auto* iterator = NewContainer<CallableIteratorObject>(BuiltinType(TypeId::kCallableIterator));
  if (!iterator) return nullptr;
  iterator->callable.Init(NewRef(callable));
  iterator->sentinel.Init(NewRef(sentinel));
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

extern constinit const TypeSpec kSequenceIteratorSpec = {
    .name = "iterator",
    .base = TypeId::kObject,
    .basic_size = sizeof(SequenceIteratorObject),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .dealloc = SequenceIteratorDealloc,
    .traverse = SequenceIteratorTraverse,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = SequenceIteratorNext},
    .methods = kSequenceIteratorMethods,
};

extern constinit const TypeSpec kCallableIteratorSpec = {
    .name = "callable_iterator",
    .base = TypeId::kObject,
    .basic_size = sizeof(CallableIteratorObject),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .dealloc = CallableIteratorDealloc,
    .traverse = CallableIteratorTraverse,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = CallableIteratorNext},
    .methods = kCallableIteratorMethods,
};

}  // namespace viv
