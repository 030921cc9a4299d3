// BaseException and the mechanism that all builtin exceptions share: life, arguments, attributes, and the table of types.
// The types with fields of their own are in exception_types.cc, groups in exception_group.cc.
#include "interpreter/objects/exception_object.h"

#include <algorithm>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_spec.h"
#include "interpreter/objects/frame_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/trashcan.h"

namespace viv {

// ---- Life ----------------------------------------------------------------------------------------------------------------------------

Ref<Object> BaseExceptionNew(TypeObject* type, CallArgs args) {
  Ref<Object> self = AllocateInstance(type, 0);  // zeroed: every slot is null
  if (!self) return nullptr;
  Ref<TupleObject> tuple = NewTupleFrom(args.positional());
  if (!tuple) return nullptr;
  AsException(self.get())->args.Init(std::move(tuple));
  if (!IsTracked(self.get())) Track(self.get());
  return self;
}

bool BaseExceptionInit(Borrowed<Object> self, CallArgs args) {
  if (args.keyword_count() > 0) return RaiseFalse(TypeId::kTypeError, "%.200T() takes no keyword arguments", self.get());
  ArgSpan given = args.positional();
  TupleObject* made = AsException(self)->args.get();  // by __new__, of the same arguments as a rule
  ArgSpan known = made ? TupleItems(made) : ArgSpan{};
  if (made && std::equal(known.begin(), known.end(), given.begin(), given.end())) return true;
  Ref<TupleObject> tuple = NewTupleFrom(given);
  if (!tuple) return false;
  AsException(self)->args.Set(std::move(tuple));
  return true;
}

int BaseExceptionTraverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsException(object);
  if (self->dict) {
    if (int stop = visit(self->dict, context)) return stop;
  }
  if (int stop = self->args.Visit(visit, context)) return stop;
  if (int stop = self->notes.Visit(visit, context)) return stop;
  if (int stop = self->traceback.Visit(visit, context)) return stop;
  if (int stop = self->context.Visit(visit, context)) return stop;
  return self->cause.Visit(visit, context);
}

void BaseExceptionClear(Object* object) {
  auto* self = AsException(object);
  if (Object* dict = std::exchange(self->dict, nullptr)) DecRef(dict);
  self->args.Clear();
  self->notes.Clear();
  self->traceback.Clear();
  self->context.Clear();
  self->cause.Clear();
}

void BaseExceptionDealloc(Object* object) {
  Untrack(object);
  // An exception is owned by its own traceback's frames and contexts: long chains are unwound by the trashcan.
  TrashcanScope trashcan(object, &BaseExceptionDealloc);
  if (trashcan.deferred()) return;
  object->type->clear(object);
  FreeObject(object);
}

Ref<BaseExceptionObject> NewException(TypeObject* type, Borrowed<TupleObject> args) {
  if (type->slots.new_ == &BaseExceptionNew && type->slots.init == &BaseExceptionInit) {  // which take the tuple as it is
    Ref<Object> self = AllocateInstance(type, 0);
    if (!self) return nullptr;
    AsException(self.get())->args.Init(args.ToOwned());
    if (!IsTracked(self.get())) Track(self.get());
    return Ref<BaseExceptionObject>::Adopt(AsException(self.Release()));
  }
  Ref<Object> exception = Call(type, CallArgs{args->items, static_cast<size_t>(args->size), nullptr});
  if (!exception) return nullptr;
  if (!IsException(exception.get())) {
    RaiseTypeError("calling %N should have returned an instance of BaseException, not %T", type, exception.get());
    return nullptr;
  }
  return Ref<BaseExceptionObject>::Adopt(AsException(exception.Release()));
}

// ---- Text ----------------------------------------------------------------------------------------------------------------------------

namespace {

Ref<Object> BaseExceptionStr(Borrowed<Object> self) {
  TupleObject* args = AsException(self)->args.get();
  if (!args || args->size == 0) return NewStrAscii("");
  if (args->size == 1) return Str(args->items[0]);
  return Str(args);
}

Ref<Object> BaseExceptionRepr(Borrowed<Object> self) {
  TupleObject* args = AsException(self)->args.get();
  Ref<Object> short_name = TypeName(TypeOf(self));
  if (!short_name) return nullptr;
  if (args && args->size == 1) return StrFormat("%S(%R)", short_name.get(), args->items[0]);
  return StrFormat("%S%R", short_name.get(), static_cast<Object*>(args));
}

// ---- Methods and attributes ------------------------------------------------------------------------------------------------------------

Ref<Object> ExceptionReduce(Borrowed<Object> self) {
  auto* exception = AsException(self);
  if (exception->args.get() && exception->dict) return NewTuple({TypeOf(self), exception->args.get(), exception->dict});
  return NewTuple({TypeOf(self), exception->args.get()});
}

Ref<Object> ExceptionSetState(Borrowed<Object> self, Borrowed<Object> state) {
  if (IsNone(state)) return NewNone();
  if (!IsDict(state)) return RaiseTypeError("state is not a dictionary");
  ptrdiff_t position = 0;
  Object *key, *value;
  Ref<DictObject> copy = DictCopy(AsDict(state));
  if (!copy) return nullptr;
  while (DictNext(copy.get(), &position, &key, &value)) {
    if (!IsStr(key)) return RaiseTypeError("attribute name must be string, not '%.200T'", key);
    if (!SetAttr(self, AsStr(key), value)) return nullptr;
  }
  return NewNone();
}

Ref<Object> ExceptionWithTraceback(Borrowed<Object> self, Borrowed<Object> traceback) {
  if (!SetAttr(self, Names().__traceback__, traceback)) return nullptr;
  return self.ToOwned();
}

Ref<Object> ExceptionAddNote(Borrowed<Object> self, Borrowed<Object> note) {
  if (!IsStr(note)) return RaiseTypeError("note must be a str, not '%T'", note.get());
  Ref<Object> notes;
  int found = LookupAttr(self, Names().__notes__, &notes);
  if (found < 0) return nullptr;
  if (found == 0) {
    notes = NewList(0);
    if (!notes || !SetAttr(self, Names().__notes__, notes)) return nullptr;
  } else if (!IsList(notes.get())) {
    return RaiseTypeError("Cannot add note: __notes__ is not a list");
  }
  if (!ListAppend(AsList(notes.get()), note.ToOwned())) return nullptr;
  return NewNone();
}

Ref<Object> GetDict(Borrowed<Object> self) {
  Borrowed<DictObject> dict = InstanceDict(self);
  return NewRef<Object>(dict.get());
}

bool SetDict(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value) return RaiseFalse(TypeId::kTypeError, "cannot delete __dict__");
  if (!IsDict(value)) return RaiseFalse(TypeId::kTypeError, "__dict__ must be set to a dictionary, not a '%.200T'", value.get());
  IncRef(value);
  Object* old = std::exchange(AsException(self)->dict, value.get());
  DecRefOrNull(old);
  return true;
}

