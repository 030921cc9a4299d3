#include "interpreter/vm/pattern_matching.h"

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

// One attribute of a class pattern. Null: absent (nothing pending) or failed. A name that was asked for before is an error.
Ref<Object> Attribute(Borrowed<Object> subject, Borrowed<Object> cls, Borrowed<Object> name, SetObject* seen) {
  int before = SetContains(seen, name);
  if (before < 0) return nullptr;
  if (before) {
    return RaiseTypeError("%N() got multiple sub-patterns for attribute %R", static_cast<TypeObject*>(cls.get()), name.get());
  }
  if (!SetAdd(seen, name)) return nullptr;
  Ref<Object> value = GetAttrObject(subject, name);
  if (!value && PendingMatches(TypeId::kAttributeError)) ClearError();
  return value;
}

}  // namespace

Ref<Object> MatchClass(Borrowed<Object> subject, Borrowed<Object> cls, Borrowed<TupleObject> names, int positional_count) {
  if (!IsType(cls)) return RaiseTypeError("called match pattern must be a type");
  int is_instance = IsInstance(subject, cls);
  if (is_instance < 0) return nullptr;
  if (!is_instance) return NewNone();
  auto* type = static_cast<TypeObject*>(cls.get());
  Ref<SetObject> seen = NewSet();
  Ref<TupleObject> result = seen ? NewTuple(positional_count + names->size) : nullptr;
  if (!result) return nullptr;
  ptrdiff_t filled = 0;
  if (positional_count > 0) {
    Ref<Object> match_args;
    int found = LookupAttr(cls, Names().__match_args__, &match_args);
    if (found < 0) return nullptr;
    bool match_self = false;
    if (!found) {
      match_self = (type->type_flags & kTypeMatchSelf) != 0;
      match_args = EmptyTuple();
    } else if (match_args->kind != kTuple) {
      return RaiseTypeError("%N.__match_args__ must be a tuple (got %T)", type, match_args.get());
    }
    ptrdiff_t allowed = match_self ? 1 : AsTuple(match_args.get())->size;
    if (allowed < positional_count) {
      return RaiseTypeError("%N() accepts %zd positional sub-pattern%s (%d given)", type, allowed, allowed == 1 ? "" : "s", positional_count);
    }
    if (match_self) {
      TupleInit(result.get(), filled++, subject.ToOwned());
    } else {
      for (int i = 0; i < positional_count; ++i) {
        Object* name = AsTuple(match_args.get())->items[i];
        if (!IsExactStr(name)) return RaiseTypeError("__match_args__ elements must be strings (got %T)", name);
        Ref<Object> value = Attribute(subject, cls, name, seen.get());
        if (!value) return ErrorPending() ? nullptr : NewNone();
        TupleInit(result.get(), filled++, std::move(value));
      }
    }
  }
  for (Object* name : TupleItems(names)) {
    Ref<Object> value = Attribute(subject, cls, name, seen.get());
    if (!value) return ErrorPending() ? nullptr : NewNone();
    TupleInit(result.get(), filled++, std::move(value));
  }
  return result;
}

Ref<Object> MatchKeys(Borrowed<Object> mapping, Borrowed<TupleObject> keys) {
  if (keys->size == 0) return EmptyTuple();
  // mapping.get(key, sentinel): a mapping with __missing__ must not make up values.
  bool unbound = false;
  Ref<Object> get = GetMethod(mapping, Names().get, &unbound);
  Ref<SetObject> seen = get ? NewSet() : nullptr;
  Ref<Object> sentinel = seen ? TypeNewInstance(BuiltinType(TypeId::kObject)) : nullptr;
  Ref<TupleObject> values = sentinel ? NewTuple(keys->size) : nullptr;
  if (!values) return nullptr;
  for (ptrdiff_t i = 0; i < keys->size; ++i) {
    Object* key = keys->items[i];
    int before = SetContains(seen.get(), key);
    if (before < 0) return nullptr;
    if (before) return RaiseValueError("mapping pattern checks duplicate key (%R)", key);
    if (!SetAdd(seen.get(), key)) return nullptr;
    Ref<Object> value = unbound ? Call(get, {mapping.get(), key, sentinel.get()}) : Call(get, {key, sentinel.get()});
    if (!value) return nullptr;
    if (value == sentinel.get()) return NewNone();
    TupleInit(values.get(), i, std::move(value));
  }
  return values;
}

}  // namespace viv
