// type(name, bases, namespace): what the `class` statement ends in.
#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

// What a class body's __slots__ comes to.
struct SlotsPlan {
  bool given = false;
  bool may_add_dict, may_add_weakref;
  bool add_dict = false, add_weakref = false;
  Ref<TupleObject> names;  // mangled, sorted, without __dict__ and __weakref__; null where there are none
  int32_t count() const { return names ? static_cast<int32_t>(names->size) : 0; }
};

// The private name `name` of a class, as the compiler spells it.
Ref<StrObject> Mangle(StrObject* class_name, StrObject* name) {
  ptrdiff_t n = name->length;
  bool is_private = n >= 2 && StrChar(name, 0) == '_' && StrChar(name, 1) == '_';
  if (!is_private || (StrChar(name, n - 1) == '_' && StrChar(name, n - 2) == '_')) return NewRef(name);
  ptrdiff_t start = 0;
  while (start < class_name->length && StrChar(class_name, start) == '_') ++start;
  if (start == class_name->length) return NewRef(name);
  StrBuilder mangled;
  if (!mangled.AppendChar('_') || !mangled.Append(class_name, start, class_name->length) || !mangled.Append(name)) return nullptr;
  return mangled.Finish();
}

bool CheckSlotNames(TypeObject* base, TupleObject* slots, SlotsPlan* plan) {
  if (slots->size > 0 && base->item_size != 0) {
    return RaiseFalse(TypeId::kTypeError, "nonempty __slots__ not supported for subtype of '%s'", base->name);
  }
  for (Object* item : TupleItems(slots)) {
    if (!IsStr(item)) return RaiseFalse(TypeId::kTypeError, "__slots__ items must be strings, not '%.200s'", TypeOf(item)->name);
    StrObject* name = AsStr(item);
    if (!StrIsIdentifier(name)) return RaiseFalse(TypeId::kTypeError, "__slots__ must be identifiers");
    if (StrEqual(name, Names().__dict__)) {
      if (!plan->may_add_dict || plan->add_dict) {
        return RaiseFalse(TypeId::kTypeError, "__dict__ slot disallowed: we already got one");
      }
      plan->add_dict = true;
    } else if (StrEqual(name, Names().__weakref__)) {
      if (!plan->may_add_weakref || plan->add_weakref) {
        return RaiseFalse(TypeId::kTypeError, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
      }
      plan->add_weakref = true;
    }
  }
  return true;
}

bool SortSlots(StrObject* class_name, TupleObject* slots, DictObject* dict, SlotsPlan* plan) {
  Ref<ListObject> names = NewList(0);
  if (!names) return false;
  for (Object* item : TupleItems(slots)) {
    StrObject* name = AsStr(item);
    if (StrEqual(name, Names().__dict__) || StrEqual(name, Names().__weakref__)) continue;
    Ref<StrObject> mangled = Mangle(class_name, name);
    if (!mangled) return false;
    // A slot may be called as what the class body sets anyhow.
    if (!StrEqual(mangled.get(), Names().__qualname__) && !StrEqual(mangled.get(), Names().__classcell__)) {
      int contained = DictContains(dict, mangled);
      if (contained < 0) return false;
      if (contained) return RaiseFalse(TypeId::kValueError, "%R in __slots__ conflicts with class variable", mangled.get());
    }
    if (!ListAppend(names.get(), std::move(mangled))) return false;
  }
  if (names->size == 0) return true;
  if (!ListSort(names.get(), nullptr, false)) return false;
  plan->names = ListToTuple(names.get());
  return static_cast<bool>(plan->names);
}

// With several bases, what a secondary one has must not be lost.
void AddFromOtherBases(TypeObject* base, TupleObject* bases, SlotsPlan* plan) {
  if (bases->size < 2) return;
  for (Object* item : TupleItems(bases)) {
    auto* other = static_cast<TypeObject*>(item);
    if (other == base) continue;
    if (plan->may_add_dict && !plan->add_dict && other->dict_offset != 0) plan->add_dict = true;
    if (plan->may_add_weakref && !plan->add_weakref && other->weaklist_offset != 0) plan->add_weakref = true;
  }
}

bool PlanSlots(StrObject* class_name, TypeObject* base, TupleObject* bases, DictObject* dict, SlotsPlan* plan) {
  plan->may_add_dict = base->dict_offset == 0;
  plan->may_add_weakref = base->weaklist_offset == 0 && base->item_size == 0;
  Borrowed<Object> found = DictGet(dict, Names().__slots__);
  if (!found) {
    if (ErrorPending()) return false;
    plan->add_dict = plan->may_add_dict;
    plan->add_weakref = plan->may_add_weakref;
    return true;
  }
  plan->given = true;
  Ref<Object> value = found.ToOwned();
  Ref<TupleObject> slots = IsStr(value.get()) ? NewTuple({value.get()}) : TupleOf(value);
  if (!slots || !CheckSlotNames(base, slots.get(), plan) || !SortSlots(class_name, slots.get(), dict, plan)) return false;
  AddFromOtherBases(base, bases, plan);
  return true;
}

void LayOut(TypeObject* type, const SlotsPlan& plan) {
  TypeObject* base = type->base;
  constexpr int32_t kWord = sizeof(Object*);
  int32_t offset = base->basic_size;
  for (int32_t i = 0; i < plan.count(); ++i) {
    type->members[i] = {StrUtf8(AsStr(plan.names->items[i])).data(), MemberKind::kObjectOrError, offset, false, nullptr};
    offset += kWord;
  }
  if (plan.add_dict && base->item_size != 0) offset += kWord;  // CPython's place for it, see BytesBeforeAsCPython
  if (plan.add_weakref) {
    type->weaklist_offset = offset;
    offset += kWord;
  }
  if (plan.add_dict) {
    type->type_flags |= kTypeManagedDict;
    type->dict_offset = -1;
  }
  type->basic_size = offset;
  type->item_size = base->item_size;
}

bool SetModule(TypeObject* type) {
  if (DictGetStr(type->dict, Names().__module__)) return true;
  auto current_globals = CurrentRuntime().hooks.current_globals;
  DictObject* globals = current_globals ? current_globals() : nullptr;
  if (!globals) return true;
  Borrowed<Object> name = DictGet(globals, Names().__name__);
  if (!name) return !ErrorPending();
  Ref<Object> module = name.ToOwned();
  return DictSet(type->dict, Names().__module__, module);
}

bool SetQualname(TypeObject* type) {
  Borrowed<Object> found = DictGetStr(type->dict, Names().__qualname__);
  if (!found) {
    type->qualname.Set(NewRef(type->heap_name.get()));
    return true;
  }
  if (!IsStr(found)) return RaiseFalse(TypeId::kTypeError, "type __qualname__ must be a str, not %s", TypeOf(found)->name);
  type->qualname.Set(NewRef(AsStr(found)));
  return DictDelete(type->dict, Names().__qualname__);
}

// __new__ is a static method without being marked so; __init_subclass__ and __class_getitem__ are class methods.
bool WrapFunction(TypeObject* type, StrObject* name, Ref<Object> (*wrap)(Borrowed<Object>)) {
  Borrowed<Object> found = DictGetStr(type->dict, name);
  if (!found || found->kind != kFunction) return true;
  Ref<Object> wrapped = wrap(found);
  return wrapped && DictSet(type->dict, name, wrapped);
}

bool SetClassCell(TypeObject* type) {
  Borrowed<Object> cell = DictGetStr(type->dict, Names().__classcell__);
  if (!cell) return true;
  if (cell->kind != kCell) {
    return RaiseFalse(TypeId::kTypeError, "__classcell__ must be a nonlocal cell, not %.200R", static_cast<Object*>(TypeOf(cell)));
  }
  static_cast<CellObject*>(cell.get())->value.Set(NewRef<Object>(type));
  return DictDelete(type->dict, Names().__classcell__);
}

bool CallSetNames(TypeObject* type) {
  Ref<DictObject> attributes = DictCopy(type->dict);
  if (!attributes) return false;
  ptrdiff_t position = 0;
  Object *name, *value;
  while (DictNext(attributes.get(), &position, &name, &value)) {
    Ref<Object> method = LookupSpecialMayRunPython(value, Names().__set_name__);
    if (!method && ErrorPending()) return false;
    if (!method || Call(method, {type, name})) continue;
    Ref<BaseExceptionObject> cause = TakeError();
    Raise(TypeId::kRuntimeError, "Error calling __set_name__ on '%.100s' instance %R in '%.100s'", TypeOf(value)->name, name, type->name);
    ChainError(std::move(cause));
    return false;
  }
  return true;
}

bool CallInitSubclass(TypeObject* type, CallArgs keywords) {
  Ref<Object> super = NewSuper(type, type);
  Ref<Object> function = super ? GetAttr(super, Names().__init_subclass__) : nullptr;
  if (!function) return false;
  super.Reset();
  return static_cast<bool>(Call(function, CallArgs{keywords.data + keywords.positional_count, 0, keywords.keyword_names}));
}

bool FillAttributes(TypeObject* type) {
  const InternedNames& names = Names();
  if (!SetModule(type) || !SetQualname(type)) return false;
  Borrowed<Object> doc = DictGetStr(type->dict, names.__doc__);
  if (doc && IsStr(doc) && !StrUtf8(AsStr(doc)).data()) return false;  // a docstring must be valid text
  return WrapFunction(type, names.__new__, &NewStaticMethod) && WrapFunction(type, names.__init_subclass__, &NewClassMethod) &&
         WrapFunction(type, names.__class_getitem__, &NewClassMethod) && SetClassCell(type);
}

bool HasMembersToClear(TypeObject* type) {
  for (; type && IsHeapType(type); type = type->base) {
    if (type->member_count != 0) return true;
  }
  return false;
}

void (*BaseDeallocOf(TypeObject* type))(Object*) {
  while (type->dealloc == &DeallocInstance) type = type->base;
  return type->dealloc;
}

// The arguments of type.__new__ behind the metatype.
bool ParseTypeArguments(CallArgs args, StrObject** name, TupleObject** bases, DictObject** dict) {
  if (args.positional_count != 3) {
    return RaiseFalse(TypeId::kTypeError, "type.__new__() takes exactly 3 arguments (%zu given)", args.positional_count);
  }
  auto wrong = [&](int i, const char* expected) {
    return RaiseFalse(TypeId::kTypeError, "type.__new__() argument %d must be %s, not %.50K", i + 1, expected, args.data[i]);
  };
  if (!IsStr(args.data[0])) return wrong(0, "str");
  if (!IsTuple(args.data[1])) return wrong(1, "tuple");
  if (!IsDict(args.data[2])) return wrong(2, "dict");
  *name = AsStr(args.data[0]);
  *bases = AsTuple(args.data[1]);
  *dict = AsDict(args.data[2]);
  return true;
}

// Bases that stand for others (__mro_entries__) are resolved by the class statement only.
bool CheckBasesAreResolved(TupleObject* bases) {
  Ref<StrObject> name = NewRef(Names().__mro_entries__);
  for (Object* base : TupleItems(bases)) {
    if (IsType(base)) continue;
    Ref<Object> entries;
    int found = LookupAttr(base, name, &entries);
    if (found < 0) return false;
    if (found > 0) {
      return RaiseFalse(TypeId::kTypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
    }
  }
  return true;
}

Ref<Object> CallNew(Borrowed<Object> self, CallArgs args) {
  auto* type = AsTypeObject(self);
  if (args.positional_count < 1) return RaiseTypeError("%s.__new__(): not enough arguments", type->name);
  Object* first = args.data[0];
  if (!IsType(first)) return RaiseTypeError("%s.__new__(X): X is not a type object (%s)", type->name, TypeOf(first)->name);
  auto* subtype = AsTypeObject(first);
  if (!IsSubtype(subtype, type)) {
    return RaiseTypeError("%s.__new__(%s): %s is not a subtype of %s", type->name, subtype->name, subtype->name, type->name);
  }
  TypeObject* builtin = subtype;  // the nearest whose __new__ is not Python's
  while (builtin && builtin->slots.new_ == &SlotNew) builtin = builtin->base;
  if (builtin && builtin->slots.new_ != type->slots.new_) {
    return RaiseTypeError("%s.__new__(%s) is not safe, use %s.__new__()", type->name, subtype->name, builtin->name);
  }
  return type->slots.new_(subtype, {args.data + 1, args.positional_count - 1, args.keyword_names});
}

constexpr MethodDef kNewWrapper =
    Keywords("__new__", &CallNew, "__new__($type, *args, **kwargs)\n--\n\nMake a new object; help(type) tells the parameters.");

}  // namespace

Ref<Object> NewNewWrapper(TypeObject* type) { return NewBuiltinFunction(&kNewWrapper, type, nullptr); }

bool IsNewWrapper(const Object* function) {
  return function->kind == kBuiltinFunction && static_cast<const BuiltinFunctionObject*>(function)->def == &kNewWrapper;
}

TypeObject* CalculateMetaclass(TypeObject* metatype, Borrowed<TupleObject> bases) {
  TypeObject* winner = metatype;
  for (Object* base : TupleItems(bases)) {
    TypeObject* candidate = TypeOf(base);
    if (IsSubtype(winner, candidate)) continue;
    if (!IsSubtype(candidate, winner)) {
      Raise(TypeId::kTypeError,
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
      return nullptr;
    }
    winner = candidate;
  }
  return winner;
}

Ref<Object> NewClass(TypeObject* metatype, Borrowed<StrObject> name, Borrowed<TupleObject> bases, Borrowed<DictObject> dict,
                     CallArgs keywords) {
  Ref<TupleObject> own_bases = bases->size != 0 ? bases.ToOwned() : NewTuple({BuiltinType(TypeId::kObject)});
  if (!own_bases) return nullptr;
  TypeObject* base = BestBase(own_bases.get());
  if (!base) return nullptr;
  Ref<DictObject> attributes = DictCopy(dict);
  SlotsPlan plan;
  if (!attributes || !PlanSlots(name, base, own_bases.get(), attributes.get(), &plan)) return nullptr;
  Ref<TypeObject> type = AllocateHeapType(metatype, name, plan.count());
  if (!type) return nullptr;
  Track(type.get());  // from now on it is in rings of its own, which must die if it fails to become a class
  type->bases.Set(std::move(own_bases));
  type->base.Set(NewRef(base));
  type->dict.Set(std::move(attributes));
  LayOut(type.get(), plan);
  type->slot_names.Set(std::move(plan.names));
  if (!FillAttributes(type.get()) || !ReadyType(type.get())) return nullptr;
  // What the instances' death has to look at, so that DeallocInstance need not search for it.
  type->members_in_bases = HasMembersToClear(type.get());
  type->base_dealloc = BaseDeallocOf(type.get());
  if ((type->type_flags & kTypeManagedDict) && type->item_size == 0) {
    type->shared_keys = NewSharedKeys();
    if (!type->shared_keys) return nullptr;
  }
  FixupSlots(type.get());
  if (!CallSetNames(type.get()) || !CallInitSubclass(type.get(), keywords)) return nullptr;
  return type;
}

Ref<Object> TypeNew(TypeObject* metatype, CallArgs args) {
  StrObject* name = nullptr;
  TupleObject* bases = nullptr;
  DictObject* dict = nullptr;
  if (!ParseTypeArguments(args, &name, &bases, &dict)) return nullptr;
  if (bases->size != 0) {
    if (!CheckBasesAreResolved(bases)) return nullptr;
    TypeObject* winner = CalculateMetaclass(metatype, bases);
    if (!winner) return nullptr;
    if (winner != metatype) {
      if (winner->slots.new_ != &TypeNew) {
        if (!winner->slots.new_) return RaiseTypeError("cannot create '%s' instances", winner->name);
        return winner->slots.new_(winner, args);
      }
      metatype = winner;
    }
  }
  return NewClass(metatype, name, bases, dict, args);
}

}  // namespace viv
