// What can be called: Python functions, bound methods, builtin functions, and the descriptors that make them methods.
// Answers to CPython's Objects/funcobject.c, classobject.c, methodobject.c, descrobject.c and cellobject.c.
#pragma once

#include "interpreter/objects/code_object.h"
#include "interpreter/objects/object.h"

namespace viv {

struct FunctionObject : Object {
  GcSlot<DictObject> globals;
  GcSlot<Object> builtins;      // dict
  GcSlot<StrObject> name, qualname;
  GcSlot<CodeObject> code;
  GcSlot<Object> defaults;      // tuple or null
  GcSlot<Object> kwdefaults;    // dict or null
  GcSlot<TupleObject> closure;  // of cells, or null
  GcSlot<Object> doc;
  Object* dict;                 // owned; null until asked for
  Object* weaklist;
  GcSlot<Object> module;
  GcSlot<Object> annotations;   // dict, tuple of pairs, or null
  uint32_t version;             // names this state (code, defaults, ...) in inline caches; 0: none taken
  uint32_t reserved_word;
  void* reserved_pointer;
};
static_assert(sizeof(FunctionObject) == 136);

struct CellObject : Object {
  GcSlot<Object> value;  // null: empty
};
struct BoundMethodObject : Object {
  GcSlot<Object> function, self;
  Object* weaklist;
  void* reserved_pointer;
};
struct BuiltinFunctionObject : Object {
  const MethodDef* def;
  GcSlot<Object> self;    // module, object or class; null: none
  GcSlot<Object> module;  // its __module__; null: none
  Object* weaklist;
  void* reserved_pointer;
};
// What stands in the dict of a builtin type; makers in descriptors.h.
struct DescriptorObject : Object {
  GcSlot<TypeObject> owner;
  GcSlot<StrObject> name;
  GcSlot<Object> qualname;  // null until asked for
};
// list.append, as found in the type: a method_descriptor or classmethod_descriptor.
struct MethodDescriptorObject : DescriptorObject {
  const MethodDef* def;
  void* reserved_pointer;
};
struct PropertyObject : Object {
  GcSlot<Object> get, set, del, doc;
  GcSlot<Object> name;  // from __set_name__
  bool getter_doc;
};
struct ClassMethodObject : Object {  // and staticmethod
  GcSlot<Object> callable;
  Object* dict;
};
struct ModuleObject : Object {
  Object* dict;  // owned, never null: a dict
  const void* definition;
  void* state;
  Object* weaklist;
  GcSlot<Object> name;
};
struct MemberDescriptorObject : DescriptorObject {
  const MemberDef* def;  // of a builtin type's table, or TypeObject::members of the owner
};
static_assert(sizeof(MemberDescriptorObject) == 48);

inline FunctionObject* AsFunction(Object* object) { return static_cast<FunctionObject*>(object); }
Ref<FunctionObject> NewFunction(Borrowed<CodeObject> code, Borrowed<DictObject> globals);  // name, doc, module, builtins from these
uint32_t FunctionVersion(FunctionObject* function);
// For a function that a `def`, `lambda` or comprehension has just made: all that its code makes start out alike, but for default values.
void ShareVersionOfCode(FunctionObject* function);
Ref<Object> NewBoundMethod(Borrowed<Object> function, Borrowed<Object> self);
Ref<Object> NewBuiltinFunction(const MethodDef* def, Borrowed<Object> self_or_null, Borrowed<Object> module_or_null);
Ref<CellObject> NewCell(Ref<Object> value_or_null);
Ref<Object> NewProperty(Borrowed<Object> get, Borrowed<Object> set, Borrowed<Object> del, Borrowed<Object> doc);
Ref<Object> NewStaticMethod(Borrowed<Object> callable);
Ref<Object> NewClassMethod(Borrowed<Object> callable);
Ref<ModuleObject> NewModule(Borrowed<StrObject> name);  // dict with __name__, __doc__, __package__, __loader__, __spec__
inline DictObject* ModuleDict(const Object* module) { return reinterpret_cast<DictObject*>(static_cast<const ModuleObject*>(module)->dict); }
bool ModuleAdd(ModuleObject* module, const char* name, Ref<Object> value);  // false also where value is null
bool ModuleAddFunctions(ModuleObject* module, Table<MethodDef> functions);
// Calls a builtin's function after the count check of its def. `self` as the function wants it.
Ref<Object> CallMethodDef(const MethodDef* def, Borrowed<Object> self, CallArgs args, Borrowed<Object> callable_for_messages);
Ref<Object> NewMappingProxy(Borrowed<Object> mapping);
Ref<Object> NewGenericAlias(Borrowed<Object> origin, Borrowed<Object> args);
Ref<Object> NewSequenceIterator(Borrowed<Object> sequence);
Ref<Object> NewCallableIterator(Borrowed<Object> callable, Borrowed<Object> sentinel);
// super(type, object): what the VM makes for a bare super(), from the __class__ cell and the first argument.
Ref<Object> NewSuper(Borrowed<TypeObject> type, Borrowed<Object> object);
Ref<Object> NewUnion(Borrowed<Object> left, Borrowed<Object> right);  // left | right of types; NotImplemented
TupleObject* UnionMembers(Borrowed<Object> object);                   // of int | str; null where it is no union
Ref<Object> NewSimpleNamespace(Borrowed<DictObject> attributes_or_null);
// Named-tuple-like results of builtin modules (sys.version_info, time.struct_time, os.stat_result): struct_sequence.cc
struct StructSequenceSpec {
  const char* name;  // "time.struct_time"
  const char* doc;
  Table<const char*> fields;  // null: an item without a name
  int visible = -1;           // fields that are items too; -1: all
  bool instantiable = true;   // by a program
};
Ref<TypeObject> NewStructSequenceType(const StructSequenceSpec& spec);  // the spec lives on
Ref<Object> NewStructSequence(TypeObject* type, ArgSpan values);

}  // namespace viv
