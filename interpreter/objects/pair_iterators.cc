#include "interpreter/objects/pair_iterators.h"

#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/list_object.h"

namespace viv {
namespace {

// The pair is a and b from now on. A reference of each is the pair's, one the answer's: what the pair held before may run Python when it
// dies, and that the iterator.
bool Refill(TupleObject* pair, Object* a, Object* b) {
  a->refcount += 2;
  b->refcount += 2;
  RefillPair(pair, Ref<Object>::Adopt(a), Ref<Object>::Adopt(b));
  return true;
}

bool NextEntryPair(DictIteratorObject* iterator, Object** first, Object** second) {
  DictObject* dict = iterator->dict.get();
  TupleObject* pair = AsTuple(iterator->result.get());
  if (__builtin_expect(!dict || iterator->used != dict->used || iterator->remaining == 0 || pair->refcount != 1, 0)) return false;
  ptrdiff_t index = NextEntry(dict, &iterator->position);
  if (__builtin_expect(index < 0, 0)) return false;
  --iterator->remaining;
  *first = EntryKey(dict->keys, index);
  *second = EntryValue(dict, index);
  return Refill(pair, *first, *second);
}

bool NextZipPair(ZipObject* zip, Object** first, Object** second) {
  if (zip->size != 2 || zip->result->refcount != 1) return false;
  Object *one = zip->iterators->items[0], *other = zip->iterators->items[1];
  NextItem a = LookAhead(one), b = LookAhead(other);
  if (!a.item || !b.item || one == other) return false;
  ++*a.index;
  ++*b.index;
  *first = a.item;
  *second = b.item;
  return Refill(zip->result.get(), a.item, b.item);
}

bool NextEnumeratedPair(EnumerateObject* enumerate, Object** first, Object** second) {
  TupleObject* pair = AsTuple(enumerate->result.get());
  NextItem next = LookAhead(enumerate->iterator.get());
  if (!next.item || pair->refcount != 1 || enumerate->index == PTRDIFF_MAX) return false;
  Ref<Object> index = NewInt(enumerate->index);
  if (!index) return ClearError(), false;  // the next slot will find out for itself
  ++*next.index;
  ++enumerate->index;
  *first = index.get();
  *second = next.item;
  return Refill(pair, index.get(), next.item);
}

bool IsPlain(Object* iterator) { return iterator->kind == kListIterator || iterator->kind == kTupleIterator; }

}  // namespace

bool GivesPairs(Object* iterator) {
  if (iterator->kind == kDictItemIterator) return true;
  if (TypeOf(iterator) == BuiltinType(TypeId::kEnumerate)) return IsPlain(static_cast<EnumerateObject*>(iterator)->iterator.get());
  if (TypeOf(iterator) != BuiltinType(TypeId::kZip)) return false;
  auto* zip = static_cast<ZipObject*>(iterator);
  return zip->size == 2 && IsPlain(zip->iterators->items[0]) && IsPlain(zip->iterators->items[1]);
}

bool NextPairMayRunPython(Object* iterator, Object** first, Object** second) {
  if (iterator->kind == kDictItemIterator) return NextEntryPair(static_cast<DictIteratorObject*>(iterator), first, second);
  if (TypeOf(iterator) == BuiltinType(TypeId::kZip)) return NextZipPair(static_cast<ZipObject*>(iterator), first, second);
  return TypeOf(iterator) == BuiltinType(TypeId::kEnumerate) && NextEnumeratedPair(static_cast<EnumerateObject*>(iterator), first, second);
}

}  // namespace viv
