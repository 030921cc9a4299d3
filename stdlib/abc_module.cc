// The module _abc: registries and caches of abstract base classes. Answers to CPython's Modules/_abc.c.
#include "gc/weakref.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"
#include "interpreter/objects/weakref_objects.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

// What hangs on a class as `_abc_impl`: weak references to classes.
struct AbcData : Object {
  GcSlot<SetObject> registry, cache, negative_cache;  // null until there is something in them
  int64_t negative_version;
};
AbcData* AsData(Object* object) { return static_cast<AbcData*>(object); }

int DataTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsData(self)->registry.Visit(visit, context)) return stop;
  if (int stop = AsData(self)->cache.Visit(visit, context)) return stop;
  return AsData(self)->negative_cache.Visit(visit, context);
}
void DataClear(Object* self) {
  AsData(self)->registry.Clear();
  AsData(self)->cache.Clear();
  AsData(self)->negative_cache.Clear();
}
void DataDealloc(Object* self) {
  Untrack(self);
  DataClear(self);
  FreeObject(self);
}

constexpr TypeSpec DataSpec() {
  TypeSpec spec = {};
  spec.name = "_abc._abc_data";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(AbcData);
  spec.flags = kTypeHasGc;
  spec.dealloc = &DataDealloc;
  spec.traverse = &DataTraverse;
  spec.clear = &DataClear;
  spec.slots.getattr = &GenericGetAttr;
  return spec;
}
constinit const TypeSpec kDataSpec = DataSpec();

int64_t& Counter() { return CurrentLibrary().abc_invalidation_counter; }

// The data of a class that _abc_init has seen. Owned; null: failed.
Ref<Object> DataOf(Borrowed<Object> cls) {
  Ref<Object> data = GetAttr(cls, CurrentLibrary().abc_impl_name);
  if (data && data->type != CurrentLibrary().abc_data_type.get()) return RaiseTypeError("_abc_impl is set to a wrong type");
  return data;
}

// Is there a living weak reference to `object` in the set? -1: failed.
int InWeakSet(SetObject* set, Borrowed<Object> object) {
  if (!set || set->used == 0) return 0;
  if (!SupportsWeakRefs(object->type)) return 0;
  if (!*WeakRefListOf(object)) return 0;
  Ref<Object> weakref = NewWeakRef(object, nullptr);
  return weakref ? SetContains(set, weakref) : -1;
}

// The callback of a weak reference in a set: `self` is a weak reference to the set.
Ref<Object> Destroyed(Borrowed<Object> self, Borrowed<Object> weakref) {
  Ref<Object> set = ReferentOf(self);
  if (IsNone(set.get())) return NewNone();
  return SetDiscard(static_cast<SetObject*>(set.get()), weakref) < 0 ? nullptr : NewNone();
}
constexpr MethodDef kDestroyed = OneArg("_destroy", &Destroyed);

bool AddToWeakSet(GcSlot<SetObject>* slot, Borrowed<Object> object) {
  if (!*slot) {
    Ref<SetObject> set = NewSet();
    if (!set) return false;
    slot->Set(std::move(set));
  }
  Ref<Object> set_reference = NewWeakRef(slot->get(), nullptr);
  Ref<Object> callback = set_reference ? NewBuiltinFunction(&kDestroyed, set_reference, nullptr) : nullptr;
  Ref<Object> weakref = callback ? NewWeakRef(object, callback) : nullptr;
  return weakref && SetAdd(slot->get(), weakref);
}

// The names among `names` that are abstract in `cls`.
bool IsAbstract(Borrowed<Object> value, bool* result) {
  Ref<Object> mark;
  int found = LookupAttr(value, Names().__isabstractmethod__, &mark);
  if (found < 0) return false;
  int truth = found ? IsTrue(mark) : 0;
  *result = truth > 0;
  return truth >= 0;
}

