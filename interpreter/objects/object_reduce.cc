// object.__reduce_ex__ and __getstate__: what pickle and copy need of an object.
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

// An attribute of the module copyreg, which is looked for in sys.modules before it is imported.
Ref<Object> OfCopyreg(Borrowed<StrObject> attribute) {
  Ref<StrObject> name = InternStr("copyreg");
  if (!name || !attribute) return nullptr;
  const Runtime& runtime = CurrentRuntime();
  Ref<Object> module = runtime.modules ? DictGetStr(runtime.modules, name).ToOwned() : nullptr;
  if (!module) {
    if (!runtime.hooks.import_module) return Raise(TypeId::kImportError, "No module named 'copyreg'");
    ModuleObject* imported = runtime.hooks.import_module(name);
    if (!imported) return nullptr;
    module = NewRef<Object>(imported);
  }
  return GetAttr(module, attribute);
}

Ref<Object> RaiseCannotPickle(Borrowed<Object> object) { return RaiseTypeError("cannot pickle '%.200s' object", TypeOf(object)->name); }

// The names of all slots of the class and its bases, a list, or None; copyreg computes and keeps them.
Ref<Object> SlotNamesOf(TypeObject* type) {
  if (Borrowed<Object> found = DictGetStr(type->dict, Names().__slotnames__)) {
    if (!IsNone(found) && !IsList(found)) {
      return RaiseTypeError("%.200s.__slotnames__ should be a list or None, not %.200s", type->name, TypeOf(found)->name);
    }
    return found.ToOwned();
  }
  Ref<Object> function = OfCopyreg(InternStr("_slotnames"));
  Ref<Object> names = function ? Call(function, {type}) : nullptr;
  if (!names) return nullptr;
  if (!IsNone(names.get()) && !IsList(names.get())) return RaiseTypeError("copyreg._slotnames didn't return a list or None");
  return names;
}

// Fields of the C++ object that a pickle would lose.
bool HasHiddenState(TypeObject* type, Object* slot_names) {
  int64_t known = sizeof(Object);
  if (type->dict_offset != 0 && !(type->type_flags & kTypeManagedDict)) known += sizeof(Object*);
  if (type->weaklist_offset != 0) known += sizeof(Object*);
  if (IsList(slot_names)) known += static_cast<int64_t>(sizeof(Object*)) * AsList(slot_names)->size;
  return type->basic_size > known;
}

// A dict of the slots that are set; null: failed.
Ref<DictObject> SlotValues(Borrowed<Object> self, ListObject* names) {
  Ref<DictObject> values = NewDict();
  if (!values) return nullptr;
  const ptrdiff_t size = names->size;
  for (ptrdiff_t i = 0; i < size; ++i) {
    Ref<Object> name = NewRef(names->items[i]);
    if (!IsStr(name.get())) return RaiseTypeError("attribute name must be string, not '%.200s'", TypeOf(name.get())->name), nullptr;
    Ref<Object> value;
    int found = LookupAttr(self, AsStr(name.get()), &value);
    if (found < 0 || (found > 0 && !DictSet(values.get(), name, value))) return nullptr;
    if (names->size != size) return Raise(TypeId::kRuntimeError, "__slotsname__ changed size during iteration"), nullptr;
  }
  return values;
}

// `complete`: fail where the attributes are not all of the state.
Ref<Object> DefaultState(Borrowed<Object> self, bool complete) {
  TypeObject* type = TypeOf(self);
  if (complete && type->item_size != 0) return RaiseTypeError("cannot pickle %.200s objects", type->name);
  Ref<Object> state = NewNone();
  if (type->dict_offset != 0 && !IsType(self)) {
    DictObject* dict = InstanceDict(self);
    if (!dict) return nullptr;
    if (dict->used != 0) state = NewRef<Object>(dict);
  }
  Ref<Object> slot_names = SlotNamesOf(type);
  if (!slot_names) return nullptr;
  if (complete && HasHiddenState(type, slot_names.get())) return RaiseCannotPickle(self);
  if (IsList(slot_names.get()) && AsList(slot_names.get())->size > 0) {
    Ref<DictObject> slots = SlotValues(self, AsList(slot_names.get()));
    if (!slots) return nullptr;
    if (slots->used != 0) return NewTuple({state.get(), slots.get()});
  }
  return state;
}

Ref<Object> StateOf(Borrowed<Object> self, bool complete) {
  Ref<Object> getstate = GetAttr(self, Names().__getstate__);
  if (!getstate) return nullptr;
  if (getstate->kind == kBuiltinFunction) {
    auto* function = static_cast<BuiltinFunctionObject*>(getstate.get());
    if (function->self.get() == self.get() && function->def->kind == CallKind::kNoArgs && function->def->function.no_args == &ObjectGetState) {
      return DefaultState(self, complete);
    }
  }
  return Call(getstate, {});
}

