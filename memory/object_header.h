// The header that every Python object starts with, and the part of a type that decides over an object's life.
//
//   offset 0   u32 refcount
//          4   u8  kind       which builtin layout this object has exactly (ObjectKind); 0 for instances of Python classes
//          5   u8  (reserved)
//          6   u16 flags      HeaderFlag bits
//          8   TypeBase* type
//
// `kind` makes the interpreter's guards one byte compare: kind == kList means "exactly a list, no subclass". `type` holds one
// reference where the type itself was made at run time (kTypeIsHeap), as in CPython.
//
// A container is preceded by a 16-byte gc head (gc/gc_head.h); an instance of a Python class may have, before that, a word for its
// `__dict__` and one for its values (CPython 3.11's managed dict). kHasGcHead tells whether the gc head is there.
//
// memory/ and gc/ know no type by name. What they need of one stands in TypeBase; objects/type_object.h derives TypeObject from it.
// Answers to CPython's Include/object.h.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viv {

struct Object;
struct TypeBase;

// Exact builtin layouts. Order matters only where a static_assert in objects/ says so.
enum ObjectKind : uint8_t {
  kInstance = 0,  // of a class made by a `class` statement, or of a builtin type without a kind of its own
  kInt,           // fits int64_t
  kBigInt,        // does not
  kFloat,
  kBool,
  kNone,
  kStr,
  kBytes,
  kTuple,
  kList,
  kDict,
  kSet,
  kFrozenSet,
  kSlice,
  kRange,
  kComplex,
  kByteArray,
  kFunction,
  kBoundMethod,
  kBuiltinFunction,   // builtin_function_or_method
  kMethodDescriptor,  // list.append as found in the type
  kCell,
  kCode,
  kType,
  kModule,
  kGenerator,
  kCoroutine,
  kAsyncGenerator,
  kFrame,
  kTraceback,
  kRangeIterator,
  kListIterator,
  kTupleIterator,
  kDictKeyIterator,
  kDictValueIterator,
  kDictItemIterator,
  kProperty,
  kStaticMethod,
  kClassMethod,
  kEllipsis,
  kNotImplemented,
  kKindCount
};

enum HeaderFlag : uint16_t {
  kHasGcHead = 1 << 0,     // preceded by a GcHead
  kFinalized = 1 << 1,     // its finaliser (PEP 442) has run
  kBigPayload = 1 << 2,    // an int (or subclass) whose value does not fit int64_t
  kIdObserved = 1 << 3,    // its address has been shown to the program
  kInTrashcan = 1 << 4,    // queued for deferred deallocation
  kManagedDict = 1 << 5,   // preceded by the dict and values words
  kStickyRefcount = 1 << 6 // the count overflowed once: never freed
};

struct Object {
  uint32_t refcount;
  ObjectKind kind;
  uint8_t reserved;
  uint16_t flags;
  TypeBase* type;
};
static_assert(sizeof(Object) == 16);

// Calls `visit` once for every reference that `object` owns. Stops and returns the first non-zero answer.
using VisitFn = int (*)(Object* referent, void* context);
using TraverseFn = int (*)(Object* object, VisitFn visit, void* context);

enum TypeFlag : uint32_t {
  kTypeHasGc = 1 << 0,         // instances are containers
  kTypeIsHeap = 1 << 1,        // made at run time: instances own a reference to it
  kTypeIsBaseType = 1 << 2,    // may be subclassed
  kTypeReady = 1 << 3,
  kTypeImmutable = 1 << 4,     // its attributes cannot be set
  kTypeManagedDict = 1 << 5,
  kTypeIsAbstract = 1 << 6,
  kTypeHasFinalizer = 1 << 7,  // finalize is not null
  kTypeDisallowInstantiation = 1 << 8,
  kTypeMatchSelf = 1 << 9,     // class pattern with one positional sub-pattern matches the subject itself
  kTypeIsSequence = 1 << 10,   // pattern matching, collections.abc.Sequence
  kTypeIsMapping = 1 << 11,
  kTypeMethodDescriptor = 1 << 12,
  kTypeOwnsSpec = 1 << 13,     // its table was allocated for it
  kTypeVectorcall = 1 << 15,   // CPython calls it without a tuple of the arguments, which would own one more reference to each
  // Subclass marks: set on the builtin type and inherited, so that "is a list or a subclass" is one test.
  kWeakRefSubclass = 1 << 19,  // weakref.ref and the proxies: laid out as WeakRef (gc/weakref.h)
  kIntSubclass = 1 << 20,
  kListSubclass = 1 << 21,
  kTupleSubclass = 1 << 22,
  kBytesSubclass = 1 << 23,
  kStrSubclass = 1 << 24,
  kDictSubclass = 1 << 25,
  kExceptionSubclass = 1 << 26,
  kTypeSubclass = 1 << 27,
  kFloatSubclass = 1 << 28,
  kSetSubclass = 1 << 29,
  kFrozenSetSubclass = 1 << 30,
};

struct TypeBase : Object {
  const char* name;           // UTF-8, as messages show it; lives as long as the type
  uint32_t type_flags;        // TypeFlag bits
  ObjectKind instance_kind;   // what instances have as `kind`
  int32_t basic_size;         // bytes of an instance without gc head and without items
  int32_t item_size;          // bytes of one item of a variable-sized instance, 0 for fixed size
  int32_t weaklist_offset;    // of the Object* that heads the weak references to an instance; 0: not weakly referenceable
  int32_t dict_offset;        // of the instance __dict__; 0: none; -1: managed (before the gc head)
  // Ends an object whose refcount reached zero. May run Python (finalisers, weak reference callbacks).
  void (*dealloc)(Object*);
  TraverseFn traverse;        // null: owns no references that could be part of a cycle
  void (*clear)(Object*);     // drops the references that may be part of a cycle. May run Python.
  void (*finalize)(Object*);  // `__del__`: called at most once an object (kFinalized). May run Python.
};

}  // namespace viv
