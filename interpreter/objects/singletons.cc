// None, NotImplemented and Ellipsis: one object a type, which is never freed while its Runtime lives.
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

// The runtime owns the last reference; losing it means that somebody released what he did not own.
void SingletonDealloc(Object* self) {
  if (CurrentRuntime().finalizing) return FreeObject(self);
  VIV_CHECK(false,
            "a singleton's refcount reached zero: a reference was released that was never taken; run with PYTHONMALLOC=debug");
}

Ref<Object> NoneRepr(Borrowed<Object>) { return NewStrAscii("None"); }
int NoneBool(Borrowed<Object>) { return 0; }
Ref<Object> NoneNew(TypeObject*, CallArgs args) {
  if (args.positional_count || args.keyword_count()) return RaiseTypeError("NoneType takes no arguments");
  return NewNone();
}

Ref<Object> NotImplementedRepr(Borrowed<Object>) { return NewStrAscii("NotImplemented"); }
Ref<Object> NotImplementedReduce(Borrowed<Object>) { return NewStrAscii("NotImplemented"); }
int NotImplementedBool(Borrowed<Object>) {
  if (!Warn(TypeId::kDeprecationWarning, 1, "NotImplemented should not be used in a boolean context")) return -1;
  return 1;
}
Ref<Object> NotImplementedNew(TypeObject*, CallArgs args) {
  if (args.positional_count || args.keyword_count()) return RaiseTypeError("NotImplementedType takes no arguments");
  return NewNotImplemented();
}

Ref<Object> EllipsisRepr(Borrowed<Object>) { return NewStrAscii("Ellipsis"); }
Ref<Object> EllipsisReduce(Borrowed<Object>) { return NewStrAscii("Ellipsis"); }
Ref<Object> EllipsisNew(TypeObject*, CallArgs args) {
  if (args.positional_count || args.keyword_count()) return RaiseTypeError("EllipsisType takes no arguments");
  return NewRef(Ellipsis());
}

constexpr MethodDef kNotImplementedMethods[] = {NoArgs("__reduce__", &NotImplementedReduce)};
constexpr MethodDef kEllipsisMethods[] = {NoArgs("__reduce__", &EllipsisReduce)};

constexpr TypeSpec SingletonSpec(const char* name, ObjectKind kind, UnarySlot repr, InquirySlot bool_,
                                 Ref<Object> (*new_)(TypeObject*, CallArgs)) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(Object);
  spec.instance_kind = kind;
  spec.dealloc = &SingletonDealloc;
  spec.slots.repr = repr;
  spec.slots.bool_ = bool_;
  spec.slots.new_ = new_;
  return spec;
}

constexpr TypeSpec WithMethods(TypeSpec spec, Table<MethodDef> methods) {
  spec.methods = methods;
  return spec;
}

}  // namespace

extern const TypeSpec kNoneSpec, kNotImplementedSpec, kEllipsisSpec;
constinit const TypeSpec kNoneSpec = SingletonSpec("NoneType", kNone, &NoneRepr, &NoneBool, &NoneNew);
constinit const TypeSpec kNotImplementedSpec =
    WithMethods(SingletonSpec("NotImplementedType", kNotImplemented, &NotImplementedRepr, &NotImplementedBool, &NotImplementedNew),
                kNotImplementedMethods);
constinit const TypeSpec kEllipsisSpec =
    WithMethods(SingletonSpec("ellipsis", kEllipsis, &EllipsisRepr, nullptr, &EllipsisNew), kEllipsisMethods);

}  // namespace viv
