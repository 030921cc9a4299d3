// The words behind an instruction that specialisation uses, and how often it is tried.
//
// An instruction starts out generic with count 0. Each time a generic form runs it counts down; at 0 it looks at its operands and
// writes a specialised form over itself, or fails to and waits, each time twice as long. A specialised form whose guard fails puts
// the generic one back, which tries again after kRunsAfterMiss runs.
#pragma once

#include <cstdint>

#include "interpreter/bytecode/instruction.h"
#include "memory/object_header.h"

namespace viv {

enum class Specialized : uint16_t {
  kFirst = static_cast<uint16_t>(Opcode::kCount) - 1,
#define VIV_SPECIALIZED(name) k##name,
#include "interpreter/vm/specialized.def"
#undef VIV_SPECIALIZED
  kEnd
};

struct SpecializationCounter {
  uint16_t count;
  uint16_t backoff;
};
inline constexpr uint16_t kRunsAfterMiss = 16;
inline constexpr uint16_t kFirstBackoff = 8, kLastBackoff = 4096;

// A generic form runs: is it time to try?
inline bool ShouldSpecialize(SpecializationCounter& counter) {
  if (counter.count == 0) return true;
  --counter.count;
  return false;
}
inline void SpecializationFailed(SpecializationCounter& counter) {
  counter.backoff = counter.backoff == 0 ? kFirstBackoff : counter.backoff >= kLastBackoff ? kLastBackoff : counter.backoff * 2;
  counter.count = counter.backoff;
}
inline void SpecializationDone(SpecializationCounter& counter) { counter.count = kRunsAfterMiss; }

struct NameCache {  // LoadGlobal, LoadName: 2 words; StoreGlobal, StoreName: 1 word
  uint32_t keys_version;
  uint32_t index;             // of the entry
  uint32_t builtins_version;
  SpecializationCounter counter;
};
struct AttributeCache {  // LoadAttr, LoadMethod: 3 words; StoreAttr: 2 words
  uint32_t type_version;
  uint16_t index;
  uint16_t reserved;
  uint32_t keys_version;
  SpecializationCounter counter;
  Object* object;             // borrowed while type_version holds; not of StoreAttr
};
// Where the parameters of a Python function come from in a call with these arguments, for up to kMostBound of them.
struct ArgumentBinding {
  static constexpr int kMostBound = 12, kDefault = 15;
  uint64_t bits = 0;  // 0: the arguments stand in their parameters' places; or 0 .. 7 the parameters' number, 8 .. 15 the first one
                      // that has a default, by its sign also before the first; then four bits each: the argument's place or kDefault
  int parameter_count() const { return static_cast<int>(bits & 0xFF); }
  int first_default() const { return static_cast<int8_t>(bits >> 8); }
  int source(int parameter) const { return static_cast<int>(bits >> (16 + 4 * parameter) & 15); }
};

struct CallCache {  // 3 words
  uint32_t version;           // of the function or the type
  SpecializationCounter counter;
  uint64_t* words;            // of the function's code, behind its Resume
  union {
    Object* object;           // borrowed while `version` holds
    ArgumentBinding binding;  // of calls of Python functions
  };
};
static_assert(sizeof(NameCache) == 16 && sizeof(AttributeCache) == 24 && sizeof(CallCache) == 24);

template <class T>
inline T* CacheOf(uint64_t* pc) {
  return reinterpret_cast<T*>(pc + 1);
}

}  // namespace viv
