// operator.itemgetter, attrgetter and methodcaller: callables that take something of their argument.
// Answers to the second half of CPython's Modules/_operator.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/operator_types.h"

namespace viv {

namespace {

struct ItemGetter : Object {
  ptrdiff_t count;
  GcSlot<Object> items;  // a tuple; the one item itself where count is 1
  ptrdiff_t index;       // of the one item, where that is a small int >= 0; else -1
  void* reserved;
};
static_assert(sizeof(ItemGetter) == 48);

struct AttrGetter : Object {
  ptrdiff_t count;
  GcSlot<TupleObject> paths;  // of each attribute: a str, or a tuple of them where the name has dots
  void* reserved;
};
static_assert(sizeof(AttrGetter) == 40);

struct MethodCaller : Object {
  GcSlot<StrObject> name;
  GcSlot<TupleObject> args;
  GcSlot<DictObject> keywords;
};
static_assert(sizeof(MethodCaller) == 40);

ItemGetter* AsItemGetter(Object* object) { return static_cast<ItemGetter*>(object); }
AttrGetter* AsAttrGetter(Object* object) { return static_cast<AttrGetter*>(object); }
MethodCaller* AsMethodCaller(Object* object) { return static_cast<MethodCaller*>(object); }

// The one argument of a call.
inline Object* Subject(const char* name, CallArgs args) {
  if (__builtin_expect(args.keyword_count() != 0, 0)) return NoKeywords(name, args), nullptr;
  if (__builtin_expect(args.positional_count != 1, 0)) return CheckArgCount(name, args.positional_count, 1, 1), nullptr;
  return args.data[0];
}

bool TakesOneOrMore(const char* name, CallArgs args) {
  if (!NoKeywords(name, args)) return false;
  return args.positional_count >= 1 || CheckArgCount(name, 0, 1, 1);
}

// The repr of an object whose repr is under way: "name(...)".
Ref<Object> ReprInCycle(Borrowed<Object> self) { return StrFormat("%s(...)", TypeOf(self)->name); }

// ---- itemgetter --------------------------------------------------------------------------------------------------------------------

int ItemGetterTraverse(Object* self, VisitFn visit, void* context) { return AsItemGetter(self)->items.Visit(visit, context); }
void ItemGetterClear(Object* self) { AsItemGetter(self)->items.Clear(); }
void ItemGetterDealloc(Object* self) {
  Untrack(self);
  ItemGetterClear(self);
  FreeObject(self);
}

Ref<Object> ItemGetterNew(TypeObject* type, CallArgs args) {
  if (!TakesOneOrMore("itemgetter", args)) return nullptr;
  Ref<Object> items = args.positional_count == 1 ? NewRef(args.data[0]) : Ref<Object>(NewTupleFrom(args.positional()));
  Ref<Object> self = items ? AllocateInstance(type, 0) : nullptr;
  if (!self) return nullptr;
  auto* getter = AsItemGetter(self.get());
  getter->count = static_cast<ptrdiff_t>(args.positional_count);
  getter->index = args.positional_count == 1 && items->kind == kInt ? SmallValue(items.get()) : -1;
  getter->items.Init(std::move(items));
  Track(getter);
  return self;
}

Ref<Object> ItemGetterCall(Borrowed<Object> self, CallArgs args) {
  Object* subject = Subject("itemgetter", args);
  if (!subject) return nullptr;
  auto* getter = AsItemGetter(self);
  if (getter->count == 1) {
    if (getter->index >= 0 && subject->kind == kTuple && getter->index < AsTuple(subject)->size) {
      return NewRef(AsTuple(subject)->items[getter->index]);
    }
    return GetItem(subject, getter->items.get());
  }
  const auto* keys = AsTuple(getter->items.get());
  Ref<TupleObject> result = NewTuple(keys->size);
  if (!result) return nullptr;
  for (ptrdiff_t i = 0; i < keys->size; ++i) {
    Ref<Object> value = GetItem(subject, keys->items[i]);
    if (!value) return nullptr;
    TupleInit(result.get(), i, std::move(value));
  }
  return result;
}

Ref<Object> ItemGetterRepr(Borrowed<Object> self) {
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? ReprInCycle(self) : nullptr;
  auto* getter = AsItemGetter(self);
  Ref<Object> text = StrFormat(getter->count == 1 ? "%s(%R)" : "%s%R", TypeOf(self)->name, getter->items.get());
  ReprLeave(self);
  return text;
}

Ref<Object> ItemGetterReduce(Borrowed<Object> self) {
  auto* getter = AsItemGetter(self);
  Ref<TupleObject> args = getter->count == 1 ? NewTuple({getter->items.get()}) : NewRef(AsTuple(getter->items.get()));
  return args ? NewTuple({TypeOf(self), args.get()}) : nullptr;
}

// ---- attrgetter --------------------------------------------------------------------------------------------------------------------

int AttrGetterTraverse(Object* self, VisitFn visit, void* context) { return AsAttrGetter(self)->paths.Visit(visit, context); }
void AttrGetterClear(Object* self) { AsAttrGetter(self)->paths.Clear(); }
void AttrGetterDealloc(Object* self) {
  Untrack(self);
  AttrGetterClear(self);
  FreeObject(self);
}

// A name, interned; where it has dots, a tuple of its parts.
Ref<Object> PathOf(StrObject* name) {
  ptrdiff_t dots = 0;
  for (ptrdiff_t i = 0; i < name->length; ++i) dots += StrChar(name, i) == '.';
  if (dots == 0) {
    Ref<StrObject> interned = NewRef(name);
    InternInPlace(&interned);
    return interned;
  }
  Ref<TupleObject> parts = NewTuple(dots + 1);
  if (!parts) return nullptr;
  ptrdiff_t start = 0;
  for (ptrdiff_t i = 0, n = 0; i <= name->length; ++i) {
    if (i < name->length && StrChar(name, i) != '.') continue;
    Ref<StrObject> part = StrSubstring(name, start, i);
    if (!part) return nullptr;
    InternInPlace(&part);
    TupleInit(parts.get(), n++, std::move(part));
    start = i + 1;
  }
  return parts;
}

Ref<Object> AttrGetterNew(TypeObject* type, CallArgs args) {
  if (!TakesOneOrMore("attrgetter", args)) return nullptr;
  Ref<TupleObject> paths = NewTuple(static_cast<ptrdiff_t>(args.positional_count));
  if (!paths) return nullptr;
  for (size_t i = 0; i < args.positional_count; ++i) {
    if (!IsStr(args.data[i])) return RaiseTypeError("attribute name must be a string");
    Ref<Object> path = PathOf(AsStr(args.data[i]));
    if (!path) return nullptr;
    TupleInit(paths.get(), static_cast<ptrdiff_t>(i), std::move(path));
  }
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  AsAttrGetter(self.get())->count = paths->size;
  AsAttrGetter(self.get())->paths.Init(std::move(paths));
  Track(self.get());
  return self;
}

Ref<Object> Follow(Object* subject, Object* path) {
  if (IsStr(path)) return GetAttr(subject, AsStr(path));
  Ref<Object> current = NewRef(subject);
  for (Object* name : TupleItems(AsTuple(path))) {
    current = GetAttr(current, AsStr(name));
    if (!current) return nullptr;
  }
  return current;
}

Ref<Object> AttrGetterCall(Borrowed<Object> self, CallArgs args) {
  Object* subject = Subject("attrgetter", args);
  if (!subject) return nullptr;
  const TupleObject* paths = AsAttrGetter(self)->paths;
  if (paths->size == 1) return Follow(subject, paths->items[0]);
  Ref<TupleObject> result = NewTuple(paths->size);
  if (!result) return nullptr;
  for (ptrdiff_t i = 0; i < paths->size; ++i) {
    Ref<Object> value = Follow(subject, paths->items[i]);
    if (!value) return nullptr;
    TupleInit(result.get(), i, std::move(value));
  }
  return result;
}

// The names as they were given.
Ref<TupleObject> DottedNames(AttrGetter* getter) {
  const TupleObject* paths = getter->paths;
  Ref<TupleObject> names = NewTuple(paths->size);
  Ref<StrObject> dot = StrFromChar('.');
  if (!names || !dot) return nullptr;
  for (ptrdiff_t i = 0; i < paths->size; ++i) {
    Object* path = paths->items[i];
    Ref<Object> name = IsStr(path) ? NewRef(path) : Ref<Object>(StrJoinItems(dot, TupleItems(AsTuple(path))));
    if (!name) return nullptr;
    TupleInit(names.get(), i, std::move(name));
  }
  return names;
}

Ref<Object> AttrGetterRepr(Borrowed<Object> self) {
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? ReprInCycle(self) : nullptr;
  Ref<TupleObject> names = DottedNames(AsAttrGetter(self));
  Ref<Object> text;
  if (names) {
    text = names->size == 1 ? StrFormat("%s(%R)", TypeOf(self)->name, names->items[0]) : StrFormat("%s%R", TypeOf(self)->name, names.get());
  }
  ReprLeave(self);
  return text;
}

Ref<Object> AttrGetterReduce(Borrowed<Object> self) {
  Ref<TupleObject> names = DottedNames(AsAttrGetter(self));
  return names ? NewTuple({TypeOf(self), names.get()}) : nullptr;
}

// ---- methodcaller ------------------------------------------------------------------------------------------------------------------

int MethodCallerTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsMethodCaller(self)->name.Visit(visit, context)) return stop;
  if (int stop = AsMethodCaller(self)->args.Visit(visit, context)) return stop;
  return AsMethodCaller(self)->keywords.Visit(visit, context);
}
void MethodCallerClear(Object* self) {
  AsMethodCaller(self)->name.Clear();
  AsMethodCaller(self)->args.Clear();
  AsMethodCaller(self)->keywords.Clear();
}
void MethodCallerDealloc(Object* self) {
  Untrack(self);
  MethodCallerClear(self);
  FreeObject(self);
}

