// Python functions. Answers to CPython's Objects/funcobject.c.
#include "interpreter/objects/function_object.h"

#include "gc/weakref.h"
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

// ---- Life ----------------------------------------------------------------------------------------------------------------------

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsFunction(object);
  Object* const owned[] = {self->code, self->globals, self->builtins, self->module,  self->defaults,    self->kwdefaults,
                           self->doc,  self->name,    self->dict,     self->closure, self->annotations, self->qualname};
  for (Object* referent : owned) {
    if (!referent) continue;
    if (int stop = visit(referent, context)) return stop;
  }
  return 0;
}

void Clear(Object* object) {
  auto* self = AsFunction(object);
  self->version = 0;
  self->globals.Clear();
  self->module.Clear();
  self->defaults.Clear();
  self->kwdefaults.Clear();
  self->doc.Clear();
  Ref<Object>::Adopt(std::exchange(self->dict, nullptr)).Reset();
  self->closure.Clear();
  self->annotations.Clear();
  // What a call needs stays, in case a finaliser of the same cycle still calls: code, builtins. Names may be of a class of their own.
  StrObject* empty = CurrentRuntime().empty_str;
  if (!empty) return;
  self->name.Set(NewRef(empty));
  self->qualname.Set(NewRef(empty));
}

void Dealloc(Object* object) {
  auto* self = AsFunction(object);
  Untrack(object);
  TrashcanScope trashcan(object, &Dealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  if (self->weaklist) ClearWeakRefs(object);
  Clear(object);
  self->builtins.Clear();
  self->code.Clear();
  self->name.Clear();
  self->qualname.Clear();
  FreeObject(object);
}

// What the namespace of a module has under one of the names that every module gets first.
Object* ModuleFact(DictObject* globals, StrObject* name, ptrdiff_t usual_index) {
  const DictKeys* keys = globals->keys;
  if (keys->kind == KeysKind::kUnicode && usual_index < keys->entry_count) {
    const UnicodeEntry& entry = UnicodeEntries(keys)[usual_index];
    if (entry.key == name && entry.value) return entry.value;
  }
  return DictGetStr(globals, name).get();
}

// The builtins that a function with these globals sees: what __builtins__ says, a module or its dict; else the runtime's.
Borrowed<Object> BuiltinsOf(DictObject* globals) {
  constexpr ptrdiff_t kUsualIndex = 6;
  Object* found = ModuleFact(globals, Names().__builtins__, kUsualIndex);
  if (found) return found->kind == kModule ? static_cast<Object*>(ModuleDict(found)) : found;
  ModuleObject* builtins = CurrentRuntime().builtins;
  return builtins ? static_cast<Object*>(ModuleDict(builtins)) : static_cast<Object*>(globals);
}

}  // namespace

Ref<FunctionObject> NewFunction(Borrowed<CodeObject> code, Borrowed<DictObject> globals) {
  auto* self = NewContainer<FunctionObject>(BuiltinType(TypeId::kFunction));
  if (!self) return nullptr;
  TupleObject* constants = code->constants;
  Object* doc = constants && constants->size != 0 && IsStr(constants->items[0]) ? constants->items[0] : None();
  self->globals.Init(globals.ToOwned());
  self->builtins.Init(BuiltinsOf(globals).ToOwned());
  self->name.Init(NewRef(code->name.get()));
  self->qualname.Init(NewRef(code->qualname.get()));
  self->code.Init(code.ToOwned());
  self->defaults.InitNull();
  self->kwdefaults.InitNull();
  self->closure.InitNull();
  self->doc.Init(NewRef(doc));
  self->dict = nullptr;
  self->weaklist = nullptr;
  self->module.Init(NewRef(ModuleFact(globals, Names().__name__, 0)));
  self->annotations.InitNull();
  self->version = 0;
  self->reserved_word = 0;
  self->reserved_pointer = nullptr;
  Track(self);
  return Ref<FunctionObject>::Adopt(self);
}

namespace {

uint32_t NextVersion() {
  Runtime& runtime = CurrentRuntime();
  return runtime.next_function_version == 0 ? 0 : runtime.next_function_version++;
}

}  // namespace

