// What the files of the type machinery share among themselves; type_object.h is what everybody else sees.
//
//   type_object.cc     `type` itself: life, repr, call, attributes
//   type_getset.cc     what can be read and set on a type: __name__, __bases__, ...
//   type_new.cc        type.__new__: __slots__, namespace, __set_name__, __init_subclass__
//   type_ready.cc      builtin types from their tables; what every new type goes through
//   type_mro.cc        C3, layouts, the best base
//   type_bases.cc      __bases__ and __class__ assignment
//   type_lookup.cc     attributes along the mro, and the cache in front of it
//   slot_inherit.cc slot_update.cc slot_table.cc slot_dispatch.cc   slots
//   instance.cc        life of the instances of classes
//   object_type.cc object_reduce.cc   `object`
#pragma once

#include "gc/weakref.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

inline bool IsHeapType(const TypeObject* type) { return (type->type_flags & kTypeIsHeap) != 0; }

// ---- type_ready.cc ----
// Bases, mro, dict entries, inherited slots, subclass lists. The fields that the maker decides on are set; `type->base` too.
bool ReadyType(TypeObject* type);
bool AddToSubclasses(TypeObject* type);  // the lists of all its bases
void RemoveFromSubclasses(TypeObject* type, TupleObject* bases);
// Calls each(TypeObject*) -> bool for the direct subclasses that are alive; false stops. `each` must run no Python.
template <class Each>
bool ForEachSubclass(TypeObject* type, Each each) {
  if (!type->subclasses) return true;
  ptrdiff_t position = 0;
  Object *key, *value;
  while (DictNext(type->subclasses, &position, &key, &value)) {
    Object* referent = static_cast<WeakRef*>(value)->referent;
    if (referent && referent->refcount != 0 && !each(static_cast<TypeObject*>(referent))) return false;
  }
  return true;
}
// A new heap type with what type.__new__ starts from: header, name, flags, bases, base, `slot_count` empty members.
Ref<TypeObject> AllocateHeapType(TypeObject* metatype, Borrowed<StrObject> name, int32_t slot_count);
bool SetTypeName(TypeObject* type, Borrowed<StrObject> name);  // `name` and `heap_name`; ValueError for null characters

// ---- type_mro.cc ----
// Computes and sets type->mro. *old (may be null) gets the one it replaces. 1 done, 0 somebody changed it meanwhile, -1 failed.
int UpdateMro(TypeObject* type, Ref<TupleObject>* old);
// type.mro(): a list.
Ref<ListObject> ComputeMro(TypeObject* type);
// The base whose layout the instances take over; null: TypeError pending.
TypeObject* BestBase(TupleObject* bases);
TypeObject* SolidBase(TypeObject* type);
bool IsSubtypeByBase(const TypeObject* type, const TypeObject* of);  // by `base` alone, for types that are not ready

// ---- slot_inherit.cc ----
void InheritFlagsAndSizes(TypeObject* type, TypeObject* base);
bool InheritSlots(TypeObject* type, TypeObject* base);  // from one class of the mro

// ---- type_bases.cc ----
bool SetBases(TypeObject* type, Borrowed<Object> bases);
bool SetClass(Borrowed<Object> self, Borrowed<Object> value_or_null);

// ---- type_object.cc ----
Ref<Object> TypeGetAttr(Borrowed<Object> type, Borrowed<StrObject> name);
Ref<Object> TypeGetAttrOrNull(Borrowed<Object> type, Borrowed<StrObject> name);  // null and nothing pending: absent
bool TypeSetAttr(Borrowed<Object> type, Borrowed<StrObject> name, Borrowed<Object> value_or_null);
Ref<Object> TypeNew(TypeObject* metatype, CallArgs args);
// For dir(): the attributes of a class, or of what poses as one, and of its bases.
bool MergeClassAttributes(DictObject* into, Borrowed<Object> cls);
int TraverseType(Object* self, VisitFn visit, void* context);
// Drops what the attribute cache holds (type_lookup.cc).
void EmptyTypeCache(Runtime& runtime);
void DeallocType(Object* self);

// type_getset.cc
extern const GetSetDef kTypeGetSets[11];
extern const MemberDef kTypeMembers[5];

// ---- type_lookup.cc ----
// Along the mro without the cache. Null: absent, or *failed.
Borrowed<Object> FindInMro(TypeObject* type, Borrowed<StrObject> name, bool* failed);
// What isinstance(x, cls) and issubclass(type, cls) answer, for x of that very type, where cls leaves that to the caches of _abc
// (stdlib/abc_module.cc): whoever remembers vouches for that. -1: not known.
enum class ClassCheck : uint8_t { kInstance, kSubclass };
int RememberedClassCheck(const TypeObject* cls, const TypeObject* type, ClassCheck check);
void RememberClassCheck(TypeObject* cls, TypeObject* type, ClassCheck check, bool answer);
void ForgetClassChecks(bool for_good);  // for good: calls are watched from now on
// Calls each(name, context) for every name that the cache owns.
void ForEachCachedName(const Runtime& runtime, void (*each)(Object*, void*), void* context);

// ---- attribute_access.cc ----
Ref<Object> GenericGetAttrOrNull(Borrowed<Object> object, Borrowed<StrObject> name);  // null and nothing pending: absent
// object.__setattr__ with the dict given (null: the object's own).
bool SetAttrWithDict(Borrowed<Object> object, Borrowed<StrObject> name, Borrowed<Object> value_or_null, DictObject* dict_or_null);
// Getter and setter of `__dict__` of whatever has a dict.
Ref<Object> GetDictAttribute(Borrowed<Object> self);
bool SetDictAttribute(Borrowed<Object> self, Borrowed<Object> value_or_null);

// ---- object_type.cc, object_reduce.cc ----
Ref<Object> ObjectNew(TypeObject* type, CallArgs args);
bool ObjectInit(Borrowed<Object> self, CallArgs args);
void DeallocObject(Object* self);
Ref<Object> ObjectReduce(Borrowed<Object> self);
Ref<Object> ObjectReduceEx(Borrowed<Object> self, Borrowed<Object> protocol);
Ref<Object> ObjectGetState(Borrowed<Object> self);

// ---- instance.cc ----
int TraverseInstance(Object* self, VisitFn visit, void* context);
void ClearInstance(Object* self);

// ---- type_new.cc ----
// The builtin function that a builtin type has as `__new__`.
Ref<Object> NewNewWrapper(TypeObject* type);
bool IsNewWrapper(const Object* function);
extern const GetSetDef kInstanceDictGetSet;
extern const GetSetDef kInstanceWeakRefGetSet;

}  // namespace viv