bool ComputeAbstractMethods(Borrowed<Object> cls) {
  Ref<SetObject> abstract = NewFrozenSet();
  Ref<Object> dict = abstract ? GetAttr(cls, Names().__dict__) : nullptr;
  Ref<StrObject> items_name = InternStr("items");
  Ref<Object> items = dict && items_name ? CallMethod(dict, items_name) : nullptr;
  Ref<ListObject> pairs = items ? ListOf(items) : nullptr;
  if (!pairs) return false;
  for (ptrdiff_t i = 0; i < pairs->size; ++i) {
    TupleObject* pair = AsTuple(pairs->items[i]);
    bool is_abstract;
    if (!IsAbstract(pair->items[1], &is_abstract)) return false;
    if (is_abstract && !SetAdd(abstract.get(), pair->items[0])) return false;
  }
  Ref<Object> bases = GetAttr(cls, Names().__bases__);
  if (!bases) return false;
  if (!IsTuple(bases.get())) return RaiseFalse(TypeId::kTypeError, "__bases__ is not tuple");
  for (Object* base : TupleItems(AsTuple(bases.get()))) {
    Ref<Object> inherited;
    int found = LookupAttr(base, Names().__abstractmethods__, &inherited);
    if (found < 0) return false;
    if (!found) continue;
    bool ok = ForEach(inherited, [&](Borrowed<Object> name) {
      Ref<Object> value;
      if (!IsStr(name)) return RaiseFalse(TypeId::kTypeError, "attribute name must be string");
      int has = LookupAttr(cls, AsStr(name), &value);
      bool is_abstract = false;
      if (has < 0 || (has && !IsAbstract(value, &is_abstract))) return false;
      return !is_abstract || SetAdd(abstract.get(), name);
    });
    if (!ok) return false;
  }
  return SetAttr(cls, Names().__abstractmethods__, abstract);
}

Ref<Object> AbcInit(Borrowed<Object>, Borrowed<Object> cls) {
  if (!ComputeAbstractMethods(cls)) return nullptr;
  Library& library = CurrentLibrary();
  auto* data = NewContainer<AbcData>(library.abc_data_type.get());
  if (!data) return nullptr;
  data->registry.InitNull();
  data->cache.InitNull();
  data->negative_cache.InitNull();
  data->negative_version = Counter();
  Track(data);
  Ref<Object> owned = Ref<Object>::Adopt(data);
  if (!SetAttr(cls, library.abc_impl_name, owned)) return nullptr;
  // collections.abc.Sequence and Mapping mark what class patterns may take for one.
  if (!IsType(cls)) return NewNone();
  auto* type = static_cast<TypeObject*>(cls.get());
  Ref<StrObject> flags_name = NewRef(Names().__abc_tpflags__);
  Borrowed<Object> flags = type->dict ? DictGet(type->dict.get(), flags_name) : nullptr;
  if (!flags) return ErrorPending() ? nullptr : NewNone();
  if (IsExactInt(flags)) {
    constexpr int64_t kSequenceBit = 1 << 5, kMappingBit = 1 << 6;  // CPython's Py_TPFLAGS_SEQUENCE and _MAPPING
    if (IsBig(flags)) return Raise(TypeId::kOverflowError, "Python int too large to convert to C long");
    if ((SmallValue(flags) & kSequenceBit) && (SmallValue(flags) & kMappingBit)) {
      return RaiseTypeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
    }
    if (SmallValue(flags) & kSequenceBit) type->type_flags |= kTypeIsSequence;
    if (SmallValue(flags) & kMappingBit) type->type_flags |= kTypeIsMapping;
  }
  return DeleteAttr(cls, flags_name) ? NewNone() : nullptr;
}

// Sequence or mapping, for class patterns: the class and all that derive from it already.
void MarkCollections(TypeObject* type, uint32_t marks) {
  constexpr uint32_t kAll = kTypeIsSequence | kTypeIsMapping;
  if ((type->type_flags & kTypeImmutable) || (type->type_flags & kAll) == marks) return;
  type->type_flags = (type->type_flags & ~kAll) | marks;
  ForEachSubclass(type, [marks](TypeObject* derived) {
    MarkCollections(derived, marks);
    return true;
  });
}

Ref<Object> AbcRegister(Borrowed<Object>, ArgSpan args) {
  Object *cls = args[0], *subclass = args[1];
  if (!IsType(subclass)) return RaiseTypeError("Can only register classes");
  int already = IsSubclass(subclass, cls);
  if (already != 0) return already > 0 ? NewRef(subclass) : nullptr;
  int cycle = IsSubclass(cls, subclass);
  if (cycle < 0) return nullptr;
  if (cycle) return Raise(TypeId::kRuntimeError, "Refusing to create an inheritance cycle");
  Ref<Object> data = DataOf(cls);
  if (!data || !AddToWeakSet(&AsData(data.get())->registry, subclass)) return nullptr;
  ++Counter();
  ForgetClassChecks(false);
  if (IsType(cls)) {
    uint32_t marks = static_cast<TypeObject*>(cls)->type_flags & (kTypeIsSequence | kTypeIsMapping);
    if (marks) MarkCollections(static_cast<TypeObject*>(subclass), marks);
  }
  return NewRef(subclass);
}

Ref<Object> CallSubclassCheck(Borrowed<Object> cls, Borrowed<Object> subclass) {
  return CallMethod(cls, Names().__subclasscheck__, {subclass.get()});
}

