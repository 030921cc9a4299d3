// property. Answers to the second half of CPython's Objects/descrobject.c.
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"

namespace viv {
namespace {

PropertyObject* AsProperty(Object* object) { return static_cast<PropertyObject*>(object); }

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsProperty(object);
  for (const GcSlot<Object>* slot : {&self->get, &self->set, &self->del, &self->doc, &self->name}) {
    if (int stop = slot->Visit(visit, context)) return stop;
  }
  return 0;
}

void Clear(Object* object) { AsProperty(object)->doc.Clear(); }

void Dealloc(Object* object) {
  auto* self = AsProperty(object);
  Untrack(object);
  for (GcSlot<Object>* slot : {&self->get, &self->set, &self->del, &self->doc, &self->name}) slot->Clear();
  FreeObject(object);
}

Object* NullForNone(Object* value_or_null) { return value_or_null && !IsNone(value_or_null) ? value_or_null : nullptr; }

// Without a docstring of its own a property has its getter's.
bool TakeGetterDoc(PropertyObject* self) {
  Ref<Object> doc;
  int found = LookupAttr(self->get.get(), Names().__doc__, &doc);
  if (found <= 0) return found == 0;
  if (IsExact(self, TypeId::kProperty)) {
    self->doc.Set(std::move(doc));
  } else if (!SetAttr(self, Names().__doc__, doc)) {  // else __doc__ of the subclass would hide it
    return false;
  }
  self->getter_doc = true;
  return true;
}

bool Init(Borrowed<Object> object, CallArgs args) {
  Object* given[4];
  if (!ParseArguments({"property", {"fget", "fset", "fdel", "doc"}}, args, given)) return false;
  auto* self = AsProperty(object);
  self->get.Set(NewRef(NullForNone(given[0])));
  self->set.Set(NewRef(NullForNone(given[1])));
  self->del.Set(NewRef(NullForNone(given[2])));
  self->doc.Set(NewRef(given[3]));
  self->name.Clear();
  self->getter_doc = false;
  return NullForNone(given[3]) || !self->get || TakeGetterDoc(self);
}

bool RaiseMissing(const PropertyObject* self, Borrowed<Object> object, const char* what) {
  Ref<Object> qualname = TypeQualname(TypeOf(object));
  if (!qualname) return false;
  if (self->name) {
    return RaiseFalse(TypeId::kAttributeError, "property %R of %R object has no %s", self->name.get(), qualname.get(), what);
  }
  return RaiseFalse(TypeId::kAttributeError, "property of %R object has no %s", qualname.get(), what);
}

Ref<Object> Get(Borrowed<Object> object, Borrowed<Object> instance_or_null, Borrowed<Object> type_or_null) {
  if (!instance_or_null || IsNone(instance_or_null)) return object.ToOwned();
  auto* self = AsProperty(object);
  if (__builtin_expect(!self->get, 0)) {
    RaiseMissing(self, instance_or_null, "getter");
    return nullptr;
  }
  Object* argument = instance_or_null;
  if (self->get->kind == kFunction) return CurrentRuntime().hooks.call_function(AsFunction(self->get), {&argument, 1});
  return Call(self->get.get(), CallArgs{&argument, 1});
}

bool Set(Borrowed<Object> object, Borrowed<Object> instance, Borrowed<Object> value_or_null) {
  auto* self = AsProperty(object);
  Object* function = value_or_null ? self->set.get() : self->del.get();
  if (!function) return RaiseMissing(self, instance, value_or_null ? "setter" : "deleter");
  Object* arguments[] = {instance, value_or_null};
  return static_cast<bool>(Call(function, CallArgs{arguments, value_or_null ? size_t{2} : size_t{1}}));
}

// A copy with some of the functions replaced: what @x.setter makes.
Ref<Object> CopyWith(Borrowed<Object> object, Object* get, Object* set, Object* del) {
  auto* self = AsProperty(object);
  auto either = [](Object* replacement, Object* own) {
    if (NullForNone(replacement)) return replacement;
    return own ? own : None();
  };
  get = either(get, self->get);
  // Where the getter gave the docstring, the copy takes its own getter's.
  Object* doc = (self->getter_doc && !IsNone(get)) || !self->doc ? None() : self->doc.get();
  Ref<Object> copy = Call(TypeOf(object), {get, either(set, self->set), either(del, self->del), doc});
  if (copy && IsInstanceExactOrSub(copy.get(), TypeId::kProperty)) AsProperty(copy.get())->name.Set(NewRef(self->name.get()));
  return copy;
}

Ref<Object> Getter(Borrowed<Object> self, Borrowed<Object> function) { return CopyWith(self, function, nullptr, nullptr); }
Ref<Object> Setter(Borrowed<Object> self, Borrowed<Object> function) { return CopyWith(self, nullptr, function, nullptr); }
Ref<Object> Deleter(Borrowed<Object> self, Borrowed<Object> function) { return CopyWith(self, nullptr, nullptr, function); }

Ref<Object> SetName(Borrowed<Object> self, ArgSpan args) {
  if (args.size != 2) return RaiseTypeError("__set_name__() takes 2 positional arguments but %zu were given", args.size);
  AsProperty(self)->name.Set(NewRef(args[1]));
  return NewNone();
}

Ref<Object> GetIsAbstract(Borrowed<Object> object) {
  auto* self = AsProperty(object);
  for (Object* function : {self->get.get(), self->set.get(), self->del.get()}) {
    int answer = IsAbstractMethod(function);
    if (answer != 0) return answer < 0 ? nullptr : NewBool(true);
  }
  return NewBool(false);
}

constexpr MethodDef kMethods[] = {
    OneArg("getter", &Getter, "A copy of the property with another getter."),
    OneArg("setter", &Setter, "A copy of the property with another setter."),
    OneArg("deleter", &Deleter, "A copy of the property with another deleter."),
    Positional("__set_name__", &SetName, 0, -1, "Tells the property its name."),
};

constexpr MemberDef kMembers[] = {
    {"fget", MemberKind::kObject, offsetof(PropertyObject, get)},
    {"fset", MemberKind::kObject, offsetof(PropertyObject, set)},
    {"fdel", MemberKind::kObject, offsetof(PropertyObject, del)},
    {"__doc__", MemberKind::kObject, offsetof(PropertyObject, doc), false},
};

constexpr GetSetDef kGetSets[] = {{"__isabstractmethod__", &GetIsAbstract}};

}  // namespace

