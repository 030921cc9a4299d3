// isinstance and issubclass as `type` answers them: by the mro of classes, else by __class__ and __bases__ of what poses as one.
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

// __bases__ where it is a tuple; null: it is not (nothing pending) or the lookup failed.
Ref<TupleObject> BasesOf(Borrowed<Object> cls) {
  Ref<Object> bases;
  if (LookupAttr(cls, Names().__bases__, &bases) <= 0 || !IsTuple(bases.get())) return nullptr;
  return NewRef(AsTuple(bases.get()));
}

bool CheckIsClass(Borrowed<Object> cls, const char* message) {
  if (BasesOf(cls)) return true;
  return ErrorPending() ? false : RaiseFalse(TypeId::kTypeError, "%s", message);
}

int IsAbstractSubclass(Borrowed<Object> derived, Borrowed<Object> cls) {
  if (derived.get() == cls.get()) return 1;
  RecursionGuard guard(" in __issubclass__");
  if (!guard) return -1;
  Ref<TupleObject> bases = BasesOf(derived);
  if (!bases) return ErrorPending() ? -1 : 0;
  for (Object* base : TupleItems(bases.get())) {
    int answer = IsAbstractSubclass(base, cls);
    if (answer != 0) return answer;
  }
  return 0;
}

}  // namespace

int RecursiveIsInstance(Borrowed<Object> object, Borrowed<Object> cls) {
  if (IsType(cls)) {
    if (IsSubtype(TypeOf(object), AsTypeObject(cls))) return 1;
  } else if (!CheckIsClass(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) {
    return -1;
  }
  Ref<Object> claimed;
  int found = LookupAttr(object, Names().__class__, &claimed);
  if (found <= 0) return found;
  if (!IsType(cls)) return IsAbstractSubclass(claimed, cls);
  if (claimed.get() == TypeOf(object) || !IsType(claimed.get())) return 0;
  return IsSubtype(AsTypeObject(claimed.get()), AsTypeObject(cls));
}

int RecursiveIsSubclass(Borrowed<Object> derived, Borrowed<Object> cls) {
  if (IsType(cls) && IsType(derived)) return IsSubtype(AsTypeObject(derived), AsTypeObject(cls));
  if (!CheckIsClass(derived, "issubclass() arg 1 must be a class")) return -1;
  if (!IsExact(cls, TypeId::kUnionType) && !CheckIsClass(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) return -1;
  return IsAbstractSubclass(derived, cls);
}

}  // namespace viv
