// References: what an object owns, one by one, and what each is called.
//
// A traverse slot (memory/object_header.h) tells what the collector needs: no more than what can be part of a cycle, and without names.
// Here every counted reference is told, those of code objects, of str keys and of names too, so that what all objects own and what is
// owned from outside (roots.h) adds up to the reference counts. Fields of builtin types are rows of a table in references.cc; containers
// have a function each; of a type that is in neither, its traverse slot tells, and its member table what the reference is called.
//
// Nothing here allocates from the heap, changes a count or runs Python.
#pragma once

#include <absl/container/flat_hash_map.h>
#include <absl/functional/function_ref.h>

#include <vector>

#include "interpreter/objects/object.h"

namespace viv {

// In what way something is owned. The comment says what a RefName has beside it.
enum class RefKind : uint8_t {
  kItem,       // of a list, tuple, deque: index
  kElement,    // of a set
  kKey,        // of a dict: object, the key itself
  kValue,      // of a dict: object, its key
  kAttribute,  // that an instance keeps by itself, in its values or a slot: object, the name
  kField,      // of a builtin type: text
  kClass,      // what it is an instance of
  kVariable,   // of a frame or a generator: object, the name
  kTemporary,  // of a frame or a generator: index
  kOther       // without a name: index
};

struct RefName {
  RefKind kind;
  union {
    int64_t index;
    Object* object;
    const char* text;
  };

  static RefName Plain(RefKind kind) { return {.kind = kind, .index = 0}; }
  static RefName At(RefKind kind, int64_t index) { return {.kind = kind, .index = index}; }
  static RefName By(RefKind kind, Object* object) { return {.kind = kind, .object = object}; }
  static RefName Field(const char* text) { return {.kind = RefKind::kField, .text = text}; }
};

using EachReference = absl::FunctionRef<void(Object* target, RefName name)>;

// The name of a register of code: a variable, or a temporary.
RefName RegisterName(const CodeObject* code, int32_t index);

class ReferenceReader {
 public:
  ReferenceReader();

  // Calls `each` for every reference that the object owns, as often as it owns it. A container that is not tracked yet may be half made:
  // of it, only the class is told.
  void ForEach(Object* object, EachReference each);

 private:
  enum class Contents : uint8_t { kNone, kList, kTuple, kDict, kSet, kType, kFrame, kGenerator, kDeque };
  struct Field {  // of a builtin type, at an offset
    TypeId type;
    const char* name;
    size_t offset;
  };
  struct Layout {
    const TypeObject* builtin = nullptr;  // the nearest base that was not made by a class statement
    std::vector<const Field*> fields;
    Contents contents = Contents::kNone;
    bool remainder = false;  // what the traverse slot shows beyond that
  };
  static const Field kFields[];

  const Layout& LayoutOf(const TypeObject* type);
  void ForEachRemaining(Object* object, const Layout& layout, size_t told, EachReference each);

  absl::flat_hash_map<const TypeObject*, TypeId> ids_;
  absl::flat_hash_map<const TypeObject*, Layout> layouts_;
  std::vector<Object*> told_;  // scratch
};

}  // namespace viv
