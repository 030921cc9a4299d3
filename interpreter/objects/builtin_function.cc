// builtin_function_or_method, and calling through a MethodDef. Answers to CPython's Objects/methodobject.c.
#include "gc/weakref.h"
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

BuiltinFunctionObject* AsBuiltin(Object* object) { return static_cast<BuiltinFunctionObject*>(object); }

constexpr const char* kCalling = " while calling a Python object";

[[gnu::noinline, gnu::cold]] Ref<Object> RaiseCount(const char* format, Borrowed<Object> callable, size_t given) {
  Ref<StrObject> shown = CallableForMessages(callable);
  return shown ? RaiseTypeError(format, shown.get(), given) : nullptr;
}

// ---- Life ----------------------------------------------------------------------------------------------------------------------

void Dealloc(Object* object) {
  auto* self = AsBuiltin(object);
  Untrack(object);
  TrashcanScope trashcan(object, &Dealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  if (self->weaklist) ClearWeakRefs(object);
  self->self.Clear();
  self->module.Clear();
  FreeObject(object);
}

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsBuiltin(object);
  if (int stop = self->self.Visit(visit, context)) return stop;
  return self->module.Visit(visit, context);
}

// ---- Slots ---------------------------------------------------------------------------------------------------------------------

Ref<Object> BuiltinCall(Borrowed<Object> callable, CallArgs args) {
  auto* self = AsBuiltin(callable);
  return CallMethodDef(self->def, self->def->flags & kStaticMethodFlag ? nullptr : self->self.get(), args, callable);
}

Ref<Object> BuiltinRepr(Borrowed<Object> object) {
  auto* self = AsBuiltin(object);
  Object* bound = self->self;
  if (!bound || IsSubtype(TypeOf(bound), BuiltinType(TypeId::kModule))) return StrFormat("<built-in function %s>", self->def->name);
  return StrFormat("<built-in method %s of %s object at %p>", self->def->name, TypeOf(bound)->name, static_cast<void*>(bound));
}

const void* FunctionAddress(const MethodDef* def) { return reinterpret_cast<const void*>(def->function.no_args); }

int64_t BuiltinHash(Borrowed<Object> object) {
  auto* self = AsBuiltin(object);
  int64_t hash = HashOfAddress(self->self.get()) ^ HashOfAddress(FunctionAddress(self->def));
  return hash == -1 ? -2 : hash;
}

Ref<Object> BuiltinCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || a->kind != kBuiltinFunction || b->kind != kBuiltinFunction) return NewNotImplemented();
  auto* left = AsBuiltin(a);
  auto* right = AsBuiltin(b);
  bool equal = left->self.get() == right->self.get() && FunctionAddress(left->def) == FunctionAddress(right->def);
  return NewBool(equal == (op == kEqual));
}

// ---- Attributes ----------------------------------------------------------------------------------------------------------------

Ref<Object> GetDoc(Borrowed<Object> self) { return DocOf(AsBuiltin(self)->def->name, AsBuiltin(self)->def->doc); }
Ref<Object> GetTextSignature(Borrowed<Object> self) { return TextSignatureOf(AsBuiltin(self)->def->name, AsBuiltin(self)->def->doc); }
Ref<Object> GetName(Borrowed<Object> self) { return InternStr(AsBuiltin(self)->def->name); }

Ref<Object> GetQualname(Borrowed<Object> object) {
  auto* self = AsBuiltin(object);
  Object* bound = self->self;
  if (!bound || IsSubtype(TypeOf(bound), BuiltinType(TypeId::kModule))) return GetName(object);
  Object* type = IsType(bound) ? bound : TypeOf(bound);
  Ref<Object> of_type = GetAttr(type, Names().__qualname__);
  if (!of_type) return nullptr;
  if (!IsStr(of_type.get())) return RaiseTypeError("<method>.__class__.__qualname__ is not a unicode object");
  return StrFormat("%U.%s", AsStr(of_type.get()), self->def->name);
}

Ref<Object> GetSelf(Borrowed<Object> object) {
  auto* self = AsBuiltin(object);
  return self->def->flags & kStaticMethodFlag ? NewNone() : OrNone(self->self.get());
}

Ref<Object> BuiltinReduce(Borrowed<Object> object) {
  auto* self = AsBuiltin(object);
  Ref<Object> name = GetName(object);
  Object* bound = self->self;
  if (!name || !bound || IsSubtype(TypeOf(bound), BuiltinType(TypeId::kModule))) return name;
  return ReduceAsAttribute(bound, name);
}

}  // namespace

Ref<Object> NewBuiltinFunction(const MethodDef* def, Borrowed<Object> self_or_null, Borrowed<Object> module_or_null) {
  auto* self = NewContainer<BuiltinFunctionObject>(BuiltinType(TypeId::kBuiltinFunction));
  if (!self) return nullptr;
  self->def = def;
  self->self.Init(self_or_null.ToOwned());
  self->module.Init(module_or_null.ToOwned());
  self->weaklist = nullptr;
  self->reserved_pointer = nullptr;
  Track(self);
  return Ref<Object>::Adopt(self);
}

