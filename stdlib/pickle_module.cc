// The part of pickle that is in C++: writing and reading whole pickles (pickle_write.cc, pickle_read.cc), and PickleBuffer, which hands an
// object's buffer over to whoever carries pickles (PEP 574). Answers to CPython's Objects/picklebufobject.c.
#include "gc/weakref.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/memoryview_object.h"
#include "interpreter/objects/protocols.h"
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
    Positional("write", &pickle::Write, 7, 7,
               "write($module, object, protocol, fix_imports, reducers, name_of, rare, complain, /)\n--\n\nThe pickle of an object."),
    Positional("read", &pickle::Read, 4, 4,
               "read($module, data, find_class, fix_imports, error, /)\n--\n\n(the object of a pickle,), or None for a pickle of another kind."),
};

}  // namespace

namespace pickle {
bool IsPickleBuffer(Borrowed<Object> object) { return TypeOf(object) == CurrentLibrary().pickle_buffer_type.get(); }
}  // namespace pickle

bool FillPickle(ModuleObject* module) {
  return AddLibraryType(module, &CurrentLibrary().pickle_buffer_type, kPickleBufferSpec) && ModuleAddFunctions(module, kFunctions);
}

}  // namespace viv