uint32_t FunctionVersion(FunctionObject* function) {
  if (function->version == 0) function->version = NextVersion();
  return function->version;
}

void ShareVersionOfCode(FunctionObject* function) {
  CodeObject* code = function->code;
  if (code->function_version == 0) code->function_version = NextVersion();
  function->version = code->function_version;
}

// ---- Attributes ----------------------------------------------------------------------------------------------------------------

namespace {

Ref<Object> GetCode(Borrowed<Object> self) { return NewRef<Object>(AsFunction(self)->code.get()); }

bool SetCode(Borrowed<Object> object, Borrowed<Object> value_or_null) {
  auto* self = AsFunction(object);
  if (!value_or_null || value_or_null->kind != kCode) return RaiseFalse(TypeId::kTypeError, "__code__ must be set to a code object");
  auto* code = AsCode(value_or_null);
  ptrdiff_t closure_size = self->closure ? self->closure->size : 0;
  if (closure_size != code->free_count) {
    return RaiseFalse(TypeId::kValueError, "%U() requires a code object with %zd free vars, not %zd", self->name.get(), closure_size,
                      static_cast<ptrdiff_t>(code->free_count));
  }
  self->version = 0;
  self->code.Set(NewRef(code));
  return true;
}

Ref<Object> GetName(Borrowed<Object> self) { return NewRef<Object>(AsFunction(self)->name.get()); }
Ref<Object> GetQualname(Borrowed<Object> self) { return NewRef<Object>(AsFunction(self)->qualname.get()); }

bool SetName(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  if (!value_or_null || !IsStr(value_or_null)) return RaiseFalse(TypeId::kTypeError, "__name__ must be set to a string object");
  AsFunction(self)->name.Set(NewRef(AsStr(value_or_null)));
  return true;
}

bool SetQualname(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  if (!value_or_null || !IsStr(value_or_null)) return RaiseFalse(TypeId::kTypeError, "__qualname__ must be set to a string object");
  AsFunction(self)->qualname.Set(NewRef(AsStr(value_or_null)));
  return true;
}

// None and deletion stand for "none".
Object* NullForNone(Object* value_or_null) { return value_or_null && !IsNone(value_or_null) ? value_or_null : nullptr; }

Ref<Object> GetDefaults(Borrowed<Object> self) { return OrNone(AsFunction(self)->defaults); }
Ref<Object> GetKwDefaults(Borrowed<Object> self) { return OrNone(AsFunction(self)->kwdefaults); }

bool SetDefaults(Borrowed<Object> object, Borrowed<Object> value_or_null) {
  Object* value = NullForNone(value_or_null);
  if (value && !IsTuple(value)) return RaiseFalse(TypeId::kTypeError, "__defaults__ must be set to a tuple object");
  auto* self = AsFunction(object);
  self->version = 0;
  self->defaults.Set(NewRef(value));
  return true;
}

bool SetKwDefaults(Borrowed<Object> object, Borrowed<Object> value_or_null) {
  Object* value = NullForNone(value_or_null);
  if (value && !IsDict(value)) return RaiseFalse(TypeId::kTypeError, "__kwdefaults__ must be set to a dict object");
  auto* self = AsFunction(object);
  self->version = 0;
  self->kwdefaults.Set(NewRef(value));
  return true;
}

// The compiler leaves a tuple (name, value, name, value ...), because most annotations are never asked for.
Ref<Object> GetAnnotations(Borrowed<Object> object) {
  auto* self = AsFunction(object);
  if (self->annotations && IsDict(self->annotations)) return NewRef(self->annotations.get());
  Ref<DictObject> dict = NewDict();
  if (!dict) return nullptr;
  if (Object* pairs = self->annotations) {
    TupleObject* tuple = AsTuple(pairs);
    for (ptrdiff_t i = 0; i + 1 < tuple->size; i += 2) {
      if (!DictSet(dict.get(), tuple->items[i], tuple->items[i + 1])) return nullptr;
    }
  }
  self->annotations.Set(NewRef<Object>(dict.get()));
  return dict;
}

bool SetAnnotations(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  Object* value = NullForNone(value_or_null);
  if (value && !IsDict(value)) return RaiseFalse(TypeId::kTypeError, "__annotations__ must be set to a dict object");
  AsFunction(self)->annotations.Set(NewRef(value));
  return true;
}

// ---- Slots ---------------------------------------------------------------------------------------------------------------------

Ref<Object> FunctionRepr(Borrowed<Object> self) {
  return StrFormat("<function %U at %p>", AsFunction(self)->qualname.get(), static_cast<void*>(self.get()));
}

Ref<Object> FunctionCall(Borrowed<Object> self, CallArgs args) { return CurrentRuntime().hooks.call_function(AsFunction(self), args); }

Ref<Object> FunctionGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  if (!object_or_null || IsNone(object_or_null)) return self.ToOwned();
  return NewBoundMethod(self, object_or_null);
}

