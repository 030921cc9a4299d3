// functools.partial: a callable with some of its arguments given in advance.
// Answers to the part of that name of CPython's Modules/_functoolsmodule.c.
#include "gc/weakref.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/type_parts.h"
#include "stdlib/functools_types.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

struct PartialObject : Object {
  GcSlot<Object> function;
  GcSlot<TupleObject> args;
  GcSlot<DictObject> keywords;
  Object* dict;  // owned; null until asked for
  Object* weaklist;
  void* reserved;
};
static_assert(sizeof(PartialObject) == 64);
PartialObject* AsPartial(Object* object) { return static_cast<PartialObject*>(object); }

int PartialTraverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsPartial(object);
  if (int stop = self->function.Visit(visit, context)) return stop;
  if (int stop = self->args.Visit(visit, context)) return stop;
  if (int stop = self->keywords.Visit(visit, context)) return stop;
  return self->dict ? visit(self->dict, context) : 0;
}
void PartialClear(Object* object) {
  auto* self = AsPartial(object);
  self->function.Clear();
  self->args.Clear();
  self->keywords.Clear();
  Ref<Object> dict = Ref<Object>::Adopt(std::exchange(self->dict, nullptr));
}
void PartialDealloc(Object* object) {
  Untrack(object);
  TrashcanScope trashcan(object, &PartialDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  if (AsPartial(object)->weaklist) ClearWeakRefs(object);
  PartialClear(object);
  FreeObject(object);
}

Ref<Object> PartialCall(Borrowed<Object> callable, CallArgs args);

Ref<Object> PartialNew(TypeObject* type, CallArgs args) {
  if (args.positional_count < 1) return RaiseTypeError("type 'partial' takes at least one argument");
  Object* function = args.data[0];
  if (!IsCallable(function)) return RaiseTypeError("the first argument must be callable");
  // A partial of a partial calls the function at once, unless the inner one has attributes that somebody may miss.
  PartialObject* inner = nullptr;
  if (TypeOf(function)->slots.call == &PartialCall && !AsPartial(function)->dict) {
    inner = AsPartial(function);
    function = inner->function;
  }
  const ArgSpan more = args.positional().Skip(1);
  const ptrdiff_t before = inner ? inner->args->size : 0;
  Ref<TupleObject> positional;
  if (before != 0 && more.size == 0) {
    positional = NewRef(inner->args.get());
  } else {
    positional = NewTuple(before + static_cast<ptrdiff_t>(more.size));
    if (!positional) return nullptr;
    for (ptrdiff_t i = 0; i < before; ++i) TupleInit(positional.get(), i, NewRef(inner->args->items[i]));
    for (size_t i = 0; i < more.size; ++i) TupleInit(positional.get(), before + static_cast<ptrdiff_t>(i), NewRef(more[i]));
  }
  Ref<DictObject> keywords = inner ? DictCopy(inner->keywords) : NewDict();
  if (!keywords) return nullptr;
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    if (!DictSet(keywords.get(), args.keyword_names->items[i], args.keyword_value(i))) return nullptr;
  }
  Ref<Object> object = AllocateInstance(type, 0);
  if (!object) return nullptr;
  auto* self = AsPartial(object.get());
  self->function.Init(NewRef(function));
  self->args.Init(std::move(positional));
  self->keywords.Init(std::move(keywords));
  TrackOnce(self);
  return object;
}

// ---- The call ------------------------------------------------------------------------------------------------------------------------

// A row of borrowed arguments, in place while there are few.
class Row {
 public:
  explicit Row(size_t size) : data_(size <= kInPlace ? in_place_ : static_cast<Object**>(Allocate(Domain::kMem, size * sizeof(Object*)))) {
    if (!data_) RaiseMemoryError();
  }
  ~Row() {
    if (data_ != in_place_ && data_) Free(Domain::kMem, data_);
  }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  explicit operator bool() const { return data_ != nullptr; }
  Object** data() { return data_; }
  size_t size() const { return size_; }
  void Add(Object* object) { data_[size_++] = object; }

 private:
  static constexpr size_t kInPlace = 12;
  Object* in_place_[kInPlace];
  Object** data_;
  size_t size_ = 0;
};

