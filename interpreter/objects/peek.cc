#include "interpreter/objects/peek.h"

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

Peek PeekItems(Object* const* items, ptrdiff_t size, const Object* item) {
  for (ptrdiff_t i = 0; i < size; ++i) {
    int equal = FastEqual(items[i], item);
    if (equal != 0) return equal > 0 ? Peek::kFound : Peek::kUndecided;
  }
  return Peek::kAbsent;
}

}  // namespace

Peek ContainsPeek(const Object* container, const Object* item) {
  switch (container->kind) {
    case kDict: {
      Object* value;
      return DictPeek(static_cast<const DictObject*>(container), item, &value);
    }
    case kSet:
    case kFrozenSet: return SetPeek(static_cast<const SetObject*>(container), item);
    case kList: {
      auto* list = static_cast<const ListObject*>(container);
      return PeekItems(list->items, list->size, item);
    }
    case kTuple: {
      auto* tuple = static_cast<const TupleObject*>(container);
      return PeekItems(tuple->items, tuple->size, item);
    }
    case kStr: {
      if (item->kind != kStr) return Peek::kUndecided;
      auto* text = static_cast<const StrObject*>(container);
      return StrFind(text, static_cast<const StrObject*>(item), 0, text->length) >= 0 ? Peek::kFound : Peek::kAbsent;
    }
    default: return Peek::kUndecided;
  }
}

}  // namespace viv
