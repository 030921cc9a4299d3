// Length, items and membership. Answers to the sequence and mapping parts of CPython's Objects/abstract.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

bool IsSequence(Borrowed<Object> object) { return !IsDict(object) && TypeOf(object)->slots.item != nullptr; }
bool IsMapping(Borrowed<Object> object) { return TypeOf(object)->slots.subscript != nullptr; }

ptrdiff_t Length(Borrowed<Object> object) {
  const TypeSlots& slots = TypeOf(object)->slots;
  if (slots.seq_length) return slots.seq_length(object);
  if (slots.map_length) return slots.map_length(object);
  RaiseTypeError("object of type '%.200T' has no len()", object.get());
  return -1;
}

ptrdiff_t LengthHint(Borrowed<Object> object, ptrdiff_t fallback) {
  const TypeSlots& slots = TypeOf(object)->slots;
  if (slots.seq_length || slots.map_length) {
    ptrdiff_t n = Length(object);
    if (n >= 0) return n;
    if (!PendingMatches(TypeId::kTypeError)) return -1;
    ClearError();
  }
  Ref<Object> method = LookupSpecialMayRunPython(object, Names().__length_hint__);
  if (!method) return ErrorPending() ? -1 : fallback;
  Ref<Object> hint = Call(method, {});
  if (!hint) {
    if (!PendingMatches(TypeId::kTypeError)) return -1;
    ClearError();
    return fallback;
  }
  if (hint == NotImplemented()) return fallback;
  if (!IsInt(hint.get())) return RaiseTypeError("__length_hint__ must be an integer, not %.100T", hint.get()), -1;
  ptrdiff_t n = AsSsize(hint);
  if (n < 0) {
    if (!ErrorPending()) RaiseValueError("__length_hint__() should return >= 0");
    return -1;
  }
  return n;
}

Ref<Object> GetItem(Borrowed<Object> object, Borrowed<Object> key) {
  const TypeSlots& slots = TypeOf(object)->slots;
  if (slots.subscript) return slots.subscript(object, key);
  if (slots.item) {
    if (!IsIndex(key)) return RaiseTypeError("sequence index must be integer, not '%.200T'", key.get());
    ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return nullptr;
    return SequenceItem(object, index);
  }
  if (IsType(object)) {
    if (object.get() == BuiltinType(TypeId::kType)) return NewGenericAlias(object, key);
    Ref<Object> method;
    int found = LookupAttr(object, Names().__class_getitem__, &method);
    if (found < 0) return nullptr;
    if (found > 0 && !IsNone(method.get())) return Call(method, {key.get()});
    return RaiseTypeError("type '%.200N' is not subscriptable", static_cast<TypeObject*>(object.get()));
  }
  return RaiseTypeError("'%.200T' object is not subscriptable", object.get());
}

Ref<Object> SequenceItem(Borrowed<Object> object, ptrdiff_t index) {
  const TypeSlots& slots = TypeOf(object)->slots;
  if (slots.item) {
    if (index < 0 && slots.seq_length) {
      ptrdiff_t n = slots.seq_length(object);
      if (n < 0) return nullptr;
      index += n;
    }
    return slots.item(object, index);
  }
  if (slots.subscript) return RaiseTypeError("%.200T is not a sequence", object.get());
  return RaiseTypeError("'%.200T' object does not support indexing", object.get());
}