// What __getnewargs_ex__ or __getnewargs__ say; both stay null where there is neither.
bool NewArguments(Borrowed<Object> self, Ref<Object>* args, Ref<Object>* keywords) {
  Ref<Object> method = LookupSpecialMayRunPython(self, Names().__getnewargs_ex__);
  if (!method && ErrorPending()) return false;
  if (method) {
    Ref<Object> pair = Call(method, {});
    if (!pair) return false;
    if (!IsTuple(pair.get())) {
      return RaiseFalse(TypeId::kTypeError, "__getnewargs_ex__ should return a tuple, not '%.200s'", TypeOf(pair.get())->name);
    }
    TupleObject* tuple = AsTuple(pair.get());
    if (tuple->size != 2) {
      return RaiseFalse(TypeId::kValueError, "__getnewargs_ex__ should return a tuple of length 2, not %zd", tuple->size);
    }
    if (!IsTuple(tuple->items[0])) {
      return RaiseFalse(TypeId::kTypeError, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200s'",
                        TypeOf(tuple->items[0])->name);
    }
    if (!IsDict(tuple->items[1])) {
      return RaiseFalse(TypeId::kTypeError, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200s'",
                        TypeOf(tuple->items[1])->name);
    }
    *args = NewRef(tuple->items[0]);
    *keywords = NewRef(tuple->items[1]);
    return true;
  }
  method = LookupSpecialMayRunPython(self, Names().__getnewargs__);
  if (!method) return !ErrorPending();
  *args = Call(method, {});
  if (!*args) return false;
  if (IsTuple(args->get())) return true;
  return RaiseFalse(TypeId::kTypeError, "__getnewargs__ should return a tuple, not '%.200s'", TypeOf(args->get())->name);
}

bool ItemIterators(Borrowed<Object> self, Ref<Object>* list_items, Ref<Object>* dict_items) {
  *list_items = IsList(self) ? GetIter(self) : NewNone();
  if (!*list_items) return false;
  if (!IsDict(self)) {
    *dict_items = NewNone();
    return true;
  }
  Ref<Object> items = CallMethod(self, Names().items);
  *dict_items = items ? GetIter(items) : nullptr;
  return static_cast<bool>(*dict_items);
}

Ref<Object> ReduceNewObject(Borrowed<Object> self) {
  TypeObject* type = TypeOf(self);
  if (!type->slots.new_) return RaiseCannotPickle(self);
  Ref<Object> args, keywords;
  if (!NewArguments(self, &args, &keywords)) return nullptr;
  Ref<Object> maker;
  Ref<TupleObject> maker_args;
  if (!keywords || AsDict(keywords.get())->used == 0) {
    maker = OfCopyreg(Names().__newobj__);
    if (!maker) return nullptr;
    ptrdiff_t count = args ? AsTuple(args.get())->size : 0;
    maker_args = NewTuple(count + 1);
    if (!maker_args) return nullptr;
    TupleInit(maker_args.get(), 0, NewRef<Object>(type));
    for (ptrdiff_t i = 0; i < count; ++i) TupleInit(maker_args.get(), i + 1, NewRef(AsTuple(args.get())->items[i]));
  } else {
    maker = OfCopyreg(Names().__newobj_ex__);
    maker_args = maker ? NewTuple({type, args.get(), keywords.get()}) : nullptr;
    if (!maker_args) return nullptr;
  }
  Ref<Object> state = StateOf(self, !(args || IsList(self) || IsDict(self)));
  Ref<Object> list_items, dict_items;
  if (!state || !ItemIterators(self, &list_items, &dict_items)) return nullptr;
  return NewTuple({maker.get(), maker_args.get(), state.get(), list_items.get(), dict_items.get()});
}

Ref<Object> ReduceByProtocol(Borrowed<Object> self, int protocol) {
  constexpr int kFirstWithNewObject = 2;
  if (protocol >= kFirstWithNewObject) return ReduceNewObject(self);
  Ref<Object> function = OfCopyreg(InternStr("_reduce_ex"));
  Ref<Object> number = NewInt(protocol);
  return function && number ? Call(function, {self, number.get()}) : nullptr;
}

}  // namespace

Ref<Object> ObjectGetState(Borrowed<Object> self) { return DefaultState(self, false); }

Ref<Object> ObjectReduce(Borrowed<Object> self) { return ReduceByProtocol(self, 0); }

Ref<Object> ObjectReduceEx(Borrowed<Object> self, Borrowed<Object> protocol) {
  int number = AsInt(protocol);
  if (number == -1 && ErrorPending()) return nullptr;
  Borrowed<Object> standard = DictGetStr(BuiltinType(TypeId::kObject)->dict, Names().__reduce__);
  TypeObject* type = TypeOf(self);
  // Where no code of the program has a say in it, what the class has tells that __reduce__ is the one of object.
  const bool plain = type->slots.getattr == &GenericGetAttr && IsExact(type, TypeId::kType) &&
                     TypeLookup(type, Names().__reduce__).get() == standard.get();
  Ref<Object> reduce;
  int found = plain ? 0 : LookupAttr(self, Names().__reduce__, &reduce);
  if (found < 0) return nullptr;
  if (found > 0) {
    Ref<Object> of_class = GetAttr(type, Names().__reduce__);
    if (!of_class) return nullptr;
    if (of_class.get() != standard.get()) return Call(reduce, {});
  }
  return ReduceByProtocol(self, number);
}

}  // namespace viv