ptrdiff_t IndexOfKeyword(TupleObject* names, Object* name) {
  for (ptrdiff_t i = 0; i < names->size; ++i) {
    if (names->items[i] == name) return i;
  }
  for (ptrdiff_t i = 0; i < names->size; ++i) {
    if (StrEqual(AsStr(names->items[i]), AsStr(name))) return i;
  }
  return -1;
}

// With keywords of the partial: they come first, each with the value of the call where that has one.
Ref<Object> CallWithKeywords(PartialObject* self, CallArgs args) {
  Ref<TupleObject> given = NewRef(self->args.get());
  Ref<DictObject> own = NewRef(self->keywords.get());
  const size_t own_args = static_cast<size_t>(given->size), keyword_count = args.keyword_count();
  const size_t own_keywords = static_cast<size_t>(own->used);
  Row row(own_args + args.positional_count + own_keywords + keyword_count);
  Ref<ListObject> owned = NewList(0);  // the partial's own values: the callee may change the dict
  Ref<ListObject> names = owned ? NewList(0) : nullptr;
  if (!row || !names) return nullptr;
  for (Object* arg : TupleItems(given.get())) row.Add(arg);
  for (Object* arg : args.positional()) row.Add(arg);
  ptrdiff_t position = 0;
  Object *key, *value;
  while (DictNext(own.get(), &position, &key, &value)) {
    if (!IsStr(key)) return RaiseTypeError("keywords must be strings");
    ptrdiff_t index = keyword_count ? IndexOfKeyword(args.keyword_names, key) : -1;
    if (index >= 0) value = args.keyword_value(static_cast<size_t>(index));
    if (!ListAppend(names.get(), NewRef(key)) || !ListAppend(owned.get(), NewRef(value))) return nullptr;
    row.Add(value);
  }
  for (size_t i = 0; i < keyword_count; ++i) {
    Object* name = args.keyword_names->items[i];
    int there = DictContains(own.get(), name);
    if (there < 0) return nullptr;
    if (there) continue;
    if (!ListAppend(names.get(), NewRef(name))) return nullptr;
    row.Add(args.keyword_value(i));
  }
  Ref<TupleObject> all_names = ListToTuple(names.get());
  if (!all_names) return nullptr;
  names.Reset();
  // CPython brings the call's arguments here in a tuple and a dict, joins both with its own, and spreads the result.
  const size_t own_tuple = own_args != 0 && args.positional_count != 0;
  HeldArguments held_own({row.data(), own_args}, own_tuple);
  HeldArguments held_given({args.data, args.positional_count}, static_cast<uint32_t>(1 + own_tuple));
  HeldArguments held_keywords({args.data + args.positional_count, keyword_count}, 2);
  HeldArguments held_row({row.data(), row.size()});
  return Call(NewRef(self->function.get()), CallArgs{row.data(), own_args + args.positional_count, all_names.get()});
}

Ref<Object> PartialCall(Borrowed<Object> callable, CallArgs args) {
  auto* self = AsPartial(callable);
  if (self->keywords->used != 0) return CallWithKeywords(self, args);
  Ref<Object> function = NewRef(self->function.get());
  Ref<TupleObject> given = NewRef(self->args.get());
  if (given->size == 0) return Call(function, args);
  const size_t own = static_cast<size_t>(given->size), rest = args.positional_count + args.keyword_count();
  Row row(own + rest);
  if (!row) return nullptr;
  for (Object* arg : TupleItems(given.get())) row.Add(arg);
  for (size_t i = 0; i < rest; ++i) row.Add(args.data[i]);
  return Call(function, CallArgs{row.data(), own + args.positional_count, args.keyword_names});
}

// ---- What Python sees ------------------------------------------------------------------------------------------------------------------