Ref<Object> CallMethodDef(const MethodDef* def, Borrowed<Object> self, CallArgs args, Borrowed<Object> callable) {
  if (def->kind == CallKind::kKeywords) return def->function.keywords(self, args);
  if (__builtin_expect(args.keyword_names && args.keyword_names->size != 0, 0)) {
    return RaiseCount("%U takes no keyword arguments", callable, 0);
  }
  const size_t given = args.positional_count;
  switch (def->kind) {
    case CallKind::kNoArgs: {
      if (__builtin_expect(given != 0, 0)) return RaiseCount("%U takes no arguments (%zu given)", callable, given);
      RecursionGuard guard(kCalling);
      return guard ? def->function.no_args(self) : nullptr;
    }
    case CallKind::kOneArg: {
      if (__builtin_expect(given != 1, 0)) return RaiseCount("%U takes exactly one argument (%zu given)", callable, given);
      RecursionGuard guard(kCalling);
      return guard ? def->function.one_arg(self, args.data[0]) : nullptr;
    }
    default:
      if (static_cast<ptrdiff_t>(given) < def->min_args || (def->max_args >= 0 && static_cast<ptrdiff_t>(given) > def->max_args)) {
        CheckArgCount(def->name, given, def->min_args, def->max_args);
        return nullptr;
      }
      return def->function.positional(self, args.positional());
  }
}

Ref<StrObject> CallableForMessages(Borrowed<Object> callable) {
  Ref<Object> qualname;
  int found = LookupAttr(callable, Names().__qualname__, &qualname);
  if (found < 0) return nullptr;
  if (found == 0) return Str(callable);
  Ref<Object> module;
  found = LookupAttr(callable, Names().__module__, &module);
  if (found < 0) return nullptr;
  if (found > 0 && !IsNone(module.get())) {
    int differs = CompareBool(module, Names().builtins, kNotEqual);
    if (differs < 0) return nullptr;
    if (differs) return StrFormat("%S.%S()", module.get(), qualname.get());
  }
  return StrFormat("%S()", qualname.get());
}

Ref<Object> ReduceAsAttribute(Borrowed<Object> object, Borrowed<Object> name) {
  ModuleObject* builtins = CurrentRuntime().builtins;
  Borrowed<Object> getattr = builtins ? DictGetText(ModuleDict(builtins), "getattr") : nullptr;
  if (!getattr) {
    if (!ErrorPending()) Raise(TypeId::kAttributeError, "getattr");
    return nullptr;
  }
  Ref<TupleObject> args = NewTuple({object.get(), name.get()});
  return args ? NewTuple({getattr.get(), args.get()}) : nullptr;
}

// ---- Texts of tables -----------------------------------------------------------------------------------------------------------

namespace {

constexpr std::string_view kSignatureEnd = ")\n--\n\n";

// The signature "(...)" and the text behind it. False: the doc has no signature for that name.
bool SplitDoc(const char* name, std::string_view doc, std::string_view* signature, std::string_view* text) {
  std::string_view short_name = name;
  if (size_t dot = short_name.rfind('.'); dot != std::string_view::npos) short_name.remove_prefix(dot + 1);
  if (doc.substr(0, short_name.size()) != short_name || doc.substr(short_name.size(), 1) != "(") return false;
  size_t end = doc.find(kSignatureEnd);
  // A blank line before it: what looks like a signature is part of the text.
  if (end == std::string_view::npos || doc.substr(0, end).find("\n\n") != std::string_view::npos) return false;
  *signature = doc.substr(short_name.size(), end + 1 - short_name.size());
  *text = doc.substr(end + kSignatureEnd.size());
  return true;
}

}  // namespace

Ref<Object> DocOf(const char* name, const char* doc_or_null) {
  if (!doc_or_null) return NewNone();
  std::string_view signature, text = doc_or_null;
  SplitDoc(name, doc_or_null, &signature, &text);
  if (text.empty()) return NewNone();
  return NewStr(text);
}

Ref<Object> TextSignatureOf(const char* name, const char* doc_or_null) {
  std::string_view signature, text;
  if (!doc_or_null || !SplitDoc(name, doc_or_null, &signature, &text)) return NewNone();
  return NewStr(signature);
}

// ---- The type ------------------------------------------------------------------------------------------------------------------

namespace {

constexpr MethodDef kMethods[] = {NoArgs("__reduce__", &BuiltinReduce)};
constexpr MemberDef kMembers[] = {{"__module__", MemberKind::kObject, offsetof(BuiltinFunctionObject, module), false}};
constexpr GetSetDef kGetSets[] = {
    {"__doc__", &GetDoc},   {"__name__", &GetName}, {"__qualname__", &GetQualname},
    {"__self__", &GetSelf}, {"__text_signature__", &GetTextSignature},
};

}  // namespace

extern const TypeSpec kBuiltinFunctionSpec;
constinit const TypeSpec kBuiltinFunctionSpec = {
    .name = "builtin_function_or_method",
    .base = TypeId::kObject,
    .basic_size = sizeof(BuiltinFunctionObject),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .instance_kind = kBuiltinFunction,
    .weaklist_offset = offsetof(BuiltinFunctionObject, weaklist),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .slots = {.repr = &BuiltinRepr,
              .hash = &BuiltinHash,
              .call = &BuiltinCall,
              .getattr = &GenericGetAttr,
              .compare = &BuiltinCompare},
    .methods = kMethods,
    .getsets = kGetSets,
    .members = kMembers,
};

}  // namespace viv
