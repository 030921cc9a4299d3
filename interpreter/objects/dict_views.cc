// What keys(), values() and items() give: views that follow their dict, the first and last of them with the operations of sets.
#include "interpreter/objects/dict_keys.h"

namespace viv {
namespace {

DictObject* DictOf(const Object* view) { return static_cast<const DictViewObject*>(view)->dict.get(); }
bool IsKeysView(const Object* object) { return IsInstanceExactOrSub(object, TypeId::kDictKeys); }  // OrderedDict has subtypes
bool IsItemsView(const Object* object) { return IsInstanceExactOrSub(object, TypeId::kDictItems); }
bool IsSetLikeView(const Object* object) { return IsKeysView(object) || IsItemsView(object); }

void ViewDealloc(Object* self) {
  Untrack(self);
  static_cast<DictViewObject*>(self)->dict.Clear();
  FreeObject(self);
}

int ViewTraverse(Object* self, VisitFn visit, void* context) { return static_cast<DictViewObject*>(self)->dict.Visit(visit, context); }

ptrdiff_t ViewLength(Borrowed<Object> self) { return DictOf(self)->used; }

Ref<Object> ViewRepr(Borrowed<Object> self) {
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? Ref<Object>(NewStrAscii("...")) : nullptr;
  Ref<ListObject> items = ListOf(self);
  Ref<Object> text = items ? StrFormat("%T(%R)", self.get(), items.get()) : nullptr;
  ReprLeave(self);
  return text;
}

template <TypeId iterator>
Ref<Object> ViewIter(Borrowed<Object> self) {
  return NewDictIterator(DictOf(self), iterator);
}

Ref<Object> ViewMapping(Borrowed<Object> self) { return NewMappingProxy(DictOf(self)); }

int KeysContain(Borrowed<Object> self, Borrowed<Object> key) { return DictContains(DictOf(self), key); }

int ItemsContain(Borrowed<Object> self, Borrowed<Object> item) {
  if (!IsTuple(item) || AsTuple(item)->size != 2) return 0;
  Object* found = DictGet(DictOf(self), AsTuple(item)->items[0]);
  if (!found) return ErrorPending() ? -1 : 0;
  return ItemEqualMayRunPython(found, AsTuple(item)->items[1]);
}

int ViewContains(Borrowed<Object> view, Borrowed<Object> item) {
  return IsKeysView(view) ? KeysContain(view, item) : ItemsContain(view, item);
}

// Whether every item of `a` is in `b`. -1: failed.
int AllContained(Borrowed<Object> a, Borrowed<Object> b) {
  Ref<Object> iterator = GetIter(a);
  if (!iterator) return -1;
  while (Ref<Object> item = Next(iterator)) {
    int contained = Contains(b, item);
    if (contained <= 0) return contained;
  }
  return ErrorPending() ? -1 : 1;
}

Ref<Object> ViewCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if (!IsAnySet(other) && !IsSetLikeView(other)) return NewNotImplemented();
  ptrdiff_t a = Length(self);
  ptrdiff_t b = a < 0 ? -1 : Length(other);
  if (b < 0) return nullptr;
  int answer = 0;
  switch (op) {
    case kEqual:
    case kNotEqual:
      if (a == b) answer = AllContained(self, other);
      if (op == kNotEqual && answer >= 0) answer = !answer;
      break;
    case kLess:
      if (a < b) answer = AllContained(self, other);
      break;
    case kLessEqual:
      if (a <= b) answer = AllContained(self, other);
      break;
    case kGreater:
      if (a > b) answer = AllContained(other, self);
      break;
    case kGreaterEqual:
      if (a >= b) answer = AllContained(other, self);
      break;
  }
  return answer < 0 ? nullptr : NewBool(answer != 0);
}

Ref<SetObject> SetOf(Borrowed<Object> operand) {
  Borrowed<Object> source = operand;
  if (IsKeysView(operand) && DictOf(operand)->kind == kDict) source = DictOf(operand);  // its hashes are known
  return NewSet(source);
}

Ref<Object> ViewSubtract(Borrowed<Object> self, Borrowed<Object> other) {
  Ref<SetObject> result = SetOf(self);
  if (!result || !SetDifferenceUpdate(result.get(), other)) return nullptr;
  return result;
}

Ref<Object> ViewOr(Borrowed<Object> self, Borrowed<Object> other) {
  Ref<SetObject> result = SetOf(self);
  if (!result || !SetUpdate(result.get(), other)) return nullptr;
  return result;
}

Ref<Object> ViewAnd(Borrowed<Object> self, Borrowed<Object> other) {
  if (!IsSetLikeView(self)) std::swap(self, other);
  ptrdiff_t length = DictOf(self)->used;
  if (other->kind == kSet && length <= static_cast<SetObject*>(other.get())->used) {
    return SetIntersection(static_cast<SetObject*>(other.get()), self);
  }
  // Walk through the shorter of two views.
  if (IsSetLikeView(other) && DictOf(other)->used > length) std::swap(self, other);
  Ref<SetObject> result = NewSet();
  if (!result) return nullptr;
  bool ok = ForEach(other, [&](Borrowed<Object> item) {
    int contained = ViewContains(self, item);
    return contained < 0 ? false : contained == 0 || SetAdd(result.get(), item);
  });
  if (!ok) return nullptr;
  return result;
}

// The items of two dicts that are not in both: values need no hash as long as they are equal.
Ref<Object> ItemsXor(DictObject* a, DictObject* b) {
  Ref<DictObject> left = DictCopy(a);
  Ref<SetObject> result = left ? NewSet() : nullptr;
  if (!result) return nullptr;
  ptrdiff_t position = 0;
  Object* raw_key;
  Object* raw_value;
  int64_t hash;
  while (DictNext(b, &position, &raw_key, &raw_value, &hash)) {
    Ref<Object> key = NewRef(raw_key), value = NewRef(raw_value);
    Object* counterpart = DictGetKnownHash(left.get(), key, hash);
    if (!counterpart && ErrorPending()) return nullptr;
    int equal = counterpart ? ItemEqualMayRunPython(counterpart, value.get()) : 0;
    if (equal < 0) return nullptr;
    if (equal) {
      if (!DictDeleteKnownHash(left.get(), key, hash)) return nullptr;
    } else {
      Ref<TupleObject> pair = NewTuple({key.get(), value.get()});
      if (!pair || !SetAdd(result.get(), pair)) return nullptr;
    }
  }
  Ref<Object> remaining = NewDictView(left.get(), TypeId::kDictItems);
  if (!remaining || !SetUpdate(result.get(), remaining)) return nullptr;
  return result;
}

Ref<Object> ViewXor(Borrowed<Object> self, Borrowed<Object> other) {
  if (IsItemsView(self) && IsItemsView(other)) return ItemsXor(DictOf(self), DictOf(other));
  Ref<SetObject> result = SetOf(self);
  if (!result || !SetSymmetricDifferenceUpdate(result.get(), other)) return nullptr;
  return result;
}

Ref<Object> IsDisjoint(Borrowed<Object> self, Borrowed<Object> other) {
  if (self.get() == other.get()) return NewBool(ViewLength(self) == 0);
  // Walk through the shorter one, where membership in the other is cheap.
  if (other->kind == kSet || other->kind == kFrozenSet || IsSetLikeView(other)) {
    ptrdiff_t length = Length(other);
    if (length < 0) return nullptr;
    if (length > ViewLength(self)) std::swap(self, other);
  }
  Ref<Object> iterator = GetIter(other);
  if (!iterator) return nullptr;
  while (Ref<Object> item = Next(iterator)) {
    int contained = Contains(self, item);
    if (contained < 0) return nullptr;
    if (contained) return NewBool(false);
  }
  return ErrorPending() ? nullptr : NewBool(true);
}

template <TypeId iterator>
constexpr MethodDef kSetLikeMethods[] = {
    OneArg("isdisjoint", IsDisjoint, "Whether the view and an iterable have no item in common."),
    NoArgs("__reversed__", ViewIter<iterator>, "An iterator over the view from its end."),
};

constexpr MethodDef kValuesMethods[] = {
    NoArgs("__reversed__", ViewIter<TypeId::kDictReverseValueIterator>, "An iterator over the view from its end."),
};

constexpr GetSetDef kGetSets[] = {
    {"mapping", ViewMapping, nullptr, "The dict that the view looks at, read-only."},
};

constexpr TypeSpec ViewSpec(const char* name) {
  TypeSpec spec = {.name = name, .base = TypeId::kObject, .basic_size = sizeof(DictViewObject)};
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.dealloc = ViewDealloc;
  spec.traverse = ViewTraverse;
  spec.slots.repr = ViewRepr;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.seq_length = ViewLength;
  spec.getsets = kGetSets;
  return spec;
}

template <TypeId iterator, TypeId reverse_iterator>
constexpr TypeSpec SetLikeViewSpec(const char* name, int (*contains)(Borrowed<Object>, Borrowed<Object>)) {
  TypeSpec spec = ViewSpec(name);
  spec.slots.hash = HashNotImplemented;
  spec.slots.compare = ViewCompare;
  spec.slots.iter = ViewIter<iterator>;
  spec.slots.contains = contains;
  spec.slots.subtract = ViewSubtract;
  spec.slots.and_ = ViewAnd;
  spec.slots.xor_ = ViewXor;
  spec.slots.or_ = ViewOr;
  spec.methods = kSetLikeMethods<reverse_iterator>;
  return spec;
}

constexpr TypeSpec ValuesViewSpec() {
  TypeSpec spec = ViewSpec("dict_values");
  spec.slots.iter = ViewIter<TypeId::kDictValueIterator>;
  spec.methods = kValuesMethods;
  return spec;
}

}  // namespace

Ref<Object> NewDictView(DictObject* dict, TypeId type) {
  auto* view = NewContainer<DictViewObject>(BuiltinType(type));
  if (!view) return nullptr;
  view->dict.Init(NewRef(dict));
  Track(view);
  return Ref<Object>::Adopt(view);
}

extern constinit const TypeSpec kDictKeysSpec =
    SetLikeViewSpec<TypeId::kDictKeyIterator, TypeId::kDictReverseKeyIterator>("dict_keys", KeysContain);
extern constinit const TypeSpec kDictItemsSpec =
    SetLikeViewSpec<TypeId::kDictItemIterator, TypeId::kDictReverseItemIterator>("dict_items", ItemsContain);
extern constinit const TypeSpec kDictValuesSpec = ValuesViewSpec();

}  // namespace viv
