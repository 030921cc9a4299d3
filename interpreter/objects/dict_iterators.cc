// The six iterators of dict: keys, values and items, forward and in reverse.
#include "interpreter/objects/dict_keys.h"

namespace viv {
namespace {

enum class What { kKeys, kValues, kItems };

DictIteratorObject* AsIterator(Object* object) { return static_cast<DictIteratorObject*>(object); }

void IteratorDealloc(Object* self) {
  Untrack(self);
  AsIterator(self)->dict.Clear();
  AsIterator(self)->result.Clear();
  FreeObject(self);
}

int IteratorTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsIterator(self)->dict.Visit(visit, context)) return stop;
  return AsIterator(self)->result.Visit(visit, context);
}

// The entry before `position` in reverse order, or -1; `position` moves below it.
ptrdiff_t PreviousEntry(const DictObject* dict, ptrdiff_t* position) {
  ptrdiff_t i = *position;
  if (i < 0) return -1;
  if (dict->values) {
    if (i >= dict->used) return -1;
    *position = i - 1;
    return dict->values->slot_in_order(i);
  }
  if (i >= dict->keys->entry_count) return -1;
  while (!EntryValue(dict, i)) {
    if (--i < 0) return -1;
  }
  *position = i - 1;
  return i;
}

template <What what, bool reverse>
Ref<Object> IteratorNext(Borrowed<Object> self) {
  DictIteratorObject* iterator = AsIterator(self);
  DictObject* dict = iterator->dict.get();
  if (__builtin_expect(!dict, 0)) return nullptr;
  if (__builtin_expect(iterator->used != dict->used, 0)) {
    iterator->used = -1;  // it stays broken, even if the size comes back
    return Raise(TypeId::kRuntimeError, "dictionary changed size during iteration");
  }
  const ptrdiff_t index = reverse ? PreviousEntry(dict, &iterator->position) : NextEntry(dict, &iterator->position);
  if (__builtin_expect(index < 0, 0)) {
    iterator->dict.Clear();
    return nullptr;
  }
  if (!reverse && __builtin_expect(iterator->remaining == 0, 0)) {  // as many came as there were
    Raise(TypeId::kRuntimeError, "dictionary keys changed during iteration");
    SavedException saved;
    iterator->dict.Clear();
    return nullptr;
  }
  --iterator->remaining;
  if constexpr (what == What::kKeys) return NewRef(EntryKey(dict->keys, index));
  if constexpr (what == What::kValues) return NewRef(EntryValue(dict, index));
  const DictKeys* keys = dict->keys;
  Object *key, *value;
  if (__builtin_expect(keys->kind == KeysKind::kUnicode, 1)) {
    const UnicodeEntry& entry = UnicodeEntries(keys)[index];
    key = entry.key;
    value = entry.value;
  } else {
    key = EntryKey(keys, index);
    value = EntryValue(dict, index);
  }
  return PairAgain(AsTuple(iterator->result.get()), NewRef(key), NewRef(value));
}

Ref<Object> IteratorLengthHint(Borrowed<Object> self) {
  DictIteratorObject* iterator = AsIterator(self);
  bool fresh = iterator->dict && iterator->used == iterator->dict->used;
  return NewInt(fresh ? iterator->remaining : 0);
}

// iter(list of what is left); this iterator itself does not move.
Ref<Object> IteratorReduce(Borrowed<Object> self) {
  DictIteratorObject* iterator = AsIterator(self);
  auto* copy = NewContainer<DictIteratorObject>(TypeOf(self));
  if (!copy) return nullptr;
  copy->dict.Init(iterator->dict ? NewRef(iterator->dict.get()) : nullptr);
  copy->used = iterator->used;
  copy->position = iterator->position;
  copy->result.Init(iterator->result ? NewRef(iterator->result.get()) : nullptr);
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

template <What what, bool reverse>
constexpr TypeSpec IteratorSpec(const char* name, ObjectKind kind) {
  TypeSpec spec = {.name = name, .base = TypeId::kObject, .basic_size = sizeof(DictIteratorObject)};
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.instance_kind = kind;
  spec.dealloc = IteratorDealloc;
  spec.traverse = IteratorTraverse;
  if (!reverse) spec.slots.getattr = GenericGetAttr;
  spec.slots.iter = SelfIter;
  spec.slots.next = IteratorNext<what, reverse>;
  spec.methods = kMethods;
  return spec;
}

}  // namespace

Ref<Object> NewDictIterator(DictObject* dict, TypeId type) {
  bool reverse = type == TypeId::kDictReverseKeyIterator || type == TypeId::kDictReverseValueIterator ||
                 type == TypeId::kDictReverseItemIterator;
  Ref<TupleObject> result;
  if (type == TypeId::kDictItemIterator || type == TypeId::kDictReverseItemIterator) {
    result = NewTuple({None(), None()});
    if (!result) return nullptr;
  }
  auto* iterator = NewContainer<DictIteratorObject>(BuiltinType(type));
  if (!iterator) return nullptr;
  iterator->dict.Init(NewRef(dict));
  iterator->used = dict->used;
  iterator->remaining = dict->used;
  iterator->position = !reverse ? 0 : (dict->values ? dict->used : dict->keys->entry_count) - 1;
  iterator->result.Init(std::move(result));
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

extern constinit const TypeSpec kDictKeyIteratorSpec = IteratorSpec<What::kKeys, false>("dict_keyiterator", kDictKeyIterator);
extern constinit const TypeSpec kDictValueIteratorSpec = IteratorSpec<What::kValues, false>("dict_valueiterator", kDictValueIterator);
extern constinit const TypeSpec kDictItemIteratorSpec = IteratorSpec<What::kItems, false>("dict_itemiterator", kDictItemIterator);
extern constinit const TypeSpec kDictReverseKeyIteratorSpec = IteratorSpec<What::kKeys, true>("dict_reversekeyiterator", kInstance);
extern constinit const TypeSpec kDictReverseValueIteratorSpec = IteratorSpec<What::kValues, true>("dict_reversevalueiterator", kInstance);
extern constinit const TypeSpec kDictReverseItemIteratorSpec = IteratorSpec<What::kItems, true>("dict_reverseitemiterator", kInstance);

}  // namespace viv