namespace {

bool AssignItem(Borrowed<Object> object, Borrowed<Object> key, Borrowed<Object> value) {
  const TypeSlots& slots = TypeOf(object)->slots;
  if (slots.assign_subscript) return slots.assign_subscript(object, key, value);
  const char* verb = value ? "assignment" : "deletion";
  if (slots.seq_length || slots.item) {
    if (!slots.assign_item)
      return RaiseFalse(TypeId::kTypeError, "'%.200T' object %s item %s", object.get(),
                        value ? "does not support" : "doesn't support", verb);
    if (!IsIndex(key)) return RaiseFalse(TypeId::kTypeError, "sequence index must be integer, not '%.200T'", key.get());
    ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return false;
    if (index < 0 && slots.seq_length) {
      ptrdiff_t n = slots.seq_length(object);
      if (n < 0) return false;
      index += n;
    }
    return slots.assign_item(object, index, value);
  }
  if (value) return RaiseFalse(TypeId::kTypeError, "'%.200T' object does not support item assignment", object.get());
  return RaiseFalse(TypeId::kTypeError, "'%.200T' object does not support item deletion", object.get());
}

}  // namespace

bool SetItem(Borrowed<Object> object, Borrowed<Object> key, Borrowed<Object> value) { return AssignItem(object, key, value); }
bool DeleteItem(Borrowed<Object> object, Borrowed<Object> key) { return AssignItem(object, key, nullptr); }

int Contains(Borrowed<Object> container, Borrowed<Object> item) {
  if (auto slot = TypeOf(container)->slots.contains) return slot(container, item);
  Ref<Object> iterator = GetIter(container);
  if (!iterator) {
    if (PendingMatches(TypeId::kTypeError)) {
      ClearError();
      RaiseTypeError("argument of type '%.200T' is not iterable", container.get());
    }
    return -1;
  }
  while (Ref<Object> candidate = Next(iterator)) {
    int equal = CompareBool(candidate, item, kEqual);
    if (equal != 0) return equal;
  }
  return ErrorPending() ? -1 : 0;
}

// ---- Iteration ------------------------------------------------------------------------------------------------------------------

bool IsIterator(Borrowed<Object> object) { return TypeOf(object)->slots.next != nullptr; }

Ref<Object> GetIter(Borrowed<Object> object) {
  const TypeSlots& slots = TypeOf(object)->slots;
  if (!slots.iter) {
    if (IsSequence(object)) return NewSequenceIterator(object);
    return RaiseTypeError("'%.200T' object is not iterable", object.get());
  }
  Ref<Object> iterator = slots.iter(object);
  if (iterator && !IsIterator(iterator)) return RaiseTypeError("iter() returned non-iterator of type '%.100T'", iterator.get());
  return iterator;
}

Ref<Object> Next(Borrowed<Object> iterator) {
  if (NextItem next = LookAhead(iterator.get()); next.item) {
    ++*next.index;
    return NewRef(next.item);
  }
  Ref<Object> item = TypeOf(iterator)->slots.next(iterator);
  if (!item && ErrorPending() && PendingMatches(TypeId::kStopIteration)) ClearError();
  return item;
}

Ref<ListObject> ListOf(Borrowed<Object> iterable) {
  Ref<ListObject> list = NewList(0);
  if (!list || !ListExtend(list.get(), iterable)) return nullptr;
  return list;
}

Ref<TupleObject> TupleOf(Borrowed<Object> iterable) {
  if (iterable->kind == kTuple) return Ref<TupleObject>::Share(AsTuple(iterable));
  if (iterable->kind == kList) return ListToTuple(AsList(iterable));
  Ref<ListObject> list = ListOf(iterable);
  return list ? ListToTuple(list.get()) : nullptr;
}

Ref<Object> FastSequence(Borrowed<Object> object, const char* message) {
  if (object->kind == kList || object->kind == kTuple) return object.ToOwned();
  Ref<Object> iterator = GetIter(object);
  if (!iterator) {
    if (PendingMatches(TypeId::kTypeError)) {
      ClearError();
      RaiseTypeError("%s", message);
    }
    return nullptr;
  }
  return ListOf(iterator);
}

ArgSpan FastSequenceItems(Borrowed<Object> sequence) {
  if (IsTuple(sequence)) return TupleItems(AsTuple(sequence));
  ListObject* list = AsList(sequence);
  return {list->items, static_cast<size_t>(list->size)};
}

}  // namespace viv