bool CheckClosure(CodeObject* code, Object* closure) {
  ptrdiff_t expected = code->free_count;
  if (!IsTuple(closure)) {
    if (expected != 0 && IsNone(closure)) return RaiseFalse(TypeId::kTypeError, "arg 5 (closure) must be tuple");
    if (!IsNone(closure)) return RaiseFalse(TypeId::kTypeError, "arg 5 (closure) must be None or tuple");
    return true;
  }
  TupleObject* cells = AsTuple(closure);
  if (cells->size != expected) {
    return RaiseFalse(TypeId::kValueError, "%U requires closure of length %zd, not %zd", code->name.get(), expected, cells->size);
  }
  for (Object* cell : TupleItems(cells)) {
    if (cell->kind != kCell) return RaiseFalse(TypeId::kTypeError, "arg 5 (closure) expected cell, found %s", TypeOf(cell)->name);
  }
  return true;
}

Ref<Object> FunctionNew(TypeObject* type, CallArgs args) {
  Object* given[5];
  if (!ParseArguments({"function", {"code", "globals", "name", "argdefs", "closure"}, 2}, args, given)) return nullptr;
  auto wrong = [](const char* name, const char* expected, Object* object) {
    return RaiseTypeError("function() argument '%s' must be %s, not %.50K", name, expected, object);
  };
  if (given[0]->kind != kCode) return wrong("code", "code", given[0]);
  if (!IsDict(given[1])) return wrong("globals", "dict", given[1]);
  Object* name = given[2] ? given[2] : None();
  Object* defaults = given[3] ? given[3] : None();
  Object* closure = given[4] ? given[4] : None();
  if (!IsNone(name) && !IsStr(name)) return RaiseTypeError("arg 3 (name) must be None or string");
  if (!IsNone(defaults) && !IsTuple(defaults)) return RaiseTypeError("arg 4 (defaults) must be None or tuple");
  auto* code = AsCode(given[0]);
  if (!CheckClosure(code, closure)) return nullptr;
  Ref<FunctionObject> function = NewFunction(code, AsDict(given[1]));
  if (!function) return nullptr;
  if (!IsNone(name)) function->name.Set(NewRef(AsStr(name)));
  if (!IsNone(defaults)) function->defaults.Set(NewRef(defaults));
  if (!IsNone(closure)) function->closure.Set(NewRef(AsTuple(closure)));
  return function;
}

constexpr MemberDef kMembers[] = {
    {"__closure__", MemberKind::kObject, offsetof(FunctionObject, closure)},
    {"__doc__", MemberKind::kObject, offsetof(FunctionObject, doc), false},
    {"__globals__", MemberKind::kObject, offsetof(FunctionObject, globals)},
    {"__module__", MemberKind::kObject, offsetof(FunctionObject, module), false},
    {"__builtins__", MemberKind::kObject, offsetof(FunctionObject, builtins)},
};

constexpr GetSetDef kGetSets[] = {
    {"__code__", &GetCode, &SetCode},
    {"__defaults__", &GetDefaults, &SetDefaults},
    {"__kwdefaults__", &GetKwDefaults, &SetKwDefaults},
    {"__annotations__", &GetAnnotations, &SetAnnotations},
    {"__dict__", &GetDictAttribute, &SetDictAttribute},
    {"__name__", &GetName, &SetName},
    {"__qualname__", &GetQualname, &SetQualname},
};

}  // namespace