// isinstance() and issubclass() need not come here again for an answer that the caches have, where the class goes straight to them: its
// metatype has the methods of ABCMeta, and the instances' `__class__` is their type.
void Remember(Borrowed<Object> cls, Borrowed<Object> subclass, ClassCheck check, bool answer) {
  if (!IsType(cls) || !IsType(subclass)) return;
  bool instance = check == ClassCheck::kInstance;
  auto *type = static_cast<TypeObject*>(cls.get()), *asked = static_cast<TypeObject*>(subclass.get());
  Borrowed<Object> method = TypeLookup(TypeOf(type), instance ? Names().__instancecheck__ : Names().__subclasscheck__);
  const Library& library = CurrentLibrary();
  const Ref<Object>& code = instance ? library.abc_instance_check : library.abc_subclass_check;
  if (!method || !IsExact(method, TypeId::kFunction) || !(code == static_cast<FunctionObject*>(method.get())->code.get())) return;
  if (instance) {
    StrObject* name = Names().__class__;
    if (asked->slots.getattr != &GenericGetAttr || TypeLookup(asked, name).get() != TypeLookup(BuiltinType(TypeId::kObject), name).get()) return;
  }
  RememberClassCheck(type, asked, check, answer);
}

bool HasPlainHook(Borrowed<Object> cls) {
  StrObject* name = Names().__subclasshook__;
  return IsType(cls) && TypeLookup(static_cast<TypeObject*>(cls.get()), name).get() == TypeLookup(BuiltinType(TypeId::kObject), name).get();
}

Ref<Object> AbcInstanceCheck(Borrowed<Object>, ArgSpan args) {
  Object *cls = args[0], *instance = args[1];
  Ref<Object> data = DataOf(cls);
  Ref<Object> subclass = data ? GetAttr(instance, Names().__class__) : nullptr;
  if (!subclass) return nullptr;
  int cached = InWeakSet(AsData(data.get())->cache.get(), subclass);
  if (cached < 0) return nullptr;
  const bool by_type = subclass.get() == instance->type;
  if (cached) {
    if (by_type) Remember(cls, subclass, ClassCheck::kInstance, true);
    return NewBool(true);
  }
  if (by_type) {
    if (AsData(data.get())->negative_version == Counter()) {
      int rejected = InWeakSet(AsData(data.get())->negative_cache.get(), subclass);
      if (rejected > 0) Remember(cls, subclass, ClassCheck::kInstance, false);
      if (rejected != 0) return rejected > 0 ? NewBool(false) : nullptr;
    }
    Ref<Object> result = CallSubclassCheck(cls, subclass);
    if (result == True() && IsType(cls) && IsType(subclass.get())) {
      auto *type = static_cast<TypeObject*>(cls), *asked = static_cast<TypeObject*>(subclass.get());
      if (RememberedClassCheck(type, asked, ClassCheck::kSubclass) > 0) Remember(cls, subclass, ClassCheck::kInstance, true);
    }
    return result;
  }
  Ref<Object> result = CallSubclassCheck(cls, subclass);
  if (!result) return nullptr;
  int truth = IsTrue(result);
  if (truth != 0) return truth > 0 ? std::move(result) : nullptr;
  return CallSubclassCheck(cls, instance->type);
}

// 1 yes, 0 no, -1 failed.
int SubclassCheck(Borrowed<Object> cls, Borrowed<Object> subclass, AbcData* data) {
  int cached = InWeakSet(data->cache.get(), subclass);
  if (cached > 0) Remember(cls, subclass, ClassCheck::kSubclass, true);
  if (cached != 0) return cached;
  if (data->negative_version < Counter()) {
    if (data->negative_cache) SetClear(data->negative_cache.get());
    data->negative_version = Counter();
  } else {
    int rejected = InWeakSet(data->negative_cache.get(), subclass);
    if (rejected > 0) Remember(cls, subclass, ClassCheck::kSubclass, false);
    if (rejected != 0) return rejected > 0 ? 0 : -1;
  }
  auto remember = [&](bool yes) { return AddToWeakSet(yes ? &data->cache : &data->negative_cache, subclass) ? int{yes} : -1; };
  Ref<Object> hook = CallMethod(cls, Names().__subclasshook__, {subclass.get()});
  if (!hook) return -1;
  if (hook == True()) return remember(true);
  if (hook == False()) return remember(false);
  if (!(hook == NotImplemented())) {
    return Raise(TypeId::kAssertionError, "__subclasshook__ must return either False, True, or NotImplemented"), -1;
  }
  if (IsType(cls) && IsSubtype(static_cast<TypeObject*>(subclass.get()), static_cast<TypeObject*>(cls.get()))) return remember(true);
  if (data->registry) {
    // What is registered itself goes into no cache: the hook is asked each time.
    int registered_itself = InWeakSet(data->registry.get(), subclass);
    if (registered_itself != 0) {
      if (registered_itself > 0 && HasPlainHook(cls)) Remember(cls, subclass, ClassCheck::kSubclass, true);
      return registered_itself;
    }
    // A copy: what runs below may register more.
    std::vector<Ref<Object>> registered;
    ptrdiff_t position = 0;
    Object* key;
    int64_t hash;
    while (SetNext(data->registry.get(), &position, &key, &hash)) registered.push_back(NewRef(key));
    for (const Ref<Object>& weakref : registered) {
      Ref<Object> candidate = ReferentOf(weakref);
      if (IsNone(candidate.get())) continue;
      int yes = IsSubclass(subclass, candidate);
      if (yes < 0) return -1;
      if (yes) return remember(true);
    }
  }
  Ref<StrObject> subclasses_name = InternStr("__subclasses__");
  Ref<Object> subclasses = subclasses_name ? CallMethod(cls, subclasses_name) : nullptr;
  if (!subclasses) return -1;
  if (!IsList(subclasses.get())) return RaiseTypeError("__subclasses__() must return a list"), -1;
  for (ptrdiff_t i = 0; i < AsList(subclasses.get())->size; ++i) {
    Ref<Object> candidate = NewRef(AsList(subclasses.get())->items[i]);
    int yes = IsSubclass(subclass, candidate);
    if (yes < 0) return -1;
    if (yes) return remember(true);
  }
  return remember(false);
}

