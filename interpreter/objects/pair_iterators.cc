#include "interpreter/objects/pair_iterators.h"

#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/list_object.h"

namespace viv {
namespace {

bool FillAndAnswer(TupleObject* pair, Ref<Object> a, Ref<Object> b, Object** first, Object** second) {
  *first = a.get();
  *second = b.get();
  RefillPair(pair, std::move(a), std::move(b));
  return true;
}

bool NextEntryPair(DictIteratorObject* iterator, Object** first, Object** second) {
  DictObject* dict = iterator->dict.get();
  TupleObject* pair = AsTuple(iterator->result.get());
  if (__builtin_expect(!dict || iterator->used != dict->used || iterator->remaining == 0 || pair->refcount != 1, 0)) return false;
  ptrdiff_t index = NextEntry(dict, &iterator->position);
  if (__builtin_expect(index < 0, 0)) return false;
  --iterator->remaining;
  return FillAndAnswer(pair, NewRef(EntryKey(dict->keys, index)), NewRef(EntryValue(dict, index)), first, second);
}

bool NextZipPair(ZipObject* zip, Object** first, Object** second) {
  if (zip->size != 2 || zip->result->refcount != 1) return false;
  Object *one = zip->iterators->items[0], *other = zip->iterators->items[1];
  Object* a = PeekItem(one);
  Object* b = a && one != other ? PeekItem(other) : nullptr;
  if (!b) return false;
  SkipItem(one);
  SkipItem(other);
  return FillAndAnswer(zip->result.get(), NewRef(a), NewRef(b), first, second);
}

bool NextEnumeratedPair(EnumerateObject* enumerate, Object** first, Object** second) {
  TupleObject* pair = AsTuple(enumerate->result.get());
  Object* item = PeekItem(enumerate->iterator.get());
  if (!item || pair->refcount != 1 || enumerate->index == PTRDIFF_MAX) return false;
  Ref<Object> index = NewInt(enumerate->index);
  if (!index) return ClearError(), false;  // the next slot will find out for itself
  SkipItem(enumerate->iterator.get());
  ++enumerate->index;
  return FillAndAnswer(pair, std::move(index), NewRef(item), first, second);
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
