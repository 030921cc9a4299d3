// Type parameters: finding them in type arguments, and putting arguments in for them.
// Answers to the first half of CPython's Objects/genericaliasobject.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/generic_parts.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

ptrdiff_t IndexByIdentity(TupleObject* tuple, const Object* item) {
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    if (tuple->items[i] == item) return i;
  }
  return -1;
}

bool AppendOnce(ListObject* list, Object* item) {
  for (ptrdiff_t i = 0; i < list->size; ++i) {
    if (list->items[i] == item) return true;
  }
  return ListAppend(list, NewRef(item));
}

bool ExtendWith(ListObject* list, Borrowed<Object> tuple) {
  for (Object* item : TupleItems(AsTuple(tuple))) {
    if (!ListAppend(list, NewRef(item))) return false;
  }
  return true;
}

// The attribute where it is a tuple. 1 found, 0 no, -1 failed.
int TupleAttribute(Borrowed<Object> object, StrObject* name, Ref<Object>* value) {
  int found = LookupAttr(object, name, value);
  return found > 0 ? IsTuple(value->get()) : found;
}

// What an unpacked tuple[...] holds, so that it can be spliced in. 1 found, 0 no, -1 failed.
int UnpackedArgs(Borrowed<Object> item, Ref<Object>* args) {
  if (IsType(item)) return 0;
  int found = TupleAttribute(item, Names().__typing_unpacked_tuple_args__, args);
  if (found <= 0) return found;
  TupleObject* tuple = AsTuple(args->get());
  return tuple->size == 0 || tuple->items[tuple->size - 1] != Ellipsis();
}

Ref<Object> SpliceUnpacked(Borrowed<Object> item) {
  Ref<ListObject> flat = NewList(0);
  if (!flat) return nullptr;
  Object* single = item;
  ArgSpan items = IsTuple(item) ? TupleItems(AsTuple(item)) : ArgSpan{&single, 1};
  for (Object* each : items) {
    Ref<Object> unpacked;
    int found = UnpackedArgs(each, &unpacked);
    if (found < 0) return nullptr;
    bool ok = found ? ExtendWith(flat.get(), unpacked) : ListAppend(flat.get(), NewRef(each));
    if (!ok) return nullptr;
  }
  return ListToTuple(flat.get());
}

// An argument that is generic itself, with its own parameters replaced.
Ref<Object> SubstituteInside(Borrowed<Object> arg, TupleObject* parameters, ArgSpan values) {
  Ref<Object> own;
  int found = TupleAttribute(arg, Names().__parameters__, &own);
  if (found < 0) return nullptr;
  if (found == 0 || AsTuple(own.get())->size == 0) return arg.ToOwned();
  Ref<ListObject> replaced = NewList(0);
  if (!replaced) return nullptr;
  for (Object* parameter : TupleItems(AsTuple(own.get()))) {
    ptrdiff_t i = IndexByIdentity(parameters, parameter);
    Object* value = i < 0 ? parameter : values[static_cast<size_t>(i)];
    // A TypeVarTuple, which can be iterated, stands for several arguments.
    bool several = i >= 0 && TypeOf(parameters->items[i])->slots.iter && IsTuple(value);
    bool ok = several ? ExtendWith(replaced.get(), value) : ListAppend(replaced.get(), NewRef(value));
    if (!ok) return nullptr;
  }
  Ref<TupleObject> key = ListToTuple(replaced.get());
  return key ? GetItem(arg, key) : nullptr;
}

int IsUnpackedTypeVarTuple(Borrowed<Object> arg) {
  if (IsType(arg)) return 0;
  Ref<Object> value;
  int found = LookupAttr(arg, Names().__typing_is_unpacked_typevartuple__, &value);
  return found > 0 ? IsTrue(value) : found;
}

// Lets each parameter see and change the whole list of arguments first.
Ref<Object> PrepareArguments(Borrowed<Object> self, TupleObject* parameters, Ref<Object> item) {
  for (Object* parameter : TupleItems(parameters)) {
    Ref<Object> prepare;
    int found = LookupAttr(parameter, Names().__typing_prepare_subst__, &prepare);
    if (found < 0) return nullptr;
    if (found == 0 || IsNone(prepare.get())) continue;
    if (!IsTuple(item.get())) item = NewTuple({item.get()});
    item = item ? Call(prepare, {self.get(), item.get()}) : nullptr;
    if (!item) return nullptr;
  }
  return item;
}

