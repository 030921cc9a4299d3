// OrderedDict: nodes, and entries that come and go with them.
#include "stdlib/collections_ordered_dict.h"

#include "gc/weakref.h"

namespace viv {

namespace {

bool PlacesFit(const OrderedDict* od) { return od->places_for == od->keys && od->place_count == static_cast<ptrdiff_t>(SlotCount(od->keys)); }

// Makes `places` for the keys that the dict has now.
bool Replace(OrderedDict* od) {
  for (int attempt = 0;; ++attempt) {
    const DictKeys* keys = od->keys;
    const size_t count = SlotCount(keys);
    const OrderedMoment moment(od);
    auto** places = static_cast<OrderedNode**>(AllocateZeroed(Domain::kMem, count * sizeof(OrderedNode*)));
    if (!places) return RaiseMemoryError(), false;
    bool failed = false, changed = false;
    for (OrderedNode* node = od->first; node; node = node->next) {
      Ref<Object> key = NewRef(node->key);
      const ptrdiff_t index = FindKey(od, key.get(), node->hash);
      changed = od->keys != keys || moment.IsOver(od);
      failed = index == kLookupFailed;
      if (failed || changed) break;
      if (index >= 0) places[index] = node;
    }
    if (!failed && !changed) {
      Free(Domain::kMem, od->places);
      od->places = places;
      od->place_count = static_cast<ptrdiff_t>(count);
      od->places_for = keys;
      return true;
    }
    Free(Domain::kMem, places);
    if (failed) return false;
    constexpr int kPatience = 100;
    if (attempt == kPatience) return RaiseFalse(TypeId::kRuntimeError, "OrderedDict mutated during iteration");
  }
}

// The place of a key's node, which may be empty. Null: the key is not there, or the search failed (pending).
OrderedNode** PlaceOf(OrderedDict* od, Object* key, int64_t hash) {
  // The entry that was made last is asked for most.
  ptrdiff_t index = od->keys->entry_count - 1;
  if (index >= 0 && EntryKey(od->keys, index) == key && EntryValue(od, index) && PlacesFit(od)) return &od->places[index];
  do {
    if (!PlacesFit(od) && !Replace(od)) return nullptr;
    index = FindKey(od, key, hash);
    if (index < 0) return nullptr;
  } while (!PlacesFit(od));
  return &od->places[index];
}

void PutLast(OrderedDict* od, OrderedNode* node) {
  node->next = nullptr;
  node->previous = od->last;
  (od->last ? od->last->next : od->first) = node;
  od->last = node;
  ++od->state;
}
void PutFirst(OrderedDict* od, OrderedNode* node) {
  node->previous = nullptr;
  node->next = od->first;
  (od->first ? od->first->previous : od->last) = node;
  od->first = node;
  ++od->state;
}
void TakeOut(OrderedDict* od, OrderedNode* node) {
  (node->previous ? node->previous->next : od->first) = node->next;
  (node->next ? node->next->previous : od->last) = node->previous;
  ++od->state;
}

// A node for an entry that has none.
bool AddNode(OrderedDict* od, Object* key, int64_t hash) {
  OrderedNode** place = PlaceOf(od, key, hash);
  if (!place) {
    if (!ErrorPending()) RaiseKeyError(key);
    return false;
  }
  if (*place) return true;
  auto* node = static_cast<OrderedNode*>(AllocateObjectMemory(sizeof(OrderedNode)));
  if (!node) return RaiseMemoryError(), false;
  node->key = NewRef(key).Release();
  node->hash = hash;
  PutLast(od, node);
  *place = node;
  return true;
}

// Ends a node that is in the list, and gives back its key.
Ref<Object> DropNode(OrderedDict* od, OrderedNode* node) {
  TakeOut(od, node);
  Ref<Object> key = Ref<Object>::Adopt(node->key);
  FreeObjectMemory(node, sizeof(OrderedNode));
  return key;
}

void DropNodes(OrderedDict* od) {
  Free(Domain::kMem, std::exchange(od->places, nullptr));
  od->place_count = 0;
  od->places_for = nullptr;
  OrderedNode* node = std::exchange(od->first, nullptr);
  od->last = nullptr;
  while (node) {
    OrderedNode* next = node->next;
    Ref<Object> key = Ref<Object>::Adopt(node->key);
    FreeObjectMemory(node, sizeof(OrderedNode));
    node = next;
  }
}

}  // namespace

OrderedNode* OrderedFind(OrderedDict* od, Object* key, int64_t hash) {
  if (!od->first) return nullptr;
  OrderedNode** place = PlaceOf(od, key, hash);
  return place ? *place : nullptr;
}

bool OrderedSet(OrderedDict* od, Object* key, int64_t hash, Object* value) {
  if (!DictInsert(od, key, hash, value)) return false;
  if (AddNode(od, key, hash)) return true;
  SavedException saved;  // the entry goes again
  if (!DictDeleteKnownHash(od, key, hash)) ClearError();
  return false;
}

bool OrderedDelete(OrderedDict* od, Object* key, int64_t hash) {
  Ref<Object> own_key;  // outlives the entry
  if (od->first) {
    OrderedNode** place = PlaceOf(od, key, hash);
    if (!place && ErrorPending()) return false;
    if (place && *place) own_key = DropNode(od, std::exchange(*place, nullptr));
  }
  return DictDeleteKnownHash(od, key, hash);
}

Ref<Object> OrderedPop(OrderedDict* od, Object* key, int64_t hash, Object* fallback_or_null) {
  OrderedNode** place = od->first ? PlaceOf(od, key, hash) : nullptr;
  if (!place && ErrorPending()) return nullptr;
  if (!place || !*place) return fallback_or_null ? NewRef(fallback_or_null) : RaiseKeyError(key);
  const ptrdiff_t index = place - od->places;
  Ref<Object> own_key = DropNode(od, std::exchange(*place, nullptr));
  return TakeEntry(od, index, hash);
}

void OrderedMove(OrderedDict* od, OrderedNode* node, bool to_the_end) {
  if (node == (to_the_end ? od->last : od->first)) return;
  TakeOut(od, node);
  to_the_end ? PutLast(od, node) : PutFirst(od, node);
}

void OrderedClear(OrderedDict* od) {
  DictClear(od);
  DropNodes(od);
}

Ref<ListObject> OrderedKeysList(OrderedDict* od) {
  Ref<ListObject> keys = NewList(0);
  if (!keys) return nullptr;
  const OrderedMoment moment(od);
  for (OrderedNode* node = od->first; node; node = node->next) {
    if (!ListAppend(keys.get(), NewRef(node->key))) return nullptr;
    if (moment.IsOver(od)) return Raise(TypeId::kRuntimeError, "OrderedDict mutated during iteration"), nullptr;
  }
  return keys;
}

size_t OrderedSizeof(const OrderedDict* od) {
  size_t bytes = DictSizeof(od) + static_cast<size_t>(od->place_count) * sizeof(OrderedNode*);
  if (od->first) bytes += static_cast<size_t>(od->used) * sizeof(OrderedNode);
  return bytes;
}

// ---- Life ------------------------------------------------------------------------------------------------------------------------------

void OrderedDealloc(Object* self) {
  Untrack(self);
  TrashcanScope trashcan(self, &OrderedDealloc);
  if (trashcan.deferred()) return;
  OrderedDict* od = AsOrdered(self);
  Ref<Object>::Adopt(std::exchange(od->attributes, nullptr)).Reset();
  if (od->weaklist) ClearWeakRefs(self);
  DropNodes(od);
  DictDealloc(self);
}

int OrderedTraverse(Object* self, VisitFn visit, void* context) {
  OrderedDict* od = AsOrdered(self);
  if (od->attributes) {
    if (int stop = visit(od->attributes, context)) return stop;
  }
  for (OrderedNode* node = od->first; node; node = node->next) {
    if (int stop = visit(node->key, context)) return stop;
  }
  return DictTraverse(self, visit, context);
}

void OrderedClearSlot(Object* self) {
  Ref<Object>::Adopt(std::exchange(AsOrdered(self)->attributes, nullptr)).Reset();
  OrderedClear(AsOrdered(self));
}

}  // namespace viv
