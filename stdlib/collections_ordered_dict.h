// collections.OrderedDict: a dict, and a doubly linked list of nodes that says in which order its keys are.
//
// A node is found through `places`: an array as long as the dict's index table, with the node of entry i of the dict's keys at i. It is
// made anew when the dict has got other keys (`places_for`).
//
// Python can go round the list, as in dict.__setitem__(od, key, value). Then
//   O1  an entry without node is not seen by iteration; a node without entry is seen, and looking at its value raises KeyError
//   O2  `state` changes with each change of the list but clear(); iterators compare it
//   O3  a search may run Python, which may change everything: nothing that was read before it holds after it
// Answers to CPython's Objects/odictobject.c.
#pragma once

#include "interpreter/objects/dict_keys.h"
#include "stdlib/library_state.h"

namespace viv {

struct OrderedNode {
  Object* key;  // owned
  int64_t hash;
  OrderedNode *next, *previous;
};
static_assert(sizeof(OrderedNode) == 32);

struct OrderedDict : DictObject {
  OrderedNode** places;
  ptrdiff_t place_count;
  const DictKeys* places_for;
  size_t state;
  OrderedNode *first, *last;
  Object* attributes;  // __dict__; owned, null until asked for
  Object* weaklist;
};
static_assert(sizeof(OrderedDict) == 112);

inline OrderedDict* AsOrdered(Object* object) { return static_cast<OrderedDict*>(object); }
inline bool IsExactOrdered(const Object* object) { return object->type == CurrentLibrary().odict_type.get(); }
inline bool IsOrdered(const Object* object) { return IsExactOrdered(object) || IsSubtype(TypeOf(object), CurrentLibrary().odict_type.get()); }

// Who walks along the nodes asks whether they are all there still.
class OrderedMoment {
 public:
  explicit OrderedMoment(const OrderedDict* od) : state_(od->state), first_(od->first) {}
  bool IsOver(const OrderedDict* od) const { return od->state != state_ || od->first != first_; }

 private:
  size_t state_;
  const OrderedNode* first_;
};

// ---- collections_ordered_dict.cc: entries with their nodes ---------------------------------------------------------------------------
// The node of a key; null: there is none (nothing pending) or the search failed (pending).
OrderedNode* OrderedFind(OrderedDict* od, Object* key, int64_t hash);
bool OrderedSet(OrderedDict* od, Object* key, int64_t hash, Object* value);
bool OrderedDelete(OrderedDict* od, Object* key, int64_t hash);
// Takes an entry out: its value, or the fallback; KeyError where there is neither.
Ref<Object> OrderedPop(OrderedDict* od, Object* key, int64_t hash, Object* fallback_or_null);
void OrderedMove(OrderedDict* od, OrderedNode* node, bool to_the_end);
void OrderedClear(OrderedDict* od);
// The keys in order, whatever happens to the dict meanwhile.
Ref<ListObject> OrderedKeysList(OrderedDict* od);
size_t OrderedSizeof(const OrderedDict* od);
void OrderedDealloc(Object* self);
int OrderedTraverse(Object* self, VisitFn visit, void* context);
void OrderedClearSlot(Object* self);

// ---- collections_ordered_dict_views.cc ---------------------------------------------------------------------------------------------------
Ref<Object> OrderedIterate(Borrowed<Object> od);
Ref<Object> OrderedIterateReversed(Borrowed<Object> od);
Ref<Object> OrderedKeysView(Borrowed<Object> od);
Ref<Object> OrderedValuesView(Borrowed<Object> od);
Ref<Object> OrderedItemsView(Borrowed<Object> od);
bool EnsureOrderedViews();

}  // namespace viv