Ref<Object> OrNone(Object* object) { return object ? NewRef(object) : NewNone(); }

Ref<Object> GetArgs(Borrowed<Object> self) { return OrNone(AsException(self)->args.get()); }
bool SetArgs(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value) return RaiseFalse(TypeId::kTypeError, "args may not be deleted");
  Ref<TupleObject> args = TupleOf(value);
  if (!args) return false;
  AsException(self)->args.Set(std::move(args));
  return true;
}

Ref<Object> GetTraceback(Borrowed<Object> self) { return OrNone(AsException(self)->traceback.get()); }
bool SetTraceback(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value) return RaiseFalse(TypeId::kTypeError, "__traceback__ may not be deleted");
  if (!IsNone(value) && value->kind != kTraceback) return RaiseFalse(TypeId::kTypeError, "__traceback__ must be a traceback or None");
  AsException(self)->traceback.Set(IsNone(value) ? nullptr : value.ToOwned());
  return true;
}

Ref<Object> GetContext(Borrowed<Object> self) { return OrNone(AsException(self)->context.get()); }
bool SetContextAttr(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value) return RaiseFalse(TypeId::kTypeError, "__context__ may not be deleted");
  if (!IsNone(value) && !IsException(value)) {
    return RaiseFalse(TypeId::kTypeError, "exception context must be None or derive from BaseException");
  }
  AsException(self)->context.Set(IsNone(value) ? nullptr : value.ToOwned());
  return true;
}

Ref<Object> GetCause(Borrowed<Object> self) { return OrNone(AsException(self)->cause.get()); }
bool SetCause(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value) return RaiseFalse(TypeId::kTypeError, "__cause__ may not be deleted");
  if (!IsNone(value) && !IsException(value)) {
    return RaiseFalse(TypeId::kTypeError, "exception cause must be None or derive from BaseException");
  }
  AsException(self)->cause.Set(IsNone(value) ? nullptr : value.ToOwned());
  AsException(self)->suppress_context = true;
  return true;
}

constexpr MethodDef kMethods[] = {
    NoArgs("__reduce__", &ExceptionReduce),
    OneArg("__setstate__", &ExceptionSetState),
    OneArg("with_traceback", &ExceptionWithTraceback, "Sets __traceback__ and returns the exception."),
    OneArg("add_note", &ExceptionAddNote, "Adds a line that is printed below the exception."),
};
constexpr GetSetDef kGetSets[] = {
    {"__dict__", &GetDict, &SetDict},
    {"args", &GetArgs, &SetArgs},
    {"__traceback__", &GetTraceback, &SetTraceback},
    {"__context__", &GetContext, &SetContextAttr, "what was being handled when this was raised"},
    {"__cause__", &GetCause, &SetCause, "what this was raised from"},
};
constexpr MemberDef kMembers[] = {
    {"__suppress_context__", MemberKind::kBool, offsetof(BaseExceptionObject, suppress_context), false},
};

}  // namespace

// ---- The table of types ------------------------------------------------------------------------------------------------------------------

constexpr TypeSpec RootSpec() {
  TypeSpec spec = ExceptionSpec("BaseException", TypeId::kObject, sizeof(BaseExceptionObject));
  spec.dealloc = &BaseExceptionDealloc;
  spec.traverse = &BaseExceptionTraverse;
  spec.clear = &BaseExceptionClear;
  spec.slots.repr = &BaseExceptionRepr;
  spec.slots.str = &BaseExceptionStr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  spec.members = kMembers;
  return spec;
}
extern const TypeSpec kBaseExceptionSpec;
constinit const TypeSpec kBaseExceptionSpec = RootSpec();

// A type that differs from its base in the name alone. One with fields takes construction from the base, which knows them.
template <class Layout>
constexpr TypeSpec NamedSpec(const char* name, TypeId base) {
  TypeSpec spec = ExceptionSpec(name, base, sizeof(Layout));
  if (!std::is_same_v<Layout, BaseExceptionObject>) {
    spec.slots.new_ = nullptr;
    spec.slots.init = nullptr;
  }
  return spec;
}

#define VIV_EXCEPTION(exception, base, layout)  \
  extern const TypeSpec k##exception##Spec;     \
  constinit const TypeSpec k##exception##Spec = NamedSpec<layout##Object>(#exception, TypeId::k##base);
#define VIV_EXCEPTION_OWN(exception, base, layout)
#include "interpreter/objects/exceptions.def"
#undef VIV_EXCEPTION

}  // namespace viv