Ref<Object> PartialRepr(Borrowed<Object> object) {
  auto* self = AsPartial(object);
  int entered = ReprEnter(object);
  if (entered != 0) return entered > 0 ? Ref<Object>(NewStrAscii("...")) : nullptr;
  StrBuilder text;
  Ref<Object> function = NewRef(self->function.get());
  Ref<TupleObject> args = NewRef(self->args.get());
  Ref<DictObject> keywords = NewRef(self->keywords.get());
  Ref<StrObject> part = Repr(function);
  bool ok = part && text.AppendUtf8(TypeOf(object)->name) && text.AppendChar('(') && text.Append(part);
  for (ptrdiff_t i = 0; ok && i < args->size; ++i) {
    part = Repr(args->items[i]);
    ok = part && text.AppendAscii(", ") && text.Append(part);
  }
  ptrdiff_t position = 0;
  Object *raw_key, *raw_value;
  while (ok && DictNext(keywords.get(), &position, &raw_key, &raw_value)) {
    Ref<Object> key = NewRef(raw_key), value = NewRef(raw_value);
    part = StrFormat(", %S=%R", key.get(), value.get());  // __setstate__ may have brought any key
    ok = part && text.Append(part);
  }
  ok = ok && text.AppendChar(')');
  ReprLeave(object);
  return ok ? text.Finish() : nullptr;
}

Ref<Object> PartialReduce(Borrowed<Object> object) {
  auto* self = AsPartial(object);
  Ref<TupleObject> args = NewTuple({self->function.get()});
  Object* dict = self->dict ? self->dict : None();
  Ref<Object> state = args ? NewTuple({self->function.get(), self->args.get(), self->keywords.get(), dict}) : nullptr;
  return state ? NewTuple({TypeOf(object), args.get(), state.get()}) : nullptr;
}

Ref<Object> PartialSetState(Borrowed<Object> object, Borrowed<Object> state) {
  auto* self = AsPartial(object);
  TupleObject* parts = IsTuple(state) && AsTuple(state)->size == 4 ? AsTuple(state) : nullptr;
  if (!parts || !IsCallable(parts->items[0]) || !IsTuple(parts->items[1]) || (!IsNone(parts->items[2]) && !IsDict(parts->items[2]))) {
    return RaiseTypeError("invalid partial state");
  }
  // Exact ones, of its own in the case of the dict, whatever the state was made of.
  Ref<TupleObject> args = TupleOf(parts->items[1]);
  Ref<DictObject> keywords;
  if (args && IsNone(parts->items[2])) {
    keywords = NewDict();
  } else if (args) {
    keywords = parts->items[2]->kind == kDict ? NewRef(AsDict(parts->items[2])) : DictCopy(AsDict(parts->items[2]));
  }
  if (!keywords) return nullptr;
  Ref<Object> dict = IsNone(parts->items[3]) ? nullptr : NewRef(parts->items[3]);
  self->function.Set(NewRef(parts->items[0]));
  self->args.Set(std::move(args));
  self->keywords.Set(std::move(keywords));
  Ref<Object> old = Ref<Object>::Adopt(std::exchange(self->dict, dict.Release()));
  return NewNone();
}

constexpr MethodDef kMethods[] = {
    NoArgs("__reduce__", &PartialReduce),
    OneArg("__setstate__", &PartialSetState),
    OneArg("__class_getitem__", &ClassGetItem, "See PEP 585", kClassMethodFlag),
};
constexpr MemberDef kMembers[] = {
    {"func", MemberKind::kObject, offsetof(PartialObject, function), true, "The function that is called."},
    {"args", MemberKind::kObject, offsetof(PartialObject, args), true, "The positional arguments that come first."},
    {"keywords", MemberKind::kObject, offsetof(PartialObject, keywords), true, "The keyword arguments that are given in advance."},
};
constexpr GetSetDef kGetSets[] = {{"__dict__", &GetDictAttribute, &SetDictAttribute}};

constinit const TypeSpec kPartialSpec = {
    .name = "functools.partial",
    .base = TypeId::kObject,
    .basic_size = sizeof(PartialObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .weaklist_offset = offsetof(PartialObject, weaklist),
    .dict_offset = offsetof(PartialObject, dict),
    .dealloc = &PartialDealloc,
    .traverse = &PartialTraverse,
    .clear = &PartialClear,
    .slots = {.repr = &PartialRepr,
              .call = &PartialCall,
              .getattr = &GenericGetAttr,
              .setattr = &GenericSetAttr,
              .new_ = &PartialNew},
    .methods = kMethods,
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "partial(func, *args, **keywords): a callable that calls func with these arguments\nin front of those it is called with.\n",
};

}  // namespace

bool FillPartial(ModuleObject* module) { return AddLibraryType(module, &CurrentLibrary().partial_type, kPartialSpec); }

}  // namespace viv