bool SubstituteOne(Object* arg, TupleObject* parameters, ArgSpan values, ListObject* out) {
  if (IsType(arg)) return ListAppend(out, NewRef(arg));
  int unpack = IsUnpackedTypeVarTuple(arg);
  if (unpack < 0) return false;
  Ref<Object> subst;
  int found = LookupAttr(arg, Names().__typing_subst__, &subst);
  if (found < 0) return false;
  Ref<Object> value;
  if (found > 0) {
    ptrdiff_t i = IndexByIdentity(parameters, arg);
    if (i < 0) return ListAppend(out, NewRef(arg));
    value = Call(subst, {values[static_cast<size_t>(i)]});
  } else {
    value = SubstituteInside(arg, parameters, values);
  }
  if (!value) return false;
  return unpack && IsTuple(value.get()) ? ExtendWith(out, value) : ListAppend(out, std::move(value));
}

}  // namespace

Ref<TupleObject> TypeParametersOf(TupleObject* args) {
  Ref<ListObject> parameters = NewList(0);
  if (!parameters) return nullptr;
  for (Object* arg : TupleItems(args)) {
    if (IsType(arg)) continue;  // __parameters__ of a class would be its own business
    Ref<Object> value;
    int found = LookupAttr(arg, Names().__typing_subst__, &value);
    if (found < 0) return nullptr;
    if (found > 0) {
      if (!AppendOnce(parameters.get(), arg)) return nullptr;
      continue;
    }
    found = TupleAttribute(arg, Names().__parameters__, &value);
    if (found < 0) return nullptr;
    if (found == 0) continue;
    for (Object* parameter : TupleItems(AsTuple(value.get()))) {
      if (!AppendOnce(parameters.get(), parameter)) return nullptr;
    }
  }
  return ListToTuple(parameters.get());
}

Ref<TupleObject> SubstituteParameters(Borrowed<Object> self, TupleObject* args, TupleObject* parameters, Borrowed<Object> given) {
  if (parameters->size == 0) return RaiseTypeError("%R is not a generic class", self.get()), nullptr;
  Ref<Object> item = SpliceUnpacked(given);
  if (item) item = PrepareArguments(self, parameters, std::move(item));
  if (!item) return nullptr;
  Object* single = item.get();
  ArgSpan values = IsTuple(item.get()) ? TupleItems(AsTuple(item.get())) : ArgSpan{&single, 1};
  auto count = static_cast<ptrdiff_t>(values.size);
  if (count != parameters->size) {
    RaiseTypeError("Too %s arguments for %R; actual %zd, expected %zd", count > parameters->size ? "many" : "few", self.get(), count,
                   parameters->size);
    return nullptr;
  }
  Ref<ListObject> replaced = NewList(0);
  if (!replaced) return nullptr;
  for (Object* arg : TupleItems(args)) {
    if (!SubstituteOne(arg, parameters, values, replaced.get())) return nullptr;
  }
  return ListToTuple(replaced.get());
}

bool AppendTypeRepr(Borrowed<Object> type, StrBuilder* text) {
  if (type.get() == Ellipsis()) return text->AppendAscii("...");
  const InternedNames& names = Names();
  Ref<Object> value, qualname, module;
  int found = LookupAttr(type, names.__origin__, &value);
  if (found > 0) found = LookupAttr(type, names.__args__, &value);
  if (found < 0) return false;
  bool by_name = found == 0;  // else it is an alias, which shows itself
  if (by_name) {
    found = LookupAttr(type, names.__qualname__, &qualname);
    if (found > 0) found = LookupAttr(type, names.__module__, &module);
    if (found < 0) return false;
    by_name = found > 0 && !IsNone(module.get());
  }
  Ref<StrObject> shown;
  if (!by_name) {
    shown = Repr(type);
  } else if (IsStr(module.get()) && StrEqual(AsStr(module.get()), names.builtins)) {
    shown = Str(qualname);
  } else {
    shown = StrFormat("%S.%S", module.get(), qualname.get());
  }
  return shown && text->Append(shown);
}

}  // namespace viv
