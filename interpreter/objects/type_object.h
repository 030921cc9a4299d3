// Types: the slots through which every operation on an object goes, and the table (TypeSpec) that describes a builtin type.
//
// A builtin type is one constexpr TypeSpec at the bottom of its source file; MakeBuiltinType turns it into a TypeObject when a
// Runtime starts. A `class` statement makes a TypeObject whose slots call the dunder methods (slot_dispatch.cc). A slot that is
// null is not supported by the type. Slots are inherited as CPython's inherit_slots does.
//
// Conventions of slot results: Ref null = failed, exception pending; bool false = failed; int/ptrdiff_t/int64 -1 = failed.
// Binary slots answer NotImplemented where they do not know the operands. Every slot may run Python.
// Answers to CPython's Include/cpython/object.h and Objects/typeobject.c.
#pragma once

#include <cstdint>

#include "memory/ref.h"

namespace viv {

struct TypeObject;
struct StrObject;
struct TupleObject;
struct DictObject;
struct DictKeys;
struct Buffer;
struct Runtime;

// Positional arguments in a row. Visits: the caller keeps them alive.
struct ArgSpan {
  Object* const* data = nullptr;
  size_t size = 0;
  Object* operator[](size_t i) const { return data[i]; }
  Object* const* begin() const { return data; }
  Object* const* end() const { return data + size; }
  ArgSpan Skip(size_t n) const { return {data + n, size - n}; }
};

// The arguments of a call: `positional`, and behind them in the same array the values of the keywords named by `keyword_names`
// (a tuple of str, null where there are none). The same convention as CPython's vectorcall.
struct CallArgs {
  Object* const* data = nullptr;
  size_t positional_count = 0;
  TupleObject* keyword_names = nullptr;
  bool in_tuple = false;  // the caller's tuple owns them, as f(*args) has it
  ArgSpan positional() const { return {data, positional_count}; }
  size_t keyword_count() const;  // tuple_object.h
  Object* keyword_value(size_t i) const { return data[positional_count + i]; }
};

enum CompareOp : int { kLess, kLessEqual, kEqual, kNotEqual, kGreater, kGreaterEqual };

using UnarySlot = Ref<Object> (*)(Borrowed<Object>);
using BinarySlot = Ref<Object> (*)(Borrowed<Object>, Borrowed<Object>);
using TernarySlot = Ref<Object> (*)(Borrowed<Object>, Borrowed<Object>, Borrowed<Object>);
using LengthSlot = ptrdiff_t (*)(Borrowed<Object>);
using InquirySlot = int (*)(Borrowed<Object>);

struct TypeSlots {
  // Object protocol
  UnarySlot repr = nullptr;
  UnarySlot str = nullptr;
  int64_t (*hash)(Borrowed<Object>) = nullptr;  // never answers -1 but to fail
  Ref<Object> (*call)(Borrowed<Object> callable, CallArgs args) = nullptr;
  Ref<Object> (*getattr)(Borrowed<Object> object, Borrowed<StrObject> name) = nullptr;
  bool (*setattr)(Borrowed<Object> object, Borrowed<StrObject> name, Borrowed<Object> value_or_null) = nullptr;
  Ref<Object> (*compare)(Borrowed<Object>, Borrowed<Object>, CompareOp) = nullptr;
  UnarySlot iter = nullptr;
  UnarySlot next = nullptr;  // null without a pending exception: exhausted
  Ref<Object> (*descr_get)(Borrowed<Object> descr, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) = nullptr;
  bool (*descr_set)(Borrowed<Object> descr, Borrowed<Object> object, Borrowed<Object> value_or_null) = nullptr;
  Ref<Object> (*new_)(TypeObject* type, CallArgs args) = nullptr;
  bool (*init)(Borrowed<Object> self, CallArgs args) = nullptr;
  // Numbers
  BinarySlot add = nullptr, subtract = nullptr, multiply = nullptr, remainder = nullptr, divmod = nullptr;
  TernarySlot power = nullptr;  // the third operand is None where absent
  UnarySlot negative = nullptr, positive = nullptr, absolute = nullptr;
  InquirySlot bool_ = nullptr;
  UnarySlot invert = nullptr;
  BinarySlot lshift = nullptr, rshift = nullptr, and_ = nullptr, xor_ = nullptr, or_ = nullptr;
  UnarySlot int_ = nullptr, float_ = nullptr;
  BinarySlot inplace_add = nullptr, inplace_subtract = nullptr, inplace_multiply = nullptr, inplace_remainder = nullptr;
  TernarySlot inplace_power = nullptr;
  BinarySlot inplace_lshift = nullptr, inplace_rshift = nullptr, inplace_and = nullptr, inplace_xor = nullptr, inplace_or = nullptr;
  BinarySlot floor_divide = nullptr, true_divide = nullptr, inplace_floor_divide = nullptr, inplace_true_divide = nullptr;
  UnarySlot index = nullptr;
  BinarySlot matrix_multiply = nullptr, inplace_matrix_multiply = nullptr;
  // Sequences
  LengthSlot seq_length = nullptr;
  BinarySlot concat = nullptr;
  Ref<Object> (*repeat)(Borrowed<Object>, ptrdiff_t count) = nullptr;
  Ref<Object> (*item)(Borrowed<Object>, ptrdiff_t index) = nullptr;  // negative indices have been adjusted by the caller
  bool (*assign_item)(Borrowed<Object>, ptrdiff_t index, Borrowed<Object> value_or_null) = nullptr;
  int (*contains)(Borrowed<Object>, Borrowed<Object> item) = nullptr;
  BinarySlot inplace_concat = nullptr;
  Ref<Object> (*inplace_repeat)(Borrowed<Object>, ptrdiff_t count) = nullptr;
  // Mappings
  LengthSlot map_length = nullptr;
  BinarySlot subscript = nullptr;
  bool (*assign_subscript)(Borrowed<Object>, Borrowed<Object> key, Borrowed<Object> value_or_null) = nullptr;
  // Asynchronous protocol
  UnarySlot await = nullptr, aiter = nullptr, anext = nullptr;
  // Buffers (buffer.h)
  bool (*get_buffer)(Borrowed<Object>, Buffer* out, int flags) = nullptr;
  void (*release_buffer)(Borrowed<Object>, Buffer*) = nullptr;
};

// ---- Tables that describe a builtin type or module -------------------------------------------------------------------------

enum class CallKind : uint8_t { kNoArgs, kOneArg, kPositional, kKeywords };
enum MethodFlag : uint8_t { kPlainMethod = 0, kClassMethodFlag = 1, kStaticMethodFlag = 2, kCoexist = 4 };

// One builtin function or method. `self` is the module for module functions, the class for class methods.
struct MethodDef {
  const char* name = nullptr;
  CallKind kind = CallKind::kNoArgs;
  uint8_t flags = kPlainMethod;
  int16_t min_args = 0, max_args = 0;  // of kPositional; max -1: any number. Checked before the function is called.
  union Function {
    Ref<Object> (*no_args)(Borrowed<Object> self);
    Ref<Object> (*one_arg)(Borrowed<Object> self, Borrowed<Object> arg);
    Ref<Object> (*positional)(Borrowed<Object> self, ArgSpan args);
    Ref<Object> (*keywords)(Borrowed<Object> self, CallArgs args);
    constexpr Function(Ref<Object> (*f)(Borrowed<Object>)) : no_args(f) {}
    constexpr Function(Ref<Object> (*f)(Borrowed<Object>, Borrowed<Object>)) : one_arg(f) {}
    constexpr Function(Ref<Object> (*f)(Borrowed<Object>, ArgSpan)) : positional(f) {}
    constexpr Function(Ref<Object> (*f)(Borrowed<Object>, CallArgs)) : keywords(f) {}
  } function;
  const char* doc = nullptr;  // "append(object, /)\n--\n\nText": a signature line as CPython's __text_signature__ wants it, then text
};

constexpr MethodDef NoArgs(const char* name, Ref<Object> (*f)(Borrowed<Object>), const char* doc = nullptr, uint8_t flags = 0) {
  return {name, CallKind::kNoArgs, flags, 0, 0, f, doc};
}
constexpr MethodDef OneArg(const char* name, Ref<Object> (*f)(Borrowed<Object>, Borrowed<Object>), const char* doc = nullptr,
                           uint8_t flags = 0) {
  return {name, CallKind::kOneArg, flags, 1, 1, f, doc};
}
constexpr MethodDef Positional(const char* name, Ref<Object> (*f)(Borrowed<Object>, ArgSpan), int min_args, int max_args,
                               const char* doc = nullptr, uint8_t flags = 0) {
  return {name, CallKind::kPositional, flags, static_cast<int16_t>(min_args), static_cast<int16_t>(max_args), f, doc};
}
constexpr MethodDef Keywords(const char* name, Ref<Object> (*f)(Borrowed<Object>, CallArgs), const char* doc = nullptr,
                             uint8_t flags = 0) {
  return {name, CallKind::kKeywords, flags, 0, -1, f, doc};
}

struct GetSetDef {
  const char* name;
  Ref<Object> (*get)(Borrowed<Object> self);
  bool (*set)(Borrowed<Object> self, Borrowed<Object> value_or_null) = nullptr;  // null: read-only
  const char* doc = nullptr;
};

enum class MemberKind : uint8_t { kObject /* null reads as None */, kObjectOrError /* null raises AttributeError */, kInt32, kInt64, kBool, kDouble };
struct MemberDef {
  const char* name;
  MemberKind kind;
  int32_t offset;
  bool read_only = true;
  const char* doc = nullptr;
};

template <class T>
struct Table {  // a view of a constexpr array
  const T* data = nullptr;
  size_t size = 0;
  constexpr Table() = default;
  template <size_t N>
  constexpr Table(const T (&array)[N]) : data(array), size(N) {}
  const T* begin() const { return data; }
  const T* end() const { return data + size; }
};

enum class TypeId : uint8_t;  // types.h, from types.def

struct TypeSpec {
  const char* name;           // "list"; "collections.deque" where __module__ is not builtins
  TypeId base;
  int32_t basic_size;
  int32_t item_size = 0;
  uint32_t flags = 0;         // TypeFlag
  ObjectKind instance_kind = kInstance;
  int32_t weaklist_offset = 0;
  int32_t dict_offset = 0;
  void (*dealloc)(Object*) = nullptr;
  TraverseFn traverse = nullptr;
  void (*clear)(Object*) = nullptr;
  void (*finalize)(Object*) = nullptr;
  TypeSlots slots = {};
  Table<MethodDef> methods = {};
  Table<GetSetDef> getsets = {};
  Table<MemberDef> members = {};
  const char* doc = nullptr;
};

struct TypeObject : TypeBase {
  TypeSlots slots;
  const TypeSpec* spec;           // null for a class made by Python
  uint32_t version_tag;           // names this state of the type and its bases in inline caches; 0: not cacheable just now
  GcSlot<DictObject> dict;
  GcSlot<TupleObject> bases;
  GcSlot<TupleObject> mro;
  GcSlot<TypeObject> base;
  GcSlot<DictObject> subclasses;  // address of the subclass -> weak reference; null until there is one
  Object* weaklist;
  // Of classes made by Python (null or unused in builtin ones):
  GcSlot<StrObject> heap_name;     // TypeBase::name is its text
  GcSlot<StrObject> qualname;
  GcSlot<TupleObject> slot_names;  // mangled __slots__ that became members, sorted; null where there are none
  DictKeys* shared_keys;           // key-sharing keys of the instances' dicts; null where instances have no managed dict
  MemberDef* members;              // of __slots__, in the order of slot_names; inside this object's memory
  int32_t member_count;
  bool uncacheable;                // mro() is the metaclass's own: no version tag can stand for what it answers
  bool members_in_bases;           // this type or a base has __slots__ members that dealloc must drop
  void (*base_dealloc)(Object*);   // of the nearest base that was not made by Python
  TypeObject* next_builtin;        // the chain from Runtime::builtin_types
};
// What type.__basicsize__ says: CPython's, so that a class asks the allocator for as much.
inline constexpr int32_t kTypeBasicSize = 904;
inline constexpr int32_t kTypeItemSize = 40;  // one entry of __slots__
static_assert(sizeof(TypeObject) <= kTypeBasicSize);

inline TypeObject* TypeOf(const Object* object) { return static_cast<TypeObject*>(object->type); }
inline TypeObject* AsTypeObject(Object* object) { return static_cast<TypeObject*>(object); }
inline bool HasTypeFlag(const Object* object, uint32_t flag) { return (object->type->type_flags & flag) != 0; }

// Makes a ready type from a table: slots inherited, dict filled with descriptors, mro computed. The runtime keeps it until FiniTypes.
// `base_or_null`: takes the place of spec.base, for bases that have no TypeId.
Ref<TypeObject> MakeBuiltinType(const TypeSpec& spec, TypeObject* base_or_null = nullptr);
// The two steps of it, for InitObjects, because a type's dict and names are made of objects that have types:
//   1. AllocateBuiltinType for every type, `object` and `type` first: after it, instances of the type can be made and die;
//   2. the singletons, the intern table and Names();
//   3. InitTypes, then ReadyBuiltinType for every type in the same order.
Ref<TypeObject> AllocateBuiltinType(const TypeSpec& spec, TypeObject* base_or_null = nullptr);
bool ReadyBuiltinType(TypeObject* type);
bool InitTypes(Runtime& runtime);  // the attribute cache
// The last of FiniObjects: ClearTypes drops what builtin types own, FiniTypes then frees them and the cache.
void ClearTypes(Runtime& runtime);
void FiniTypes(Runtime& runtime);

// type_object.cc / type_lookup.cc
bool IsSubtype(const TypeObject* type, const TypeObject* of);             // by mro, runs no Python
Borrowed<Object> TypeLookup(TypeObject* type, Borrowed<StrObject> name);  // along the mro; null = absent, nothing pending
void TypeModified(TypeObject* type);                                      // drops the version tags of the type and its subclasses
uint32_t AssignVersionTag(TypeObject* type);                              // 0 where tags have run out
// The hash slot of unhashable types: "unhashable type: 'list'". A spec with `compare` and without `hash` gets it by itself.
int64_t HashNotImplemented(Borrowed<Object> self);
// What the `next` slot of a class holds once its __next__ has been deleted; such an object is no iterator.
Ref<Object> NextNotImplemented(Borrowed<Object> self);
// isinstance and issubclass without __instancecheck__ and __subclasscheck__ (but with __class__ and __bases__). -1: failed.
int RecursiveIsInstance(Borrowed<Object> object, Borrowed<Object> cls);
int RecursiveIsSubclass(Borrowed<Object> derived, Borrowed<Object> cls);
// What sys.getsizeof adds to __sizeof__ for what stands before the object: 0, 16 (gc head) or 32 (managed dict). Instances of
// subclasses of variable-sized types keep a managed dict that CPython would keep behind the items: their basic_size counts it.
size_t BytesBeforeAsCPython(const Object* object);
Ref<Object> TypeNewInstance(TypeObject* type);                            // object.__new__'s allocation: zeroed, tracked if a container
Ref<Object> AllocateInstance(TypeObject* type, ptrdiff_t items);          // tp_alloc: zeroed body, header filled, not yet tracked
void DeallocInstance(Object* self);                                       // dealloc of classes made by Python (subtype_dealloc)
// type(name, bases, namespace, **keywords) as the `class` statement does it, with the metaclass already determined.
Ref<Object> NewClass(TypeObject* metatype, Borrowed<StrObject> name, Borrowed<TupleObject> bases, Borrowed<DictObject> dict, CallArgs keywords);
// The most derived metatype among `metatype` and the bases' types; null: conflict, TypeError pending.
TypeObject* CalculateMetaclass(TypeObject* metatype, Borrowed<TupleObject> bases);
Ref<Object> TypeName(TypeObject* type);       // __name__
Ref<Object> TypeQualname(TypeObject* type);   // __qualname__
Ref<Object> TypeModule(TypeObject* type);     // __module__, as str or other object; null only when failed
// "module.qualname", without the module where it is builtins; as messages and default reprs show it.
Ref<StrObject> TypeFullName(TypeObject* type);
// Looks a special method up on the type, bound to `self` where it is a descriptor; null = absent (nothing pending) or failed (pending).
Ref<Object> LookupSpecialMayRunPython(Borrowed<Object> self, Borrowed<StrObject> name);

// type(...) or an instance: what calling a type whose metaclass is `type` does.
Ref<Object> TypeCall(Borrowed<Object> type, CallArgs args);

}  // namespace viv