Ref<Object> MethodCallerNew(TypeObject* type, CallArgs args) {
  if (args.positional_count < 1) return RaiseTypeError("methodcaller needs at least one argument, the method name");
  if (!IsStr(args.data[0])) return RaiseTypeError("method name must be a string");
  Ref<DictObject> keywords;
  if (args.keyword_count() != 0) {
    keywords = NewDict();
    if (!keywords) return nullptr;
    for (size_t i = 0; i < args.keyword_count(); ++i) {
      if (!DictSet(keywords.get(), args.keyword_names->items[i], args.keyword_value(i))) return nullptr;
    }
  }
  Ref<TupleObject> positional = NewTupleFrom(args.positional().Skip(1));
  Ref<Object> self = positional ? AllocateInstance(type, 0) : nullptr;
  if (!self) return nullptr;
  Ref<StrObject> name = NewRef(AsStr(args.data[0]));
  InternInPlace(&name);
  AsMethodCaller(self.get())->name.Init(std::move(name));
  AsMethodCaller(self.get())->args.Init(std::move(positional));
  AsMethodCaller(self.get())->keywords.Init(std::move(keywords));
  Track(self.get());
  return self;
}

Ref<Object> MethodCallerCall(Borrowed<Object> self, CallArgs args) {
  RecursionGuard guard(" while calling a Python object");
  if (!guard) return nullptr;
  Object* subject = Subject("methodcaller", args);
  if (!subject) return nullptr;
  HeldArguments held(args);
  auto* caller = AsMethodCaller(self);
  Ref<Object> method = GetAttr(subject, caller->name.get());
  return method ? CallTupleDict(method, caller->args.get(), caller->keywords.get()) : nullptr;
}

