// The module _weakref. Answers to CPython's Modules/_weakref.c.
#include "gc/weakref.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/weakref_objects.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

Ref<Object> WeakrefCount(Borrowed<Object>, Borrowed<Object> object) { return NewInt(WeakRefCount(object)); }

Ref<Object> WeakrefAll(Borrowed<Object>, Borrowed<Object> object) {
  Ref<ListObject> list = NewList(0);
  if (!list) return nullptr;
  bool ok = true;
  ForEachWeakRef(object, [&](WeakRef* weakref) { ok = ok && ListAppend(list.get(), NewRef<Object>(weakref)); });
  return ok ? Ref<Object>(std::move(list)) : nullptr;
}

Ref<Object> WeakrefProxy(Borrowed<Object>, ArgSpan args) { return NewWeakProxy(args[0], args.size > 1 ? args[1] : nullptr); }

// del dct[key] if the weak reference there is dead: what WeakValueDictionary's callbacks do.
Ref<Object> WeakrefRemoveDead(Borrowed<Object>, ArgSpan args) {
  if (!IsDict(args[0])) return RaiseTypeError("_remove_dead_weakref() argument 1 must be dict, not %T", args[0]);
  DictObject* dict = AsDict(args[0]);
  Borrowed<Object> value = DictGet(dict, args[1]);
  if (!value) return ErrorPending() ? nullptr : NewNone();
  if (!IsWeakRef(value)) return RaiseTypeError("not a weakref");
  if (!static_cast<WeakRef*>(value.get())->referent && !DictDelete(dict, args[1])) {
    if (!PendingMatches(TypeId::kKeyError)) return nullptr;
    ClearError();
  }
  return NewNone();
}

constexpr MethodDef kFunctions[] = {
    Positional("_remove_dead_weakref", &WeakrefRemoveDead, 2, 2),
    OneArg("getweakrefcount", &WeakrefCount,
           "getweakrefcount($module, object, /)\n--\n\nHow many weak references there are to an object."),
    OneArg("getweakrefs", &WeakrefAll, "getweakrefs($module, object, /)\n--\n\nThe weak references to an object."),
    Positional("proxy", &WeakrefProxy, 1, 2,
               "proxy($module, object, callback=None, /)\n--\n\nAn object that stands for another and does not keep it alive."),
};

}  // namespace

bool FillWeakref(ModuleObject* module) {
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "ref", NewRef<Object>(BuiltinType(TypeId::kWeakReference))) &&
         ModuleAdd(module, "ReferenceType", NewRef<Object>(BuiltinType(TypeId::kWeakReference))) &&
         ModuleAdd(module, "ProxyType", NewRef<Object>(BuiltinType(TypeId::kWeakProxy))) &&
         ModuleAdd(module, "CallableProxyType", NewRef<Object>(BuiltinType(TypeId::kWeakCallableProxy)));
}

}  // namespace viv