extern const TypeSpec kFunctionSpec;
constinit const TypeSpec kFunctionSpec = {
    .name = "function",
    .base = TypeId::kObject,
    .basic_size = sizeof(FunctionObject),
    .flags = kTypeHasGc | kTypeMethodDescriptor,
    .instance_kind = kFunction,
    .weaklist_offset = offsetof(FunctionObject, weaklist),
    .dict_offset = offsetof(FunctionObject, dict),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .clear = &Clear,
    .slots = {.repr = &FunctionRepr, .call = &FunctionCall, .descr_get = &FunctionGet, .new_ = &FunctionNew},
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "function(code, globals, name=None, argdefs=None, closure=None)\n--\n\n"
           "Make a function.\n\n"
           "  code      what it runs, a code object\n"
           "  globals   its global variables, a dict\n"
           "  name      another name than the code's\n"
           "  argdefs   default values of its parameters, a tuple\n"
           "  closure   cells for its free variables, a tuple",
};

// ---- cell ----------------------------------------------------------------------------------------------------------------------

namespace {

CellObject* AsCell(Object* object) { return static_cast<CellObject*>(object); }

int TraverseCell(Object* self, VisitFn visit, void* context) { return AsCell(self)->value.Visit(visit, context); }
void ClearCell(Object* self) { AsCell(self)->value.Clear(); }

void DeallocCell(Object* self) {
  Untrack(self);
  TrashcanScope trashcan(self, &DeallocCell, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  AsCell(self)->value.Clear();
  FreeObject(self);
}

Ref<Object> CellRepr(Borrowed<Object> self) {
  Object* value = AsCell(self)->value;
  void* address = self.get();
  if (!value) return StrFormat("<cell at %p: empty>", address);
  return StrFormat("<cell at %p: %.80s object at %p>", address, TypeOf(value)->name, static_cast<void*>(value));
}

Ref<Object> CellCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (a->kind != kCell || b->kind != kCell) return NewNotImplemented();
  Ref<Object> left = NewRef(AsCell(a)->value.get());
  Ref<Object> right = NewRef(AsCell(b)->value.get());
  if (left && right) return Compare(left, right, op);
  // An empty cell is less than any other.
  int l = left ? 1 : 0, r = right ? 1 : 0;
  switch (op) {
    case kLess:
      return NewBool(l < r);
    case kLessEqual:
      return NewBool(l <= r);
    case kEqual:
      return NewBool(l == r);
    case kNotEqual:
      return NewBool(l != r);
    case kGreater:
      return NewBool(l > r);
    default:
      return NewBool(l >= r);
  }
}

Ref<Object> CellNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("cell", args) || !CheckArgCount("cell", args.positional_count, 0, 1)) return nullptr;
  return NewCell(args.positional_count ? NewRef(args.data[0]) : nullptr);
}

Ref<Object> GetContents(Borrowed<Object> self) {
  if (Object* value = AsCell(self)->value) return NewRef(value);
  return Raise(TypeId::kValueError, "Cell is empty");
}

bool SetContents(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  AsCell(self)->value.Set(value_or_null.ToOwned());
  return true;
}

constexpr GetSetDef kCellGetSets[] = {{"cell_contents", &GetContents, &SetContents}};

}  // namespace

Ref<CellObject> NewCell(Ref<Object> value_or_null) {
  auto* self = NewContainer<CellObject>(BuiltinType(TypeId::kCell));
  if (!self) return nullptr;
  self->value.Init(std::move(value_or_null));
  Track(self);
  return Ref<CellObject>::Adopt(self);
}

extern const TypeSpec kCellSpec;
constinit const TypeSpec kCellSpec = {
    .name = "cell",
    .base = TypeId::kObject,
    .basic_size = sizeof(CellObject),
    .flags = kTypeHasGc,
    .instance_kind = kCell,
    .dealloc = &DeallocCell,
    .traverse = &TraverseCell,
    .clear = &ClearCell,
    .slots = {.repr = &CellRepr, .getattr = &GenericGetAttr, .compare = &CellCompare, .new_ = &CellNew},
    .getsets = kCellGetSets,
    .doc = "cell([contents])\n--\n\nA variable that several functions share.",
};

}  // namespace viv
