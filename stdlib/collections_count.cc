// _collections._count_elements: what Counter does to count an iterable.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/dict_keys.h"
#include "stdlib/collections_types.h"

namespace viv {

namespace {

// Whether get() and [] of the mapping are dict's own.
bool CountsAsDict(Borrowed<Object> mapping) {
  if (!IsDict(mapping)) return false;
  TypeObject* dict = BuiltinType(TypeId::kDict);
  return TypeLookup(TypeOf(mapping), Names().get).get() == TypeLookup(dict, Names().get).get() &&
         TypeLookup(TypeOf(mapping), Names().__setitem__).get() == TypeLookup(dict, Names().__setitem__).get();
}

Ref<Object> OneMore(Object* count, Object* one) {
  int64_t sum;
  if (count->kind == kInt && !__builtin_add_overflow(SmallValue(count), 1, &sum)) return NewInt(sum);
  return Add(NewRef(count), one);
}

bool CountInDict(DictObject* dict, Borrowed<Object> iterator, Object* one) {
  while (Ref<Object> item = Next(iterator)) {
    const int64_t hash = KeyHash(item.get());
    if (hash == -1) return false;
    const ptrdiff_t index = FindKey(dict, item.get(), hash);
    if (index == kLookupFailed) return false;
    Object* count = index >= 0 ? EntryValue(dict, index) : nullptr;
    if (!count) {
      if (!DictInsert(dict, item.get(), hash, one)) return false;
      continue;
    }
    Ref<Object> sum = OneMore(count, one);
    if (!sum) return false;
    // A small int takes no more than a new value in the same place.
    if (count->kind == kInt && IsUnicode(dict->keys) && !dict->values) {
      DictReplaceValueAt(dict, index, std::move(sum));
    } else if (!DictInsert(dict, item.get(), hash, sum.get())) {
      return false;
    }
  }
  return !ErrorPending();
}

bool CountByMethods(Borrowed<Object> mapping, Borrowed<Object> iterator, Object* one) {
  Ref<Object> get = GetAttr(mapping, Names().get), zero = get ? NewInt(0) : nullptr;
  if (!zero) return false;
  while (Ref<Object> item = Next(iterator)) {
    Ref<Object> count = Call(get, {item.get(), zero.get()});
    Ref<Object> sum = count ? Add(count, one) : nullptr;
    if (!sum || !SetItem(mapping, item, sum)) return false;
  }
  return !ErrorPending();
}

Ref<Object> CountElements(Borrowed<Object>, ArgSpan args) {
  Ref<Object> iterator = GetIter(args[1]), one = iterator ? NewInt(1) : nullptr;
  if (!one) return nullptr;
  const bool ok = CountsAsDict(args[0]) ? CountInDict(AsDict(args[0]), iterator, one.get()) : CountByMethods(args[0], iterator, one.get());
  return ok ? NewNone() : nullptr;
}

constexpr MethodDef kFunctions[] = {
    Positional("_count_elements", &CountElements, 2, 2,
               "_count_elements($module, mapping, iterable, /)\n--\n\nAdds one to mapping[item] for each item of the iterable."),
};

}  // namespace

bool FillCountElements(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
