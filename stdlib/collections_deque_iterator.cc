// The iterators of deque, forward and in reverse.
#include "stdlib/collections_deque.h"

namespace viv {

namespace {

struct DequeIterator : Object {
  DequeCursor cursor;
  GcSlot<DequeObject> deque;
  size_t state;         // the deque's when the iterator was made
  ptrdiff_t remaining;
};
static_assert(sizeof(DequeIterator) == 56);
DequeIterator* AsIterator(Object* object) { return static_cast<DequeIterator*>(object); }

int IteratorTraverse(Object* self, VisitFn visit, void* context) { return AsIterator(self)->deque.Visit(visit, context); }
void IteratorDealloc(Object* self) {
  Untrack(self);
  AsIterator(self)->deque.Clear();
  FreeObject(self);
}

Ref<Object> NewIterator(TypeObject* type, DequeObject* deque, DequeCursor cursor) {
  auto* iterator = NewContainer<DequeIterator>(type);
  if (!iterator) return nullptr;
  iterator->cursor = cursor;
  iterator->deque.Init(NewRef(deque));
  iterator->state = deque->state;
  iterator->remaining = deque->size;
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

template <bool reverse>
Ref<Object> IteratorNext(Borrowed<Object> self) {
  DequeIterator* iterator = AsIterator(self);
  if (__builtin_expect(iterator->deque->state != iterator->state, 0)) {
    iterator->remaining = 0;
    return Raise(TypeId::kRuntimeError, "deque mutated during iteration");
  }
  if (iterator->remaining == 0) return nullptr;
  Ref<Object> item = NewRef(iterator->cursor.item());
  --iterator->remaining;
  if constexpr (reverse) {
    iterator->cursor.Retreat();
  } else {
    iterator->cursor.Advance();
  }
  return item;
}

// type(deque, how many items have come already): for pickle and copy.
template <bool reverse>
Ref<Object> IteratorNew(TypeObject* type, CallArgs args) {
  if (args.positional_count < 1) return RaiseTypeError("function takes at least 1 argument (%zu given)", args.positional_count);
  if (args.positional_count > 2) return RaiseTypeError("function takes at most 2 arguments (%zu given)", args.positional_count);
  Object* deque = args.data[0];
  if (!IsDeque(deque)) return RaiseTypeError("argument 1 must be collections.deque, not %.50T", deque);
  ptrdiff_t skip = 0;
  if (args.positional_count > 1 && !SsizeArgument(args.data[1], &skip)) return nullptr;
  Ref<Object> iterator = reverse ? DequeIterateReversed(deque) : DequeIterate(deque);
  for (ptrdiff_t i = 0; iterator && i < skip; ++i) {
    if (IteratorNext<reverse>(iterator)) continue;
    if (ErrorPending()) return nullptr;
    break;
  }
  return iterator;
}

Ref<Object> IteratorLengthHint(Borrowed<Object> self) { return NewInt(AsIterator(self)->remaining); }

Ref<Object> IteratorReduce(Borrowed<Object> self) {
  DequeIterator* iterator = AsIterator(self);
  Ref<Object> passed = NewInt(iterator->deque->size - iterator->remaining);
  Ref<TupleObject> args = passed ? NewTuple({iterator->deque.get(), passed.get()}) : nullptr;
  return args ? NewTuple({TypeOf(self), args.get()}) : nullptr;
}

constexpr MethodDef kMethods[] = {
    NoArgs("__length_hint__", &IteratorLengthHint, "How many items are left."),
    NoArgs("__reduce__", &IteratorReduce, "What pickle needs."),
};

template <bool reverse>
constexpr TypeSpec IteratorSpec(const char* name) {
  TypeSpec spec = {.name = name, .base = TypeId::kObject, .basic_size = sizeof(DequeIterator)};
  spec.flags = kTypeHasGc;
  spec.dealloc = &IteratorDealloc;
  spec.traverse = &IteratorTraverse;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.iter = &SelfIter;
  spec.slots.next = &IteratorNext<reverse>;
  spec.slots.new_ = &IteratorNew<reverse>;
  spec.methods = kMethods;
  return spec;
}
constinit const TypeSpec kForwardSpec = IteratorSpec<false>("_collections._deque_iterator");
constinit const TypeSpec kReverseSpec = IteratorSpec<true>("_collections._deque_reverse_iterator");

}  // namespace

Ref<Object> DequeIterate(Borrowed<Object> self) {
  return NewIterator(CurrentLibrary().deque_iterator_type.get(), AsDeque(self), DequeFirst(AsDeque(self)));
}
Ref<Object> DequeIterateReversed(Borrowed<Object> self) {
  return NewIterator(CurrentLibrary().deque_reverse_iterator_type.get(), AsDeque(self), DequeLast(AsDeque(self)));
}

bool FillDequeIterators(ModuleObject* module) {
  return AddLibraryType(module, &CurrentLibrary().deque_iterator_type, kForwardSpec) &&
         AddLibraryType(module, &CurrentLibrary().deque_reverse_iterator_type, kReverseSpec);
}

}  // namespace viv
