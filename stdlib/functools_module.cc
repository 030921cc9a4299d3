// The module _functools: reduce and cmp_to_key. partial is in functools_partial.cc, the LRU cache in functools_lru_cache.cc.
// Answers to CPython's Modules/_functoolsmodule.c.
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/functools_types.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

// ---- reduce --------------------------------------------------------------------------------------------------------------------------

Ref<Object> Reduce(Borrowed<Object>, CallArgs given) {
  if (!NoKeywords("reduce", given) || !CheckArgCount("reduce", given.positional_count, 2, 3)) return nullptr;
  const ArgSpan args = given.positional();
  HeldArguments held(given);
  Ref<Object> iterator = GetIter(args[1]);
  if (!iterator) {
    if (!PendingMatches(TypeId::kTypeError)) return nullptr;
    ClearError();
    return RaiseTypeError("reduce() arg 2 must support iteration");
  }
  Ref<Object> result = args.size > 2 ? NewRef(args[2]) : nullptr;
  while (Ref<Object> item = Next(iterator)) {
    result = result ? Call(args[0], {result.get(), item.get()}) : std::move(item);
    if (!result) return nullptr;
  }
  if (ErrorPending()) return nullptr;
  return result ? std::move(result) : RaiseTypeError("reduce() of empty iterable with no initial value");
}

// ---- cmp_to_key: K is a KeyWrapper without an object, K(obj) one with -------------------------------------------------------------------

struct KeyWrapper : Object {
  GcSlot<Object> compare;
  GcSlot<Object> object;  // null in K itself
};
static_assert(sizeof(KeyWrapper) == 32);
KeyWrapper* AsKey(Object* object) { return static_cast<KeyWrapper*>(object); }

int KeyTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsKey(self)->compare.Visit(visit, context)) return stop;
  return AsKey(self)->object.Visit(visit, context);
}
void KeyClear(Object* self) {
  AsKey(self)->compare.Clear();
  AsKey(self)->object.Clear();
}
void KeyDealloc(Object* self) {
  Untrack(self);
  KeyClear(self);
  FreeObject(self);
}

Ref<Object> NewKey(Object* compare, Object* object_or_null) {
  auto* key = NewContainer<KeyWrapper>(CurrentLibrary().key_wrapper_type.get());
  if (!key) return nullptr;
  key->compare.Init(NewRef(compare));
  key->object.Init(Ref<Object>::Share(object_or_null));
  Track(key);
  return Ref<Object>::Adopt(key);
}

Ref<Object> KeyCall(Borrowed<Object> self, CallArgs args) {
  Object* object = args.data ? args.data[0] : nullptr;
  if (args.positional_count != 1 || args.keyword_count() != 0) {
    if (!ParseArguments({"K", {"obj"}, 1}, args, &object)) return nullptr;
  }
  return NewKey(AsKey(self)->compare.get(), object);
}

Ref<Object> KeyCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if (TypeOf(other) != TypeOf(self)) return RaiseTypeError("other argument must be K instance");
  Object *left = AsKey(self)->object, *right = AsKey(other)->object;
  if (!left || !right) return Raise(TypeId::kAttributeError, "object");
  Ref<Object> order = Call(NewRef(AsKey(self)->compare.get()), {left, right});
  Ref<Object> zero = order ? NewInt(0) : nullptr;
  return zero ? Compare(order, zero, op) : nullptr;
}

Ref<Object> CmpToKey(Borrowed<Object>, CallArgs args) {
  Object* compare;
  if (!ParseArguments({"cmp_to_key", {"mycmp"}, 1}, args, &compare)) return nullptr;
  return NewKey(compare, nullptr);
}

constexpr MemberDef kKeyMembers[] = {
    {"obj", MemberKind::kObject, offsetof(KeyWrapper, object), false, "The value that the comparison function is given."},
};

constinit const TypeSpec kKeyWrapperSpec = {
    .name = "functools.KeyWrapper",
    .base = TypeId::kObject,
    .basic_size = sizeof(KeyWrapper),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .dealloc = &KeyDealloc,
    .traverse = &KeyTraverse,
    .clear = &KeyClear,
    .slots = {.call = &KeyCall, .getattr = &GenericGetAttr, .compare = &KeyCompare},
    .members = kKeyMembers,
};

constexpr MethodDef kFunctions[] = {
    Keywords("reduce", &Reduce,
               "reduce(function, iterable[, initial]) -> value\n\nCalls function with the result so far and the next item, for all items.\n\n"
               "The result so far is initial at first, or else the first item."),
    Keywords("cmp_to_key", &CmpToKey, "cmp_to_key($module, /, mycmp)\n--\n\nA key function that orders as a comparison function does."),
};

}  // namespace

bool FillFunctools(ModuleObject* module) {
  return EnsureLibraryType(&CurrentLibrary().key_wrapper_type, kKeyWrapperSpec) && ModuleAddFunctions(module, kFunctions) &&
         FillPartial(module) && FillLruCache(module);
}

}  // namespace viv