Ref<Object> MethodCallerRepr(Borrowed<Object> self) {
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? ReprInCycle(self) : nullptr;
  auto* caller = AsMethodCaller(self);
  StrBuilder text;
  Ref<StrObject> part = Repr(caller->name.get());
  bool ok = part && text.AppendUtf8(TypeOf(self)->name) && text.AppendChar('(') && text.Append(part);
  Ref<TupleObject> args = NewRef(caller->args.get());
  for (ptrdiff_t i = 0; ok && i < args->size; ++i) {
    part = Repr(args->items[i]);
    ok = part && text.AppendAscii(", ") && text.Append(part);
  }
  if (Ref<DictObject> keywords = NewRef(caller->keywords.get())) {
    ptrdiff_t position = 0;
    Object *key, *value;
    while (ok && DictNext(keywords.get(), &position, &key, &value)) {
      Ref<Object> shown = NewRef(value);
      part = StrFormat(", %U=%R", AsStr(key), shown.get());
      ok = part && text.Append(part);
    }
  }
  ok = ok && text.AppendChar(')');
  ReprLeave(self);
  return ok ? text.Finish() : nullptr;
}

Ref<Object> MethodCallerReduce(Borrowed<Object> self) {
  auto* caller = AsMethodCaller(self);
  if (!caller->keywords || caller->keywords->used == 0) {
    Ref<TupleObject> args = NewTuple(caller->args->size + 1);
    if (!args) return nullptr;
    TupleInit(args.get(), 0, NewRef<Object>(caller->name.get()));
    for (ptrdiff_t i = 0; i < caller->args->size; ++i) TupleInit(args.get(), i + 1, NewRef(caller->args->items[i]));
    return NewTuple({TypeOf(self), args.get()});
  }
  // Keywords are no part of what pickle calls with: a partial() takes them along.
  Ref<StrObject> module_name = InternStr("functools"), partial_name = InternStr("partial");
  if (!module_name || !partial_name) return nullptr;
  ModuleObject* module = CurrentRuntime().hooks.import_module(module_name);
  Ref<Object> partial = module ? GetAttr(NewRef<Object>(module), partial_name) : nullptr;
  Ref<TupleObject> bound = partial ? NewTuple({TypeOf(self), caller->name.get()}) : nullptr;
  Ref<Object> maker = bound ? CallTupleDict(partial, bound, caller->keywords.get()) : nullptr;
  return maker ? NewTuple({maker.get(), caller->args.get()}) : nullptr;
}

