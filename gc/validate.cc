// The heap checker: every invariant of collector.h, from outside. Needs no memory: the refcounts are copied into the heads, as a
// collection does, and the links put back afterwards.
#include <cstdio>

#include "gc/collector.h"
#include "gc/weakref.h"

namespace viv {
namespace {

std::string Report(const char* invariant, const char* expected, const Object* object, const char* where) {
  char pointer[32];
  std::snprintf(pointer, sizeof pointer, "%p", static_cast<const void*>(object));
  std::string name = object && object->type && object->type->name ? object->type->name : "object";
  return std::string(invariant) + ": expected " + expected + "; found <" + name + " " + pointer + "> in " + where +
         " (watch it with --trace-gc)";
}

const char* ListName(int index) {
  static constexpr const char* kNames[] = {"generation 0", "generation 1", "generation 2", "the permanent generation"};
  return kNames[index];
}

// G1, G3, G4 of one list. A head in two lists (G2) shows as a neighbour that does not point back in at least one of them.
std::string CheckLinks(GcHead* list, const char* where) {
  GcHead* prev = list;
  for (GcHead* head = list->Next(); head != list; head = head->Next()) {
    Object* object = ObjectOf(head);
    if (head->next & kNextUnreachable || head->prev & kPrevFlags)
      return Report("G3", "no flags outside a collection", object, where);
    if (head->Prev() != prev) return Report("G1/G2", "the neighbours of a head to point back at it", object, where);
    if (object->refcount == 0) return Report("G4", "a refcount above zero", object, where);
    if (!HasGcHead(object)) return Report("G4", "the flag kHasGcHead", object, where);
    if (!object->type || !object->type->traverse) return Report("G4", "a type that traverses", object, where);
    if (!head->IsTracked()) return Report("G1", "a tracked head", object, where);
    prev = head;
  }
  if (list->Prev() != prev) return Report("G1", "the list to end at its last head", prev == list ? nullptr : ObjectOf(prev), where);
  return {};
}

std::string CheckWeakRefs(Object* object, const char* where) {
  if (!SupportsWeakRefs(object->type)) return {};
  const WeakRef* prev = nullptr;
  int position = 0;
  bool may_be_shared_ref = true;
  bool may_be_shared_proxy = true;
  for (const WeakRef* weakref = *WeakRefListOf(object); weakref; prev = weakref, weakref = weakref->next, ++position) {
    if (weakref->referent != object)
      return Report("G6", "a weak reference to refer to the object whose list it is in", object, where);
    if (weakref->prev != prev) return Report("G6", "a weak reference to link back", object, where);
    bool shareable = !weakref->callback && weakref->flavor != WeakRefFlavor::kSubclass;
    if (shareable && weakref->flavor == WeakRefFlavor::kRef) {
      if (!may_be_shared_ref) return Report("G6", "the one shared weak reference at the start of the list", object, where);
    } else if (shareable) {
      if (!may_be_shared_proxy) return Report("G6", "the one shared proxy right after the shared reference", object, where);
      may_be_shared_proxy = false;
    } else {
      may_be_shared_proxy = false;
    }
    may_be_shared_ref = false;
  }
  return {};
}

int Subtract(Object* object, void* context) {
  if (HasGcHead(object) && HeadOf(object)->IsCollecting()) {
    GcHead* head = HeadOf(object);
    if ((head->prev >> kPrevShift) == 0) {
      if (!*static_cast<Object**>(context)) *static_cast<Object**>(context) = object;
    } else {
      head->prev -= uintptr_t{1} << kPrevShift;
    }
  }
  return 0;
}

}  // namespace

std::string Collector::Validate() {
  VIV_CHECK(!collecting_, "Validate() looks at lists at rest, not in a collection");
  GcHead* lists[] = {&generations_[0].head, &generations_[1].head, &generations_[2].head, &permanent_};
  std::string error;
  for (int i = 0; i < 4; ++i) {
    error = CheckLinks(lists[i], ListName(i));
    if (!error.empty()) return error;
  }
  for (int i = 0; i < 4; ++i) {
    for (GcHead* head = lists[i]->Next(); head != lists[i]; head = head->Next()) {
      error = CheckWeakRefs(ObjectOf(head), ListName(i));
      if (!error.empty()) return error;
    }
  }

  for (GcHead* list : lists) {
    for (GcHead* head = list->Next(); head != list; head = head->Next()) {
      uint64_t refs = ObjectOf(head)->flags & kStickyRefcount ? uint64_t{1} << 40 : ObjectOf(head)->refcount;
      head->prev = (refs << kPrevShift) | kPrevCollecting;
    }
  }
  Object* negative = nullptr;
  for (GcHead* list : lists) {
    for (GcHead* head = list->Next(); head != list; head = head->Next()) {
      Object* object = ObjectOf(head);
      object->type->traverse(object, Subtract, &negative);
    }
  }
  for (GcHead* list : lists) {
    GcHead* prev = list;
    for (GcHead* head = list->Next(); head != list; head = head->Next()) {
      head->prev = reinterpret_cast<uintptr_t>(prev);
      prev = head;
    }
  }
  if (negative) return Report("G5", "a refcount that covers all references from containers", negative, "some generation");

  for (int i = 0; i < kGenerationCount; ++i) {
    if (generations_[i].count < 0) return std::string("G7: expected a count that is not negative in ") + ListName(i);
  }
  int trigger = trigger_;
  UpdateTrigger();
  if (trigger != trigger_) return "G7: expected the trigger to follow from thresholds, stress and enabled";
  return {};
}

}  // namespace viv
