// set and frozenset as Python sees them: slots, methods, the types' tables.
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/set_internal.h"
#include "interpreter/objects/version_profile.h"

namespace viv {
namespace {

// ---- Slots -------------------------------------------------------------------------------------------------------------------

Ref<Object> SetRepr(Borrowed<Object> self) {
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? Ref<Object>(StrFormat("%T(...)", self.get())) : nullptr;
  Ref<Object> text = [&]() -> Ref<Object> {
    if (AsSet(self)->used == 0) return StrFormat("%T()", self.get());
    Ref<ListObject> items = ListOf(self);
    Ref<StrObject> shown = items ? Repr(items) : nullptr;
    Ref<StrObject> inner = shown ? StrSubstring(shown, 1, shown->length - 1) : nullptr;
    if (!inner) return nullptr;
    if (self->kind == kSet) return StrFormat("{%U}", inner.get());
    return StrFormat("%T({%U})", self.get(), inner.get());
  }();
  ReprLeave(self);
  return text;
}

// Independent of the order of items: an exclusive or of scattered hashes. Unused and dummy slots are taken in and out again, which is
// cheaper than telling them apart.
int64_t FrozenSetHash(Borrowed<Object> self) {
  SetObject* set = AsSet(self);
  if (set->hash != -1) return set->hash;
  auto scatter = [](uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; };
  uint64_t hash = 0;
  for (ptrdiff_t i = 0; i <= set->mask; ++i) hash ^= scatter(static_cast<uint64_t>(set->table[i].hash));
  if ((set->mask + 1 - set->fill) & 1) hash ^= scatter(0);
  if ((set->fill - set->used) & 1) hash ^= scatter(UINT64_MAX);
  hash ^= (static_cast<uint64_t>(set->used) + 1) * 1927868237u;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069u + 907133923u;
  if (hash == UINT64_MAX) hash = 590923713u;
  set->hash = static_cast<int64_t>(hash);
  return set->hash;
}

Ref<Object> FromTruth(int truth) { return truth < 0 ? nullptr : NewBool(truth != 0); }

int SetsEqual(SetObject* a, SetObject* b) {
  if (a->used != b->used) return 0;
  if (a->hash != -1 && b->hash != -1 && a->hash != b->hash) return 0;
  return SetIsSubset(a, b);
}

Ref<Object> SetCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if (!IsAnySet(self) || !IsAnySet(other)) return NewNotImplemented();
  SetObject* a = AsSet(self);
  SetObject* b = AsSet(other);
  switch (op) {
    case kEqual: return FromTruth(SetsEqual(a, b));
    case kNotEqual: {
      int equal = SetsEqual(a, b);
      return FromTruth(equal < 0 ? -1 : !equal);
    }
    case kLessEqual: return FromTruth(SetIsSubset(a, b));
    case kGreaterEqual: return FromTruth(SetIsSubset(b, a));
    case kLess: return a->used >= b->used ? NewBool(false) : FromTruth(SetIsSubset(a, b));
    case kGreater: return a->used <= b->used ? NewBool(false) : FromTruth(SetIsSubset(b, a));
  }
  return NewNotImplemented();
}

ptrdiff_t SetLength(Borrowed<Object> self) { return AsSet(self)->used; }

// Calls fn(key) -> int. Where key is an unhashable set, it is looked for as a frozenset with the same items.
template <class Fn>
int WithHashableKey(Object* key, Fn fn) {
  int answer = fn(key);
  if (answer >= 0 || !IsSet(key) || !PendingMatches(TypeId::kTypeError)) return answer;
  ClearError();
  Ref<SetObject> frozen = NewFrozenSet(key);
  return frozen ? fn(frozen.get()) : -1;
}

int SetContainsSlot(Borrowed<Object> self, Borrowed<Object> key) {
  return WithHashableKey(key, [&](Object* k) { return SetContains(AsSet(self), k); });
}

Ref<Object> SetCopy(Borrowed<Object> self) { return MakeSetOfBase(TypeOf(self), self); }

template <Ref<SetObject> (*operation)(SetObject*, Object*)>
Ref<Object> BinaryOperator(Borrowed<Object> self, Borrowed<Object> other) {
  if (!IsAnySet(self) || !IsAnySet(other)) return NewNotImplemented();
  return operation(AsSet(self), other);
}

Ref<SetObject> Union(SetObject* set, Object* other) {
  Ref<SetObject> result = MakeSetOfBase(TypeOf(set), set);
  if (!result || (set != other && !SetUpdate(result.get(), other))) return nullptr;
  return result;
}

bool UpdateWith(SetObject* set, Object* other) { return SetUpdate(set, other); }
bool SubtractFrom(SetObject* set, Object* other) { return SetDifferenceUpdate(set, other); }
bool XorInto(SetObject* set, Object* other) { return SetSymmetricDifferenceUpdate(set, other); }

template <bool (*operation)(SetObject*, Object*)>
Ref<Object> InplaceOperator(Borrowed<Object> self, Borrowed<Object> other) {
  if (!IsAnySet(other)) return NewNotImplemented();
  Ref<Object> result = NewRef(self);
  if (!operation(AsSet(self), other)) return nullptr;
  return result;
}

Ref<Object> SetNew(TypeObject* type, CallArgs) { return MakeSet(type, nullptr); }

bool SetInit(Borrowed<Object> self, CallArgs args) {
  if (!NoKeywords("set", args)) return false;
  if (!CheckArgCount(self->type->name, args.positional_count, 0, 1)) return false;
  SetObject* set = AsSet(self);
  if (set->fill) SetClear(set);
  set->hash = -1;
  return args.positional_count == 0 || SetUpdate(set, args.data[0]);
}

Ref<Object> FrozenSetNew(TypeObject* type, CallArgs args) {
  if (!NoKeywordsUnlessInit(type, TypeId::kFrozenSet, "frozenset", args)) return nullptr;
  if (!CheckArgCount("frozenset", args.positional_count, 0, 1)) return nullptr;
  Object* iterable = args.positional_count ? args.data[0] : nullptr;
  if (type == BuiltinType(TypeId::kFrozenSet) && iterable && iterable->kind == kFrozenSet) return NewRef(iterable);
  return MakeSet(type, iterable);
}

void SetClearSlot(Object* self) { SetClear(AsSet(self)); }

// ---- Methods -----------------------------------------------------------------------------------------------------------------

Ref<Object> Done(bool ok) { return ok ? NewNone() : nullptr; }

Ref<Object> Add(Borrowed<Object> self, Borrowed<Object> key) { return Done(SetAdd(AsSet(self), key)); }

Ref<Object> ContainsMethod(Borrowed<Object> self, Borrowed<Object> key) { return FromTruth(SetContainsSlot(self, key)); }

Ref<Object> Discard(Borrowed<Object> self, Borrowed<Object> key) {
  return Done(WithHashableKey(key, [&](Object* k) { return SetDiscard(AsSet(self), k); }) >= 0);
}

Ref<Object> Remove(Borrowed<Object> self, Borrowed<Object> key) {
  int removed = WithHashableKey(key, [&](Object* k) { return SetDiscard(AsSet(self), k); });
  if (removed < 0) return nullptr;
  if (removed == 0) return RaiseKeyError(key);
  return NewNone();
}

Ref<Object> Pop(Borrowed<Object> self) { return SetPop(AsSet(self)); }

Ref<Object> Clear(Borrowed<Object> self) {
  SetClear(AsSet(self));
  return NewNone();
}

Ref<Object> FrozenCopy(Borrowed<Object> self) { return self->kind == kFrozenSet ? NewRef(self) : SetCopy(self); }

template <bool (*operation)(SetObject*, Object*)>
Ref<Object> UpdateMethod(Borrowed<Object> self, ArgSpan others) {
  for (Object* other : others) {
    if (!operation(AsSet(self), other)) return nullptr;
  }
  return NewNone();
}

Ref<Object> UnionMethod(Borrowed<Object> self, ArgSpan others) {
  Ref<SetObject> result = MakeSetOfBase(TypeOf(self), self);
  if (!result) return nullptr;
  for (Object* other : others) {
    if (other != self.get() && !SetUpdate(result.get(), other)) return nullptr;
  }
  return result;
}

Ref<SetObject> IntersectAll(SetObject* set, ArgSpan others) {
  if (others.size == 0) return MakeSetOfBase(TypeOf(set), set);
  Ref<SetObject> result = NewRef(set);
  for (Object* other : others) {
    result = SetIntersect(result.get(), other);
    if (!result) return nullptr;
  }
  return result;
}

Ref<Object> IntersectionMethod(Borrowed<Object> self, ArgSpan others) {
  return IntersectAll(AsSet(self), others);
}

Ref<Object> IntersectionUpdateMethod(Borrowed<Object> self, ArgSpan others) {
  Ref<SetObject> result = IntersectAll(AsSet(self), others);
  if (!result) return nullptr;
  SwapSetBodies(AsSet(self), result.get());
  return NewNone();
}

Ref<Object> DifferenceMethod(Borrowed<Object> self, ArgSpan others) {
  if (others.size == 0) return SetCopy(self);
  Ref<SetObject> result = SetDifference(AsSet(self), others[0]);
  for (Object* other : others.Skip(1)) {
    if (!result || !SetDifferenceUpdate(result.get(), other)) return nullptr;
  }
  return result;
}

Ref<Object> SymmetricDifferenceMethod(Borrowed<Object> self, Borrowed<Object> other) {
  return SetSymmetricDifference(AsSet(self), other);
}
Ref<Object> SymmetricDifferenceUpdateMethod(Borrowed<Object> self, Borrowed<Object> other) {
  return Done(SetSymmetricDifferenceUpdate(AsSet(self), other));
}
Ref<Object> IsSubsetMethod(Borrowed<Object> self, Borrowed<Object> other) { return FromTruth(SetIsSubset(AsSet(self), other)); }
Ref<Object> IsSupersetMethod(Borrowed<Object> self, Borrowed<Object> other) { return FromTruth(SetIsSuperset(AsSet(self), other)); }
Ref<Object> IsDisjointMethod(Borrowed<Object> self, Borrowed<Object> other) { return FromTruth(SetIsDisjoint(AsSet(self), other)); }

Ref<Object> Reduce(Borrowed<Object> self) {
  Ref<ListObject> items = ListOf(self);
  Ref<TupleObject> args = items ? NewTuple({items.get()}) : nullptr;
  Ref<Object> state = args ? CallMethod(self, Names().__getstate__) : nullptr;
  if (!state) return nullptr;
  return NewTuple({static_cast<Object*>(TypeOf(self)), args.get(), state.get()});
}

Ref<Object> Sizeof(Borrowed<Object> self) {
  SetObject* set = AsSet(self);
  size_t bytes = static_cast<size_t>(ShownBasicSize(TypeOf(self)));
  if (set->table != set->small_table) bytes += (static_cast<size_t>(set->mask) + 1) * sizeof(SetEntry);
  return NewInt(static_cast<int64_t>(bytes));
}

constexpr char kContainsDoc[] = "x.__contains__(y) <==> y in x.";
constexpr char kDifferenceDoc[] = "A new set of the items that are in none of the others.";
constexpr char kIntersectionDoc[] = "A new set of the items that are in all of the others.";
constexpr char kIsDisjointDoc[] = "Whether the two have no item in common.";
constexpr char kIsSubsetDoc[] = "Whether all items are in the other.";
constexpr char kIsSupersetDoc[] = "Whether all of the other's items are here.";
constexpr char kReduceDoc[] = "What pickle needs to know.";
constexpr char kSizeofDoc[] = "S.__sizeof__() gives the bytes of the set and its table.";
constexpr char kSymmetricDifferenceDoc[] = "A new set of the items that are in just one of the two.";
constexpr char kUnionDoc[] = "A new set of all items, of this and the others.";
constexpr char kCopyDoc[] = "A shallow copy.";
constexpr char kAliasDoc[] = "A generic alias of the type.";

constexpr MethodDef kSetMethods[] = {
    OneArg("add", Add, "Puts an item in. Nothing happens where it is there already."),
    NoArgs("clear", Clear, "Takes all items out."),
    OneArg("__contains__", ContainsMethod, kContainsDoc, kCoexist),
    NoArgs("copy", SetCopy, kCopyDoc),
    OneArg("discard", Discard, "Takes an item out. Nothing happens where it is not there."),
    Positional("difference", DifferenceMethod, 0, -1, kDifferenceDoc),
    Positional("difference_update", UpdateMethod<SubtractFrom>, 0, -1, "Takes out what is in any of the others."),
    Positional("intersection", IntersectionMethod, 0, -1, kIntersectionDoc),
    Positional("intersection_update", IntersectionUpdateMethod, 0, -1, "Keeps only what is in all of the others, too."),
    OneArg("isdisjoint", IsDisjointMethod, kIsDisjointDoc),
    OneArg("issubset", IsSubsetMethod, kIsSubsetDoc),
    OneArg("issuperset", IsSupersetMethod, kIsSupersetDoc),
    NoArgs("pop", Pop, "Takes some item out and returns it. Raises KeyError where the set is empty."),
    NoArgs("__reduce__", Reduce, kReduceDoc),
    OneArg("remove", Remove, "Takes an item out. Raises KeyError where it is not there."),
    NoArgs("__sizeof__", Sizeof, kSizeofDoc),
    OneArg("symmetric_difference", SymmetricDifferenceMethod, kSymmetricDifferenceDoc),
    OneArg("symmetric_difference_update", SymmetricDifferenceUpdateMethod, "Keeps what is in just one of the two."),
    Positional("union", UnionMethod, 0, -1, kUnionDoc),
    Positional("update", UpdateMethod<UpdateWith>, 0, -1, "Puts the items of all others in."),
    OneArg("__class_getitem__", ClassGetItem, kAliasDoc, kClassMethodFlag),
};

constexpr MethodDef kFrozenSetMethods[] = {
    OneArg("__contains__", ContainsMethod, kContainsDoc, kCoexist),
    NoArgs("copy", FrozenCopy, kCopyDoc),
    Positional("difference", DifferenceMethod, 0, -1, kDifferenceDoc),
    Positional("intersection", IntersectionMethod, 0, -1, kIntersectionDoc),
    OneArg("isdisjoint", IsDisjointMethod, kIsDisjointDoc),
    OneArg("issubset", IsSubsetMethod, kIsSubsetDoc),
    OneArg("issuperset", IsSupersetMethod, kIsSupersetDoc),
    NoArgs("__reduce__", Reduce, kReduceDoc),
    NoArgs("__sizeof__", Sizeof, kSizeofDoc),
    OneArg("symmetric_difference", SymmetricDifferenceMethod, kSymmetricDifferenceDoc),
    Positional("union", UnionMethod, 0, -1, kUnionDoc),
    OneArg("__class_getitem__", ClassGetItem, kAliasDoc, kClassMethodFlag),
};

constexpr TypeSpec CommonSpec(const char* name) {
  TypeSpec spec = {.name = name, .base = TypeId::kObject, .basic_size = sizeof(SetObject)};
  spec.weaklist_offset = offsetof(SetObject, weaklist);
  spec.dealloc = SetDealloc;
  spec.traverse = SetTraverse;
  spec.clear = SetClearSlot;
  spec.slots.repr = SetRepr;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.compare = SetCompare;
  spec.slots.iter = [](Borrowed<Object> self) { return NewSetIterator(self); };
  spec.slots.seq_length = SetLength;
  spec.slots.contains = SetContainsSlot;
  spec.slots.subtract = BinaryOperator<SetDifference>;
  spec.slots.and_ = BinaryOperator<SetIntersect>;
  spec.slots.xor_ = BinaryOperator<SetSymmetricDifference>;
  spec.slots.or_ = BinaryOperator<Union>;
  return spec;
}

constexpr TypeSpec MutableSpec() {
  TypeSpec spec = CommonSpec("set");
  spec.flags = kTypeHasGc | kTypeIsBaseType | kTypeVectorcall | kSetSubclass | kTypeMatchSelf;
  spec.instance_kind = kSet;
  spec.slots.hash = HashNotImplemented;
  spec.slots.new_ = SetNew;
  spec.slots.init = SetInit;
  spec.slots.inplace_subtract = InplaceOperator<SubtractFrom>;
  spec.slots.inplace_and = InplaceOperator<SetIntersectUpdate>;
  spec.slots.inplace_xor = InplaceOperator<XorInto>;
  spec.slots.inplace_or = InplaceOperator<UpdateWith>;
  spec.methods = kSetMethods;
  spec.doc = "A collection of distinct items without order.\n\nset() is empty; set(iterable) has the items of iterable.";
  return spec;
}

constexpr TypeSpec FrozenSpec() {
  TypeSpec spec = CommonSpec("frozenset");
  spec.flags = kTypeHasGc | kTypeIsBaseType | kTypeVectorcall | kFrozenSetSubclass | kTypeMatchSelf;
  spec.instance_kind = kFrozenSet;
  spec.slots.hash = FrozenSetHash;
  spec.slots.new_ = FrozenSetNew;
  spec.methods = kFrozenSetMethods;
  spec.doc = "A set that cannot be changed, and hence can be hashed.";
  return spec;
}

}  // namespace

extern constinit const TypeSpec kSetSpec = MutableSpec();
extern constinit const TypeSpec kFrozenSetSpec = FrozenSpec();

}  // namespace viv
