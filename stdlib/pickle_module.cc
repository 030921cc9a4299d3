// The part of pickle that is in C++: writing and reading whole pickles (pickle_write.cc, pickle_read.cc), and PickleBuffer, which hands an
// object's buffer over to whoever carries pickles (PEP 574). Answers to CPython's Objects/picklebufobject.c.
#include <cstring>

#include "gc/weakref.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/memoryview_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/module_support.h"
#include "stdlib/pickle_module.h"

namespace viv {
namespace {

struct PickleBufferObject : Object {
  Buffer view;  // owner null: released
  Object* weaklist;
};
constexpr int32_t kPickleBufferBasicSize = 104;  // PickleBuffer.__basicsize__
PickleBufferObject* AsPickleBuffer(Object* object) { return static_cast<PickleBufferObject*>(object); }

bool CheckInUse(Borrowed<Object> self) {
  if (AsPickleBuffer(self)->view.owner) return true;
  return RaiseFalse(TypeId::kValueError, "operation forbidden on released PickleBuffer object");
}

Ref<Object> New(TypeObject* type, CallArgs args) {
  if (args.keyword_count() > 0) return RaiseTypeError("PickleBuffer() takes no keyword arguments");
  if (args.positional_count != 1) {
    return RaiseTypeError("PickleBuffer() takes %s (%zd given)", args.positional_count ? "at most 1 argument" : "exactly 1 positional argument",
                          static_cast<ptrdiff_t>(args.positional_count));
  }
  Ref<Object> source = NewRef(Borrowed<Object>(args.data[0]));
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  new (&AsPickleBuffer(self.get())->view) Buffer();
  if (!GetBuffer(source, &AsPickleBuffer(self.get())->view, kBufferFormat | kBufferStrides)) return nullptr;
  if (!IsTracked(self.get())) Track(self.get());
  return self;
}
void Clear(Object* self) { ReleaseBuffer(&AsPickleBuffer(self)->view); }
int Traverse(Object* self, VisitFn visit, void* context) {
  Object* owner = AsPickleBuffer(self)->view.owner;
  return owner ? visit(owner, context) : 0;
}
void Dealloc(Object* self) {
  Untrack(self);
  ClearWeakRefsIfAny(self);
  Clear(self);
  FreeObject(self);
}

// Views of a PickleBuffer are views of the object that it was made from.
bool GetBufferSlot(Borrowed<Object> self, Buffer* out, int flags) {
  return CheckInUse(self) && GetBuffer(AsPickleBuffer(self)->view.owner, out, flags);
}

Ref<Object> Raw(Borrowed<Object> self) {
  if (!CheckInUse(self)) return nullptr;
  Ref<Object> made = NewMemoryView(AsPickleBuffer(self)->view.owner);
  if (!made) return nullptr;
  MemoryViewObject* view = AsMemoryView(made.get());
  if (!IsContiguous(view, 'A')) return Raise(TypeId::kBufferError, "cannot extract raw buffer from non-contiguous buffer");
  if (view->dimensions < 2) {
    Ref<StrObject> format = NewStrAscii("B"), cast = InternStr("cast");
    return format && cast ? CallMethod(made, cast, {format.get()}) : nullptr;
  }
  view->format = "B";
  view->dimensions = 1;
  view->item_size = 1;
  view->shape[0] = view->length;
  view->strides[0] = 1;
  return made;
}
Ref<Object> Release(Borrowed<Object> self) {
  Clear(self);
  return NewNone();
}

constexpr MethodDef kMethods[] = {
    NoArgs("raw", &Raw, "raw($self, /)\n--\n\nA memoryview of the bytes in a row, whatever shape and format the buffer has."),
    NoArgs("release", &Release, "release($self, /)\n--\n\nLets the buffer go."),
};
constexpr TypeSpec PickleBufferSpec() {
  TypeSpec spec = {};
  spec.name = "pickle.PickleBuffer";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(PickleBufferObject) > kPickleBufferBasicSize ? sizeof(PickleBufferObject) : kPickleBufferBasicSize;
  spec.flags = kTypeHasGc;
  spec.weaklist_offset = offsetof(PickleBufferObject, weaklist);
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.new_ = &New;
  spec.slots.get_buffer = &GetBufferSlot;
  spec.methods = kMethods;
  spec.doc = "Wrapper for potentially out-of-band buffers";
  return spec;
}
constinit const TypeSpec kPickleBufferSpec = PickleBufferSpec();

constexpr MethodDef kFunctions[] = {
    Positional("write", &pickle::Write, 8, 8,
               "write($module, object, protocol, fix_imports, reducers, name_of, rare, complain, extensions, /)\n--\n\nThe pickle of an object."),
    Positional("read", &pickle::Read, 4, 4,
               "read($module, data, find_class, fix_imports, error, /)\n--\n\n(the object of a pickle,), or None for a pickle of another kind."),
};

}  // namespace

namespace pickle {
namespace {

// Whether `import` does what it does: a program may have put a function of its own in its place.
bool ImportsAreOurs() {
  Borrowed<Object> import = DictGetText(AsDict(CurrentRuntime().builtins->dict), "__import__");
  return import && IsExact(import.get(), TypeId::kBuiltinFunction);
}
DictObject* DictOfLoadedModule(Borrowed<StrObject> name) {
  Borrowed<Object> module = DictGetStr(CurrentRuntime().modules, name);
  if (!module || !IsExact(module.get(), TypeId::kModule)) return nullptr;
  return AsDict(static_cast<ModuleObject*>(module.get())->dict);
}
bool HasDots(const StrObject* name) { return !name->ascii || std::memchr(name->data, '.', static_cast<size_t>(name->length)); }

// The names of Python 3 to those of Python 2, or back: by the tables of _compat_pickle, once somebody has imported that.
int Rename(const char* names_table, const char* modules_table, Ref<StrObject>* module, Ref<StrObject>* name) {
  Borrowed<Object> tables = DictGetText(CurrentRuntime().modules, "_compat_pickle");
  if (!tables || !IsExact(tables.get(), TypeId::kModule)) return 0;
  DictObject* dict = AsDict(static_cast<ModuleObject*>(tables.get())->dict);
  Borrowed<Object> names = DictGetText(dict, names_table), modules = DictGetText(dict, modules_table);
  if (!names || !modules || names->kind != kDict || modules->kind != kDict) return 0;
  Ref<TupleObject> pair = NewTuple({module->get(), name->get()});
  if (!pair) return -1;
  Borrowed<Object> found = DictGet(AsDict(names.get()), pair);
  if (found) {
    if (found->kind != kTuple || AsTuple(found.get())->size != 2) return 0;
    Object *to_module = TupleItem(AsTuple(found.get()), 0), *to_name = TupleItem(AsTuple(found.get()), 1);
    if (to_module->kind != kStr || to_name->kind != kStr) return 0;
    *module = NewRef(AsStr(to_module));
    *name = NewRef(AsStr(to_name));
    return 1;
  }
  if (ErrorPending()) return -1;
  found = DictGetStr(AsDict(modules.get()), *module);
  if (!found) return ErrorPending() ? -1 : 1;
  if (found->kind != kStr) return 0;
  *module = NewRef(AsStr(found.get()));
  return 1;
}

}  // namespace

int GlobalInLoadedModule(Borrowed<StrObject> module, Borrowed<StrObject> name, bool renamed, Ref<Object>* found) {
  if (!ImportsAreOurs()) return 0;
  Ref<StrObject> module_now = NewRef(module), name_now = NewRef(name);
  if (renamed) {
    int known = Rename("NAME_MAPPING", "IMPORT_MAPPING", &module_now, &name_now);
    if (known <= 0) return known;
  }
  if (HasDots(name_now.get())) return 0;
  DictObject* dict = DictOfLoadedModule(module_now);
  Borrowed<Object> value = dict ? DictGetStr(dict, name_now) : nullptr;
  if (!value) return 0;
  *found = value.ToOwned();
  return 1;
}

int NamesOfLoadedGlobal(Borrowed<Object> object, Borrowed<Object> name_or_null, bool renamed, Ref<StrObject>* module, Ref<StrObject>* name) {
  // What these types answer runs no code of the program.
  if (!IsExact(object, TypeId::kType) && !IsExact(object, TypeId::kFunction) && !IsExact(object, TypeId::kBuiltinFunction)) return 0;
  if (!ImportsAreOurs()) return 0;
  Ref<Object> found_name, found_module;
  if (name_or_null) {
    found_name = NewRef(name_or_null);
  } else if (LookupAttr(object, Names().__qualname__, &found_name) < 0) {
    return -1;
  }
  if (LookupAttr(object, Names().__module__, &found_module) < 0) return -1;
  if (!found_name || !found_module || found_name->kind != kStr || found_module->kind != kStr) return 0;
  *name = NewRef(AsStr(found_name.get()));
  *module = NewRef(AsStr(found_module.get()));
  if (HasDots(name->get()) || !module->get()->ascii) return 0;
  DictObject* dict = DictOfLoadedModule(*module);
  if (!dict || DictGetStr(dict, *name).get() != object.get()) return 0;
  if (!renamed) return 1;
  int known = Rename("REVERSE_NAME_MAPPING", "REVERSE_IMPORT_MAPPING", module, name);
  return known > 0 && !(name->get()->ascii && module->get()->ascii) ? 0 : known;
}

bool IsPickleBuffer(Borrowed<Object> object) { return TypeOf(object) == CurrentLibrary().pickle_buffer_type.get(); }
}  // namespace pickle

bool FillPickle(ModuleObject* module) {
  return AddLibraryType(module, &CurrentLibrary().pickle_buffer_type, kPickleBufferSpec) && ModuleAddFunctions(module, kFunctions);
}

}  // namespace viv
