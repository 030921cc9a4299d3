// enumerate and reversed. Answers to CPython's Objects/enumobject.c.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/slot_dispatch.h"

namespace viv {
namespace {

// ---- enumerate -------------------------------------------------------------------------------------------------------------------

void EnumerateDealloc(Object* self) {
  auto* enumerate = static_cast<EnumerateObject*>(self);
  Untrack(self);
  TrashcanScope trashcan(self, &EnumerateDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  enumerate->iterator.Clear();
  enumerate->result.Clear();
  enumerate->big_index.Clear();
  FreeObject(self);
}

int EnumerateTraverse(Object* self, VisitFn visit, void* context) {
  auto* enumerate = static_cast<EnumerateObject*>(self);
  if (int stop = enumerate->iterator.Visit(visit, context)) return stop;
  if (int stop = enumerate->result.Visit(visit, context)) return stop;
  return enumerate->big_index.Visit(visit, context);
}

// enumerate(iterable, start=0). Exactly enumerate has a parser, and messages, of its own in CPython.
bool ParseEnumerate(TypeObject* type, CallArgs args, Object** iterable, Object** start) {
  if (type != BuiltinType(TypeId::kEnumerate)) {
    Object* out[2] = {};
    if (!ParseArguments({"enumerate", {"iterable", "start"}, 1}, args, out)) return false;
    *iterable = out[0];
    *start = out[1];
    return true;
  }
  size_t keywords = args.keyword_count();
  size_t count = args.positional_count + keywords;
  auto keyword_is = [&](size_t i, const char* name) { return StrEqualsAscii(AsStr(args.keyword_names->items[i]), name); };
  auto invalid = [&](size_t i) {
    return RaiseFalse(TypeId::kTypeError, "'%.200U' is an invalid keyword argument for enumerate()", AsStr(args.keyword_names->items[i]));
  };
  *start = nullptr;
  if (count == 2) {
    if (keywords == 1 && !keyword_is(0, "start")) return invalid(0);
    size_t first = 0;
    if (keywords == 2) {
      if (keyword_is(0, "start")) first = 1;
      if (!keyword_is(first, "iterable")) return invalid(first);
      if (!keyword_is(1 - first, "start")) return invalid(1 - first);
    }
    *iterable = args.data[first];
    *start = args.data[1 - first];
    return true;
  }
  if (count == 1) {
    if (keywords == 1 && !keyword_is(0, "iterable")) return invalid(0);
    *iterable = args.data[0];
    return true;
  }
  if (count == 0) return RaiseFalse(TypeId::kTypeError, "enumerate() missing required argument 'iterable'");
  return RaiseFalse(TypeId::kTypeError, "enumerate() takes at most 2 arguments (%zd given)", static_cast<ptrdiff_t>(count));
}

Ref<Object> EnumerateNew(TypeObject* type, CallArgs args) {
  Object* iterable = nullptr;
  Object* start = nullptr;
  if (!ParseEnumerate(type, args, &iterable, &start)) return nullptr;
  Ref<EnumerateObject> enumerate = NewInstanceOf<EnumerateObject>(type, TypeId::kEnumerate);
  if (!enumerate) return nullptr;
  if (start) {
    Ref<Object> index = Index(start);
    if (!index) return nullptr;
    int overflow = 0;
    enumerate->index = IntAsInt64(index, &overflow);
    if (overflow != 0) {
      enumerate->index = PTRDIFF_MAX;
      enumerate->big_index.Init(std::move(index));
    }
  }
  Ref<Object> iterator = GetIter(iterable);
  if (!iterator) return nullptr;
  enumerate->iterator.Init(std::move(iterator));
  Ref<TupleObject> result = NewTuple({None(), None()});
  if (!result) return nullptr;
  enumerate->result.Init(std::move(result));
  TrackOnce(enumerate.get());
  return enumerate;
}

Ref<Object> EnumerateNext(Borrowed<Object> self) {
  auto* enumerate = static_cast<EnumerateObject*>(self.get());
  Ref<Object> item = RawNext(enumerate->iterator.get());
  if (!item) return nullptr;
  if (__builtin_expect(enumerate->index != PTRDIFF_MAX, 1)) {
    Ref<Object> index = NewInt(enumerate->index);
    if (!index) return nullptr;
    ++enumerate->index;
    return PairAgain(AsTuple(enumerate->result.get()), std::move(index), std::move(item));
  }
  if (!enumerate->big_index) {
    Ref<Object> first = NewInt(PTRDIFF_MAX);
    if (!first) return nullptr;
    enumerate->big_index.Init(std::move(first));
  }
  Ref<Object> one = NewInt(1);
  Ref<Object> stepped = IntAdd(enumerate->big_index.get(), one.get());
  if (!stepped) return nullptr;
  Ref<Object> index = enumerate->big_index.Take();
  enumerate->big_index.Init(std::move(stepped));
  return PairAgain(AsTuple(enumerate->result.get()), std::move(index), std::move(item));
}

Ref<Object> EnumerateReduce(Borrowed<Object> self) {
  auto* enumerate = static_cast<EnumerateObject*>(self.get());
  Ref<Object> index = enumerate->big_index ? NewRef(enumerate->big_index.get()) : NewInt(enumerate->index);
  if (!index) return nullptr;
  Ref<TupleObject> args = NewTuple({enumerate->iterator.get(), index.get()});
  if (!args) return nullptr;
  return NewTuple({static_cast<Object*>(TypeOf(self)), args.get()});
}

constexpr MethodDef kEnumerateMethods[] = {
    NoArgs("__reduce__", EnumerateReduce, "What pickle needs to know."),
    OneArg("__class_getitem__", ClassGetItem, "The generic alias enumerate[item].", kClassMethodFlag),
};

// ---- reversed --------------------------------------------------------------------------------------------------------------------

void ReversedDealloc(Object* self) {
  Untrack(self);
  TrashcanScope trashcan(self, &ReversedDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  static_cast<ReversedObject*>(self)->sequence.Clear();
  FreeObject(self);
}

int ReversedTraverse(Object* self, VisitFn visit, void* context) {
  return static_cast<ReversedObject*>(self)->sequence.Visit(visit, context);
}

Ref<Object> ReversedNew(TypeObject* type, CallArgs args) {
  if (type == BuiltinType(TypeId::kReversed) && !NoKeywords("reversed", args)) return nullptr;
  if (!CheckArgCount("reversed", args.positional_count, 1, 1)) return nullptr;
  Object* sequence = args.data[0];
  if (sequence->kind == kRange || sequence->kind == kList || sequence->kind == kDict) {
    // A method of theirs cannot tell whether it was bound first.
    SpecialMethod direct;
    return FindSpecialMayRunPython(sequence, Names().__reversed__, &direct) > 0 ? direct.CallMayRunPython(&sequence, 1) : nullptr;
  }
  Ref<Object> method = LookupSpecialMayRunPython(sequence, Names().__reversed__);
  if (method && !IsNone(method.get())) return Call(method, CallArgs{});
  if (ErrorPending()) return nullptr;
  if (method || !IsSequence(sequence)) return RaiseTypeError("'%.200T' object is not reversible", sequence);
  ptrdiff_t length = Length(sequence);
  if (length < 0) return nullptr;
  Ref<ReversedObject> reversed = NewInstanceOf<ReversedObject>(type, TypeId::kReversed);
  if (!reversed) return nullptr;
  reversed->index = length - 1;
  reversed->sequence.Init(NewRef(sequence));
  TrackOnce(reversed.get());
  return reversed;
}

Ref<Object> ReversedNext(Borrowed<Object> self) {
  auto* reversed = static_cast<ReversedObject*>(self.get());
  if (reversed->index >= 0) {
    Ref<Object> item = SequenceItem(reversed->sequence.get(), reversed->index);
    if (item) {
      --reversed->index;
      return item;
    }
    if (PendingMatches(TypeId::kIndexError) || PendingMatches(TypeId::kStopIteration)) ClearError();
  }
  reversed->index = -1;
  reversed->sequence.Clear();
  return nullptr;
}

Ref<Object> ReversedLengthHint(Borrowed<Object> self) {
  auto* reversed = static_cast<ReversedObject*>(self.get());
  if (!reversed->sequence) return NewInt(0);
  ptrdiff_t length = Length(reversed->sequence.get());
  if (length < 0) return nullptr;
  ptrdiff_t left = reversed->index + 1;
  return NewInt(length < left ? 0 : left);
}

Ref<Object> ReversedReduce(Borrowed<Object> self) {
  auto* reversed = static_cast<ReversedObject*>(self.get());
  Object* type = TypeOf(self);
  if (!reversed->sequence) {
    Ref<TupleObject> args = NewTuple({EmptyTuple().get()});
    if (!args) return nullptr;
    return NewTuple({type, args.get()});
  }
  Ref<TupleObject> args = NewTuple({reversed->sequence.get()});
  Ref<Object> index = args ? NewInt(reversed->index) : nullptr;
  if (!index) return nullptr;
  return NewTuple({type, args.get(), index.get()});
}

Ref<Object> ReversedSetState(Borrowed<Object> self, Borrowed<Object> state) {
  auto* reversed = static_cast<ReversedObject*>(self.get());
  ptrdiff_t index = 0;
  if (!StateArgument(state, &index)) return nullptr;
  if (reversed->sequence) {
    ptrdiff_t length = Length(reversed->sequence.get());
    if (length < 0) return nullptr;
    reversed->index = std::clamp<ptrdiff_t>(index, -1, length - 1);
  }
  return NewNone();
}

constexpr MethodDef kReversedMethods[] = {
    NoArgs("__length_hint__", ReversedLengthHint, "How many items are left, as far as one can tell."),
    NoArgs("__reduce__", ReversedReduce, "What pickle needs to know."),
    OneArg("__setstate__", ReversedSetState, "Sets the position, for unpickling."),
};

}  // namespace

extern constinit const TypeSpec kEnumerateSpec = {
    .name = "enumerate",
    .base = TypeId::kObject,
    .basic_size = sizeof(EnumerateObject),
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeVectorcall,
    .dealloc = EnumerateDealloc,
    .traverse = EnumerateTraverse,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = EnumerateNext, .new_ = EnumerateNew},
    .methods = kEnumerateMethods,
    .doc = "enumerate(iterable, start=0)\n--\n\nAn iterator over pairs of a number, counted from start, and an item of iterable.",
};

extern constinit const TypeSpec kReversedSpec = {
    .name = "reversed",
    .base = TypeId::kObject,
    .basic_size = sizeof(ReversedObject),
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeVectorcall,
    .dealloc = ReversedDealloc,
    .traverse = ReversedTraverse,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = ReversedNext, .new_ = ReversedNew},
    .methods = kReversedMethods,
    .doc = "reversed(sequence, /)\n--\n\nAn iterator over the items of sequence from its end.",
};

}  // namespace viv