int IsAbstractMethod(Borrowed<Object> object_or_null) {
  if (!object_or_null) return 0;
  Ref<Object> value;
  int found = LookupAttr(object_or_null, Names().__isabstractmethod__, &value);
  return found <= 0 ? found : IsTrue(value);
}

Ref<Object> NewProperty(Borrowed<Object> get, Borrowed<Object> set, Borrowed<Object> del, Borrowed<Object> doc) {
  auto or_none = [](Object* value) { return value ? value : None(); };
  return Call(BuiltinType(TypeId::kProperty), {or_none(get), or_none(set), or_none(del), or_none(doc)});
}

extern const TypeSpec kPropertySpec;
constinit const TypeSpec kPropertySpec = {
    .name = "property",
    .base = TypeId::kObject,
    .basic_size = sizeof(PropertyObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .instance_kind = kProperty,
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .clear = &Clear,
    .slots = {.getattr = &GenericGetAttr, .descr_get = &Get, .descr_set = &Set, .new_ = &NewGeneric, .init = &Init},
    .methods = kMethods,
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\n"
           "An attribute that is computed.\n\n"
           "  fget   called to read it\n"
           "  fset   called to set it\n"
           "  fdel   called to delete it\n"
           "  doc    its docstring\n\n"
           "Mostly used as a decorator:\n\n"
           "class C:\n"
           "    @property\n"
           "    def x(self):\n"
           "        \"I am the 'x' property.\"\n"
           "        return self._x\n"
           "    @x.setter\n"
           "    def x(self, value):\n"
           "        self._x = value",
};
static_assert(sizeof(PropertyObject) == 64);

}  // namespace viv