Ref<Object> AbcSubclassCheck(Borrowed<Object>, ArgSpan args) {
  if (!IsType(args[1])) return RaiseTypeError("issubclass() arg 1 must be a class");
  Ref<Object> data = DataOf(args[0]);
  if (!data) return nullptr;
  int result = SubclassCheck(args[0], args[1], AsData(data.get()));
  return result < 0 ? nullptr : NewBool(result);
}

Ref<Object> AbcGetCacheToken(Borrowed<Object>) { return NewInt(Counter()); }

Ref<Object> CopyOf(const GcSlot<SetObject>& set) { return set ? Ref<Object>(NewSet(set.get())) : Ref<Object>(NewSet()); }

Ref<Object> AbcGetDump(Borrowed<Object>, Borrowed<Object> cls) {
  Ref<Object> data = DataOf(cls);
  if (!data) return nullptr;
  Ref<Object> registry = CopyOf(AsData(data.get())->registry), cache = CopyOf(AsData(data.get())->cache),
              negative = CopyOf(AsData(data.get())->negative_cache), version = NewInt(AsData(data.get())->negative_version);
  if (!registry || !cache || !negative || !version) return nullptr;
  return NewTuple({registry.get(), cache.get(), negative.get(), version.get()});
}
// Tells which code ABCMeta.__instancecheck__ and __subclasscheck__ have that do nothing but call what is here.
Ref<Object> AbcPlainChecks(Borrowed<Object>, ArgSpan args) {
  Library& library = CurrentLibrary();
  library.abc_instance_check = NewRef(args[0]);
  library.abc_subclass_check = NewRef(args[1]);
  return NewNone();
}

Ref<Object> AbcResetRegistry(Borrowed<Object>, Borrowed<Object> cls) {
  Ref<Object> data = DataOf(cls);
  if (!data) return nullptr;
  if (AsData(data.get())->registry) SetClear(AsData(data.get())->registry.get());
  return NewNone();
}
Ref<Object> AbcResetCaches(Borrowed<Object>, Borrowed<Object> cls) {
  Ref<Object> data = DataOf(cls);
  if (!data) return nullptr;
  ForgetClassChecks(false);
  if (AsData(data.get())->cache) SetClear(AsData(data.get())->cache.get());
  if (AsData(data.get())->negative_cache) SetClear(AsData(data.get())->negative_cache.get());
  return NewNone();
}

constexpr MethodDef kFunctions[] = {
    OneArg("_abc_init", &AbcInit), Positional("_abc_register", &AbcRegister, 2, 2), Positional("_abc_instancecheck", &AbcInstanceCheck, 2, 2),
    Positional("_abc_subclasscheck", &AbcSubclassCheck, 2, 2), OneArg("_get_dump", &AbcGetDump), OneArg("_reset_caches", &AbcResetCaches),
    OneArg("_reset_registry", &AbcResetRegistry), NoArgs("get_cache_token", &AbcGetCacheToken),
    Positional("_plain_checks", &AbcPlainChecks, 2, 2),
};

}  // namespace

bool FillAbc(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.abc_data_type) library.abc_data_type = MakeBuiltinType(kDataSpec);
  if (!library.abc_impl_name) library.abc_impl_name = InternStr("_abc_impl");
  return library.abc_data_type && library.abc_impl_name && ModuleAddFunctions(module, kFunctions);
}

}  // namespace viv