// ---- The types ---------------------------------------------------------------------------------------------------------------------

constexpr const char* kReduceDoc = "What pickle needs.";
constexpr MethodDef kItemGetterMethods[] = {NoArgs("__reduce__", &ItemGetterReduce, kReduceDoc)};
constexpr MethodDef kAttrGetterMethods[] = {NoArgs("__reduce__", &AttrGetterReduce, kReduceDoc)};
constexpr MethodDef kMethodCallerMethods[] = {NoArgs("__reduce__", &MethodCallerReduce, kReduceDoc)};

constinit const TypeSpec kItemGetterSpec = {
    .name = "operator.itemgetter",
    .base = TypeId::kObject,
    .basic_size = sizeof(ItemGetter),
    .flags = kTypeHasGc,
    .dealloc = &ItemGetterDealloc,
    .traverse = &ItemGetterTraverse,
    .clear = &ItemGetterClear,
    .slots = {.repr = &ItemGetterRepr, .call = &ItemGetterCall, .getattr = &GenericGetAttr, .new_ = &ItemGetterNew},
    .methods = kItemGetterMethods,
    .doc = "itemgetter(item, ...) --> itemgetter object\n\nA callable that takes items of its argument: itemgetter(2)(r) is r[2],\n"
           "itemgetter(2, 5, 3)(r) is (r[2], r[5], r[3]).",
};

constinit const TypeSpec kAttrGetterSpec = {
    .name = "operator.attrgetter",
    .base = TypeId::kObject,
    .basic_size = sizeof(AttrGetter),
    .flags = kTypeHasGc,
    .dealloc = &AttrGetterDealloc,
    .traverse = &AttrGetterTraverse,
    .clear = &AttrGetterClear,
    .slots = {.repr = &AttrGetterRepr, .call = &AttrGetterCall, .getattr = &GenericGetAttr, .new_ = &AttrGetterNew},
    .methods = kAttrGetterMethods,
    .doc = "attrgetter(attr, ...) --> attrgetter object\n\nA callable that takes attributes of its argument: attrgetter('a.b')(r) is r.a.b,\n"
           "attrgetter('a', 'b')(r) is (r.a, r.b).",
};

constinit const TypeSpec kMethodCallerSpec = {
    .name = "operator.methodcaller",
    .base = TypeId::kObject,
    .basic_size = sizeof(MethodCaller),
    .flags = kTypeHasGc,
    .dealloc = &MethodCallerDealloc,
    .traverse = &MethodCallerTraverse,
    .clear = &MethodCallerClear,
    .slots = {.repr = &MethodCallerRepr, .call = &MethodCallerCall, .getattr = &GenericGetAttr, .new_ = &MethodCallerNew},
    .methods = kMethodCallerMethods,
    .doc = "methodcaller(name, ...) --> methodcaller object\n\nA callable that calls a method of its argument: methodcaller('f', 1, k=2)(r) is\n"
           "r.f(1, k=2).",
};

}  // namespace

bool FillOperatorGetters(ModuleObject* module) {
  Library& library = CurrentLibrary();
  return AddLibraryType(module, &library.item_getter_type, kItemGetterSpec) &&
         AddLibraryType(module, &library.attr_getter_type, kAttrGetterSpec) &&
         AddLibraryType(module, &library.method_caller_type, kMethodCallerSpec);
}

}  // namespace viv
